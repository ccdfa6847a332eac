// Test support: single flows through a small network, as the judge tells them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "asking.hpp"
#include "netlint/reach/trace.hpp"

namespace netlint::reach::testing {

inline const Outside s3{"service:s3", model::symbolic_block("s3")};
inline const Outside web{"internet:203.0.113.9", addresses("203.0.113.9/32")};
inline const Outside web6{"internet6", addresses("2600:1f00::9/128")};

// Two subnets, asked flow by flow.
struct Judged : TwoSubnets {
    static Outside host(const char* text) { return {std::string("cidr:") + text, addresses(text)}; }

    net::Flow flow(const Endpoint& from, const Endpoint& to, std::string_view service, net::Family family,
                   std::uint16_t port) const {
        const auto address_of = [&](const Endpoint& end) {
            const set::AddressSet all = std::holds_alternative<Id<model::Eni>>(end)
                                            ? network.enis[std::get<Id<model::Eni>>(end)].addresses
                                        : std::holds_alternative<Outside>(end) ? std::get<Outside>(end).addresses
                                                                               : std::get<Platform>(end).addresses;
            return all.only(family).witness().value();
        };
        const set::ServicePoint point = services(service).witness().value();
        net::Flow flow{address_of(from), address_of(to), point.protocol};
        if (point.protocol.has_ports()) {
            flow.source_port = port;
            flow.destination_port = point.detail;
        } else if (point.protocol.has_icmp()) {
            flow.icmp_type = static_cast<std::uint8_t>(point.detail >> 8);
            flow.icmp_code = static_cast<std::uint8_t>(point.detail);
        }
        return flow;
    }
    Trace tell(const Endpoint& from, const Endpoint& to, std::string_view service, std::uint16_t port = 40000,
               std::uint16_t translated = 1024) const {
        return trace(network, from, to, flow(from, to, service, net::Family::ipv4, port), translated);
    }
    Disposition fate(const Endpoint& from, const Endpoint& to, std::string_view service, std::uint16_t port = 40000,
                     std::uint16_t translated = 1024) const {
        return tell(from, to, service, port, translated).disposition;
    }
    Disposition fate6(const Endpoint& from, const Endpoint& to, std::string_view service) const {
        return trace(network, from, to, flow(from, to, service, net::Family::ipv6, 40000)).disposition;
    }
    // "security-group-ingress ENI_SG_RULES_MISMATCH, ..."
    std::string refusals(const Endpoint& from, const Endpoint& to, std::string_view service,
                         std::uint16_t port = 40000) const {
        std::string text;
        for (const Hop& hop : tell(from, to, service, port).blockers())
            text += (text.empty() ? "" : ", ") + std::string(to_string(hop.stage)) + ' ' + hop.code;
        return text;
    }
    std::string words(const Endpoint& from, const Endpoint& to, std::string_view service, Stage stage) const {
        for (const Hop& hop : tell(from, to, service).forward)
            if (hop.stage == stage) return hop.because;
        return "no such hop";
    }
    Id<model::NetworkAcl> acl_of(Id<model::Subnet> subnet) {
        const Id<model::NetworkAcl> id = acl(v, "aws_network_acl." + network.subnets[subnet].where.address.substr(11));
        use(subnet, id);
        return id;
    }
};

}  // namespace netlint::reach::testing
