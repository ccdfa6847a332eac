// Fields of VPCs.
#include <algorithm>

#include <fmt/format.h>

#include "functions.hpp"

namespace netlint::rule::fields {
namespace {

const model::Vpc& vpc_of(const Context& context, const Object& object) {
    return context.network().vpcs[object.id<model::Vpc>()];
}

set::Bounds<set::AddressSet> bounds(const std::vector<net::Prefix>& prefixes, bool known) {
    const auto must = set::AddressSet::of(prefixes);
    return {must, known ? must : set::AddressSet::all()};
}

}  // namespace

Fact vpc_prefixes(const Context& context, const Object& object, Argument) {
    const model::Vpc& vpc = vpc_of(context, object);
    Fact fact{bounds(vpc.prefixes, vpc.prefixes_known.certain()), {}, {}, {}, {}};
    if (!vpc.prefixes_known.certain()) fact.depends_on.push_back(vpc.prefixes_known.depends_on());
    return fact;
}

Fact region(const Context& context, const Object& object, Argument) {
    return {vpc_of(context, object).region, {}, {}, {}, {}};
}

Fact flow_logged(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    const Id<model::Vpc> id = object.id<model::Vpc>();
    std::vector<Id<model::Subnet>> logged;
    const model::FlowLog* open = nullptr;
    for (const model::FlowLog& log : network.flow_logs) {
        if (const auto* vpc = std::get_if<Id<model::Vpc>>(&log.target); vpc && *vpc == id)
            return Fact::truth(true, log.where.address + " watches it");
        if (const auto* subnet = std::get_if<Id<model::Subnet>>(&log.target)) logged.push_back(*subnet);
        if (std::holds_alternative<std::monostate>(log.target)) open = &log;
    }
    std::vector<std::string> unlogged;
    const auto& subnets = context.contents(id).subnets;
    for (const Id<model::Subnet> subnet : subnets)
        if (std::ranges::find(logged, subnet) == logged.end())
            unlogged.push_back(network.subnets[subnet].where.address);
    if (!subnets.empty() && unlogged.empty()) return Fact::truth(true, "flow logs watch every subnet of it");
    if (open) return Fact::open(open->where.address + ": what it watches is known after apply");
    if (logged.empty()) return Fact::truth(false, "no flow log watches it");
    return Fact::truth(false, fmt::format("no flow log watches {}", listed(unlogged)));
}

Fact default_group_closed(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    const auto id = vpc_of(context, object).default_group;
    if (!id) return Fact::truth(true);
    const model::SecurityGroup& group = network.security_groups[*id];
    if (group.where.address.empty())
        return Fact::truth(false, "nothing manages its default group, which AWS makes open to its own members");
    if (group.permissions.empty()) return Fact::truth(true);
    Fact fact = Fact::truth(false, fmt::format("{} has {} permission{}", group.where.address, group.permissions.size(),
                                               group.permissions.size() == 1 ? "" : "s"));
    fact.related.push_back(group.where.address);
    return fact;
}

Fact overlapping(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    const set::AddressSet& own = context.contents(object.id<model::Vpc>()).addresses;
    for (std::size_t i = 0; i < network.vpcs.size(); ++i) {
        const auto other = network.vpcs.id(i);
        const set::AddressSet& addresses = context.contents(other).addresses;
        if (i == object.index || !addresses.overlaps(own)) continue;
        const std::string& name = network.vpcs[other].where.address;
        Fact fact = Fact::truth(true, fmt::format("{} are in {} too", (addresses & own).to_string(), name));
        fact.related.push_back(name);
        return fact;
    }
    return Fact::truth(false);
}

}  // namespace netlint::rule::fields
