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
void settle_addresses(model::Eni& eni, const Spot& spot) {
    set::AddressSet fixed = set::AddressSet::of(spot.delegated);
    for (const net::Address& address : spot.addresses) fixed |= set::AddressSet::of(address);
    if (fixed.empty()) return;
    set::AddressSet open;
    if (fixed.v4().empty()) open |= eni.addresses.only(net::Family::ipv4);
    if (fixed.v6().empty()) open |= eni.addresses.only(net::Family::ipv6);
    eni.address_fixed = open.empty();
    eni.addresses = fixed | open;
}

// Unique local addresses (RFC 4193), which no gateway passes on to the internet
// (https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html).
bool private_ipv6(const model::Eni& eni) {
    return !eni.addresses.v6().empty() && !eni.addresses.overlaps(set::AddressSet::internet_v6());
}

}  // namespace

set::AddressSet candidate_addresses(Context& context, Id<model::Subnet> id, model::Tri asks_ipv6) {
    const model::Subnet& subnet = context.network.subnets[id];
    const model::Vpc& vpc = context.network.vpc_of(id);
    const bool untold = subnet.prefixes.empty();
    const set::AddressSet usable = subnet.usable_addresses(), whole = vpc.addresses();
    set::AddressSet v4 = usable.only(net::Family::ipv4), v6 = usable.only(net::Family::ipv6);
    if (v4.empty() && (subnet.ipv4_open || (untold && !subnet.ipv6_open))) {
        v4 = whole.only(net::Family::ipv4);
        if (v4.empty() || (subnet.ipv4_open && !vpc.prefixes_known.certain())) v4 |= private_addresses();
    }
    if (v6.empty() && (subnet.ipv6_open || untold)) v6 = whole.only(net::Family::ipv6);
    const bool asked = asks_ipv6 == model::Tri::yes;
    const bool refused = asks_ipv6 == model::Tri::no && !v4.empty();  // a subnet of IPv6 only has nothing else to give
    return asked || (!refused && gives_ipv6(context, subnet)) ? v4 | v6 : v4;
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
        settle_addresses(eni, spot);
        eni.has_public_v4 = spot.has_public;
        eni.public_v4 = spot.public_v4;
        eni.public_where = std::move(spot.public_where);
        eni.source_dest_check = placing.source_dest_check;
        eni.accepts_connections = placing.accepts_connections;
        eni.opens_connections = placing.opens_connections;
        eni.public_v6 = private_ipv6(eni) ? model::Tri::no : placing.public_v6;
        eni.accepting = placing.accepting;
        context.add_eni(std::move(eni));
    }
    return id;
}

}  // namespace netlint::aws
