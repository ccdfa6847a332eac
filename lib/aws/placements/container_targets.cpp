// ECS services register their tasks in target groups: the load_balancer blocks of services and task sets.
#include <algorithm>

#include "attribute_walk.hpp"
#include "balancer_reference.hpp"
#include "readers.hpp"

namespace netlint::aws {
namespace {

// Where a dynamic block hides which group is meant, the group that expects the container's very port is the likely one:
// a service and its group are written side by side.
void prefer_port(const Context& context, std::uint16_t port, One<model::TargetGroup>& groups) {
    std::vector<Id<model::TargetGroup>> same;
    for (const Id<model::TargetGroup> id : groups.ids) {
        if (context.network.target_groups[id].port == port) same.push_back(id);
    }
    if (same.size() != 1) return;
    groups.ids = std::move(same);
    groups.grade = model::Grade::likely;
    groups.kind = plan::Target::Kind::exactly;
}

void read_container_service(Context& context, plan::ResourceId id) {
    const auto service = context.bindings<model::Resource>().find(id);
    if (!service) return;
    for (const plan::Path& path : places(context.resource(id).values, "load_balancer.target_group_arn")) {
        One<model::TargetGroup> groups = context.one<model::TargetGroup>(id, path);
        if (!groups.written()) continue;
        std::optional<std::uint16_t> port;
        const auto number = context.value(id, beside(path, "container_port")).as_int();
        if (number && *number > 0 && *number <= 65535) port = static_cast<std::uint16_t>(*number);
        if (port && !groups.exactly()) prefer_port(context, *port, groups);
        const auto certainty = groups.exactly() ? model::Certainty{} : context.possible(id, path, groups.reason);
        for (const Id<model::TargetGroup> group : groups.ids) {
            add_target(context, group, {*service, port, certainty, context.where(id, path, groups.grade)});
        }
    }
    for (const plan::Path& path : places(context.resource(id).values, "load_balancer.elb_name")) {
        const plan::Value& name = context.value(id, path);
        if (name.is_unknown() ? !context.written(id, path) : name.unset()) continue;
        const One<model::LoadBalancer> balancers = context.one<model::LoadBalancer>(id, path);
        for (const Id<model::LoadBalancer> balancer_id : balancers.ids) {
            register_everywhere(context, balancer_id, {&*service, 1}, balancers.exactly().has_value(),
                                context.where(id, path, balancers.grade));
        }
    }
}

}  // namespace

}  // namespace netlint::aws

namespace netlint::aws::readers {

constexpr Reader service_targets{"aws_ecs_service", Phase::late, read_container_service};
constexpr Reader task_set_targets{"aws_ecs_task_set", Phase::late, read_container_service};

}  // namespace netlint::aws::readers
