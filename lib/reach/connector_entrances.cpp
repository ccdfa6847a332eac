// What comes in by entrances that no route decides: the exact engine's side.
#include <algorithm>
#include <string>
#include <vector>

#include "acl_filter.hpp"
#include "connections.hpp"
#include "connector.hpp"

namespace netlint::reach {

namespace {

using model::Direction;
using model::Entrance;
using model::EntranceKind;
using set::AddressSet;
using set::HeaderSpace;

// First packets whose replies pass.
Headers answered(const Headers& replies) {
    return {replies.must.reverse(), replies.may.reverse()};
}

// The same clients and source ports, calling `destinations` for `services`.
HeaderSpace readdressed(const HeaderSpace& headers, const AddressSet& destinations, const set::ServiceSet& services) {
    std::vector<set::Box> boxes;
    for (const set::Box& box : headers.boxes()) boxes.push_back({box.source, destinations, services, box.source_ports});
    return HeaderSpace::from(boxes);
}

// What AWS does not say forbids nothing and proves nothing.
Headers undocumented(const Headers& filter) {
    return {filter.must, HeaderSpace::all()};
}

// The services that some permission names, whoever its peer is.
HeaderSpace named_at_all(const model::Network& network, const model::Eni& eni) {
    if (!eni.filtered || !eni.groups_complete.certain()) return HeaderSpace::all();
    set::ServiceSet services;
    for (const model::Attachment& attachment : eni.groups) {
        if (!network.security_groups[attachment.group].in_plan) return HeaderSpace::all();
        for (const model::Permission& permission : network.security_groups[attachment.group].permissions)
            if (permission.direction == Direction::ingress) services |= permission.services;
    }
    return HeaderSpace::box(AddressSet::all(), AddressSet::all(), services);
}

}  // namespace

// Which balancer of a service a connection goes to is AWS's choice. Their groups see the client's address; whether they
// know its groups too is not documented.
Headers Connector::behind(EniId to, const EniId* from) const {
    const Headers all = Headers::exactly(HeaderSpace::all());
    std::optional<Headers> out;
    for (const Id<model::ServiceFront> id : network_->enis[to].fronts) {
        const model::ServiceFront& front = network_->service_fronts[id];
        Headers one{HeaderSpace::box(AddressSet::all(), AddressSet::all(), front.services.must),
                    HeaderSpace::box(AddressSet::all(), AddressSet::all(), front.services.may)};
        if (front.door && front.filters != model::Tri::no) {
            const References named = from ? in_region(*from, *front.door, References::open) : References::dead;
            const Headers& groups = admitted(*front.door, Direction::ingress, from, named);
            one = one & (front.filters == model::Tri::yes ? groups : undocumented(groups));
        }
        out = out ? Headers{out->must & one.must, out->may | one.may} : std::move(one);
    }
    return out.value_or(all);
}

// Interfaces of the plan come in by balancers only; none by a balancer to itself (Network Load Balancer user guide,
// "Troubleshoot": hairpinning). A balancer behind another is not followed.
Connection Connector::by_entrances(const Endpoint& from, EniId to, const HeaderSpace& asked, bool called) const {
    Connection out;
    const Outside* outside = std::get_if<Outside>(&from);
    const EniId* client = std::get_if<EniId>(&from);
    if ((!outside && !client) || !network_->enis[to].accepts_connections) return out;
    const AddressSet senders = outside ? outside->addresses : addresses(*client);
    for (const Id<Entrance> id : entrances_[to.value]) {
        const Entrance& entrance = network_->entrances[id];
        if (client && (!entrance.door || *client == to || *client == *entrance.door)) continue;
        const HeaderSpace offered =
            asked & HeaderSpace::box(senders & entrance.clients, network_->enis[to].addresses, entrance.services);
        if (offered.empty()) continue;
        if (called && entrance.door) {
            const Headers maybe = Headers::at_most(offered);
            add(out, {maybe, maybe, maybe});
            continue;
        }
        Connection passed = entrance.door ? handed_on(entrance, from, offered) : let_in(entrance, offered);
        const bool answered = entrance.kind == EntranceKind::public_endpoint;
        if (!entrance.certainty.certain() || (!answered && !network_->enis[to].accepting.certain()))
            passed = possible(std::move(passed));
        out.forward |= passed.forward;
        out.every |= passed.every;
        out.some |= passed.some;
    }
    return out;
}

// Global Accelerator developer guide, "Requirements for endpoints with client IP address preservation" (the internet
// gateway; network ACLs on what leaves) and "Secure VPC connections" (no route, replies by the accelerator). VPC
// Lattice user guide, "Control traffic to VPC Lattice using network ACLs".
Connection Connector::let_in(const Entrance& entrance, const HeaderSpace& offered) const {
    if (entrance.kind == EntranceKind::public_endpoint) {
        const Headers open = Headers::exactly(offered);
        return {open, open, open};
    }
    const model::Eni& eni = network_->enis[entrance.target];
    const model::Subnet& subnet = network_->subnets[eni.subnet];
    Headers groups = admitted(entrance.target, Direction::ingress, nullptr, References::dead);
    Headers in = acl_filter(*network_, subnet, Direction::ingress);
    Headers back = answered(acl_filter(*network_, subnet, Direction::egress));
    model::Tri gateway = model::Tri::yes;
    if (entrance.kind != EntranceKind::service_network) {
        gateway = fabric_.has_internet_gateway(subnet.vpc);
        if (subnet.public_access != model::PublicAccess::open) gateway = std::min(gateway, model::Tri::unknown);
        in = undocumented(in);
    }
    if (entrance.kind == EntranceKind::content_network) {
        groups.may |= named_at_all(*network_, eni);  // the service's own group is in no plan
        back = undocumented(back);
        if (gateway == model::Tri::no) gateway = model::Tri::unknown;
    }
    if (gateway == model::Tri::no) return {};
    Headers first = Headers::exactly(offered) & groups & in & behind(entrance.target, nullptr);
    if (gateway == model::Tri::unknown) first.must = {};
    const Headers both = first & back;
    return {first, both, both};
}

// What references mean between a balancer and its targets, whatever the way: groups are known in a VPC, and across an
// active peering.
References Connector::peered(Id<model::Subnet> one, Id<model::Subnet> other) const {
    const Id<model::Vpc> a = network_->subnets[one].vpc, b = network_->subnets[other].vpc;
    if (a == b) return References::alive;
    const std::string &here = network_->vpcs[a].region, &there = network_->vpcs[b].region;
    const bool known =
        here == there && std::ranges::any_of(network_->peerings, [&](const model::Peering& peering) {
            return peering.active == model::Tri::yes && ((peering.requester == a && peering.accepter == b) ||
                                                         (peering.requester == b && peering.accepter == a));
        });
    return known ? References::alive : References::open;
}

// The client calls the balancer, which hands the flow on under the client's address: its own groups are those that the
// target's permissions may name (Network Load Balancer user guide, "Security groups").
Connection Connector::handed_on(const Entrance& entrance, const Endpoint& from, const HeaderSpace& offered) const {
    const EniId door = *entrance.door, to = entrance.target;
    const model::Eni &front = network_->enis[door], &eni = network_->enis[to];
    const References named = in_region(door, to, peered(front.subnet, eni.subnet));
    Headers inner = Headers::exactly(offered) & admitted(to, Direction::ingress, &door, named) &
                    admitted(door, Direction::egress, &to, named) & behind(to, &door);
    Headers back = Headers::exactly(HeaderSpace::all());
    if (front.subnet != eni.subnet) {
        const model::Subnet &outer = network_->subnets[front.subnet], &home = network_->subnets[eni.subnet];
        inner =
            inner & acl_filter(*network_, outer, Direction::egress) & acl_filter(*network_, home, Direction::ingress);
        back = answered(acl_filter(*network_, home, Direction::egress)) &
               answered(acl_filter(*network_, outer, Direction::ingress));
    }
    if (inner.may.empty()) return {};
    const EniId* client = std::get_if<EniId>(&from);
    if (entrance.listens.empty()) {
        const auto* callable = client ? &network_->enis[*client].opens_to : nullptr;
        if (callable && *callable && !(*callable)->may.overlaps(addresses(door))) return {};
        inner.must = {};
        return {inner, inner & back, inner & back};
    }
    const HeaderSpace called = readdressed(offered, front.addresses, entrance.listens);
    Connection call = client ? opened(*client, door, called) : from_outside(door, called);
    if (!client) add(call, by_entrances(from, door, called, true));
    // Certain is what goes through whichever address the balancer gets.
    const auto seen = [&](const Headers& at_door) {
        const auto at_target = [&](const HeaderSpace& h) { return readdressed(h, eni.addresses, entrance.services); };
        HeaderSpace must = at_target(front.address_fixed ? at_door.must : called) & offered;
        if (!front.address_fixed) must -= at_target(called - at_door.must);
        return Headers{std::move(must), at_target(at_door.may) & offered};
    };
    return {seen(call.forward) & inner, seen(call.every) & inner & back, seen(call.some) & inner & back};
}

// VPC Lattice user guide, "Control traffic in VPC Lattice using security groups" and "... using network ACLs".
Connection Connector::to_service_networks(EniId from, const HeaderSpace& asked) const {
    const model::Eni& client = network_->enis[from];
    const model::Subnet& subnet = network_->subnets[client.subnet];
    Connection out;
    for (const model::ServiceNetworkAssociation& association : network_->service_networks) {
        if (association.vpc != subnet.vpc) continue;
        model::Eni guard;
        guard.subnet = client.subnet;
        guard.groups = association.groups;
        guard.groups_complete = association.groups_complete;
        guard.filtered = !guard.groups.empty() || !guard.groups_complete.certain();
        Headers first = Headers::exactly(asked) & admitted(from, Direction::egress, nullptr, References::dead) &
                        acl_filter(*network_, subnet, Direction::egress) &
                        GroupFilter(*network_, guard, Direction::ingress).admitted(&client, References::alive);
        if (!association.certainty.certain()) first.must = {};
        first = first & Headers{HeaderSpace::box(AddressSet::all(), AddressSet::all(), association.services.must),
                                HeaderSpace::box(AddressSet::all(), AddressSet::all(), association.services.may)};
        const Headers both = first & answered(acl_filter(*network_, subnet, Direction::ingress));
        out.forward |= first;
        out.every |= both;
        out.some |= both;
    }
    return out;
}

}  // namespace netlint::reach
