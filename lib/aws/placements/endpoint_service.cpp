// Endpoint services: whom one takes as a consumer, what stands behind its interface endpoints, and private names.
//
// https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html: where acceptance is required, an
// endpoint carries nothing before its owner accepts it. Targets see addresses of the service's balancer as clients.
#include <algorithm>

#include <fmt/format.h>

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

// "arn:aws:iam::123456789012:root"; empty when the text is no such name.
std::string_view account_in(std::string_view arn) {
    for (int colons = 0; colons < 4; ++colons) {
        const std::size_t colon = arn.find(':');
        if (colon == std::string_view::npos) return {};
        arn.remove_prefix(colon + 1);
    }
    return arn.substr(0, arn.find(':'));
}

std::string_view account_of(const Context& context, plan::ResourceId endpoint) {
    const std::string_view owner = context.text(endpoint, "owner_id");
    return owner.empty() ? context.resource(endpoint).account : owner;
}

// A user or a role of the account may be who applies the plan.
Tri admits(const plan::Value& principal, std::string_view account) {
    const auto name = principal.as_string();
    if (!name) return Tri::unknown;
    if (name == "*") return Tri::yes;
    if (account.empty()) return Tri::unknown;
    if (account_in(*name) != account) return Tri::no;
    return name->ends_with(":root") ? Tri::yes : Tri::unknown;
}

// Whether some principal of the service admits the account.
Tri permitted(const Context& context, plan::ResourceId service, std::string_view account) {
    const plan::Value& written = context.value(service, "allowed_principals");
    Tri best = written.is_unknown() && context.written(service, "allowed_principals") ? Tri::unknown : Tri::no;
    for (const plan::Value& principal : written.items()) best = std::max(best, admits(principal, account));
    for (const plan::ResourceId one : context.world.of_type("aws_vpc_endpoint_service_allowed_principal")) {
        const plan::Target target =
            context.resolver.one(one, "vpc_endpoint_service_id", plan::Accept{{"aws_vpc_endpoint_service", "id"}});
        const bool exact = target.kind == plan::Target::Kind::exactly && target.grade != plan::Grade::guess;
        for (const plan::Source& source : target.sources)
            if (source.resource == service) {
                const Tri found = admits(context.value(one, "principal_arn"), account);
                best = std::max(best, exact ? found : std::min(found, Tri::unknown));
            }
    }
    return best;
}

// Permission is asked for when an endpoint is made, never of one that was accepted. It is for consumers of other
// accounts: an owner whose own endpoint were refused could not apply the plan. Of two providers the plan seldom tells
// whether they are one account.
model::Certainty permission(Context& context, plan::ResourceId endpoint, plan::ResourceId service) {
    const plan::ConfigResource *own = context.resource(endpoint).config, *other = context.resource(service).config;
    if (context.text(endpoint, "state") == "available") return {};
    if (own && other && own->provider_key == other->provider_key) return {};
    const std::string_view account = account_of(context, endpoint), owner = context.resource(service).account;
    if (!account.empty() && account == owner) return {};
    switch (permitted(context, service, account)) {
        case Tri::yes:
            return {};
        case Tri::no:
            if (!account.empty() && !owner.empty())
                context.diagnose(DiagnosticLevel::warning, endpoint, "service_name",
                                 fmt::format("AWS refuses this: {} allows no principal of account {}",
                                             context.resource(service).address_text, account));
            break;
        case Tri::unknown:
            break;
    }
    return context.possible(service, "allowed_principals", "whether they hold who makes the endpoint");
}

// What the balancer listens for. Without a listener in the plan it is taken to have some elsewhere.
// https://aws.amazon.com/blogs/networking-and-content-delivery/accelerate-ipv6-application-migration-with-aws-privatelink-and-dual-stack-network-load-balancers-udp-support
// has endpoints carry UDP; whether to every balancer it leaves open.
model::ServiceFront front_of(const Context& context, const model::LoadBalancer& balancer) {
    const model::Network& network = context.network;
    const model::Resource& resource = network.resources[balancer.resource];
    model::ServiceFront front{.where = balancer.where};
    const auto open = [&](set::ServiceSet services, std::string why) {
        front.services.may |= services;
        if (front.depends_on.empty()) front.depends_on = std::move(why);
    };
    for (const model::Listener& listener : balancer.listeners) {
        const set::ServiceSet heard = listened(listener);
        const set::ServiceSet tcp = heard & set::ServiceSet::protocol(net::Protocol::tcp), udp = heard - tcp;
        if (!listener.port || listener.protocol.empty()) {
            open(set::ServiceSet::with_ports(), listener.where.to_string() + ": its port or protocol is not known");
            continue;
        }
        front.services.must |= tcp;
        front.services.may |= tcp;
        if (!udp.empty()) open(udp, listener.where.to_string() + ": whether endpoints carry UDP to it");
    }
    if (!balancer.listeners_complete.certain())
        open(set::ServiceSet::with_ports(), balancer.listeners_complete.depends_on());
    if (balancer.listeners.empty())
        open(set::ServiceSet::with_ports(), balancer.where.address + ": the plan shows no listener of it");
    if (resource.enis.empty()) {
        front.services.must = {};
        open({}, balancer.where.address + " subnets: known after apply");
    } else {
        front.door = resource.enis.front();
        front.filters = balancer.filters_endpoints;
    }
    return front;
}

std::vector<Id<model::ServiceFront>> fronts_of(Context& context, plan::ResourceId service) {
    const auto balancers = context.many<model::LoadBalancer>(service, "network_load_balancer_arns");
    std::vector<Id<model::ServiceFront>> fronts;
    for (const Id<model::LoadBalancer> balancer : balancers.possible)
        fronts.push_back(
            context.network.service_fronts.add(front_of(context, context.network.load_balancers[balancer])));
    if (balancers.open || fronts.empty()) {
        model::ServiceFront other{.where = context.where(service, "network_load_balancer_arns")};
        other.services.may = set::ServiceSet::with_ports();
        other.depends_on =
            context.possible(service, "network_load_balancer_arns", "a balancer that is not in the plan").depends_on();
        fronts.push_back(context.network.service_fronts.add(std::move(other)));
    }
    return fronts;
}

void read_service_endpoint(Context& context, plan::ResourceId id) {
    const auto bound = context.bindings<model::VpcEndpoint>().find(id);
    if (!bound || !context.resource(id).managed()) return;
    const model::VpcEndpoint& endpoint = context.network.endpoints[*bound];
    if (endpoint.kind != model::EndpointKind::interface || !endpoint.resource) return;
    const auto service = service_of(context, id);
    model::Certainty accepting = acceptance(context, id, service);
    if (accepting.certain() && service) accepting = permission(context, id, *service);
    model::Resource& resource = context.network.resources[*endpoint.resource];
    const auto fronts = service ? fronts_of(context, *service) : std::vector<Id<model::ServiceFront>>();
    for (const Id<model::Eni> eni : resource.enis) {
        context.network.enis[eni].accepting = accepting;
        context.network.enis[eni].fronts = fronts;
    }
    if (!service) return;
    resource.services = {};
    for (const Id<model::ServiceFront> front : fronts)
        if (const model::ServiceFront& one = context.network.service_fronts[front]; one.door)
            resource.services |= context.network.resources[context.network.enis[*one.door].resource].services;
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
