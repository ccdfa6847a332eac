// Links: what a site sends into the subnet of a column of the class matrix, before any group is looked at.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "corridors.hpp"
#include "netlint/set/port_set.hpp"
#include "point.hpp"
#include "senders.hpp"

namespace netlint::reach::fast {

// Over IPv4. The pieces are sorted, and cover the senders' addresses.
struct Link {
    struct Piece {
        Span sources;
        std::span<const Arrival> arrivals;  // of a corridor, which stays
        LabelBounds services;               // of all arrivals together, as far as they are answered
        LabelBounds answered;               // what the way back leaves
        bool followed = true;               // false: labels do not tell

        bool open() const { return !followed || !services.empty(); }
    };
    std::vector<Piece> pieces;
    Span destinations = nowhere;  // for which all of this holds
};

// Of the links to one subnet each is made when it is first asked for. Neighbours that do not differ are one piece, also
// where they are of several subnets of the site.
class Links {
public:
    Links(const Senders& senders, Corridors& corridors, Labels& labels, const set::PortSet& client_ports);

    // From the site at this place to a target; stays until the next call for the site.
    const Link& at(std::uint32_t from, Id<model::Subnet> to, Point target);

private:
    void add(const Senders::Subnet& from, bool meets, Id<model::Subnet> to, Point target, Link& link);
    Link::Piece piece(Id<model::Subnet> from, Id<model::Subnet> to, Point target, Span& sources, Span& destinations);

    struct Known {
        Id<model::Subnet> to{~std::uint32_t{0}};
        Link link;
    };
    const Senders& senders_;
    Corridors& corridors_;
    Labels& labels_;
    const set::PortSet& client_ports_;
    std::vector<Known> known_;  // by place
};

}  // namespace netlint::reach::fast
