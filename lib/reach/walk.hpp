// The judge's walk: where one packet goes and comes back, and the hops it leaves behind.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "carriage.hpp"
#include "judge.hpp"
#include "netlint/reach/endpoint.hpp"
#include "netlint/reach/trace.hpp"

namespace netlint::reach {

// One part of the way in one name: a translator ends the client's leg and begins its own.
struct Leg {
    Id<model::Eni> sender{0};
    net::Flow packet;
    bool same_subnet = false;  // handed over on the link: replies cross nothing
    bool by_gateway = false;   // left the plan by a gateway, which lets the replies in again
    bool by_internet = false;  // by the internet gateway, whose table routes the replies
    // Where it was inspected: the same services have to see the replies.
    std::vector<std::string> services = {};
    std::vector<Id<model::VpcEndpoint>> endpoints = {};
    bool beyond = false;  // the way is not known, nor what it wants of replies
};

// Hops of the first packet of one way, and its legs in order. Several ways mean that the plan leaves the choice open.
struct Passage {
    std::vector<Hop> hops;
    std::vector<Leg> legs;
    std::vector<Hop> replies;         // of what is behind the last leg
    std::optional<model::Tri> names;  // whether a transit gateway on the way lets references mean the sender
    std::string depends_on;           // why there are other ways
    std::uint32_t exits_of = 0;       // as of Carried
    std::size_t exits = 0;
};

// What is on its way, and in whose name.
struct Bearer {
    Id<model::Eni> sender{0};
    net::Flow packet;
    bool translated = false;
    std::vector<Id<model::Eni>> passed;  // translators
};

class Walk {
public:
    Walk(const model::Network& network, const Endpoint& from, const Endpoint& to, std::uint16_t translated_port)
        : network_(network), from_(from), to_(to), translated_port_(translated_port) {}
    // To the door of a balancer that is called on the way: it hands nothing on to another.
    Walk called() const {
        Walk other = *this;
        other.called_ = true;
        return other;
    }

    Trace trace(const net::Flow& flow) const;

private:
    using EniId = Id<model::Eni>;

    Trace from_eni(EniId eni, const net::Flow& flow) const;
    Trace from_outside(EniId to, const net::Flow& flow) const;
    // By the interface that `way` comes to, in that one's name: a trace of each way on and back.
    void in_by_translator(EniId to, const net::Flow& flow, const Carried& way, std::vector<Trace>& traces) const;
    Trace to_platform(EniId from, const net::Flow& flow) const;
    Trace to_service_networks(EniId from, const net::Flow& flow) const;
    // In by entrances that no route decides: a trace of each.
    std::vector<Trace> by_entrances(EniId to, const net::Flow& flow) const;
    Trace allowed(EniId from, const net::Flow& flow, Trace trace) const;
    Trace let_in(const model::Entrance& entrance, const net::Flow& flow) const;
    void handed_on(const model::Entrance& entrance, const net::Flow& flow, std::vector<Trace>& traces) const;

    // From a sender to `to_`, over links, tables and gateways.
    std::vector<Passage> send(const Bearer& bearer) const;
    std::vector<Passage> finish(const Carried& way, const Bearer& bearer) const;
    std::vector<Passage> translate(Passage way, EniId by, bool nat, const Bearer& bearer) const;
    bool named_by_nat64(const net::Flow& packet) const;
    std::vector<Passage> by_nat64(Passage way, const std::optional<Hop>& door, std::vector<Id<model::NatGateway>> by,
                                  const Bearer& bearer) const;
    std::vector<Passage> by_nat64_box(Passage way, EniId by, const Bearer& bearer) const;
    // Every way on behind a translator.
    std::vector<Passage> sent_on(const Passage& way, const Bearer& onward) const;
    // An address that the interface may translate to.
    std::optional<net::Address> own_address(EniId by, net::Family family) const;
    static bool was_at(const Bearer& bearer, EniId by) {
        return by == bearer.sender || std::ranges::find(bearer.passed, by) != bearer.passed.end();
    }
    Passage by_unseen_nat64(Passage way, const Hop& door, const net::Flow& packet) const;
    Trace from_unseen(EniId to, const net::Flow& packet) const;
    void forwarded(std::vector<Hop>& hops, const Carried& way, const net::Flow& packet,
                   std::optional<EniId> sender) const;
    std::optional<Hop> received(EniId sender, EniId target, const net::Flow& packet, const Peer& peer) const;
    void arrive(Passage& way, EniId sender, const net::Flow& packet, bool names_known, bool crossing) const;
    // The replies of a leg, from whoever received it back to its sender; of all legs, and of what lies behind them.
    std::vector<Hop> reply(const Leg& leg, std::optional<EniId> receiver) const;
    std::vector<Hop> replies_of(Passage& way) const;
    std::vector<Hop> back(EniId by, const Leg& leg, const net::Flow& packet) const;
    std::vector<Hop> back_by_internet(const Leg& leg, const net::Flow& packet) const;
    // One way for replies to a host outside. `door`: the thing that is not modelled which they leave by; empty for an
    // internet gateway, and where they are lost.
    struct Return {
        std::vector<Hop> hops;
        std::optional<Hop> door;
        bool local = false;  // the door is a VPC with things that the plan does not show
        std::vector<std::string> services;
        std::vector<Id<model::VpcEndpoint>> endpoints;
        std::string depends_on;  // why there are other ways
    };
    // `owner`: whose public address they bear; `unseen`: the host may stand in a VPC of the plan, too.
    std::vector<Return> back_outside(Id<model::Subnet> from, EniId owner, const net::Flow& packet,
                                     bool unseen = false) const;

    Hop entry_by_internet(EniId to, const net::Flow& flow) const;
    Hop entry_by_other(EniId to, const net::Flow& flow, const Hop& door) const;
    Hop arrival(EniId to, const net::Flow& packet) const;
    // What stands behind the interface, each asked in turn, and the interface itself. `sender`: whose clients may be
    // seen.
    void take_in(std::vector<Hop>& hops, EniId to, const net::Flow& packet, std::optional<EniId> sender) const;
    std::vector<Hop> behind(const model::ServiceFront& front, const net::Flow& packet,
                            std::optional<EniId> sender) const;

    const model::Network& network_;
    const Endpoint& from_;
    const Endpoint& to_;
    std::uint16_t translated_port_;
    bool called_ = false;
};

// An address of each part of `whole` that no prefix of the network cuts, nor the internet.
std::vector<net::Address> parts_of(const model::Network& network, const set::AddressSet& whole);

// The disposition of both halves.
Trace judged(std::vector<Hop> forward, std::vector<Hop> reply);
// On the side of the target all hops of a translator's leg, which bear its address.
void tell_translator(std::vector<Hop>& hops, Id<model::Eni> by);
// How good an end it comes to: delivered 0, unknown 1, reply lost 2, denied 3.
int rank(const Trace& trace);
// The client has the choice among ways, so the better one holds; of two that are refused the one with fewer blockers.
void take(Trace& best, Trace other);
Hop one_sided(const std::vector<std::string>& first, const std::vector<std::string>& reply);
Hop at_another_endpoint(const std::vector<std::string>& services);

// Replies that do not go through what inspected the first packet, or through what did not, are lost. Nobody knows of
// those that come to another endpoint of it: it may keep what it knows of connections apart. Nothing for replies that
// go through the same.
template <class First, class Reply>
std::optional<Hop> other_inspection(const First& first, const Reply& reply) {
    if (first.services != reply.services) return one_sided(first.services, reply.services);
    if (first.endpoints != reply.endpoints) return at_another_endpoint(first.services);
    return std::nullopt;
}

// Where AWS chooses the subnet in which a packet comes out of a transit gateway, the ways are one when there is one for
// each subnet and all of them end alike.
template <class Way, class Single>
void join_exits(std::vector<Way>& ways, const Single& single) {
    for (std::size_t i = 0; i < ways.size(); ++i) {
        const std::uint32_t group = ways[i].exits_of;
        if (group == 0) continue;
        std::size_t others = 0;
        bool alike = true;
        for (const Way& way : ways) {
            if (way.exits_of != group) continue;
            ++others;
            alike = alike && single(way) && decision_of(way.hops) == decision_of(ways[i].hops);
        }
        if (!alike || others != ways[i].exits) continue;
        for (std::size_t j = ways.size(); --j > i;)
            if (ways[j].exits_of == group) ways.erase(ways.begin() + static_cast<std::ptrdiff_t>(j));
        ways[i].exits_of = 0;
    }
}

}  // namespace netlint::reach
