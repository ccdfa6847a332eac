// Makes interfaces with their addresses and groups.
#include "place.hpp"

#include <array>
#include <utility>

#include "netlint/net/family.hpp"

namespace netlint::aws {
namespace {

// What a VPC of unknown prefix may use; AWS also takes public ranges, but nobody meets those by accident.
set::AddressSet private_addresses() {
    set::AddressSet addresses;
    for (const char* prefix : {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"}) {
        addresses |= set::AddressSet::of(*net::Prefix::parse(prefix));
    }
    return addresses;
}

bool gives_ipv6(const Context& context, const model::Subnet& subnet) {
    const auto planned = context.world.find(subnet.where.address);
    return planned && context.flag(*planned, "assign_ipv6_address_on_creation", model::Tri::no) != model::Tri::no;
}

// The known addresses take the place of the candidates of their family.
void settle_addresses(model::Eni& eni, const std::vector<net::Address>& known) {
    if (known.empty()) return;
    set::AddressSet fixed;
    for (const net::Address& address : known) fixed |= set::AddressSet::of(address);
    set::AddressSet open;
    if (fixed.v4().empty()) open |= eni.addresses.only(net::Family::ipv4);
    if (fixed.v6().empty()) open |= eni.addresses.only(net::Family::ipv6);
    eni.address_fixed = open.empty();
    eni.addresses = fixed | open;
}

}  // namespace

set::AddressSet candidate_addresses(Context& context, Id<model::Subnet> id, model::Tri asks_ipv6) {
    const model::Subnet& subnet = context.network.subnets[id];
    const bool asked = asks_ipv6 == model::Tri::yes;
    if (subnet.prefixes.empty()) {
        const set::AddressSet addresses = context.network.vpc_of(id).addresses();
        if (addresses.empty()) return private_addresses();
        return asked ? addresses : addresses.only(net::Family::ipv4);
    }
    const set::AddressSet addresses = subnet.usable_addresses();
    const set::AddressSet v4 = addresses.only(net::Family::ipv4);
    const bool refused = asks_ipv6 == model::Tri::no && !v4.empty();  // a subnet of IPv6 only has nothing else to give
    return asked || (!refused && gives_ipv6(context, subnet)) ? addresses : v4;
}

Id<model::Resource> place(Context& context, Placing placing) {
    const Id<model::Resource> id = context.add_resource(placing.plan, placing.tier);
    model::Resource& resource = context.network.resources[id];
    resource.placement = placing.spots.all_certain() ? placing.placement : model::Placement::some;
    resource.services = std::move(placing.services);
    resource.publicly_accessible = placing.publicly_accessible;
    resource.on_instances = placing.on_instances;
    resource.zone = std::move(placing.zone);
    resource.enis_complete = placing.spots.complete;
    const model::Tri otherwise = placing.ipv4_only ? model::Tri::no : model::Tri::unknown;
    const model::Tri asks_ipv6 = placing.asks_ipv6 ? model::Tri::yes : otherwise;
    for (Spot& spot : placing.spots.list) {
        model::Eni eni;
        eni.where = spot.where;
        eni.resource = id;
        eni.subnet = spot.subnet;
        apply(placing.guard, context, eni);
        eni.addresses = candidate_addresses(context, spot.subnet, asks_ipv6);
        settle_addresses(eni, spot.addresses);
        eni.has_public_v4 = spot.has_public;
        eni.public_v4 = spot.public_v4;
        eni.public_where = std::move(spot.public_where);
        eni.source_dest_check = placing.source_dest_check;
        eni.accepts_connections = placing.accepts_connections;
        eni.opens_connections = placing.opens_connections;
        eni.public_v6 = placing.public_v6;
        eni.accepting = placing.accepting;
        context.add_eni(std::move(eni));
    }
    return id;
}

}  // namespace netlint::aws
