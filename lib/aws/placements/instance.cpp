// Instances: an interface of their own, or interfaces that the plan makes apart.
#include "readers.hpp"

#include "attribute_walk.hpp"
#include "network_interface.hpp"
#include "place.hpp"

namespace netlint::aws {
namespace {

using model::Tri;

// Whether the plan makes the interfaces apart. The block is computed too, so an unknown one counts only when written.
std::vector<plan::Path> interface_blocks(const Context& context, plan::ResourceId id) {
    for (const char* block : {"network_interface", "primary_network_interface"}) {
        const plan::Value& value = context.value(id, block);
        if (value.is_unknown() ? !context.written(id, block) : value.unset()) continue;
        return places(context.resource(id).values, std::string(block) + ".network_interface_id");
    }
    return {};
}

void join_interfaces(Context& context, plan::ResourceId id, const std::vector<plan::Path>& blocks) {
    const Id<model::Resource> resource = context.add_resource(id, model::Tier::app);
    for (const plan::Path& path : blocks) {
        const One<model::Eni> target = context.one<model::Eni>(id, path);
        for (const Id<model::Eni> eni : target.ids) attach(context, resource, eni);
        if (!target.exactly()) {
            context.network.resources[resource].placement = model::Placement::some;
            if (target.kind == plan::Target::Kind::unknown || target.ids.empty()) {
                context.network.resources[resource].enis_complete = context.possible(id, path, target.reason);
            }
        }
    }
}

// Names of groups work only in a default VPC; some modules write ids there.
Guard guard_by_name(Context& context, plan::ResourceId id) {
    Guard guard;
    guard.where = context.where(id, "vpc_security_group_ids");
    if (!context.written(id, "security_groups")) return guard;
    const plan::Accept accept{{"aws_security_group", "name"}, {"aws_security_group", "id"}};
    const plan::Targets targets = context.resolver.many(id, "security_groups", accept);
    guard.written = targets.written;
    for (const plan::Source& source : targets.possible) {
        if (!source.resource) {
            guard.complete =
                context.possible(id, "security_groups", "group " + source.external_id + " is not in the plan");
            continue;
        }
        const auto group = context.bindings<model::SecurityGroup>().find(*source.resource);
        if (group) guard.add({*group, {}, context.where(id, "security_groups", to_model(targets.grade))});
    }
    if (targets.open) guard.complete = context.possible(id, "security_groups", targets.reason);
    return guard;
}

void decide_public_address(const Context& context, plan::ResourceId id, Spot& spot) {
    const plan::Value& address = context.value(id, "public_ip");
    if (!context.resource(id).is_new() && !address.is_unknown() && !address.is_null()) {
        // It runs already: what it has counts, not what it would be given at launch.
        spot.has_public = address.unset() ? Tri::no : Tri::yes;
        if (const auto known = net::Address::parse(address.as_string().value_or(""))) spot.public_v4 = *known;
        spot.public_where = context.where(id, "public_ip");
        return;
    }
    const model::Subnet& subnet = context.network.subnets[spot.subnet];
    const bool says = context.written(id, "associate_public_ip_address") ||
                      context.value(id, "associate_public_ip_address").as_bool().has_value();
    spot.has_public = context.flag(id, "associate_public_ip_address", subnet.map_public_ip);
    spot.public_where = context.where(id, "associate_public_ip_address");
    if (says) return;
    spot.public_where = subnet.where;
    spot.public_where.attribute = "map_public_ip_on_launch";
}

void read_instance(Context& context, plan::ResourceId id) {
    if (!context.resource(id).managed()) return;
    if (const auto blocks = interface_blocks(context, id); !blocks.empty()) return join_interfaces(context, id, blocks);

    Placing placing{.plan = id, .placement = model::Placement::each};
    placing.spots = spots_of(context, id, "subnet_id");
    if (placing.spots.list.empty() && placing.spots.complete.certain()) {
        placing.spots = spots_of_default_vpc(context, id, "subnet_id");
    }
    placing.guard = guard_of(context, id, "vpc_security_group_ids");
    if (!placing.guard.written) placing.guard = guard_by_name(context, id);
    placing.asks_ipv6 = asks_ipv6(context, id);
    placing.source_dest_check = context.flag(id, "source_dest_check", Tri::yes) != Tri::no;
    if (context.written(id, "availability_zone")) placing.zone = context.text(id, "availability_zone");
    for (Spot& spot : placing.spots.list) {
        spot.addresses = addresses_of(context, id, {"private_ip", "secondary_private_ips", "ipv6_addresses"});
        decide_public_address(context, id, spot);
    }
    const Id<model::Resource> resource = place(context, std::move(placing));
    const auto& enis = context.network.resources[resource].enis;
    if (enis.size() == 1) context.bind(id, enis.front());
}

}  // namespace

}  // namespace netlint::aws

namespace netlint::aws::readers {

constexpr Reader instance{"aws_instance", Phase::placements, read_instance};
constexpr Reader spot_instance_request{"aws_spot_instance_request", Phase::placements, read_instance};

}  // namespace netlint::aws::readers
