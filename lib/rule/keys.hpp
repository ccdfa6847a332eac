// The keys and words of rule and policy files: the parsers read by these tables, and the schema is made of them.
#pragma once

#include <array>
#include <string_view>

namespace netlint::rule::keys {

using std::string_view;

inline constexpr std::array<string_view, 16> rule{"id",         "title",   "severity",   "what",   "why",     "fix",
                                                  "references", "unknown", "covered_by", "deny",   "require", "only",
                                                  "for",        "where",   "assert",     "message"};
inline constexpr std::array<string_view, 6> deny{"from", "to", "service", "except", "through", "not_through"};
inline constexpr std::array<string_view, 9> require{"from",    "to",          "service",   "to_each", "except",
                                                    "through", "not_through", "both_ways", "replies"};
inline constexpr std::array<string_view, 4> only{"to", "from", "service", "except"};
inline constexpr std::array<string_view, 4> exception{"from", "to", "reason", "until"};
inline constexpr std::array<string_view, 14> selector{"zone",  "union",  "intersect", "except",  "prefixes",
                                                      "tier",  "type",   "module",    "address", "vpc",
                                                      "group", "region", "tags",      "subnets"};
inline constexpr std::array<string_view, 3> subnets{"kind", "tags", "address"};
inline constexpr std::array<string_view, 6> policy{"version", "zones", "services", "assume", "rules", "waivers"};
inline constexpr std::array<string_view, 4> rules{"use", "skip", "severity", "own"};
inline constexpr std::array<string_view, 5> waiver{"rule", "address", "reason", "owner", "until"};
inline constexpr std::array<string_view, 2> assume{"prefix_lists", "client_ports"};

inline constexpr std::array<string_view, 5> severities{"info", "low", "medium", "high", "critical"};
inline constexpr std::array<string_view, 3> unknowns{"report", "fail", "ignore"};
inline constexpr std::array<string_view, 3> quantifiers{"any", "each", "all"};
inline constexpr std::array<string_view, 9> ways{"internet-gateway", "egress-only-gateway", "nat-gateway",
                                                 "gateway-endpoint", "interface-endpoint",  "peering",
                                                 "transit-gateway",  "middlebox",           "waf"};
inline constexpr std::array<string_view, 6> tiers{"other", "edge", "app", "data", "endpoint", "nat"};
inline constexpr std::array<string_view, 4> subnet_kinds{"public", "private", "isolated", "unknown"};
inline constexpr std::array<string_view, 4> clients{"any", "linux", "windows", "nat"};
inline constexpr std::array<string_view, 7> operators{"equals",        "in",    "overlaps", "within", "covers",
                                                      "size_at_least", "exists"};

}  // namespace netlint::rule::keys
