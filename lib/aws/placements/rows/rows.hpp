// The parts of the placement table, a family of types each, and what their rows have in common.
#pragma once

#include <span>

#include "../row.hpp"

namespace netlint::aws {

std::span<const PlacementRow> compute_rows();
std::span<const PlacementRow> analytics_rows();
std::span<const PlacementRow> workplaces_rows();
std::span<const PlacementRow> entry_points_rows();
std::span<const PlacementRow> databases_rows();
std::span<const PlacementRow> stores_rows();

// The flag of most data stores. Where nothing is written, the provider says no, or the service decides.
inline constexpr When flag{"publicly_accessible"};
inline constexpr When flag_or_unknown{"publicly_accessible", "true", model::Tri::unknown};
// What asks the service for IPv6 addresses, which it gives to nobody else. For those whose pages do not say what they
// do unasked, the subnet decides.
inline constexpr GivesIpv6 network_type{"network_type"};
inline constexpr GivesIpv6 network_type_or_subnet{"network_type", model::Tri::unknown};
inline constexpr GivesIpv6 ip_address_type{"ip_address_type"};
inline constexpr GivesIpv6 ip_address_type_or_subnet{"ip_address_type", model::Tri::unknown};
// No attribute, so what holds where it is omitted.
inline constexpr When always{"", "", model::Tri::yes};
inline constexpr auto each = model::Placement::each;

}  // namespace netlint::aws
