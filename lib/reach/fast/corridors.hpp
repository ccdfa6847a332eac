// Corridors: what the fabric carries from one subnet into another, whoever sends it there.
#pragma once

#include <cstdint>
#include <deque>
#include <unordered_map>
#include <utility>
#include <vector>

#include "../group_filter.hpp"
#include "departures.hpp"
#include "facts.hpp"
#include "latest.hpp"
#include "sending.hpp"

namespace netlint::reach::fast {

// One way into a subnet, past its ACL.
struct Arrival {
    LabelBounds services;
    References references = References::dead;  // what permissions mean that name a group
    bool transit = false;

    bool operator==(const Arrival&) const = default;
};

struct Corridor {
    std::vector<Arrival> arrivals;
    LabelBounds services;            // of all of them together
    std::vector<Reach> translators;  // NAT gateways that it leads to
    bool appliance = false;          // passes something whose packets this engine does not follow: nothing else holds
    bool otherwise = false;          // the first table leads to what may send packets on in another name

    bool operator==(const Corridor&) const = default;
};

// Interfaces of two subnets share what lies between them, and it seldom differs from one of their addresses to another.
// So it is walked once, remembered for the whole ranges of addresses for which the walk holds, and looked up for each
// pair of interfaces. The latest pairs of subnets are remembered, and every different corridor is kept once.
class Corridors {
public:
    Corridors(const Facts& facts, Labels& labels);

    // A walk out of a subnet.
    struct Sent {
        std::vector<Reach> reached;
        bool appliance = false, otherwise = false;
    };

    // For two different subnets; what is told stays where it is. Narrows the packet's ranges to where it holds.
    const Corridor& between(Id<model::Subnet> from, Id<model::Subnet> to, const Packet& packet);
    // The same for who does not ask again: only the corridor itself is remembered, and what subnets have in common.
    const Corridor& between_once(Id<model::Subnet> from, Id<model::Subnet> to, const Packet& packet);
    // Towards hosts outside of all subnets; what is told stays until the next call.
    const Sent& outside(Id<model::Subnet> from, const Packet& packet);

private:
    // What all that leave in one way get into a subnet.
    struct Landing {
        const Corridor* corridor = nullptr;      // null: asked for by whom it does not hold for
        std::vector<Id<model::Vpc>> not_within;  // holds for subnets of other VPCs
    };
    const Corridor* landed(std::uint32_t departure, Id<model::Subnet> from, Id<model::Subnet> to, const Packet& packet);

    const Corridor* walked(Id<model::Subnet> from, Id<model::Subnet> to, const Packet& packet);
    void walk(Id<model::Subnet> from, const Packet& packet, Sent& out);
    void arrive(const Sent& sent, Id<model::Subnet> from, Id<model::Subnet> to, const Packet& packet, Corridor& out);
    const Corridor* kept(const Corridor& corridor);
    void add_transit(const Sent& sent, Id<model::Subnet> from, Id<model::Subnet> to, const LabelBounds& entering,
                     std::vector<Arrival>& out) const;
    References references_over(const model::TransitAttachment& attachment, Id<model::Vpc> from) const;

    const Facts& facts_;
    Labels& labels_;
    Latest<const Corridor*> between_;  // by both subnets
    Latest<Sent> outside_;             // by subnet
    Departures departures_;
    std::vector<std::vector<Remembered<Landing>>> landings_;  // by departure, and by subnet
    Crossings crossings_;
    Sent walk_;          // the latest
    Corridor corridor_;  // the same
    std::deque<Corridor> corridors_;
    std::unordered_multimap<std::size_t, const Corridor*> by_content_;
};

}  // namespace netlint::reach::fast
