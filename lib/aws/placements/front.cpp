// What is meant to stand before a load balancer: CDN distributions and web ACLs.
#include <algorithm>
#include <string>

#include "attribute_walk.hpp"
#include "balancer_reference.hpp"
#include "netlint/model/symbolic.hpp"
#include "readers.hpp"

namespace netlint::aws {
namespace {

void put_before(Context& context, Id<model::LoadBalancer> balancer_id, model::Provenance front) {
    auto& fronts = context.network.load_balancers[balancer_id].fronts;
    const auto same = std::ranges::find(fronts, front.address, &model::Provenance::address);
    if (same == fronts.end()) fronts.push_back(std::move(front));
}

bool same_name(std::string_view a, std::string_view b) {
    if (a.ends_with('.')) a.remove_suffix(1);
    if (b.ends_with('.')) b.remove_suffix(1);
    return !a.empty() && a == b;
}

// A DNS record of the plan may give the balancer the name that the distribution uses.
std::vector<Id<model::LoadBalancer>> named_by_record(Context& context, std::string_view domain) {
    std::vector<Id<model::LoadBalancer>> found;
    for (const plan::ResourceId record : context.world.of_type("aws_route53_record")) {
        if (!same_name(context.text(record, "name"), domain) && !same_name(context.text(record, "fqdn"), domain))
            continue;
        for (const plan::Path& path : places(context.resource(record).values, "alias.name")) {
            const One<model::LoadBalancer> target = context.one<model::LoadBalancer>(record, path);
            found.insert(found.end(), target.ids.begin(), target.ids.end());
        }
        const Many<model::LoadBalancer> names = context.many<model::LoadBalancer>(record, "records");
        found.insert(found.end(), names.possible.begin(), names.possible.end());
    }
    return found;
}

// The only balancer of the plan that faces the internet.
std::optional<Id<model::LoadBalancer>> only_public(const model::Network& network) {
    std::optional<Id<model::LoadBalancer>> found;
    for (std::size_t i = 0; i < network.load_balancers.size(); ++i) {
        const Id<model::LoadBalancer> id = network.load_balancers.id(i);
        const model::LoadBalancer& candidate = network.load_balancers[id];
        if (candidate.internal != model::Tri::no || candidate.kind == model::BalancerKind::gateway) continue;
        if (found) return std::nullopt;
        found = id;
    }
    return found;
}

void read_origin(Context& context, plan::ResourceId id, const plan::Path& domain_path) {
    const One<model::LoadBalancer> target = context.one<model::LoadBalancer>(id, domain_path);
    for (const Id<model::LoadBalancer> of : target.ids)
        put_before(context, of, context.where(id, domain_path, target.grade));
    const std::string domain(context.text(id, domain_path));
    if (!target.ids.empty() || domain.empty()) return;
    const auto named = named_by_record(context, domain);
    for (const Id<model::LoadBalancer> of : named) put_before(context, of, context.where(id, domain_path));
    if (!named.empty() || domain.ends_with(".amazonaws.com")) return;
    // A name that DNS outside the plan resolves. With one public balancer it is most likely that one's.
    if (const auto only = only_public(context.network)) {
        put_before(context, *only, context.where(id, domain_path, model::Grade::guess));
    }
}

void read_vpc_origin(Context& context, plan::ResourceId id, const plan::Path& path) {
    const plan::Accept accept{{"aws_cloudfront_vpc_origin", "id"}};
    for (const plan::Source& source : context.resolver.one(id, path, accept).sources) {
        if (!source.resource) continue;
        for (const plan::Path& arn :
             places(context.resource(*source.resource).values, "vpc_origin_endpoint_config.arn")) {
            const One<model::LoadBalancer> target = context.one<model::LoadBalancer>(*source.resource, arn);
            for (const Id<model::LoadBalancer> of : target.ids)
                put_before(context, of, context.where(id, path, target.grade));
        }
    }
}

void read_distribution(Context& context, plan::ResourceId id) {
    if (!context.resource(id).managed()) return;
    const plan::Value& values = context.resource(id).values;
    for (const plan::Path& path : places(values, "origin.domain_name")) {
        // Only custom origins can be load balancers; the others are buckets.
        if (!context.value(id, beside(path, "custom_origin_config")).unset()) read_origin(context, id, path);
    }
    for (const plan::Path& path : places(values, "origin.vpc_origin_config.vpc_origin_id"))
        read_vpc_origin(context, id, path);
}

// Packets come from interfaces that the service manages, on the ports that the origin's policy asks for.
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html
void read_origin_of_vpc(Context& context, plan::ResourceId id) {
    if (!context.resource(id).managed()) return;
    const plan::Path config = plan::Path("vpc_origin_endpoint_config").then(std::size_t{0});
    const plan::Path policy_path = config.then("origin_protocol_policy");
    const std::string_view policy = context.text(id, policy_path);
    set::Bounds<set::ServiceSet> services;
    model::Certainty open;  // why it may ask for more than it must
    const auto add = [&](const char* attribute, std::string_view refused) {
        if (policy == refused) return;
        const auto port = context.value(id, config.then(attribute)).as_int();
        const bool known = port && *port >= 1 && *port <= 65535;
        const net::PortRange ports =
            known ? net::PortRange::of(static_cast<std::uint16_t>(*port)) : net::PortRange::all;
        services.may |= set::ServiceSet::ports(net::Protocol::tcp, ports);
        if (known && !policy.empty()) services.must |= set::ServiceSet::ports(net::Protocol::tcp, ports);
        if (!known || policy.empty()) open = context.possible(id, known ? policy_path : config.then(attribute));
    };
    add("http_port", "https-only");
    add("https_port", "http-only");
    const plan::Accept accept{
        {"aws_lb", "arn"}, {"aws_lb", "id"}, {"aws_alb", "arn"}, {"aws_alb", "id"}, {"aws_instance", "arn"}};
    const plan::Target target = context.resolver.one(id, config.then("arn"), accept);
    for (const plan::Source& source : target.sources) {
        const auto bound = source.resource ? context.bindings<model::Resource>().find(*source.resource) : std::nullopt;
        if (!bound) continue;
        const model::Resource& resource = context.network.resources[*bound];
        for (const Id<model::Eni> eni : resource.enis) {
            model::Entrance made;
            made.where = context.where(id, config.then("arn"), to_model(target.grade));
            made.kind = model::EntranceKind::content_network;
            made.target = eni;
            made.services = services.must;
            made.clients = model::symbolic_block("cloudfront");
            if (target.kind != plan::Target::Kind::exactly || target.grade == plan::Grade::guess)
                made.certainty = context.possible(id, config.then("arn"), target.reason);
            if (!made.services.empty()) context.network.entrances.add(made);
            if (!services.certain()) {
                made.services = services.may;
                if (made.certainty.certain()) made.certainty = open;
                context.network.entrances.add(std::move(made));
            }
            if (resource.type == "aws_instance") break;  // its first interface
        }
    }
}

void read_web_acl(Context& context, plan::ResourceId id) {
    const One<model::LoadBalancer> target = context.one<model::LoadBalancer>(id, "resource_arn");
    for (const Id<model::LoadBalancer> of : target.ids)
        put_before(context, of, context.where(id, "resource_arn", target.grade));
}

}  // namespace

}  // namespace netlint::aws

namespace netlint::aws::readers {

constexpr Reader vpc_origin{"aws_cloudfront_vpc_origin", Phase::late, read_origin_of_vpc};
constexpr Reader distribution{"aws_cloudfront_distribution", Phase::late, read_distribution};
constexpr Reader web_acl_association{"aws_wafv2_web_acl_association", Phase::late, read_web_acl};
constexpr Reader classic_web_acl_association{"aws_wafregional_web_acl_association", Phase::late, read_web_acl};

}  // namespace netlint::aws::readers
