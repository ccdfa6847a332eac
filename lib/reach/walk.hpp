// The judge's walk: where one packet goes from subnet to subnet, and the hops it leaves behind.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "judge.hpp"
#include "netlint/reach/endpoint.hpp"
#include "netlint/reach/trace.hpp"

namespace netlint::reach {

// One part of the way in one name: a NAT gateway ends the client's leg and begins its own.
struct Leg {
    Id<model::Eni> sender{0};
    net::Flow packet;
    bool same_subnet = false;  // handed over on the link: replies cross nothing
    bool by_gateway = false;   // left the plan by a gateway, which lets the replies in again
    bool by_internet = false;  // by the internet gateway, whose table routes the replies
};

// Hops of the first packet of one way, and its legs in order. Several ways mean that the plan leaves the choice open.
struct Passage {
    std::vector<Hop> hops;
    std::vector<Leg> legs;
    std::optional<model::Tri> names;  // whether a transit gateway on the way lets references mean the sender
};

// Where a packet is routed, and what transit gateways before made of references.
struct At {
    Id<model::Subnet> subnet{0};
    std::optional<model::Tri> names;
};

// What is on its way, and in whose name.
struct Bearer {
    Id<model::Eni> sender{0};
    net::Flow packet;
    bool translated = false;
    std::vector<Id<model::NatGateway>> passed;
};

class Walk {
public:
    Walk(const model::Network& network, const Endpoint& from, const Endpoint& to, std::uint16_t translated_port)
        : network_(network), from_(from), to_(to), translated_port_(translated_port) {}

    Trace trace(const net::Flow& flow) const;

private:
    using EniId = Id<model::Eni>;

    Trace from_eni(EniId eni, const net::Flow& flow) const;
    Trace from_outside(EniId to, const net::Flow& flow) const;
    Trace to_platform(EniId from, const net::Flow& flow) const;
    Trace to_service_networks(EniId from, const net::Flow& flow) const;
    // In by entrances that no route decides: a trace of each.
    std::vector<Trace> by_entrances(EniId to, const net::Flow& flow) const;
    Trace let_in(const model::Entrance& entrance, const net::Flow& flow) const;
    void handed_on(const model::Entrance& entrance, const net::Flow& flow, std::vector<Trace>& traces) const;

    // From a sender to `to_`, over links, tables and gateways.
    std::vector<Passage> send(EniId sender, const net::Flow& packet, bool translated,
                              std::vector<Id<model::NatGateway>> passed) const;
    std::vector<Passage> follow(const RouteChoice& choice, const At& at, const Bearer& bearer) const;
    std::vector<Passage> over_transit(const Passage& start, Id<model::TransitGateway> id, const At& at,
                                      const Bearer& bearer) const;
    std::vector<Passage> out_into(const Passage& base, Id<model::Subnet> exit, std::optional<model::Tri> names,
                                  const Bearer& bearer) const;
    void arrive(Passage& way, EniId sender, const net::Flow& packet, bool names_known, bool crossing) const;
    // The replies of a leg, from whoever received it back to its sender.
    std::vector<Hop> reply(const Leg& leg, std::optional<EniId> receiver) const;
    std::vector<Hop> back(EniId by, EniId to, const net::Flow& packet) const;
    // One way for replies to a host outside. `door`: the thing that is not modelled which they leave by; empty for an
    // internet gateway, and where they are lost.
    struct Return {
        std::vector<Hop> hops;
        std::optional<Hop> door;
        std::string depends_on;  // why there are other ways
    };
    std::vector<Return> back_outside(EniId by, const net::Flow& packet) const;
    std::vector<std::vector<Hop>> back_over_transit(Id<model::TransitGateway> id, Id<model::Subnet> from,
                                                    Id<model::Subnet> home, const net::Flow& packet) const;
    std::vector<Return> outside_over_transit(const Return& start, Id<model::TransitGateway> id, Id<model::Subnet> from,
                                             const net::Flow& packet) const;

    // `back`: how the replies leave.
    Hop entry_by_internet(EniId to, const net::Flow& flow, const std::vector<Hop>& back) const;
    Hop entry_by_other(EniId to, const net::Flow& flow, const Hop& door) const;
    Hop arrival(EniId to, const net::Flow& packet) const;

    const model::Network& network_;
    const Endpoint& from_;
    const Endpoint& to_;
    std::uint16_t translated_port_;
};

Decision decision_of(const std::vector<Hop>& hops);
// The disposition of both halves.
Trace judged(std::vector<Hop> forward, std::vector<Hop> reply);
// How good an end it comes to: delivered 0, unknown 1, reply lost 2, denied 3.
int rank(const Trace& trace);
// The client has the choice among ways, so the better one holds; of two that are refused the one with fewer blockers.
void take(Trace& best, Trace other);

}  // namespace netlint::reach
