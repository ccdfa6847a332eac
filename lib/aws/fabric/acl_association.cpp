// Which network ACL guards a subnet: an association, a list of subnets, else the VPC's default ACL.
#include "../readers.hpp"
#include "parse.hpp"

namespace netlint::aws {
namespace {

using plan::ResourceId;

void associate_acl(Context& context, Id<model::Subnet> subnet_id, Id<model::NetworkAcl> acl,
                   const model::Provenance& where, bool certain) {
    model::Subnet& subnet = context.network.subnets[subnet_id];
    const auto add = [&](Id<model::NetworkAcl> candidate) {
        if (std::ranges::find(subnet.acls, candidate) == subnet.acls.end()) subnet.acls.push_back(candidate);
    };
    const bool another = subnet.acl_explicit && std::ranges::find(subnet.acls, acl) == subnet.acls.end();
    if (another && certain) {
        context.network.diagnostics.push_back({DiagnosticLevel::warning,
                                               "a second network ACL for " + subnet.where.address, where.address,
                                               where.attribute, where.byte});
    }
    if (!subnet.acl_explicit && !certain && subnet.acls.empty()) add(*context.network.vpcs[subnet.vpc].default_acl);
    if (certain) subnet.acl_explicit = true;
    subnet.acl_where = where;
    add(acl);
}

// An empty list is planned as one that is not known: the provider leaves it to AWS, which associates nothing.
bool written_empty(const Context& context, ResourceId id) {
    const plan::Resource& acl = context.resource(id);
    if (!acl.config || (acl.action != plan::Action::create && acl.action != plan::Action::replace)) return false;
    const plan::Value& constant = acl.config->expressions["subnet_ids"]["constant_value"];
    return constant.is_list() && constant.items().empty();
}

void read_subnets(Context& context, ResourceId id) {
    const auto acl = context.bindings<model::NetworkAcl>().find(id);
    if (!acl || !context.resource(id).managed() || context.network.network_acls[*acl].is_default) return;
    if (written_empty(context, id)) return;
    const Many<model::Subnet> subnets = context.many<model::Subnet>(id, "subnet_ids");
    const bool computed = !context.written(id, "subnet_ids");
    for (const Id<model::Subnet> subnet : subnets.possible) {
        // A list that nobody wrote repeats what associations made, as last read.
        if (computed && context.network.subnets[subnet].acl_explicit) continue;
        associate_acl(context, subnet, *acl, context.where(id, "subnet_ids", subnets.grade),
                      subnets.is_certain(subnet));
    }
    if (!subnets.open || computed) return;
    for (std::size_t i = 0; i < context.network.subnets.size(); ++i) {
        const auto subnet = context.network.subnets.id(i);
        const bool same_vpc = context.network.subnets[subnet].vpc == context.network.network_acls[*acl].vpc;
        if (same_vpc && !context.network.subnets[subnet].acl_explicit)
            associate_acl(context, subnet, *acl, context.where(id, "subnet_ids"), false);
    }
    context.diagnose(DiagnosticLevel::warning, id, "subnet_ids",
                     "which subnets it guards is not known: " + subnets.reason);
}

void read_acl_association(Context& context, ResourceId id) {
    const One<model::Subnet> subnet = context.one<model::Subnet>(id, "subnet_id");
    const One<model::NetworkAcl> acl = context.one<model::NetworkAcl>(id, "network_acl_id");
    const bool certain = subnet.exactly() && acl.exactly();
    for (const Id<model::Subnet> s : subnet.ids) {
        for (const Id<model::NetworkAcl> a : acl.ids)
            associate_acl(context, s, a, context.where(id, {}, acl.grade), certain);
    }
    if (!certain) context.diagnose(DiagnosticLevel::warning, id, {}, "what it associates is not known");
}

}  // namespace

namespace readers {

constexpr Reader network_acl_association{"aws_network_acl_association", Phase::late, read_acl_association};
constexpr Reader network_acl_subnets{"aws_network_acl", Phase::late, read_subnets};

}  // namespace readers
}  // namespace netlint::aws
