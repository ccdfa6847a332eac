// The judge's walk through transit gateways.
#include <algorithm>

#include "gates.hpp"
#include "judge_transit.hpp"
#include "netlint/base/overloaded.hpp"
#include "walk.hpp"

namespace netlint::reach {

namespace {

void append(std::vector<Hop>& to, const std::vector<Hop>& more) {
    to.insert(to.end(), more.begin(), more.end());
}

void name_what_it_depends_on(std::vector<Hop>& hops, const std::string& depends_on) {
    for (Hop& one : hops)
        if (one.stage == Stage::transit_gateway && one.depends_on.empty()) one.depends_on = depends_on;
}

}  // namespace

// By whichever way the plan leaves open. Where AWS chooses the subnet in which the packet comes out, the ways are one
// when all of them end alike.
std::vector<Passage> Walk::over_transit(const Passage& start, Id<model::TransitGateway> id, const At& at,
                                        const Bearer& bearer) const {
    std::vector<Passage> all;
    for (const TransitWay& way : through_transit(network_, id, at.subnet, bearer.packet, Half::forward)) {
        Passage base = start;
        base.names = way.names;
        append(base.hops, way.hops);
        name_what_it_depends_on(base.hops, way.depends_on);
        if (way.exits.empty()) {
            arrive(base, bearer.sender, bearer.packet, !bearer.translated, true);
            all.push_back(std::move(base));
            continue;
        }
        std::vector<Passage> out;
        bool single = true;
        for (const Id<model::Subnet> exit : way.exits) {
            std::vector<Passage> ways = out_into(base, exit, way.names, bearer);
            single = single && ways.size() == 1 && ways.front().legs.size() == 1;
            out.insert(out.end(), ways.begin(), ways.end());
        }
        const auto alike = [&](const Passage& one) { return decision_of(one.hops) == decision_of(out.front().hops); };
        if (single && std::all_of(out.begin(), out.end(), alike)) out.resize(1);
        all.insert(all.end(), out.begin(), out.end());
    }
    return all;
}

std::vector<Passage> Walk::out_into(const Passage& base, Id<model::Subnet> exit, std::optional<model::Tri> names,
                                    const Bearer& bearer) const {
    const EniId* target = std::get_if<EniId>(&to_);
    std::vector<Passage> all;
    for (const TransitExit& out : out_of_transit(network_, exit, bearer.packet, Half::forward)) {
        Passage way = base;
        append(way.hops, out.hops);
        if (out.door) way.names.reset();
        if (out.choice) {
            for (Passage& onward : follow(*out.choice, {exit, names}, bearer)) {
                Passage whole = way;
                append(whole.hops, onward.hops);
                whole.legs = onward.legs;
                all.push_back(std::move(whole));
            }
            continue;
        }
        if (out.handed && !(target && network_.enis[*target].subnet == exit))
            way.hops.push_back(make_hop(Stage::destination, Decision::deny, subnet_name(network_, exit),
                                        "no interface of the subnet has " + bearer.packet.destination.to_string(), {},
                                        "NO_POSSIBLE_DESTINATION"));
        arrive(way, bearer.sender, bearer.packet, !bearer.translated, !out.handed);
        all.push_back(std::move(way));
    }
    return all;
}

// Replies go straight to an interface of another VPC; nothing else brings them there.
std::vector<std::vector<Hop>> Walk::back_over_transit(Id<model::TransitGateway> id, Id<model::Subnet> from,
                                                      Id<model::Subnet> home, const net::Flow& packet) const {
    std::vector<std::vector<Hop>> all;
    for (TransitWay& way : through_transit(network_, id, from, packet, Half::reply)) {
        name_what_it_depends_on(way.hops, way.depends_on);
        const Hop entering = judge_acl(network_, home, model::Direction::ingress, packet, Half::reply);
        if (way.exits.empty()) {
            all.push_back(way.hops);
            all.back().push_back(entering);
            continue;
        }
        std::vector<std::vector<Hop>> out;
        bool single = true;
        for (const Id<model::Subnet> exit : way.exits) {
            const std::vector<TransitExit> ways = out_of_transit(network_, exit, packet, Half::reply);
            single = single && ways.size() == 1;
            for (const TransitExit& one : ways) {
                std::vector<Hop> hops = way.hops;
                append(hops, one.hops);
                const auto lost = [&](const std::string& because) {
                    hops.push_back(make_hop(Stage::destination, Decision::deny, subnet_name(network_, exit), because,
                                            {}, "NO_POSSIBLE_DESTINATION"));
                };
                const bool there = network_.subnets[exit].vpc == network_.subnets[home].vpc;
                if (one.handed && exit != home) lost("no interface of the subnet has the address");
                if (one.choice) {
                    hops.push_back(route_hop(network_, exit, *one.choice));
                    if (one.choice->target)
                        std::visit(overloaded{[&](model::LocalTarget) {
                                                  if (!there) lost("no interface of the VPC has the address");
                                              },
                                              [&](model::BlackholeTarget) {},
                                              [&](Id<model::Eni> box) {
                                                  if (network_.enis[box].source_dest_check)
                                                      return lost("its source/destination check drops it");
                                                  hops.push_back(forwarding(network_, box));
                                              },
                                              [&](const auto&) { lost("the reply does not come back that way"); }},
                                   *one.choice->target);
                }
                if (!one.handed) hops.push_back(entering);
                out.push_back(std::move(hops));
            }
        }
        const auto alike = [&](const std::vector<Hop>& one) { return decision_of(one) == decision_of(out.front()); };
        if (single && std::all_of(out.begin(), out.end(), alike)) out.resize(1);
        all.insert(all.end(), out.begin(), out.end());
    }
    return all;
}

// Replies to a host outside may leave by what lies behind the gateway, or be lost there.
std::vector<Walk::Return> Walk::outside_over_transit(const Return& start, Id<model::TransitGateway> id,
                                                     Id<model::Subnet> from, const net::Flow& packet) const {
    std::vector<Return> all;
    for (const TransitWay& way : through_transit(network_, id, from, packet, Half::reply)) {
        Return base = start;
        append(base.hops, way.hops);
        base.door = way.door;
        if (base.depends_on.empty()) base.depends_on = way.depends_on;
        if (way.exits.empty()) {
            all.push_back(std::move(base));
            continue;
        }
        for (const Id<model::Subnet> exit : way.exits)
            for (const TransitExit& out : out_of_transit(network_, exit, packet, Half::reply)) {
                Return one = base;
                append(one.hops, out.hops);
                one.door = out.door;
                if (!out.door)
                    one.hops.push_back(make_hop(Stage::destination, Decision::deny, subnet_name(network_, exit),
                                                "the reply does not leave by an internet gateway", {},
                                                "MORE_SPECIFIC_ROUTE"));
                all.push_back(std::move(one));
            }
    }
    return all;
}

}  // namespace netlint::reach
