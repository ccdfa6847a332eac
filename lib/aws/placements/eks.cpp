// EKS: the control plane's interfaces, the group that the service makes for a cluster, and the nodes that carry it.
#include "launch_template.hpp"
#include "place.hpp"
#include "readers.hpp"

namespace netlint::aws {
namespace {

const plan::Path cluster_group = "vpc_config[0].cluster_security_group_id";

// Admits everything from itself and lets everything out.
// https://docs.aws.amazon.com/eks/latest/userguide/sec-group-reqs.html
void read_cluster_group(Context& context, plan::ResourceId id) {
    if (!context.resource(id).managed()) return;
    model::SecurityGroup group;
    group.where = context.where(id, cluster_group);
    group.name = "eks-cluster-sg-" + std::string(context.text(id, "name"));
    group.managed = true;
    const Many<model::Subnet> subnets = context.many<model::Subnet>(id, "vpc_config[0].subnet_ids");
    if (subnets.possible.empty()) {
        group.vpc = context.default_vpc(context.resource(id).region);
    } else {
        group.vpc = context.network.subnets[subnets.possible.front()].vpc;
    }
    const Id<model::SecurityGroup> group_id = context.network.security_groups.add(std::move(group));
    model::SecurityGroup& made = context.network.security_groups[group_id];
    const auto everything = set::ServiceSet::all();
    made.permissions.push_back({model::Direction::ingress, everything, group_id, {}, made.where});
    for (const char* anywhere : {"0.0.0.0/0", "::/0"}) {
        made.permissions.push_back(
            {model::Direction::egress, everything, *net::Prefix::parse(anywhere), {}, made.where});
    }
    context.bindings<model::SecurityGroup>().bind(id, group_id);
    context.bindings<model::SecurityGroup>().bind(context.text(id, cluster_group), group_id);
}

void carry(Context& context, plan::ResourceId cluster, const model::Provenance& where, Guard& guard) {
    const auto group = context.bindings<model::SecurityGroup>().find(cluster);
    if (!group) return;
    guard.add({*group, {}, where});
    guard.written = true;
}

// Everyone, over IPv4, unless the configuration lists somebody.
// https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
set::Bounds<set::AddressSet> public_clients(Context& context, plan::ResourceId id, model::Tri is_public) {
    const plan::Path path = "vpc_config[0].public_access_cidrs";
    set::Bounds<set::AddressSet> clients;
    if (is_public == model::Tri::no) return clients;
    const plan::Value& listed = context.value(id, path);
    if (context.written(id, path) && listed.is_unknown()) {
        clients = set::Bounds<set::AddressSet>::at_most(set::AddressSet::internet());
    } else if (listed.items().empty()) {
        clients = set::Bounds<set::AddressSet>::exactly(set::AddressSet::internet_v4());  // 0.0.0.0/0
    }
    for (const plan::Value& item : listed.items()) {
        const auto prefix = net::Prefix::parse(item.as_string().value_or(""));
        clients.may |= prefix ? set::AddressSet::of(*prefix) : set::AddressSet::internet();
        if (prefix) clients.must |= set::AddressSet::of(*prefix);
    }
    if (is_public == model::Tri::unknown) clients.must = {};
    return clients;
}

// The API's own endpoint: whoever is in public_access_cidrs, by no group and no route. Entries that are not known may
// be anybody. https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
void answer_publicly(Context& context, plan::ResourceId id, Id<model::Resource> cluster) {
    const plan::Path flag = "vpc_config[0].endpoint_public_access", list = "vpc_config[0].public_access_cidrs";
    const model::Tri answers = context.flag(id, flag, model::Tri::yes);
    const set::Bounds<set::AddressSet> clients = public_clients(context, id, answers);
    context.network.resources[cluster].public_clients = clients;
    if (answers == model::Tri::no) return;
    context.diagnose(DiagnosticLevel::note, id, flag,
                     "its API answers the internet outside any VPC; no security group applies there");
    model::Entrance made;
    made.where = context.where(id, flag);
    made.kind = model::EntranceKind::public_endpoint;
    made.services = *set::ServiceSet::parse("tcp/443");
    const auto add = [&](const set::AddressSet& callers) {
        made.clients = callers & set::AddressSet::internet();
        if (made.clients.empty()) return;
        for (const Id<model::Eni> eni : context.network.resources[cluster].enis) {
            made.target = eni;
            context.network.entrances.add(made);
        }
    };
    add(clients.must);
    made.certainty = context.possible(id, answers == model::Tri::unknown ? flag : list);
    add(clients.may - clients.must);
}

void read_cluster(Context& context, plan::ResourceId id) {
    if (!context.resource(id).managed()) return;
    Placing placing{.plan = id, .placement = model::Placement::some};
    placing.spots = spots_of(context, id, "vpc_config.subnet_ids");
    placing.guard = guard_of(context, id, "vpc_config.security_group_ids");
    carry(context, id, context.where(id, cluster_group), placing.guard);
    placing.services = *set::ServiceSet::parse("tcp/443");
    // Switched off, the VPC's names lead to the public endpoint; what the interfaces answer then is not documented.
    const plan::Path access = "vpc_config[0].endpoint_private_access";
    const model::Tri answers = context.flag(id, access, model::Tri::no);
    if (answers == model::Tri::unknown) placing.accepting = context.possible(id, access);
    if (answers == model::Tri::no) {
        placing.accepting = context.possible(id, access, "whether its interfaces answer while it is off");
        context.diagnose(DiagnosticLevel::note, id, access, "inside the VPC its name leads to the public endpoint");
    }
    const Id<model::Resource> cluster = place(context, std::move(placing));
    answer_publicly(context, id, cluster);
}

// The group of the cluster that `cluster_name` names, or groups nobody knows.
Guard cluster_guard(Context& context, plan::ResourceId id) {
    Guard guard;
    guard.where = context.where(id, "cluster_name");
    guard.otherwise = NoGroups::managed;
    const plan::Accept accept{{"aws_eks_cluster", "name"}, {"aws_eks_cluster", "id"}};
    const plan::Target cluster = context.resolver.one(id, "cluster_name", accept);
    if (cluster.kind == plan::Target::Kind::exactly && cluster.sources.front().resource) {
        carry(context, *cluster.sources.front().resource, guard.where, guard);
    }
    return guard;
}

void read_node_group(Context& context, plan::ResourceId id) {
    if (!context.resource(id).managed()) return;
    Placing placing{.plan = id};
    placing.spots = spots_of(context, id, "subnet_ids");
    const auto shape = launch_shape(context, id);
    placing.guard = guard_of_launched(shape, cluster_guard(context, id));
    if (context.written(id, "remote_access")) {
        placing.guard.complete = context.possible(id, "remote_access", "the service adds a security group of its own");
    }
    launch(context, shape, placing);
    place(context, std::move(placing));
}

void read_fargate_profile(Context& context, plan::ResourceId id) {
    if (!context.resource(id).managed()) return;
    Placing placing{.plan = id};
    placing.spots = spots_of(context, id, "subnet_ids");
    placing.guard = cluster_guard(context, id);
    place(context, std::move(placing));
}

}  // namespace

}  // namespace netlint::aws

namespace netlint::aws::readers {

constexpr Reader eks_cluster_group{"aws_eks_cluster", Phase::containers, read_cluster_group};
constexpr Reader eks_cluster{"aws_eks_cluster", Phase::placements, read_cluster};
constexpr Reader eks_node_group{"aws_eks_node_group", Phase::placements, read_node_group};
constexpr Reader eks_fargate_profile{"aws_eks_fargate_profile", Phase::placements, read_fargate_profile};

}  // namespace netlint::aws::readers
