// VPC Lattice: the VPCs that may call a service network, and the targets that it calls.
//
// https://docs.aws.amazon.com/vpc-lattice/latest/ug/security-groups.html: clients send to addresses of the service, and
// targets see such addresses; groups of the VPC's association filter the clients.
#include <algorithm>

#include "attribute_walk.hpp"
#include "balancer_reference.hpp"
#include "guard.hpp"
#include "lattice_resource.hpp"
#include "netlint/model/symbolic.hpp"
#include "readers.hpp"

namespace netlint::aws {
namespace {

const plan::Accept target_groups{{"aws_vpclattice_target_group", "id"}, {"aws_vpclattice_target_group", "arn"}};

void read_vpc_association(Context& context, plan::ResourceId id) {
    if (!context.resource(id).managed()) return;
    const One<model::Vpc> vpcs = context.one<model::Vpc>(id, "vpc_identifier");
    const Guard guard = guard_of(context, id, "security_group_ids");
    const Offer offer = offer_of_network(context, id, "service_network_identifier");
    for (const Id<model::Vpc> vpc : vpcs.ids) {
        model::ServiceNetworkAssociation made;
        made.where = context.where(id);
        made.vpc = vpc;
        made.groups = guard.groups;
        made.groups_complete = guard.complete;
        made.services = offer.services;
        made.depends_on = offer.depends_on;
        if (!vpcs.exactly()) made.certainty = context.possible(id, "vpc_identifier", vpcs.reason);
        context.network.service_networks.add(std::move(made));
    }
}

// Whether a listener or a rule of the plan forwards to the group.
bool forwarded_to(Context& context, plan::ResourceId group) {
    for (const auto& [type, attribute] :
         {std::pair{"aws_vpclattice_listener", "default_action.forward.target_groups.target_group_identifier"},
          std::pair{"aws_vpclattice_listener_rule", "action.forward.target_groups.target_group_identifier"}})
        for (const plan::ResourceId one : context.world.of_type(type))
            for (const plan::Path& path : places(context.resource(one).values, attribute))
                for (const plan::Source& source : context.resolver.one(one, path, target_groups).sources)
                    if (source.resource == group) return true;
    return false;
}

// Interfaces of what the attachment names: an instance, a balancer, or who has the address, for certain or maybe.
std::vector<Id<model::Eni>> targets_of(Context& context, plan::ResourceId id, bool& certain) {
    const auto all = [&](const model::Resource& resource) {
        const bool first = resource.type == "aws_instance" && resource.enis.size() > 1;
        return first ? std::vector{resource.enis.front()} : resource.enis;
    };
    if (const auto address = net::Address::parse(context.text(id, "target[0].id"))) {
        std::vector<Id<model::Eni>> found;
        for (const Holder& one : holders_of(context.network, *address)) {
            found.push_back(one.eni);
            certain = certain && one.certain;
        }
        return found;
    }
    const plan::Accept accept{{"aws_instance", "id"}, {"aws_instance", "private_ip"},
                              {"aws_lb", "arn"},      {"aws_lb", "id"},
                              {"aws_alb", "arn"},     {"aws_alb", "id"}};
    const plan::Target target = context.resolver.one(id, "target[0].id", accept);
    certain = certain && target.kind == plan::Target::Kind::exactly && target.grade != plan::Grade::guess;
    std::vector<Id<model::Eni>> found;
    for (const plan::Source& source : target.sources) {
        const auto bound = source.resource ? context.bindings<model::Resource>().find(*source.resource) : std::nullopt;
        if (!bound) continue;
        const auto enis = all(context.network.resources[*bound]);
        found.insert(found.end(), enis.begin(), enis.end());
    }
    return found;
}

void read_target(Context& context, plan::ResourceId id) {
    if (!context.resource(id).managed()) return;
    const plan::Target group = context.resolver.one(id, "target_group_identifier", target_groups);
    const bool known = group.kind == plan::Target::Kind::exactly && group.sources.front().resource;
    bool certain = known && forwarded_to(context, *group.sources.front().resource);
    const plan::Path own = "target[0].port";
    auto port = context.value(id, own).as_int();
    const bool open = context.value(id, own).is_unknown() && context.written(id, own);
    if (!port && !open && known) port = context.value(*group.sources.front().resource, "config[0].port").as_int();
    const bool right = port && *port >= 1 && *port <= 65535;
    const net::PortRange ports = right ? net::PortRange::of(static_cast<std::uint16_t>(*port)) : net::PortRange::all;
    for (const Id<model::Eni> eni : targets_of(context, id, certain)) {
        model::Entrance made;
        made.where = context.where(id, "target[0].id");
        made.kind = model::EntranceKind::service_network;
        made.target = eni;
        made.services = set::ServiceSet::ports(net::Protocol::tcp, ports);
        made.clients = model::symbolic_block("vpc-lattice");
        if (!certain || !right)
            made.certainty = context.possible(id, "target_group_identifier", "whether a listener forwards to it there");
        context.network.entrances.add(std::move(made));
    }
}

}  // namespace

}  // namespace netlint::aws

namespace netlint::aws::readers {

constexpr Reader service_network_vpc{"aws_vpclattice_service_network_vpc_association", Phase::late,
                                     read_vpc_association};
constexpr Reader service_network_target{"aws_vpclattice_target_group_attachment", Phase::late, read_target};

}  // namespace netlint::aws::readers
