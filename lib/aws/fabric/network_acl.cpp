// Network ACLs, still without entries.
#include "../readers.hpp"
#include "parse.hpp"

namespace netlint::aws {
namespace {

using plan::ResourceId;

void read_acl(Context& context, ResourceId id) {
    auto& bindings = context.bindings<model::NetworkAcl>();
    const bool managed = context.resource(id).managed();
    if (!managed) {
        if (const auto known = bindings.find(context.text(id, "id"))) return context.bind(id, *known);
    }
    model::NetworkAcl acl;
    acl.where = context.where(id);
    acl.vpc = context.the_vpc(id);
    acl.in_plan = managed;
    context.bind(id, context.network.network_acls.add(std::move(acl)));
}

// It removes AWS's own entries first, so what is not written is denied.
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_network_acl
void adopt_acl(Context& context, ResourceId id) {
    // Its own id is that of the one that the VPC has.
    const auto known = context.bindings<model::NetworkAcl>().find(context.text(id, "default_network_acl_id"));
    const One<model::NetworkAcl> adopted = context.one<model::NetworkAcl>(id, "default_network_acl_id");
    if (const auto exact = known ? known : adopted.exactly()) {
        model::NetworkAcl& acl = context.network.network_acls[*exact];
        acl.where = context.where(id, {}, adopted.grade);
        acl.in_plan = true;
        return context.bind(id, *exact);
    }
    context.diagnose(DiagnosticLevel::warning, id, "default_network_acl_id",
                     "which network ACL this adopts is not known: " + adopted.reason);
    for (const Id<model::NetworkAcl> candidate : adopted.ids) context.network.network_acls[candidate].in_plan = false;
}

}  // namespace

namespace readers {

constexpr Reader network_acl{"aws_network_acl", Phase::containers, read_acl};
constexpr Reader default_network_acl{"aws_default_network_acl", Phase::containers, adopt_acl};

}  // namespace readers
}  // namespace netlint::aws
