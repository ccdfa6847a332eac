// The judge's walk of replies, and the ways in from outside, which have to be ways out for replies.
#include <algorithm>

#include <fmt/format.h>

#include "gates.hpp"
#include "nat64.hpp"
#include "netlint/base/overloaded.hpp"
#include "netlint/model/symbolic.hpp"
#include "walk.hpp"

namespace netlint::reach {

using model::Direction;
using model::Tri;

Hop one_sided(const std::vector<std::string>& first, const std::vector<std::string>& reply) {
    std::vector<std::string> missing;
    std::ranges::set_difference(first, reply, std::back_inserter(missing));
    if (!missing.empty())
        return make_hop(Stage::middlebox, Decision::deny, missing.front(),
                        "the first packet goes through it and the reply does not: inspection needs both", {},
                        "INSPECTION_ONE_SIDED");
    std::ranges::set_difference(reply, first, std::back_inserter(missing));
    return make_hop(Stage::middlebox, Decision::deny, missing.empty() ? "" : missing.front(),
                    "the reply goes through it and the first packet does not: inspection needs both", {},
                    "INSPECTION_ONE_SIDED");
}

Hop at_another_endpoint(const std::vector<std::string>& services) {
    Hop made = make_hop(Stage::middlebox, Decision::unknown, services.empty() ? "" : services.front(),
                        "the reply comes to another of its endpoints than the first packet");
    made.depends_on = made.at + ": whether its endpoints share what they know of connections";
    return made;
}

namespace {

// The best of the ways that the plan leaves open, which then is not certain. Each begins with the subnet's ACL and
// route.
class Best {
public:
    explicit Best(bool open) : open_(open) {}

    void consider(std::vector<Hop> hops, const std::string& depends_on) {
        if (open_ && !hops.empty() && decision_of(hops) == Decision::allow) {
            Hop& route = hops[std::min<std::size_t>(1, hops.size() - 1)];
            route.decision = Decision::unknown;
            route.depends_on = depends_on.empty() ? "routes: known after apply" : depends_on;
        }
        if (!any_ || rank(hops) < rank(best_)) best_ = std::move(hops);
        any_ = true;
    }
    std::vector<Hop> take() && { return std::move(best_); }

private:
    static int rank(const std::vector<Hop>& one) {
        const Decision decision = decision_of(one);
        return decision == Decision::deny ? 2 : decision == Decision::unknown ? 1 : 0;
    }
    bool open_, any_ = false;
    std::vector<Hop> best_;
};

}  // namespace

std::vector<Hop> Walk::reply(const Leg& leg, std::optional<EniId> receiver) const {
    if (leg.same_subnet) return {};
    const net::Flow packet = leg.packet.reply();
    if (leg.by_internet) return back_by_internet(leg, packet);
    if (leg.by_gateway)
        return {judge_acl(network_, network_.enis[leg.sender].subnet, Direction::ingress, packet, Half::reply)};
    if (!receiver) return {};
    return back(*receiver, leg, packet);
}

std::vector<Hop> Walk::replies_of(Passage& way) const {
    std::vector<Hop> replies = std::move(way.replies);
    const EniId* target = std::get_if<EniId>(&to_);
    for (std::size_t i = way.legs.size(); i-- > 0;) {
        const std::optional<EniId> receiver = i + 1 < way.legs.size() ? std::optional(way.legs[i + 1].sender)
                                              : target                ? std::optional(*target)
                                                                      : std::nullopt;
        std::vector<Hop> back = reply(way.legs[i], receiver);
        if (i > 0) tell_translator(back, way.legs[i].sender);
        std::ranges::move(back, std::back_inserter(replies));
    }
    return replies;
}

// In again by the internet gateway, by its own table if it has one.
std::vector<Hop> Walk::back_by_internet(const Leg& leg, const net::Flow& packet) const {
    const Id<model::Subnet> home = network_.enis[leg.sender].subnet;
    const std::vector<Carried> ways = carry_in(network_, network_.subnets[home].vpc, packet, Half::reply);
    Best best(ways.size() > 1);
    for (const Carried& way : ways) {
        std::vector<Hop> hops = way.hops;
        const bool local =
            way.choice && way.choice->target && std::holds_alternative<model::LocalTarget>(*way.choice->target);
        if (way.handed ? way.subnet != home : !local)
            hops.push_back(make_hop(Stage::destination, Decision::deny, subnet_name(network_, home),
                                    "no way from the gateway leads back there", {}, "NO_PATH"));
        if (!way.handed) hops.push_back(judge_acl(network_, home, Direction::ingress, packet, Half::reply));
        if (auto other = other_inspection(leg, way)) hops.push_back(*std::move(other));
        best.consider(std::move(hops), way.depends_on);
    }
    return std::move(best).take();
}

// A reply between two interfaces: no security group, but the ACLs of both subnets and the routes from the answering
// side.
std::vector<Hop> Walk::back(EniId by, const Leg& leg, const net::Flow& packet) const {
    const Id<model::Subnet> from = network_.enis[by].subnet, home = network_.enis[leg.sender].subnet;
    if (network_.subnets[from].addresses().contains(packet.destination)) {
        // On the link, past what inspected the first packet.
        if (!leg.services.empty() && !leg.beyond) return {one_sided(leg.services, {})};
        return {};
    }
    const Id<model::Vpc> home_vpc = network_.subnets[home].vpc;
    std::vector<Carried> ways = carry(network_, from, packet, Half::reply);
    for (Carried& way : ways) {
        std::vector<Hop>& hops = way.hops;
        const Id<model::Vpc> vpc = network_.subnets[way.subnet].vpc;
        const auto lost = [&](const std::string& because) {
            hops.back().decision = Decision::deny;
            hops.back().because += ": " + because;
            hops.back().code = "MORE_SPECIFIC_ROUTE";
        };
        bool beyond_it = way.door.has_value();
        if (way.handed && way.subnet != home)
            hops.push_back(make_hop(Stage::destination, Decision::deny, subnet_name(network_, way.subnet),
                                    "no interface of the subnet has the address", {}, "NO_POSSIBLE_DESTINATION"));
        if (way.choice && way.choice->target && !way.handed)
            std::visit(overloaded{[&](model::LocalTarget) {
                                      if (vpc != home_vpc) lost("no interface of the VPC has the address");
                                  },
                                  [&](model::BlackholeTarget) {},
                                  [&](const model::UnmodelledTarget& other) {
                                      hops.push_back(beyond(other));
                                      beyond_it = true;
                                  },
                                  [&](Id<model::Peering> id) {
                                      Crossing crossing = through_peering(network_, id, vpc, packet);
                                      if (crossing.hop.decision != Decision::deny && crossing.other != home_vpc)
                                          lost("it leads to another VPC");
                                      hops.push_back(crossing.hop);
                                  },
                                  [&](Id<model::Eni>) {}, [&](Id<model::TransitGateway>) {},
                                  [&](const auto&) { lost("the reply does not come back that way"); }},
                       *way.choice->target);
        if (!way.handed) hops.push_back(judge_acl(network_, home, Direction::ingress, packet, Half::reply));
        if (!beyond_it && !leg.beyond)
            if (auto other = other_inspection(leg, way)) hops.push_back(*std::move(other));
    }
    join_exits(ways, [](const Carried&) { return true; });
    Best best(ways.size() > 1);
    for (Carried& way : ways) best.consider(std::move(way.hops), way.depends_on);
    return std::move(best).take();
}

// Replies to a host outside, by every route that they may take. They have to leave by the way that let the first packet
// in.
std::vector<Walk::Return> Walk::back_outside(Id<model::Subnet> from, EniId owner, const net::Flow& packet,
                                             bool unseen) const {
    if (network_.subnets[from].addresses().contains(packet.destination)) {
        Return way;
        way.hops = {make_hop(Stage::destination, Decision::deny, subnet_name(network_, from),
                             host_text(packet.destination) + " is in the subnet itself, which replies do not leave")};
        return {way};
    }
    std::vector<Return> ways;
    for (Carried& carried : carry(network_, from, packet, Half::reply)) {
        Return way{std::move(carried.hops), carried.door,      false,
                   carried.services,        carried.endpoints, carried.depends_on};
        const auto lost = [&](const std::string& because) {
            way.hops.back().decision = Decision::deny;
            way.hops.back().because += ": " + because;
            way.hops.back().code = "MORE_SPECIFIC_ROUTE";
        };
        const Id<model::Vpc> vpc = network_.subnets[carried.subnet].vpc;
        // Whether the host may be one that the plan does not show, in this VPC.
        const auto hidden = [&](Id<model::Vpc> there) {
            if (!unseen || !may_hide_gateways(network_, there)) return false;
            way.door = beyond({"what else is in the VPC", network_.vpcs[there].where.address});
            way.local = true;
            way.hops.push_back(*way.door);
            return true;
        };
        if (carried.handed && !hidden(vpc)) lost("the reply does not leave by an internet gateway");
        if (carried.choice && carried.choice->target && !carried.handed)
            std::visit(overloaded{[&](Id<model::InternetGateway> id) {
                                      if (vpc != network_.subnets[from].vpc) return lost("it serves its own VPC only");
                                      way.hops.push_back(through_internet_gateway(network_, id, owner, packet));
                                  },
                                  [&](model::BlackholeTarget) {},
                                  [&](const model::UnmodelledTarget& other) {
                                      way.door = beyond(other);
                                      way.hops.push_back(*way.door);
                                  },
                                  [&](model::LocalTarget) {
                                      if (!hidden(vpc)) lost("the reply does not leave by an internet gateway");
                                  },
                                  [&](Id<model::VpcEndpoint>) { lost("a gateway endpoint opens no connections"); },
                                  [&](Id<model::Peering> id) {
                                      const Crossing crossing = through_peering(network_, id, vpc, packet);
                                      const bool open = crossing.hop.decision != Decision::deny && crossing.other;
                                      if (open && hidden(*crossing.other)) return;
                                      way.door = to_unseen_peer(network_, id, vpc, packet);
                                      way.hops.push_back(*way.door);
                                  },
                                  [&](Id<model::Eni>) {}, [&](Id<model::TransitGateway>) {},
                                  [&](const auto&) { lost("the reply does not leave by an internet gateway"); }},
                       *carried.choice->target);
        ways.push_back(std::move(way));
    }
    return ways;
}

// By the internet gateway, which maps the public address to the private one.
Hop Walk::entry_by_internet(EniId to, const net::Flow& flow) const {
    const std::string& from_name = std::get<Outside>(from_).name;
    const model::Eni& eni = network_.enis[to];
    const Id<model::Vpc> vpc = network_.subnets[eni.subnet].vpc;
    Hop entry = make_hop(Stage::internet_gateway, Decision::deny, from_name, "");
    if (!is_public(flow.source)) {
        entry.because = flow.source.to_string() + " is no public address: no internet gateway lets it in";
        entry.code = "IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS";
        return entry;
    }
    Tri gateway = network_.vpcs[vpc].in_plan ? Tri::no : Tri::unknown;
    std::string depends_on = network_.vpcs[vpc].where.address + ": its gateways are not in the plan";
    if (const model::InternetGateway* one = gateway_of(network_, vpc)) {
        gateway = one->attached.certain() ? Tri::yes : Tri::unknown;
        entry.where = one->where;
        entry.at = one->where.address;
        depends_on = one->attached.depends_on();
    }
    if (gateway == Tri::no) {
        entry.because = "no internet gateway is attached to " + network_.vpcs[vpc].where.address;
        entry.where = network_.vpcs[vpc].where;
        entry.code = "NO_PATH";
        return entry;
    }
    const Tri address = flow.destination.is_v6() ? eni.public_v6 : eni.has_public_v4;
    if (address == Tri::no && flow.destination.is_v6())
        return not_of_internet(network_, to, flow.destination, std::move(entry));
    if (address == Tri::no) {
        entry.because = eni_name(network_, to) + " has no public address";
        entry.where = eni.public_where.address.empty() ? eni.where : eni.public_where;
        entry.code = "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS";
        return entry;
    }
    entry.because = eni.public_v4 && flow.destination.is_v4()
                        ? eni.public_v4->to_string() + " is " + flow.destination.to_string()
                        : "to " + host_text(flow.destination);
    entry.decision = std::min(gateway, address) == Tri::yes ? Decision::allow : Decision::unknown;
    if (entry.decision == Decision::unknown)
        entry.depends_on =
            address == Tri::unknown ? eni_name(network_, to) + " public address: known after apply" : depends_on;
    if (auto forbidden = public_access(network_, to, false, Direction::ingress)) {
        if (forbidden->decision == Decision::deny || entry.decision == Decision::allow) entry = *std::move(forbidden);
        if (entry.decision == Decision::deny) return entry;
    }
    return entry;
}

// What is not modelled may let in whom replies through it may reach, but nobody from the internet without a public
// address.
Hop Walk::entry_by_other(EniId to, const net::Flow& flow, const Hop& door) const {
    if (flow.destination.is_v4() && set::AddressSet::internet_v4().contains(flow.source) &&
        network_.enis[to].has_public_v4 == Tri::no)
        return entry_by_internet(to, flow);
    Hop entry = door;
    if (entry.decision != Decision::deny) entry.decision = Decision::unknown;
    if (entry.depends_on.empty()) entry.depends_on = entry.at + ": what it lets in";
    return entry;
}

}  // namespace netlint::reach
