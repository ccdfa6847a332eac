// Fields of subnets and subnet groups.
#include <algorithm>

#include <fmt/format.h>

#include "../selector_reading.hpp"
#include "functions.hpp"

namespace netlint::rule::fields {
namespace {

const model::Subnet& subnet_of(const Context& context, const Object& object) {
    return context.network().subnets[object.id<model::Subnet>()];
}

// The NAT gateways that a subnet's table hands packets to; empty when the table is not known for certain.
std::vector<Id<model::NatGateway>> nats_of(const Context& context, const model::Subnet& subnet) {
    std::vector<Id<model::NatGateway>> out;
    if (subnet.tables.size() != 1) return out;
    for (const model::Route& route : context.network().route_tables[subnet.tables.front()].routes)
        if (route.targets.size() == 1)
            if (const auto* nat = std::get_if<Id<model::NatGateway>>(&route.targets.front())) out.push_back(*nat);
    return out;
}

const std::optional<std::string>& zone_of(const Context& context, Id<model::NatGateway> nat) {
    return context.network().subnets[context.network().nat_gateways[nat].subnet].zone;
}

}  // namespace

Fact subnet_prefixes(const Context& context, const Object& object, Argument) {
    const model::Subnet& subnet = subnet_of(context, object);
    if (subnet.prefixes.empty())
        return {{}, {subnet.where.address + ": its addresses are known after apply"}, {}, {}, {}};
    return {set::Bounds<set::AddressSet>::exactly(subnet.addresses()), {}, {}, {}, {}};
}

Fact subnet_kind(const Context& context, const Object& object, Argument) {
    return {std::string(to_string(context.subnet_class(object.id<model::Subnet>()).kind)), {}, {}, {}, {}};
}

Fact subnet_zone(const Context& context, const Object& object, Argument) {
    const model::Subnet& subnet = subnet_of(context, object);
    if (!subnet.zone) return {{}, {subnet.where.address + ": its zone is known after apply"}, {}, {}, {}};
    return {*subnet.zone, {}, {}, {}, {}};
}

Fact table_explicit(const Context& context, const Object& object, Argument) {
    const model::Subnet& subnet = subnet_of(context, object);
    if (subnet.table_explicit) return Fact::truth(true);
    if (subnet.tables.size() != 1)
        return Fact::open(subnet.where.address + ": which route table it uses is known after apply");
    const std::string& table = context.network().route_tables[subnet.tables.front()].where.address;
    return Fact::truth(false, fmt::format("it uses the VPC's main table{}", table.empty() ? "" : ", " + table));
}

Fact main_table_managed(const Context& context, const Object& object, Argument) {
    const auto main = context.network().vpcs[subnet_of(context, object).vpc].main_table;
    return Fact::truth(main && !context.network().route_tables[*main].where.address.empty());
}

Fact subnet_routes_to(const Context& context, const Object& object, Argument argument) {
    return leads_to(context, object.id<model::Subnet>(), argument.front());
}

Fact holds(const Context& context, const Object& object, Argument argument) {
    const model::Network& network = context.network();
    for (const Id<model::Eni> eni : context.enis(object.id<model::Subnet>())) {
        const model::Resource& resource = network.resources[network.enis[eni].resource];
        if (std::ranges::find(argument, to_string(resource.tier)) != argument.end())
            return Fact::truth(true, fmt::format("{} is in it", resource.where.address));
    }
    return Fact::truth(false);
}

Fact nat_in_same_zone(const Context& context, const Object& object, Argument) {
    const model::Subnet& subnet = subnet_of(context, object);
    std::string open;
    for (const Id<model::NatGateway> nat : nats_of(context, subnet)) {
        const std::string& address = context.network().nat_gateways[nat].where.address;
        const auto& zone = zone_of(context, nat);
        if ((!zone || !subnet.zone) && open.empty())
            open = fmt::format("the zones of {} and {} are known after apply", subnet.where.address, address);
        if (!zone || !subnet.zone || *zone == *subnet.zone) continue;
        Fact fact =
            Fact::truth(false, fmt::format("it is in {} and its NAT gateway {} in {}", *subnet.zone, address, *zone));
        fact.related.push_back(address);
        return fact;
    }
    return open.empty() ? Fact::truth(true) : Fact::open(std::move(open));
}

Fact zone_has_nat(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    const model::Subnet& subnet = subnet_of(context, object);
    for (const Id<model::NatGateway> nat : context.contents(subnet.vpc).nat_gateways) {
        const auto& zone = zone_of(context, nat);
        if (zone && subnet.zone && *zone == *subnet.zone)
            return Fact::truth(true, fmt::format("{} has {}", *zone, network.nat_gateways[nat].where.address));
    }
    return Fact::truth(false);
}

Fact group_kinds(const Context& context, const Object& object, Argument) {
    const model::SubnetGroup& group = context.network().subnet_groups[object.index];
    std::vector<std::string> kinds, open, public_ones;
    for (const Id<model::Subnet> subnet : group.subnets) {
        const SubnetClass& found = context.subnet_class(subnet);
        kinds.emplace_back(to_string(found.kind));
        if (!found.certainty.certain()) open.push_back(found.certainty.depends_on());
        if (found.kind == SubnetKind::public_) public_ones.push_back(context.network().subnets[subnet].where.address);
    }
    sort_unique(kinds);
    sort_unique(public_ones);
    Fact fact{kinds, open, {}, public_ones, {}};
    if (!public_ones.empty())
        fact.because = fmt::format("{} {} public", listed(public_ones), public_ones.size() > 1 ? "are" : "is");
    return fact;
}

}  // namespace netlint::rule::fields
