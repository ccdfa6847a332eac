// Scaling groups register their instances: target groups, classic balancers and traffic sources.
#include <algorithm>

#include "attribute_walk.hpp"
#include "balancer_reference.hpp"
#include "readers.hpp"

namespace netlint::aws {
namespace {

void join(Context& context, Id<model::Resource> group, plan::ResourceId id, const plan::Path& path, bool certain) {
    if (holds_many(context.resource(id).values, path)) {
        const Many<model::TargetGroup> targets = context.many<model::TargetGroup>(id, path);
        for (const Id<model::TargetGroup> target : targets.possible) {
            const bool sure = certain && targets.is_certain(target);
            add_target(context, target,
                       {group,
                        {},
                        sure ? model::Certainty{} : context.possible(id, path, targets.reason),
                        context.where(id, path, targets.grade)});
        }
        return;
    }
    const One<model::TargetGroup> targets = context.one<model::TargetGroup>(id, path);
    const bool sure = certain && targets.exactly();
    for (const Id<model::TargetGroup> target : targets.ids) {
        add_target(context, target,
                   {group,
                    {},
                    sure ? model::Certainty{} : context.possible(id, path, targets.reason),
                    context.where(id, path, targets.grade)});
    }
}

void join_classic(Context& context, Id<model::Resource> group, plan::ResourceId id, const plan::Path& path,
                  bool certain) {
    const Many<model::LoadBalancer> balancers = context.many<model::LoadBalancer>(id, path);
    for (const Id<model::LoadBalancer> of : balancers.possible) {
        register_everywhere(context, of, {&group, 1}, certain && balancers.is_certain(of),
                            context.where(id, path, balancers.grade));
    }
}

void read_scaling_group_targets(Context& context, plan::ResourceId id) {
    const auto group = context.bindings<model::Resource>().find(id);
    if (!group) return;
    join(context, *group, id, "target_group_arns", true);
    for (const plan::Path& path : places(context.resource(id).values, "traffic_source.identifier")) {
        join(context, *group, id, path, true);
    }
    join_classic(context, *group, id, "load_balancers", true);
}

void read_scaling_attachment(Context& context, plan::ResourceId id) {
    const plan::Accept accept{{"aws_autoscaling_group", "name"}, {"aws_autoscaling_group", "id"}};
    const plan::Target named = context.resolver.one(id, "autoscaling_group_name", accept);
    const bool certain = named.kind == plan::Target::Kind::exactly && named.grade != plan::Grade::guess;
    for (const plan::Source& source : named.sources) {
        const auto group = source.resource ? context.bindings<model::Resource>().find(*source.resource) : std::nullopt;
        if (!group) continue;
        for (const char* attribute : {"lb_target_group_arn", "alb_target_group_arn", "traffic_source.identifier"}) {
            for (const plan::Path& path : places(context.resource(id).values, attribute)) {
                join(context, *group, id, path, certain);
            }
        }
        const One<model::LoadBalancer> classic = context.one<model::LoadBalancer>(id, "elb");
        for (const Id<model::LoadBalancer> of : classic.ids) {
            register_everywhere(context, of, {&*group, 1}, certain && classic.exactly(), context.where(id, "elb"));
        }
    }
}

}  // namespace

}  // namespace netlint::aws

namespace netlint::aws::readers {

constexpr Reader scaling_group_targets{"aws_autoscaling_group", Phase::late, read_scaling_group_targets};
constexpr Reader scaling_attachment{"aws_autoscaling_attachment", Phase::late, read_scaling_attachment};
constexpr Reader traffic_source_attachment{"aws_autoscaling_traffic_source_attachment", Phase::late,
                                           read_scaling_attachment};

}  // namespace netlint::aws::readers
