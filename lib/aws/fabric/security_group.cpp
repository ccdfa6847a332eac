// Security groups, still without permissions.
#include "../readers.hpp"
#include "parse.hpp"

namespace netlint::aws {
namespace {

using plan::ResourceId;

void read_group(Context& context, ResourceId id) {
    const bool managed = context.resource(id).managed();
    if (!managed) {
        if (const auto known = context.bindings<model::SecurityGroup>().find(context.text(id, "id")))
            return context.bind(id, *known);
    }
    model::SecurityGroup group;
    group.where = context.where(id);
    group.vpc = context.the_vpc(id);
    group.name = std::string(context.text(id, "name"));
    group.in_plan = managed;
    context.bind(id, context.network.security_groups.add(std::move(group)));
}

// It removes AWS's own permissions first, so what is not written is not permitted.
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_security_group
void adopt_group(Context& context, ResourceId id) {
    const auto adopted = *context.network.vpcs[context.the_vpc(id)].default_group;
    model::SecurityGroup& group = context.network.security_groups[adopted];
    group.where = context.where(id);
    group.in_plan = true;
    context.bind(id, adopted);
}

}  // namespace

namespace readers {

constexpr Reader security_group{"aws_security_group", Phase::containers, read_group};
constexpr Reader default_security_group{"aws_default_security_group", Phase::containers, adopt_group};

}  // namespace readers
}  // namespace netlint::aws
