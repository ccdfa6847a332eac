// The values of fields that are words: what their functions answer with, and all that a rule may compare them with.
#pragma once

#include <array>
#include <string_view>

namespace netlint::rule::fields {

using std::string_view;

inline constexpr std::array<string_view, 2> directions{"ingress", "egress"};  // as model::Direction
inline constexpr std::array<string_view, 2> actions{"deny", "allow"};
inline constexpr std::array<string_view, 4> peer_kinds{"prefix", "group", "prefix-list", "unknown"};
inline constexpr std::array<string_view, 11> route_targets{"local",
                                                           "blackhole",
                                                           "internet-gateway",
                                                           "nat-gateway",
                                                           "egress-only-gateway",
                                                           "gateway-endpoint",
                                                           "gateway-load-balancer-endpoint",
                                                           "peering",
                                                           "interface",
                                                           "transit-gateway",
                                                           "other"};
inline constexpr std::array<string_view, 4> balancer_kinds{"application", "network", "gateway", "classic"};
inline constexpr std::array<string_view, 10> listener_protocols{"HTTP",    "HTTPS", "TCP",  "TLS",      "UDP",
                                                                "TCP_UDP", "SSL",   "QUIC", "TCP_QUIC", "GENEVE"};
inline constexpr std::array<string_view, 4> endpoint_kinds{"gateway", "interface", "gateway-load-balancer", "other"};
inline constexpr std::array<string_view, 2> families{"ipv4", "ipv6"};

}  // namespace netlint::rule::fields
