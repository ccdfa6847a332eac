// Fields of route tables and routes, and where routes lead.
#include <algorithm>

#include <fmt/format.h>

#include "functions.hpp"
#include "netlint/base/overloaded.hpp"
#include "netlint/model/symbolic.hpp"

namespace netlint::rule::fields {
namespace {

using model::Tri;

std::string_view word_of(const model::Network& network, const model::RouteTable& table,
                         const model::RouteTarget& target) {
    return std::visit(overloaded{
                          [](model::LocalTarget) { return std::string_view("local"); },
                          [](model::BlackholeTarget) { return std::string_view("blackhole"); },
                          [&](Id<model::InternetGateway> id) {
                              // A gateway that is attached elsewhere, or nowhere, leads nowhere.
                              return network.internet_gateways[id].vpc == table.vpc
                                         ? std::string_view("internet-gateway")
                                         : std::string_view("blackhole");
                          },
                          [](Id<model::EgressOnlyGateway>) { return std::string_view("egress-only-gateway"); },
                          [](Id<model::NatGateway>) { return std::string_view("nat-gateway"); },
                          [&](Id<model::VpcEndpoint> id) {
                              switch (network.endpoints[id].kind) {
                                  case model::EndpointKind::gateway:
                                      return std::string_view("gateway-endpoint");
                                  case model::EndpointKind::gateway_load_balancer:
                                      return std::string_view("gateway-load-balancer-endpoint");
                                  default:
                                      return std::string_view("other");
                              }
                          },
                          [](Id<model::Peering>) { return std::string_view("peering"); },
                          [](Id<model::Eni>) { return std::string_view("interface"); },
                          [](Id<model::TransitGateway>) { return std::string_view("transit-gateway"); },
                          [](Id<model::TransitAttachment>) { return std::string_view("other"); },
                          [](const model::UnmodelledTarget&) { return std::string_view("other"); },
                      },
                      target);
}

bool leads_out(std::string_view word) {
    return word == "internet-gateway" || word == "nat-gateway" || word == "egress-only-gateway" ||
           word == "gateway-load-balancer-endpoint" || word == "interface" || word == "transit-gateway" ||
           word == "other";
}

std::string name_of(const model::Network& network, const model::RouteTarget& target) {
    return std::visit(
        overloaded{
            [](model::LocalTarget) { return std::string("local"); },
            [](model::BlackholeTarget) { return std::string("blackhole"); },
            [&](Id<model::InternetGateway> id) { return network.internet_gateways[id].where.address; },
            [&](Id<model::EgressOnlyGateway> id) { return network.egress_only_gateways[id].where.address; },
            [&](Id<model::NatGateway> id) { return network.nat_gateways[id].where.address; },
            [&](Id<model::VpcEndpoint> id) { return network.endpoints[id].where.address; },
            [&](Id<model::Peering> id) { return network.peerings[id].where.address; },
            [&](Id<model::Eni> id) { return network.enis[id].where.address; },
            [&](Id<model::TransitGateway> id) { return network.transit_gateways[id].where.address; },
            [&](Id<model::TransitAttachment> id) { return network.transit_attachments[id].where.address; },
            [](const model::UnmodelledTarget& t) { return t.address.empty() ? t.kind : t.address; },
        },
        target);
}

std::string destination_text(const model::Network& network, const model::Route& route) {
    return std::visit(overloaded{
                          [](const net::Prefix& prefix) { return prefix.to_string(); },
                          [&](Id<model::PrefixList> id) { return network.prefix_lists[id].name; },
                      },
                      route.destination);
}

// Whether the destination is within what lies beyond one target of a route.
Fact within(const model::Network& network, Id<model::Vpc> own, const net::Prefix& prefix,
            const model::RouteTarget& target) {
    const auto* id = std::get_if<Id<model::Peering>>(&target);
    if (!id) return Fact::truth(true);
    const model::Peering& peering = network.peerings[*id];
    const auto& peer = peering.requester == own ? peering.accepter : peering.requester;
    if (!peer || network.vpcs[*peer].prefixes.empty() || !network.vpcs[*peer].prefixes_known.certain())
        return Fact::open(peering.where.address + ": the peer's addresses are not known");
    const model::Vpc& vpc = network.vpcs[*peer];
    if (set::AddressSet::of(prefix).subset_of(vpc.addresses())) return Fact::truth(true);
    Fact fact = Fact::truth(false, fmt::format("{} is more than {} of {}", prefix.to_string(),
                                               vpc.addresses().to_string(), vpc.where.address));
    fact.related.push_back(peering.where.address);
    return fact;
}

Fact table_leads_to(const Context& context, Id<model::RouteTable> id, Argument words) {
    const model::Network& network = context.network();
    const model::RouteTable& table = network.route_tables[id];
    Fact best = table.complete.certain() ? Fact::truth(false) : Fact::open(table.complete.depends_on());
    const auto asked = [&](const model::RouteTarget& target) {
        const std::string_view found = word_of(network, table, target);
        return std::ranges::any_of(
            words, [&](const std::string& word) { return found == word || (word == "way-out" && leads_out(found)); });
    };
    for (const model::Route& route : table.routes) {
        for (const model::RouteTarget& target : route.targets) {
            if (!asked(target)) continue;
            std::string because = fmt::format("{} routes {} to {}", route.where.address,
                                              destination_text(network, route), name_of(network, target));
            Fact fact = Fact::truth(true, std::move(because));
            if (!route.certainty.certain()) fact.depends_on.push_back(route.certainty.depends_on());
            if (route.targets.size() > 1)
                fact.depends_on.push_back(route.where.to_string() + ": target known after apply");
            if (const auto* gateway = std::get_if<Id<model::InternetGateway>>(&target))
                if (const model::Certainty& attached = network.internet_gateways[*gateway].attached;
                    !attached.certain())
                    fact.depends_on.push_back(attached.depends_on());
            if (!fact.depends_on.empty()) fact.value = Tri::unknown;
            fact.related.push_back(name_of(network, target));
            if (fact.depends_on.empty()) return fact;
            if (best.because.empty()) best = std::move(fact);
        }
    }
    return best;
}

}  // namespace

Fact leads_to(const Context& context, Id<model::Subnet> id, Argument words) {
    const model::Subnet& subnet = context.network().subnets[id];
    if (subnet.tables.empty()) return Fact::open(subnet.where.address + ": its route table is not known");
    Fact first = table_leads_to(context, subnet.tables.front(), words);
    for (std::size_t i = 1; i < subnet.tables.size(); ++i) {
        Fact other = table_leads_to(context, subnet.tables[i], words);
        if (other.value == first.value) continue;
        Fact& telling = first.because.empty() ? other : first;
        telling.value = Tri::unknown;
        telling.depends_on = {subnet.where.address + ": which route table it uses is known after apply"};
        return telling;
    }
    return first;
}

Fact table_routes_to(const Context& context, const Object& object, Argument argument) {
    return table_leads_to(context, object.id<model::RouteTable>(), argument);
}

Fact table_used(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    const Id<model::RouteTable> id = object.id<model::RouteTable>();
    Fact possible = Fact::truth(false);
    for (const Id<model::Subnet> subnet : context.uses().routed[id.value]) {
        const auto& tables = network.subnets[subnet].tables;
        for (const Id<model::Eni> eni : context.enis(subnet)) {
            const model::Tier tier = network.resources[network.enis[eni].resource].tier;
            if (tier == model::Tier::nat || tier == model::Tier::endpoint) continue;
            const std::string& address = network.subnets[subnet].where.address;
            if (tables.size() == 1) return Fact::truth(true);
            possible = Fact::open(address + ": which route table it uses is known after apply");
        }
    }
    return possible;
}

Fact reaches_privately(const Context& context, const Object& object, Argument argument) {
    const model::Network& network = context.network();
    const Id<model::RouteTable> id = object.id<model::RouteTable>();
    const auto asked = [&](const std::string& service) {
        return std::ranges::find(argument, service) != argument.end();
    };
    for (const model::VpcEndpoint& endpoint : network.endpoints) {
        if (!asked(endpoint.service) || endpoint.vpc != network.route_tables[id].vpc) continue;
        if (endpoint.kind == model::EndpointKind::interface && endpoint.private_dns != Tri::no)
            return Fact::truth(true, endpoint.where.address + " answers for it");
        if (std::ranges::find(endpoint.tables, id) != endpoint.tables.end())
            return Fact::truth(true, endpoint.where.address + " has a route in it");
    }
    for (const model::Route& route : network.route_tables[id].routes)
        for (const model::RouteTarget& target : route.targets)
            if (const auto* endpoint = std::get_if<Id<model::VpcEndpoint>>(&target);
                endpoint && asked(network.endpoints[*endpoint].service))
                return Fact::truth(true, network.endpoints[*endpoint].where.address + " has a route in it");
    return Fact::truth(false);
}

Fact route_target(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    const model::RouteTable& table = network.route_tables[object.id<model::RouteTable>()];
    return {std::string(word_of(network, table, object.route(network).targets.front())), {}, {}, {}, {}};
}

Fact route_destination(const Context& context, const Object& object, Argument) {
    return {std::visit(overloaded{
                           [](const net::Prefix& prefix) { return model::covered(prefix); },
                           [&](Id<model::PrefixList> id) { return context.network().prefix_lists[id].entries; },
                       },
                       object.route(context.network()).destination),
            {},
            {},
            {},
            {}};
}

Fact within_peer(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    const model::Route& route = object.route(network);
    const auto* prefix = std::get_if<net::Prefix>(&route.destination);
    if (!prefix) return Fact::truth(true);
    const Id<model::Vpc> own = network.route_tables[object.id<model::RouteTable>()].vpc;
    std::vector<Fact> each;
    for (const model::RouteTarget& target : route.targets) each.push_back(within(network, own, *prefix, target));
    if (std::ranges::all_of(each, [&](const Fact& one) { return one.value == each.front().value; }))
        return each.front();
    const auto wider = std::ranges::find(each, decltype(Fact::value)(Tri::no), &Fact::value);
    Fact fact = wider != each.end() ? *wider : Fact::open({});
    fact.value = Tri::unknown;
    fact.depends_on = {route.where.to_string() + ": target known after apply"};
    return fact;
}

}  // namespace netlint::rule::fields
