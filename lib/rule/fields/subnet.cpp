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

struct UsedNat {
    Id<model::NatGateway> nat;
    model::Certainty certainty;  // that a route of the subnet hands packets to it
};

// The NAT gateways that the tables of a subnet hand packets to.
std::vector<UsedNat> nats_of(const Context& context, const model::Subnet& subnet) {
    std::vector<UsedNat> out;
    for (const Id<model::RouteTable> table : subnet.tables)
        for (const model::Route& route : context.network().route_tables[table].routes)
            for (const model::RouteTarget& target : route.targets) {
                const auto* nat = std::get_if<Id<model::NatGateway>>(&target);
                if (!nat) continue;
                model::Certainty certainty = route.certainty;
                if (route.targets.size() > 1)
                    certainty = model::Certainty::possible(route.where.to_string() + ": target known after apply");
                if (subnet.tables.size() > 1)
                    certainty = model::Certainty::possible(subnet.where.address +
                                                           ": which route table it uses is known after apply");
                out.push_back({*nat, std::move(certainty)});
            }
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
    const SubnetClass& found = context.subnet_class(object.id<model::Subnet>());
    Fact fact{std::string(to_string(found.kind)), {}, {}, {}, {}};
    if (found.kind != SubnetKind::unknown && !found.certainty.certain())
        fact.depends_on = {found.certainty.depends_on()};
    return fact;
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
    return leads_to(context, object.id<model::Subnet>(), argument);
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
    Fact best = Fact::truth(true);
    for (const UsedNat& used : nats_of(context, subnet)) {
        const std::string& address = context.network().nat_gateways[used.nat].where.address;
        const auto& zone = zone_of(context, used.nat);
        const bool known = zone && subnet.zone;
        if (known && *zone == *subnet.zone) continue;
        Fact fact = known ? Fact::truth(false, fmt::format("it is in {} and its NAT gateway {} in {}", *subnet.zone,
                                                           address, *zone))
                          : Fact::open(fmt::format("the zones of {} and {} are known after apply", subnet.where.address,
                                                   address));
        if (known) fact.related.push_back(address);
        if (known && used.certainty.certain()) return fact;
        if (known) fact.value = model::Tri::unknown, fact.depends_on = {used.certainty.depends_on()};
        if (std::get<model::Tri>(best.value) == model::Tri::yes) best = std::move(fact);
    }
    return best;
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
