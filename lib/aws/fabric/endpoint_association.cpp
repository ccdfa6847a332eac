// Subnets and security groups that are joined to an interface endpoint apart from it.
#include "../placements/place.hpp"
#include "../readers.hpp"
#include "parse.hpp"
#include "vpc_endpoint.hpp"

namespace netlint::aws {
namespace {

using plan::ResourceId;

// The plan's resource of the endpoint, when it places interfaces.
std::optional<ResourceId> endpoint_of(Context& context, ResourceId id) {
    const plan::Target target = context.resolver.one(id, "vpc_endpoint_id", accepted<model::VpcEndpoint>());
    if (target.kind != plan::Target::Kind::exactly || !target.sources.front().resource) {
        context.diagnose(DiagnosticLevel::warning, id, "vpc_endpoint_id", "which endpoint it belongs to is not known");
        for (const plan::Source& source : target.sources) {
            const auto endpoint = context.noun<model::VpcEndpoint>(source);
            if (!endpoint || !context.network.endpoints[*endpoint].resource) continue;
            context.network.resources[*context.network.endpoints[*endpoint].resource].enis_complete =
                context.possible(id, "vpc_endpoint_id", target.reason);
        }
        return std::nullopt;
    }
    return target.sources.front().resource;
}

void read_endpoint_subnet(Context& context, ResourceId id) {
    const auto owner = endpoint_of(context, id);
    const auto endpoint = owner ? context.bindings<model::VpcEndpoint>().find(*owner) : std::nullopt;
    if (!endpoint || !context.network.endpoints[*endpoint].resource) return;
    const Id<model::Resource> resource = *context.network.endpoints[*endpoint].resource;
    const One<model::Subnet> subnet = context.one<model::Subnet>(id, "subnet_id");
    if (!subnet.exactly())
        context.network.resources[resource].enis_complete = context.possible(id, "subnet_id", subnet.reason);
    for (const Id<model::Subnet> candidate : subnet.ids) {
        const auto there = [&](Id<model::Eni> eni) { return context.network.enis[eni].subnet == candidate; };
        if (std::ranges::any_of(context.network.resources[resource].enis, there)) continue;
        model::Eni eni;
        eni.where = context.where(id, "subnet_id", subnet.grade);
        eni.resource = resource;
        eni.subnet = candidate;
        apply(
            context.network.endpoints[*endpoint].kind == model::EndpointKind::interface ? guard_of(context, *owner,
                                                                                                   "security_group_ids")
                                                                                        : unguarded(),
            context, eni);
        eni.addresses = candidate_addresses(context, candidate, endpoint_gives_ipv6(context, *owner));
        const bool inspects = context.network.endpoints[*endpoint].kind == model::EndpointKind::gateway_load_balancer;
        eni.source_dest_check = eni.accepts_connections = !inspects;
        eni.opens_connections = inspects;
        const Id<model::Eni> added = context.add_eni(std::move(eni));
        if (inspects && subnet.exactly()) context.network.endpoints[*endpoint].eni = added;
    }
}

// Without replace_default_association the endpoint keeps the VPC's default group as well.
void read_endpoint_group(Context& context, ResourceId id) {
    const auto owner = endpoint_of(context, id);
    const auto endpoint = owner ? context.bindings<model::VpcEndpoint>().find(*owner) : std::nullopt;
    if (!endpoint || !context.network.endpoints[*endpoint].resource) return;
    const One<model::SecurityGroup> groups = context.one<model::SecurityGroup>(id, "security_group_id");
    const bool replaces = context.flag(id, "replace_default_association", model::Tri::no) == model::Tri::yes;
    for (const Id<model::Eni> eni_id : context.network.resources[*context.network.endpoints[*endpoint].resource].enis) {
        model::Eni& eni = context.network.enis[eni_id];
        if (replaces) {
            std::erase_if(eni.groups, [&](const model::Attachment& a) {
                return context.network.security_groups[a.group].is_default;
            });
        }
        for (const Id<model::SecurityGroup> group : groups.ids) {
            if (std::ranges::find(eni.groups, group, &model::Attachment::group) != eni.groups.end()) continue;
            const auto certainty =
                groups.exactly() ? model::Certainty{} : context.possible(id, "security_group_id", groups.reason);
            eni.groups.push_back({group, certainty, context.where(id, "security_group_id", groups.grade)});
        }
        if (groups.kind == plan::Target::Kind::unknown)
            eni.groups_complete = context.possible(id, "security_group_id", groups.reason);
    }
}

}  // namespace

namespace readers {

constexpr Reader endpoint_subnet_association{"aws_vpc_endpoint_subnet_association", Phase::placements,
                                             read_endpoint_subnet};
constexpr Reader endpoint_group_association{"aws_vpc_endpoint_security_group_association", Phase::placements,
                                            read_endpoint_group};

}  // namespace readers
}  // namespace netlint::aws
