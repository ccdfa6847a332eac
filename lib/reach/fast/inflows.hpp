// Inflows: what gets into a subnet, and from whom, before the groups of who takes it are looked at.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "links.hpp"
#include "senders.hpp"

namespace netlint::reach::fast {

struct Inflow {
    enum class How : std::uint8_t {
        alike,   // plain senders, with one piece of the link
        spread,  // one sender whose address is any of many
        singly,  // to be asked pair by pair
    };
    ClassRange senders;
    How how = How::alike;
    bool over_v6 = false;                 // they have addresses there, too
    std::uint32_t sending = 0;            // of senders that are alike
    std::uint64_t named = 0;              // bits of groups: they may send more to targets that carry one (GroupLabels)
    std::span<const Link::Piece> pieces;  // of the link, where they are
    LabelBounds sent;                     // by their permissions, to the target's address
    LabelBounds services;                 // of those, what gets there and is answered
    Span addresses = nowhere;             // of the senders, from the first to the last
    std::uint64_t carried = 0;            // bits of its groups
};

// All that a column of the class matrix has in common with the others of its subnet, as long as the targets' addresses
// lie in one run of what is sent: made once for all of them. O(blocks of senders, and pieces of links).
class Inflows {
public:
    Inflows(const Senders& senders, const Facts& facts, Corridors& corridors, Labels& labels,
            const set::PortSet& client_ports);

    // From one site.
    struct Source {
        ClassRange senders;
        Span addresses;
        std::span<const Inflow> flows;  // by sender; but for those of which nothing arrives
        bool followed = true;           // none is to be asked singly
        bool over_v6 = false;           // so are some, where the target, too, has addresses there
    };
    // In the order of their senders; stays until the next call.
    std::span<const Source> at(Id<model::Subnet> to, Point target);

private:
    void add(std::uint32_t site);
    void add_block(const Senders::Block& block, const Link& link);
    void add_other(std::uint32_t sender, const Link& link);
    bool is_spread(const Evaluation::Side& side) const;
    bool spread(const Evaluation::Side& side, const Link& link, Inflow& flow);

    struct Sending {
        LabelBounds sent;
        Span targets = nowhere;  // for which it holds
        std::uint64_t named = 0;
    };
    const Sending& sending(const Senders::Block& block);

    const Senders& senders_;
    const Facts& facts_;
    Labels& labels_;
    Links links_;
    std::vector<Sending> sendings_;  // of plain classes

    Id<model::Subnet> to_{~std::uint32_t{0}};
    Point target_;
    Span targets_ = nowhere;  // for which all of this holds
    std::vector<Inflow> flows_;
    std::vector<Source> sources_;
};

}  // namespace netlint::reach::fast
