// Longest-prefix match over sets: each route takes what the routes before it certainly leave.
#include "route_shares.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "netlint/base/overloaded.hpp"
#include "netlint/model/symbolic.hpp"

namespace netlint::reach {

namespace {

using set::AddressSet;
using Destinations = set::Bounds<AddressSet>;

// One prefix of one route. Of equal lengths the lower rank wins.
struct Candidate {
    unsigned length = 0;
    int rank = 0;
    bool length_open = false;  // of a list whose entries no plan tells: its true prefixes may be longer
    Destinations destinations;
    const model::Route* route = nullptr;
};

int rank_of(const model::Route& route) {
    if (route.origin == model::RouteOrigin::propagated) return 3;
    if (std::holds_alternative<Id<model::PrefixList>>(route.destination)) return 2;
    return route.origin == model::RouteOrigin::fixed ? 0 : 1;
}

// A route to each entry that the plan tells, and to what else is or may be in the list.
void add_list(const model::PrefixList& list, const model::Route& route, std::vector<Candidate>& out) {
    const auto add = [&](const net::Prefix& prefix, bool length_open, Destinations destinations) {
        if (!route.certainty.certain()) destinations.must = {};
        out.push_back({prefix.length(), rank_of(route), length_open, std::move(destinations), &route});
    };
    Destinations told;
    for (const model::ListedPrefix& entry : list.listed) {
        Destinations covered = model::covered(entry.prefix);
        if (!entry.certain) covered.must = {};
        told |= covered;
        add(entry.prefix, false, std::move(covered));
    }
    for (const net::Prefix& prefix : (list.entries.must - told.must).to_prefixes())
        add(prefix, true, Destinations::exactly(AddressSet::of(prefix)));
    if (list.entries.may.subset_of(list.entries.must | told.may)) return;
    for (const net::Prefix& prefix : list.entries.may.to_prefixes())
        add(prefix, true, Destinations::at_most(AddressSet::of(prefix)));
}

std::vector<Candidate> candidates(const model::Network& network, const std::vector<model::Route>& routes) {
    std::vector<Candidate> out;
    Destinations local;
    for (const model::Route& route : routes) {
        std::visit(overloaded{
                       [&](const net::Prefix& prefix) {
                           const bool is_local = route.origin == model::RouteOrigin::local;
                           Destinations covered =
                               is_local ? Destinations::exactly(AddressSet::of(prefix)) : model::covered(prefix);
                           if (!route.certainty.certain()) covered.must = {};
                           if (is_local) local |= covered;
                           out.push_back({prefix.length(), rank_of(route), false, std::move(covered), &route});
                       },
                       [&](Id<model::PrefixList> id) { add_list(network.prefix_lists[id], route, out); },
                   },
                   route.destination);
    }
    for (Candidate& c : out)
        if (c.route->origin == model::RouteOrigin::propagated) c.destinations -= local;
    std::ranges::stable_sort(out, [](const Candidate& a, const Candidate& b) {
        return std::tuple(-static_cast<int>(a.length), a.rank) < std::tuple(-static_cast<int>(b.length), b.rank);
    });
    return out;
}

// Where a list's hidden prefix, longer than it looks, may win over this one. Local routes yield to no list.
AddressSet contested(const Candidate& candidate, const std::vector<Candidate>& all) {
    AddressSet out;
    if (candidate.route->origin == model::RouteOrigin::local) return out;
    for (const Candidate& other : all)
        if (other.length_open && other.route != candidate.route && other.length <= candidate.length)
            out |= other.destinations.may;
    return out;
}

AddressSet& share_of(std::vector<RouteShare>& shares, const model::RouteTarget& target) {
    for (RouteShare& share : shares)
        if (share.target == target) return share.destinations.may;
    return shares.emplace_back(target, Destinations{}).destinations.may;
}

// What is certain for one target is what no other target, and no gap in the table, may have.
void settle(std::vector<RouteShare>& shares, AddressSet dropped) {
    AddressSet once;
    for (const RouteShare& share : shares) {
        dropped |= once & share.destinations.may;
        once |= share.destinations.may;
    }
    for (RouteShare& share : shares) share.destinations.must = share.destinations.may - dropped;
}

std::vector<RouteShare> anything(std::string address) {
    return {{model::UnmodelledTarget{"route table", std::move(address)}, Destinations::at_most(AddressSet::all())}};
}

std::vector<RouteShare> shares_of(const model::Network& network, const std::vector<model::Route>& routes,
                                  const model::Certainty& complete, const std::string& name) {
    const std::vector<Candidate> all = candidates(network, routes);
    const bool contestable = std::ranges::any_of(all, &Candidate::length_open);
    std::vector<RouteShare> shares;
    AddressSet left = AddressSet::all();
    for (std::size_t i = 0; i < all.size();) {
        AddressSet taken;
        std::size_t end = i;
        for (; end < all.size() && all[end].length == all[i].length && all[end].rank == all[i].rank; ++end) {
            const Candidate& c = all[end];
            for (const model::RouteTarget& target : c.route->targets)
                share_of(shares, target) |= left & c.destinations.may;
            if (c.route->targets.empty())
                share_of(shares, model::UnmodelledTarget{"route", c.route->where.address}) |= left & c.destinations.may;
            taken |= contestable ? c.destinations.must - contested(c, all) : c.destinations.must;
        }
        left -= taken;
        i = end;
    }
    if (complete.certain()) {
        settle(shares, left);
    } else {
        share_of(shares, model::UnmodelledTarget{"route table", name}) = AddressSet::all();
    }
    return shares;
}

// Of two tables of which one counts: certain is what both agree on.
void join(std::vector<RouteShare>& shares, std::vector<RouteShare> others) {
    for (RouteShare& share : shares) {
        const auto same = std::ranges::find(others, share.target, &RouteShare::target);
        if (same == others.end()) {
            share.destinations.must = {};
            continue;
        }
        share.destinations = {share.destinations.must & same->destinations.must,
                              share.destinations.may | same->destinations.may};
        others.erase(same);
    }
    for (RouteShare& other : others) {
        other.destinations.must = {};
        shares.push_back(std::move(other));
    }
}

std::vector<RouteShare> shares_of_one(const model::Network& network, const std::vector<Id<model::RouteTable>>& tables) {
    std::vector<RouteShare> shares = route_shares(network, network.route_tables[tables.front()]);
    for (std::size_t i = 1; i < tables.size(); ++i)
        join(shares, route_shares(network, network.route_tables[tables[i]]));
    return shares;
}

}  // namespace

std::vector<RouteShare> route_shares(const model::Network& network, const model::RouteTable& table) {
    return shares_of(network, table.routes, table.complete, table.where.address);
}

std::vector<RouteShare> route_shares(const model::Network& network, const model::TransitAttachment& attachment) {
    std::vector<RouteShare> shares;
    for (const Id<model::TransitTable> id : attachment.tables) {
        const model::TransitTable& table = network.transit_tables[id];
        std::vector<RouteShare> of_table = shares_of(network, table.routes, table.complete, table.where.address);
        if (id == attachment.tables.front())
            shares = std::move(of_table);
        else
            join(shares, std::move(of_table));
    }
    if (!attachment.tables_complete.certain()) join(shares, anything(attachment.where.address));
    return shares;
}

std::vector<RouteShare> route_shares(const model::Network& network, const model::InternetGateway& gateway) {
    return shares_of_one(network, gateway.tables);
}

std::vector<RouteShare> route_shares(const model::Network& network, const model::Subnet& subnet) {
    if (subnet.tables.empty()) return anything(subnet.where.address);
    return shares_of_one(network, subnet.tables);
}

}  // namespace netlint::reach
