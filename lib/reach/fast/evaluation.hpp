// What two ends can exchange at one pair of addresses, in labels: the fast engine's counterpart of the connector.
#pragma once

#include <optional>
#include <span>
#include <vector>

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
    Evaluation(const Facts& facts, Labels& labels) : facts_(facts), labels_(labels) {}

    // All addresses of both ends; false: this engine does not know, and `out` says nothing.
    bool cells(const Endpoint& from, const Endpoint& to, std::vector<Cell>& out);

private:
    using EniId = Id<model::Eni>;

    bool known(const Endpoint& from, const Endpoint& to, const Packet& packet, std::vector<Cell>& out);
    bool to_eni(EniId from, EniId to, const Packet& packet, std::vector<Cell>& out);
    bool to_outside(EniId from, const Packet& packet, std::vector<Cell>& out);
    bool from_outside(EniId to, const Packet& packet, std::vector<Cell>& out);
    bool translated(EniId from, const Endpoint& to, const Reach& nat, const LabelBounds& admitted, const Packet& packet,
                    std::vector<Cell>& out);

    struct Arrival {
        LabelBounds services;
        References references = References::dead;
        bool transit = false;
    };
    std::vector<Arrival> arrivals(const Sending& sent, Id<model::Subnet> from, Id<model::Subnet> to,
                                  const Packet& packet);
    void transit_arrivals(const Sending& sent, Id<model::Subnet> from, Id<model::Subnet> to,
                          const LabelBounds& entering, std::vector<Arrival>& out);
    // Replies of `by` that get back; nothing: it is not known.
    std::optional<LabelBounds> answered(Id<model::Subnet> by, Id<model::Subnet> to, const Packet& packet);
    bool by_door(EniId from, EniId to, const Packet& packet);
    LabelBounds direct(EniId from, EniId to, std::span<const Arrival> arrivals, const Packet& packet);
    LabelBounds admitted(EniId eni, model::Direction direction, std::optional<EniId> peer, References references,
                         const Packet& packet);
    References in_region(EniId from, EniId to, References on_the_way) const;
    References as_destination(EniId from, EniId to, References on_the_way) const;
    LabelBounds mapped(EniId eni, const Packet& packet, const LabelBounds& services) const;
    LabelBounds opened(EniId eni, Place::Kind through, model::Direction direction, const LabelBounds& services) const;
    model::Tri public_v4(EniId eni) const;
    set::AddressSet addresses(EniId eni) const;

    const Facts& facts_;
    Labels& labels_;
    bool translating_ = false;  // the sender is a gateway that speaks for somebody
};

}  // namespace netlint::reach::fast
