// What two ends can exchange at one pair of addresses, in labels: the fast engine's counterpart of the connector.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "corridors.hpp"
#include "facts.hpp"
#include "netlint/reach/endpoint.hpp"
#include "sending.hpp"

namespace netlint::reach::fast {

// One way between two addresses. Filters look at nothing of a packet but its addresses and its service, and replies
// carry the client's port as theirs. So what arrives is a set of services, and what is answered is a product: those
// services, and the client's ports that replies get to.
struct Cell {
    Span sources, destinations;
    net::Family family = net::Family::ipv4;
    LabelBounds first;        // the first packet arrives
    LabelBounds every, some;  // of them, what is answered behind a translation, for every or some of its ports
    LabelBounds replies;      // services of replies that get back to the client
    bool gated = false;       // first packets, too, pass only from the client's ports that replies get to
};

// Adds what it finds; equal neighbours are not joined. Where an appliance, a table of an internet gateway or two
// translations have a part, the whole is left to the exact engine.
class Evaluation {
public:
    Evaluation(const Facts& facts, Labels& labels)
        : facts_(facts), labels_(labels), corridors_(facts, labels), renamed_(facts.network.subnets.size() + 1) {}

    // All addresses of both ends; false: this engine does not know, and `out` says nothing.
    bool cells(const Endpoint& from, const Endpoint& to, std::vector<Cell>& out);

    // Of two interfaces what some of the client's ports get an answer for, and no more; false: ask for cells. An
    // interface is taken with its addresses, which the caller keeps by family.
    struct Side {
        Id<model::Eni> eni{0};
        Id<model::Subnet> subnet{0};
        std::uint32_t groups = 0;
        bool accepts = true, opens = true;
        bool known_sender = true, known_target = true;  // false: only cells tell, or the exact engine
        std::array<std::vector<Span>, 2> spans;
    };
    Side side(Id<model::Eni> eni) const;
    bool services(const Side& from, const Side& to, const set::PortSet& client_ports, LabelBounds& out);

    // What the groups of both ends admit at one pair of addresses, by address and by reference.
    struct Admission {
        LabelBounds sent, named_target;    // by those of the sender
        LabelBounds let_in, named_source;  // by those of the target
    };
    // First packets that arrive by any of the ways.
    LabelBounds first_packets(const Side& from, const Side& to, std::span<const Arrival> arrivals, net::Family family,
                              const Admission& admission);
    // The one way within a subnet.
    static constexpr Arrival on_the_link{everything, References::alive, false};

    Corridors& corridors() { return corridors_; }

private:
    using EniId = Id<model::Eni>;
    using SubnetId = Id<model::Subnet>;

    bool known(const Endpoint& from, const Endpoint& to, const Packet& packet, std::vector<Cell>& out);
    bool takes_nothing(EniId from, const Endpoint& to) const;
    bool to_eni(EniId from, EniId to, const Packet& packet, std::vector<Cell>& out);
    bool add_services(const Side& from, const Side& to, const set::PortSet& client_ports, const Packet& packet,
                      LabelBounds& out);
    bool to_outside(EniId from, const Packet& packet, std::vector<Cell>& out);
    bool from_outside(EniId to, const Packet& packet, std::vector<Cell>& out);
    bool translated(EniId from, const Endpoint& to, const Reach& nat, const LabelBounds& admitted, const Packet& packet,
                    std::vector<Cell>& out);

    // What becomes of packets out of a subnet that a NAT gateway sends on in its own name, whoever sends them.
    struct Renamed {
        LabelBounds first, every, some;    // as in a cell
        LabelBounds replies = everything;  // from the gateway to the sender
        bool known = true;
    };
    // To one interface, or to hosts outside.
    Renamed renamed(Id<model::Subnet> from, Id<model::NatGateway> gateway, const EniId* target, const Packet& packet);

    const Corridor& replies(Id<model::Subnet> by, Id<model::Subnet> to, const Packet& packet);
    bool by_door(EniId from, EniId to, const Packet& packet);
    LabelBounds direct(EniId from, EniId to, std::span<const Arrival> arrivals, const Packet& packet);
    LabelBounds admitted(EniId eni, model::Direction direction, std::optional<EniId> peer, References references,
                         const Packet& packet);
    References in_region(SubnetId from, SubnetId to, References on_the_way) const;
    References as_destination(SubnetId from, SubnetId to, References on_the_way) const;
    LabelBounds mapped(EniId eni, const Packet& packet, const LabelBounds& services) const;
    LabelBounds opened(EniId eni, Place::Kind through, model::Direction direction, const LabelBounds& services) const;
    model::Tri public_v4(EniId eni) const;
    set::AddressSet addresses(EniId eni) const;

    const Facts& facts_;
    Labels& labels_;
    Corridors corridors_;
    Latest<Renamed> renamed_;   // to hosts outside, by subnet and gateway
    bool translating_ = false;  // the sender is a gateway that speaks for somebody
};

}  // namespace netlint::reach::fast
