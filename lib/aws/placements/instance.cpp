// Instances: an interface of their own, or interfaces that the plan makes apart.
#include "instance.hpp"

#include <algorithm>

#include "attribute_walk.hpp"
#include "launch_template.hpp"
#include "network_interface.hpp"
#include "place.hpp"
#include "readers.hpp"

namespace netlint::aws {
namespace {

using model::Tri;

// The interfaces that the plan makes apart, the first device first. The block is computed too, so an unknown one counts
// only when written.
std::vector<MadeApart> interface_blocks(const Context& context, plan::ResourceId id) {
    for (const char* block : {"network_interface", "primary_network_interface"}) {
        const plan::Value& value = context.value(id, block);
        if (value.is_unknown() ? !context.written(id, block) : value.unset()) continue;
        std::vector<std::pair<std::int64_t, MadeApart>> found;
        for (const plan::Path& path :
             places(context.resource(id).values, std::string(block) + ".network_interface_id")) {
            const auto device = context.value(id, beside(path, "device_index")).as_int();
            found.emplace_back(device.value_or(0), MadeApart{id, path});
        }
        std::ranges::stable_sort(found, {}, [](const auto& one) { return one.first; });
        std::vector<MadeApart> all;
        for (auto& [device, one] : found) all.push_back(std::move(one));
        return all;
    }
    return {};
}

// The first of them is the instance's primary one.
void join_interfaces(Context& context, plan::ResourceId id, const std::vector<MadeApart>& interfaces) {
    const Id<model::Resource> resource = context.add_resource(id, model::Tier::app);
    for (const MadeApart& one : interfaces) {
        const One<model::Eni> target = context.one<model::Eni>(one.plan, one.path);
        for (const Id<model::Eni> eni : target.ids) attach(context, resource, eni);
        if (const auto eni = target.exactly(); eni && &one == &interfaces.front()) context.bind(id, *eni);
        if (!target.exactly()) {
            context.network.resources[resource].placement = model::Placement::some;
            if (target.kind == plan::Target::Kind::unknown || target.ids.empty()) {
                context.network.resources[resource].enis_complete = context.possible(one.plan, one.path, target.reason);
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

// What the instance says counts more than its template, and the template more than the subnet.
void decide_public_address(const Context& context, plan::ResourceId id, Spot& spot) {
    const plan::Value& address = context.value(id, "public_ip");
    if (!context.resource(id).is_new() && !address.is_unknown() && !address.is_null()) {
        // It runs already: what it has counts, not what it would be given at launch.
        spot.has_public = address.unset() ? Tri::no : Tri::yes;
        if (const auto known = net::Address::parse(address.as_string().value_or(""))) spot.public_v4 = *known;
        spot.public_where = context.where(id, "public_ip");
        return;
    }
    const bool says = context.written(id, "associate_public_ip_address") ||
                      context.value(id, "associate_public_ip_address").as_bool().has_value();
    if (!says) return;
    spot.has_public = context.flag(id, "associate_public_ip_address", spot.has_public);
    spot.public_where = context.where(id, "associate_public_ip_address");
}

// Where the instance stands and what guards it, by itself or by its template.
void place_by(Context& context, plan::ResourceId id, const std::optional<LaunchShape>& shape, Placing& placing) {
    placing.spots = spots_of(context, id, "subnet_id");
    if (!placing.spots.written && shape) placing.spots = shape->spots;
    if (placing.spots.list.empty() && placing.spots.complete.certain()) {
        placing.spots = spots_of_default_vpc(context, id, "subnet_id");
    }
    placing.guard = guard_of(context, id, "vpc_security_group_ids");
    if (!placing.guard.written) placing.guard = guard_by_name(context, id);
    if (!placing.guard.written && shape) placing.guard = shape->guard;
    if (context.resource(id).is_new()) {
        launch(context, shape, placing);
    } else {
        decide_public(context, shape, placing.spots);
    }
}

void read_instance(Context& context, plan::ResourceId id) {
    if (!context.resource(id).managed()) return;
    if (const auto blocks = interface_blocks(context, id); !blocks.empty()) return join_interfaces(context, id, blocks);
    const auto shape = launch_shape(context, id);
    if (shape && !shape->made_apart.empty()) return join_interfaces(context, id, shape->made_apart);

    Placing placing{.plan = id, .placement = model::Placement::each};
    placing.asks_ipv6 = asks_ipv6(context, id);
    place_by(context, id, shape, placing);
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

Spot after_elastic_ip(Context& context, plan::ResourceId id, Id<model::Subnet> subnet) {
    const char* const attribute = "associate_public_ip_address";
    const auto shape = launch_shape(context, id);
    Spots spots;
    spots.list.push_back({.subnet = subnet});
    decide_public(context, shape, spots);
    Spot& spot = spots.list.front();
    // That it has an address may be read off its Elastic IP; and its template may have said something else by then.
    const bool refused = context.value(id, attribute).as_bool() == false;
    const bool says = refused || context.written(id, attribute);
    if (says) spot.public_where = context.where(id, attribute);
    if (says || shape || spot.has_public != Tri::no) spot.has_public = refused ? Tri::no : Tri::unknown;
    return spot;
}

}  // namespace netlint::aws

namespace netlint::aws::readers {

constexpr Reader instance{"aws_instance", Phase::placements, read_instance};
constexpr Reader spot_instance_request{"aws_spot_instance_request", Phase::placements, read_instance};

}  // namespace netlint::aws::readers
