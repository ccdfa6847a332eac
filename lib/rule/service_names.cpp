// Services by name.
#include "netlint/rule/service_names.hpp"

#include <vector>

#include "netlint/base/suggestion.hpp"
#include "netlint/net/well_known.hpp"

namespace netlint::rule {

Result<set::ServiceSet> ServiceNames::find(std::string_view text) const {
    if (const auto own = own_.find(text); own != own_.end()) return own->second;
    set::ServiceSet sum;
    for (const net::NamedService& row : net::services_named(text))
        sum |= set::ServiceSet::ports(row.protocol, row.ports);
    if (!sum.empty()) return sum;
    if (auto parsed = set::ServiceSet::parse(text))
        return parsed;
    else if (text.find('/') != std::string_view::npos)
        return parsed;
    std::vector<std::string> known{"all", "tcp", "udp", "icmp", "icmpv6"};
    for (const auto& [name, services] : own_) known.push_back(name);
    for (const net::NamedService& row : net::named_services()) known.emplace_back(row.name);
    return fail("unknown service '{}'{}", text, did_you_mean(text, known));
}

}  // namespace netlint::rule
