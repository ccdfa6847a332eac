// Whether a service gives its interfaces IPv6 addresses, by the attribute that asks it to.
#pragma once

#include "place.hpp"
#include "row.hpp"

namespace netlint::aws {

// Yes: in every subnet that has a block of them; no: in none; unknown: as the subnet says. What the plan leaves open
// counts as asked for, lest a way be missed.
model::Tri gives_ipv6(const Context& context, plan::ResourceId id, const GivesIpv6& by);

void give_ipv6(Placing& placing, model::Tri gives);

}  // namespace netlint::aws
