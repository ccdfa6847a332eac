// Endpoint services: what the interface endpoints of one serve, whether the connection is accepted, and private names.
//
// https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html: where acceptance is required, an
// endpoint carries nothing before its owner accepts it. Targets see addresses of the service's balancer as clients.
#include <algorithm>

#include "balancer_reference.hpp"
#include "readers.hpp"

namespace netlint::aws {
namespace {

using model::Tri;

// By its name; nothing for a service outside the plan, or where the plan does not tell which.
std::optional<plan::ResourceId> service_of(const Context& context, plan::ResourceId endpoint) {
    static const plan::Accept accept{{"aws_vpc_endpoint_service", "service_name"}};
    const plan::Target target = context.resolver.one(endpoint, "service_name", accept);
    if (target.kind != plan::Target::Kind::exactly || target.grade == plan::Grade::guess) return std::nullopt;
    const auto& service = target.sources.front().resource;
    return service && context.resource(*service).managed() ? service : std::nullopt;
}

bool accepted_by_plan(const Context& context, plan::ResourceId endpoint) {
    return std::ranges::any_of(context.world.of_type("aws_vpc_endpoint_connection_accepter"), [&](plan::ResourceId by) {
        const plan::Target target = context.resolver.one(by, "vpc_endpoint_id", plan::Accept{{"aws_vpc_endpoint"}});
        return target.kind == plan::Target::Kind::exactly && target.grade != plan::Grade::guess &&
               target.sources.front().resource == endpoint;
    });
}

// AWS accepts for its own services.
model::Certainty acceptance(const Context& context, plan::ResourceId endpoint,
                            std::optional<plan::ResourceId> service) {
    const std::string_view state = context.text(endpoint, "state"), name = context.text(endpoint, "service_name");
    if (state == "available") return {};
    if (!service && !name.empty() && name.find(".vpce-svc-") == std::string_view::npos) return {};
    if (context.flag(endpoint, "auto_accept", Tri::no) == Tri::yes) return {};
    if (!service) return context.possible(endpoint, "service_name", "whether its owner accepts the endpoint");
    const Tri asks = context.flag(*service, "acceptance_required", Tri::yes);
    if (asks == Tri::no || accepted_by_plan(context, endpoint)) return {};
    return context.possible(*service, "acceptance_required",
                            asks == Tri::yes ? "whether the endpoint is accepted" : "known after apply");
}

void read_service_endpoint(Context& context, plan::ResourceId id) {
    const auto bound = context.bindings<model::VpcEndpoint>().find(id);
    if (!bound || !context.resource(id).managed()) return;
    const model::VpcEndpoint& endpoint = context.network.endpoints[*bound];
    if (endpoint.kind != model::EndpointKind::interface || !endpoint.resource) return;
    const auto service = service_of(context, id);
    const model::Certainty accepted = acceptance(context, id, service);
    model::Resource& resource = context.network.resources[*endpoint.resource];
    for (const Id<model::Eni> eni : resource.enis) context.network.enis[eni].accepting = accepted;
    if (!service) return;
    resource.services = {};
    const Many<model::LoadBalancer> balancers =
        context.many<model::LoadBalancer>(*service, "network_load_balancer_arns");
    for (const Id<model::LoadBalancer> balancer : balancers.possible)
        resource.services |= context.network.resources[context.network.load_balancers[balancer].resource].services;
}

// https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html
void read_private_names(Context& context, plan::ResourceId id) {
    if (!context.resource(id).managed()) return;
    const plan::Target target = context.resolver.one(id, "vpc_endpoint_id", accepted<model::VpcEndpoint>());
    const bool exact = target.kind == plan::Target::Kind::exactly && target.grade != plan::Grade::guess;
    for (const plan::Source& source : target.sources) {
        const auto endpoint = context.noun<model::VpcEndpoint>(source);
        if (!endpoint) continue;
        model::VpcEndpoint& named = context.network.endpoints[*endpoint];
        if (named.kind != model::EndpointKind::interface) continue;
        named.private_dns = exact ? context.flag(id, "private_dns_enabled", Tri::unknown) : Tri::unknown;
    }
}

}  // namespace

}  // namespace netlint::aws

namespace netlint::aws::readers {

constexpr Reader service_endpoint{"aws_vpc_endpoint", Phase::late, read_service_endpoint};
constexpr Reader endpoint_private_names{"aws_vpc_endpoint_private_dns", Phase::late, read_private_names};

}  // namespace netlint::aws::readers
