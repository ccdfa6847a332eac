// Tells public from private from isolated subnets by their effective routes.
#include <algorithm>

#include "netlint/base/overloaded.hpp"
#include "netlint/rule/zone.hpp"

namespace netlint::rule {
namespace {

struct Lead {
    SubnetKind kind = SubnetKind::isolated;
    model::Certainty certainty;
};

// Where one target of a route leads out of the VPC.
Lead lead(const model::Network& network, Id<model::Vpc> vpc, const model::RouteTarget& target) {
    return std::visit(overloaded{
                          [&](Id<model::InternetGateway> id) -> Lead {
                              const model::InternetGateway& gateway = network.internet_gateways[id];
                              if (gateway.vpc != vpc) return {};
                              return {SubnetKind::public_, gateway.attached};
                          },
                          [](Id<model::NatGateway>) -> Lead {
                              return {SubnetKind::private_, {}};
                          },
                          [](Id<model::EgressOnlyGateway>) -> Lead {
                              return {SubnetKind::private_, {}};
                          },
                          [](Id<model::Eni>) -> Lead {
                              return {SubnetKind::private_, {}};
                          },
                          [](Id<model::TransitGateway>) -> Lead {
                              return {SubnetKind::private_, {}};
                          },
                          [&](Id<model::VpcEndpoint> id) -> Lead {
                              if (network.endpoints[id].kind == model::EndpointKind::gateway) return {};
                              return {SubnetKind::private_, {}};
                          },
                          [](const model::UnmodelledTarget&) -> Lead {
                              return {SubnetKind::private_, {}};
                          },
                          [](const auto&) -> Lead { return {}; },
                      },
                      target);
}

// Public before private before isolated: the most open lead decides.
bool more_open(SubnetKind a, SubnetKind b) {
    return static_cast<int>(a) < static_cast<int>(b);
}

SubnetClass classify_table(const model::Network& network, const model::RouteTable& table) {
    SubnetClass out{SubnetKind::isolated, table.complete, table.where};
    for (const model::Route& route : table.routes) {
        for (const model::RouteTarget& target : route.targets) {
            const Lead found = lead(network, table.vpc, target);
            model::Certainty certainty = route.certainty.certain() ? found.certainty : route.certainty;
            if (certainty.certain() && route.targets.size() > 1)
                certainty = model::Certainty::possible(route.where.to_string() + ": target known after apply");
            const bool firmer = found.kind == out.kind && certainty.certain() && !out.certainty.certain();
            if (found.kind == SubnetKind::isolated) continue;
            if (more_open(found.kind, out.kind) || firmer) out = {found.kind, certainty, route.where};
        }
    }
    // A route that is not told may lead to an internet gateway.
    if (out.kind != SubnetKind::public_ && !table.complete.certain()) out.certainty = table.complete;
    return out;
}

}  // namespace

SubnetClass classify(const model::Network& network, Id<model::Subnet> id) {
    const model::Subnet& subnet = network.subnets[id];
    if (subnet.tables.empty())
        return {SubnetKind::unknown,
                model::Certainty::possible(subnet.where.address + ": its route table is not known"), subnet.where};
    std::vector<SubnetClass> classes;
    for (const Id<model::RouteTable> table : subnet.tables)
        classes.push_back(classify_table(network, network.route_tables[table]));
    SubnetClass best = classes.front();
    for (const SubnetClass& other : classes)
        if (more_open(other.kind, best.kind)) best = other;
    const bool agree = std::ranges::all_of(classes, [&](const SubnetClass& c) { return c.kind == best.kind; });
    if (!agree)
        best.certainty =
            model::Certainty::possible(subnet.where.address + ": which route table it uses is known after apply");
    // It uses one of them: what is open of one is open of it.
    const auto open = std::ranges::find_if(classes, [](const SubnetClass& c) { return !c.certainty.certain(); });
    if (agree && open != classes.end()) best.certainty = open->certainty;
    return best;
}

}  // namespace netlint::rule
