// Links: what a subnet sends into the subnet of a column of the class matrix, before any group is looked at.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "corridors.hpp"
#include "netlint/set/port_set.hpp"
#include "point.hpp"

namespace netlint::reach::fast {

// Over IPv4. The pieces are sorted, and cover the senders' addresses.
struct Link {
    struct Piece {
        Span sources;
        std::span<const Arrival> arrivals;  // of a corridor, which stays
        LabelBounds services;               // of all arrivals together, as far as they are answered
        LabelBounds answered;               // what the way back leaves
        bool followed = true;               // false: labels do not tell
    };
    std::vector<Piece> pieces;
    Span destinations{{0, 1}, {0, 0}};  // for which all of this holds
    bool open = false;                  // something may pass
    bool followed = true;               // everywhere
};

// Of the links to one subnet each is made when it is first asked for.
class Links {
public:
    Links(const Facts& facts, Corridors& corridors, Labels& labels, const set::PortSet& client_ports);

    // From a sender's subnet with senders at such addresses, to a target; stays until the next call for the sender.
    const Link& at(Id<model::Subnet> from, Span senders, Id<model::Subnet> to, Point target);

private:
    Link::Piece piece(Id<model::Subnet> from, Id<model::Subnet> to, Point target, Span& sources, Span& destinations);

    struct Known {
        Id<model::Subnet> to{~std::uint32_t{0}};
        Link link;
    };
    Corridors& corridors_;
    Labels& labels_;
    const set::PortSet& client_ports_;
    std::vector<Known> known_;  // by sender's subnet
};

}  // namespace netlint::reach::fast
