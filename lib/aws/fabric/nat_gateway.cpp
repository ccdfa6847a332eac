// NAT gateways: an interface without filter, and a public address unless they are private.
#include <array>

#include "../placements/network_interface.hpp"
#include "../placements/place.hpp"
#include "../readers.hpp"
#include "parse.hpp"

namespace netlint::aws {
namespace {

using model::Tri;
using plan::ResourceId;

// Connections go out under any of its addresses, so what is told of them counts only where all of them are
// (https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html).
std::vector<net::Address> nat_addresses(const Context& context, ResourceId id) {
    const std::vector<net::Address> known = addresses_of(context, id, {"private_ip", "secondary_private_ip_addresses"});
    const bool others = std::ranges::any_of(
        std::array{"secondary_private_ip_address_count", "secondary_allocation_ids"}, [&](const char* attribute) {
            const plan::Value& value = context.value(id, attribute);
            return value.is_unknown() ? context.written(id, attribute)
                                      : value.as_int().value_or(0) > 0 || !value.items().empty();
        });
    const plan::Value& secondary = context.value(id, "secondary_private_ip_addresses");
    const bool untold =
        secondary.contains_unknown() && (others || context.written(id, "secondary_private_ip_addresses"));
    return untold || context.value(id, "private_ip").is_unknown() ? std::vector<net::Address>{} : known;
}

void read_nat(Context& context, ResourceId id) {
    if (!context.resource(id).managed()) return;
    const bool is_public = context.text(id, "connectivity_type") != "private";
    Placing placing{.plan = id, .tier = model::Tier::nat, .placement = model::Placement::each};
    placing.spots = spots_of(context, id, "subnet_id");
    if (placing.spots.list.size() == 1 && placing.spots.all_certain())
        placing.spots.list.front().addresses = nat_addresses(context, id);
    placing.guard = unguarded();
    placing.source_dest_check = false;
    placing.accepts_connections = false;  // it carries what is opened from inside; nothing can be opened to it
    for (Spot& spot : placing.spots.list) {
        spot.has_public = is_public ? Tri::yes : Tri::no;
        spot.public_where = context.where(id, "allocation_id");
        if (const auto address = net::Address::parse(context.text(id, "public_ip"))) spot.public_v4 = *address;
    }
    const Id<model::Resource> resource = place(context, std::move(placing));
    const std::vector<Id<model::Eni>> enis = context.network.resources[resource].enis;
    if (enis.size() != 1) {
        context.diagnose(DiagnosticLevel::warning, id, "subnet_id", "the subnet of the NAT gateway is not known");
        return;
    }
    model::NatGateway gateway;
    gateway.where = context.where(id);
    gateway.subnet = context.network.enis[enis.front()].subnet;
    gateway.eni = enis.front();
    gateway.is_public = is_public;
    gateway.has_public_v4 = !is_public ? Tri::no
                            : context.written(id, "allocation_id") || !context.value(id, "allocation_id").unset()
                                ? Tri::yes
                                : Tri::no;
    context.bind(id, context.network.nat_gateways.add(std::move(gateway)));
    context.bind(id, enis.front());
}

}  // namespace

namespace readers {

constexpr Reader nat_gateway{"aws_nat_gateway", Phase::placements, read_nat};

}  // namespace readers
}  // namespace netlint::aws
