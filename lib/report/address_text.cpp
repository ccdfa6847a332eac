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

std::string ranges_text(const set::AddressSet& addresses) {
    constexpr std::size_t longest = 60;
    const set::AddressSet hosts = addresses - model::symbolic_addresses();
    std::string text = hosts.empty() ? "" : hosts.to_string();
    for (const std::string& service : address_texts(addresses & model::symbolic_addresses()))
        text += (text.empty() ? "" : ", ") + service;
    return text.size() <= longest ? text : text.substr(0, text.rfind(',', longest)) + ", ...";
}

}  // namespace netlint::report
