// How addresses are printed.
#include "address_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "netlint/model/symbolic.hpp"
#include "netlint/net/prefix.hpp"

namespace netlint::report {

std::string address_text(const net::Address& address) {
    if (const auto name = model::symbolic_name(address)) return fmt::format("service:{}", *name);
    return address.to_string();
}

std::vector<std::string> address_texts(const set::AddressSet& addresses) {
    std::vector<std::string> texts;
    for (const net::Prefix& prefix : (addresses - model::symbolic_addresses()).to_prefixes())
        texts.push_back(prefix.to_string());
    std::vector<std::string> services;
    for (const net::Prefix& prefix : (addresses & model::symbolic_addresses()).to_prefixes())
        if (const auto name = model::symbolic_name(prefix.first()))
            services.push_back(fmt::format("service:{}", *name));
    std::sort(services.begin(), services.end());
    services.erase(std::unique(services.begin(), services.end()), services.end());
    texts.insert(texts.end(), services.begin(), services.end());
    return texts;
}

}  // namespace netlint::report
