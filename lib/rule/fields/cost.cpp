// Fields that say what a way costs.
#include "../prices.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "functions.hpp"

namespace netlint::rule::fields {
namespace {

// Types whose presence tells that something of the network calls the service.
struct Evidence {
    std::string_view type, service;
};
constexpr std::array<Evidence, 15> evidence{{
    {"aws_cloudwatch_log_group", "logs"},
    {"aws_ecr_repository", "ecr.api"},
    {"aws_ecr_repository", "ecr.dkr"},
    {"aws_ecs_service", "ecr.api"},
    {"aws_ecs_service", "ecr.dkr"},
    {"aws_eks_node_group", "ecr.api"},
    {"aws_eks_node_group", "ecr.dkr"},
    {"aws_kinesis_stream", "kinesis-streams"},
    {"aws_kms_key", "kms"},
    {"aws_secretsmanager_secret", "secretsmanager"},
    {"aws_sfn_state_machine", "states"},
    {"aws_sns_topic", "sns"},
    {"aws_sqs_queue", "sqs"},
    {"aws_ssm_parameter", "ssm"},
    {"aws_sfn_activity", "states"},
}};

std::string price_text(double per_gb, std::string_view region) {
    return fmt::format("{:g} USD a GB (list price in {}, {})", per_gb, region, prices_read);
}

std::string nat_price_text(const model::Vpc& vpc) {
    const NatPrice price = nat_price_in(vpc.region);
    return price_text(price.per_gb, price.region);
}

bool has_endpoint(const Context& context, Id<model::Vpc> vpc, std::string_view service) {
    return std::ranges::any_of(context.contents(vpc).endpoints, [&](Id<model::VpcEndpoint> endpoint) {
        return context.network().endpoints[endpoint].service == service;
    });
}

// The services that the client certainly reaches at the hosts, and certainly by no other way than a NAT gateway. Where
// routes alone do not tell, what a network without NAT gateways carries is taken away.
set::ServiceSet through_nat(const Context& context, const reach::ResourceParty& client, const reach::Party& target) {
    Reachability& reach = context.reach();
    std::vector<Id<model::Eni>> translated;
    for (const Id<model::Eni> eni : client.enis)
        for (const reach::Endpoint& end : reach.engine().endpoints_of(target, eni)) {
            const auto* hosts = std::get_if<reach::Outside>(&end);
            const model::Tri by_nat = hosts ? reach.fast().by_nat(eni, *hosts) : model::Tri::unknown;
            if (by_nat == model::Tri::unknown)
                return reach.passing(context.without({LostKind{"nat-gateway"}}), client, target).must;
            if (by_nat == model::Tri::yes) translated.push_back(eni);
        }
    return reach.share_of(reach::ResourceParty{client.resource, std::move(translated)}, target).must;
}

// From how many GB a month on an interface endpoint in so many zones is cheaper than the NAT gateway.
double pays_from(double nat_per_gb, std::size_t zones) {
    return std::ceil(endpoint_per_hour * hours_per_month * static_cast<double>(zones) / (nat_per_gb - endpoint_per_gb));
}

}  // namespace

Fact nat_price(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    return {nat_price_text(network.vpcs[network.route_tables[object.id<model::RouteTable>()].vpc]), {}, {}, {}, {}};
}

Fact zone_crossing_price(const Context&, const Object&, Argument) {
    return {fmt::format("{:g} USD a GB ({})", zone_crossing_per_gb, prices_read), {}, {}, {}, {}};
}

Fact services_through_nat(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    const auto vpc = object.id<model::Vpc>();
    std::vector<std::string> services, clients, zones;
    std::optional<reach::Answer> proof;
    if (network.nat_gateways.empty()) return {std::move(services), {}, {}, {}, {}};
    // Services without an endpoint are at the same addresses, and interfaces of the same kinds reach the same.
    std::map<std::vector<std::uint32_t>, bool> by_nat;
    for (const auto& [type, service] : evidence) {
        if (!context.plan_has(type) || has_endpoint(context, vpc, service)) continue;
        const reach::Party target = reach::ServiceParty{std::string(service)};
        for (const Id<model::Resource> id : context.contents(vpc).resources) {
            const model::Resource& resource = network.resources[id];
            if (resource.tier != model::Tier::app) continue;
            const reach::ResourceParty client{id, resource.enis};
            std::vector<std::uint32_t> kinds;
            for (const Id<model::Eni> eni : resource.enis) kinds.push_back(context.reach().kind_of(eni));
            const auto [known, fresh] = by_nat.try_emplace(std::move(kinds));
            if (fresh) known->second = through_nat(context, client, target).overlaps(https());
            if (!known->second) continue;
            services.emplace_back(service);
            clients.push_back(resource.where.address);
            for (const Id<model::Eni> eni : resource.enis)
                if (const auto& zone = network.subnets[network.enis[eni].subnet].zone) zones.push_back(*zone);
            if (!proof) proof = context.reach().open(client, target, https()).answer;
        }
    }
    sort_unique(services);
    sort_unique(clients);
    sort_unique(zones);
    if (services.empty()) return {std::move(services), {}, {}, {}, {}};
    const NatPrice nat = nat_price_in(network.vpcs[vpc].region);
    const std::size_t places = std::max<std::size_t>(zones.size(), 1);
    std::string because = fmt::format(
        "{} {} {} through a NAT gateway for {}; an interface endpoint takes {:g} USD a GB and {:g} USD an hour in each "
        "zone, so in {} it pays from {:g} GB a month on",
        listed(clients), clients.size() == 1 ? "reaches" : "reach", listed(services, 6),
        price_text(nat.per_gb, nat.region), endpoint_per_gb, endpoint_per_hour,
        places == 1 ? "one zone" : fmt::format("{} zones", places), pays_from(nat.per_gb, places));
    return {std::move(services), {}, std::move(because), std::move(clients), std::move(proof)};
}

}  // namespace netlint::rule::fields
