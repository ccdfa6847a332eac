// One destination against a subnet's route table.
#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "judge.hpp"
#include "netlint/base/overloaded.hpp"
#include "netlint/model/symbolic.hpp"

namespace netlint::reach {
namespace {

using model::RouteOrigin;
using model::Tri;

struct Matching {
    const model::Route* route = nullptr;
    unsigned length = 0;
    int rank = 0;  // of equal lengths the lower one wins
    Tri matches = Tri::no;
    bool hidden = false;  // an entry of a list that the plan does not tell: it may be longer than it looks
};

int preference(const model::Route& route) {
    if (route.origin == RouteOrigin::propagated) return 3;
    if (std::holds_alternative<Id<model::PrefixList>>(route.destination)) return 2;
    return route.origin == RouteOrigin::fixed ? 0 : 1;
}

// A route to a list is one to each of its entries, and to what else is or may be in it.
std::vector<Matching> by_list(const model::PrefixList& list, const model::Route& route,
                              const net::Address& destination) {
    std::vector<Matching> found;
    set::Bounds<set::AddressSet> told;
    for (const model::ListedPrefix& entry : list.listed) {
        const Tri covered = covers(entry.prefix, destination);
        const Tri matches = entry.certain ? covered : std::min(covered, Tri::unknown);
        found.push_back({&route, entry.prefix.length(), preference(route), matches, false});
        const auto addresses = model::covered(entry.prefix);
        told |= entry.certain ? addresses : set::Bounds<set::AddressSet>::at_most(addresses.may);
    }
    const auto add_rest = [&](const set::AddressSet& rest, Tri matches) {
        for (const net::Prefix& prefix : rest.to_prefixes())
            if (prefix.contains(destination))
                found.push_back({&route, prefix.length(), preference(route), matches, true});
    };
    const bool all_told = list.entries.may.subset_of(list.entries.must | told.may);
    add_rest(list.entries.must - told.must, Tri::yes);
    if (!all_told) add_rest(list.entries.may, Tri::unknown);
    return found;
}

std::vector<Matching> matches_of(const model::Network& network, const model::Route& route,
                                 const net::Address& destination) {
    std::vector<Matching> found;
    if (const auto* list = std::get_if<Id<model::PrefixList>>(&route.destination)) {
        found = by_list(network.prefix_lists[*list], route, destination);
    } else {
        // A VPC's own prefix stands for no service, and for no other VPC's.
        const net::Prefix& prefix = std::get<net::Prefix>(route.destination);
        const Tri matches = route.origin != RouteOrigin::local ? covers(prefix, destination)
                            : prefix.contains(destination)     ? Tri::yes
                                                               : Tri::no;
        found.push_back({&route, prefix.length(), preference(route), matches, false});
    }
    if (!route.certainty.certain())
        for (Matching& one : found) one.matches = std::min(one.matches, Tri::unknown);
    return found;
}

// In the order in which AWS prefers them; only those that may match.
std::vector<Matching> matching(const model::Network& network, const std::vector<model::Route>& routes,
                               const net::Address& destination) {
    std::vector<Matching> all;
    Tri local = Tri::no;
    for (const model::Route& route : routes)
        for (const Matching& found : matches_of(network, route, destination)) {
            if (found.matches == Tri::no) continue;
            if (route.origin == RouteOrigin::local) local = std::max(local, found.matches);
            all.push_back(found);
        }
    for (Matching& one : all)  // local beats every propagated route, however long
        if (one.route->origin == RouteOrigin::propagated && local != Tri::no)
            one.matches = local == Tri::yes ? Tri::no : Tri::unknown;
    std::erase_if(all, [](const Matching& one) { return one.matches == Tri::no; });
    std::stable_sort(all.begin(), all.end(), [](const Matching& a, const Matching& b) {
        return std::tuple(b.length, a.rank) < std::tuple(a.length, b.rank);
    });
    return all;
}

std::string name_of(const model::Network& network, const model::RouteTarget& target) {
    return std::visit(
        overloaded{[](model::LocalTarget) { return std::string("local"); },
                   [](model::BlackholeTarget) { return std::string("blackhole"); },
                   [](const model::UnmodelledTarget& other) {
                       return other.address.empty() ? other.kind : fmt::format("{} {}", other.kind, other.address);
                   },
                   [&](Id<model::InternetGateway> id) { return network.internet_gateways[id].where.address; },
                   [&](Id<model::EgressOnlyGateway> id) { return network.egress_only_gateways[id].where.address; },
                   [&](Id<model::NatGateway> id) { return network.nat_gateways[id].where.address; },
                   [&](Id<model::VpcEndpoint> id) { return network.endpoints[id].where.address; },
                   [&](Id<model::Peering> id) { return network.peerings[id].where.address; },
                   [&](Id<model::Eni> id) { return eni_name(network, id); },
                   [&](Id<model::TransitGateway> id) { return network.transit_gateways[id].where.address; },
                   [&](Id<model::TransitAttachment> id) { return network.transit_attachments[id].where.address; }},
        target);
}

std::string text_of(const model::Network& network, const model::Route& route, const model::RouteTarget& target) {
    const std::string destination =
        std::visit(overloaded{[](const net::Prefix& prefix) { return prefix.to_string(); },
                              [&](Id<model::PrefixList> list) { return network.prefix_lists[list].name; }},
                   route.destination);
    return fmt::format("{} -> {}", destination, name_of(network, target));
}

void add(std::vector<RouteChoice>& choices, RouteChoice choice) {
    const auto same = std::find_if(choices.begin(), choices.end(),
                                   [&](const RouteChoice& other) { return other.target == choice.target; });
    if (same == choices.end()) choices.push_back(std::move(choice));
}

template <class Table>
void choose(const model::Network& network, const Table& table, const net::Address& destination,
            std::vector<RouteChoice>& choices) {
    const std::string table_name = table.where.address.empty() ? "the main route table" : table.where.to_string();
    const std::vector<Matching> all = matching(network, table.routes, destination);
    bool decided = false;
    for (std::size_t i = 0; i < all.size() && !decided;) {
        std::size_t end = i;
        for (; end < all.size() && all[end].length == all[i].length && all[end].rank == all[i].rank; ++end) {
            const model::Route& route = *all[end].route;
            std::string why = route.certainty.certain() ? route.where.to_string() + ": more than one target"
                                                        : route.certainty.depends_on();
            for (const model::RouteTarget& target : route.targets)
                add(choices, {target, route.where, text_of(network, route, target), why});
            if (route.targets.empty())
                add(choices, {model::UnmodelledTarget{"route", route.where.address}, route.where,
                              "a route without a known target", why});
            // A list's entry of unknown length may win over this one.
            const bool contested =
                route.origin != RouteOrigin::local && std::any_of(all.begin(), all.end(), [&](const Matching& other) {
                    return other.hidden && other.route != &route && other.length <= all[end].length;
                });
            decided = decided || (all[end].matches == Tri::yes && !contested);
        }
        i = end;
    }
    if (!decided)
        add(choices,
            {std::nullopt, table.where, fmt::format("{} has no route to {}", table_name, host_text(destination)),
             table_name + " routes: known after apply"});
    if (!table.complete.certain())
        add(choices, {model::UnmodelledTarget{"route table", table.where.address}, table.where,
                      table_name + " may have further routes", table.complete.depends_on()});
}

}  // namespace

std::vector<RouteChoice> judge_routes(const model::Network& network, Id<model::Subnet> id,
                                      const net::Address& destination) {
    const model::Subnet& subnet = network.subnets[id];
    std::vector<RouteChoice> choices;
    for (const Id<model::RouteTable> table : subnet.tables)
        choose(network, network.route_tables[table], destination, choices);
    if (subnet.tables.empty())
        choices.push_back({model::UnmodelledTarget{"route table", subnet.where.address}, subnet.where,
                           "the route table is not known", subnet_name(network, id) + " route table: not known"});
    if (subnet.tables.size() > 1)
        for (RouteChoice& choice : choices)
            choice.depends_on = subnet_name(network, id) + " route table: known after apply";
    return choices;
}

std::vector<RouteChoice> judge_routes(const model::Network& network, const model::TransitAttachment& attachment,
                                      const net::Address& destination) {
    std::vector<RouteChoice> choices;
    for (const Id<model::TransitTable> table : attachment.tables)
        choose(network, network.transit_tables[table], destination, choices);
    const std::string open = attachment.tables_complete.certain()
                                 ? attachment.where.address + " route table: known after apply"
                                 : attachment.tables_complete.depends_on();
    if (!attachment.tables_complete.certain())
        add(choices, {model::UnmodelledTarget{"route table", attachment.where.address}, attachment.where,
                      "the route table is not known", open});
    if (attachment.tables.size() > 1 || !attachment.tables_complete.certain())
        for (RouteChoice& choice : choices) choice.depends_on = open;
    return choices;
}

std::vector<RouteChoice> judge_routes(const model::Network& network, const model::InternetGateway& gateway,
                                      const net::Address& destination) {
    std::vector<RouteChoice> choices;
    for (const Id<model::RouteTable> table : gateway.tables)
        choose(network, network.route_tables[table], destination, choices);
    if (gateway.tables.size() > 1)
        for (RouteChoice& choice : choices)
            choice.depends_on = gateway.where.address + " route table: known after apply";
    return choices;
}

}  // namespace netlint::reach
