// One column of the class matrix after the other: who can open connections to a class.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "evaluation.hpp"
#include "links.hpp"
#include "netlint/reach/fast_engine.hpp"
#include "senders.hpp"

namespace netlint::reach::fast {

// What a thread works with: labels of its own, which begin as those of the compiled facts. Lies apart from the others',
// for all of it is written all the time.
//
// A column sweeps over the senders' addresses, subnet by subnet. For those that may send the same, what they send, the
// way and its replies are one label, and the runs of what the target lets in cut them: the cost is in the runs that
// come out, and a look-up for each block of senders. Asked pair by pair are senders that permissions of the target
// name, by what is known of their block already, and those that more than a point is to be told of.
class alignas(64) Column {
public:
    // Asks the exact engine.
    using Exactly = std::function<LabelBounds(const Endpoint& from, const Endpoint& to, Labels& labels)>;

    Column(const Senders& senders, const Facts& facts, const Labels& known, const set::PortSet& client_ports,
           Exactly exactly);

    // Stays until the next call; the services as long as this.
    const ClassColumn& of(std::uint32_t to);

private:
    void add_subnet(const Senders::Subnet& from);
    void add_block(const Senders::Block& block, const Link& link);
    void add_others(ClassRange senders, const Link& link);
    void sweep(ClassRange senders, const Link::Piece& piece);
    void add_alike(ClassRange senders, const Link::Piece& piece, const LabelBounds& services,
                   const LabelBounds& let_in);
    void add_pairs(ClassRange senders);
    void add(ClassRange senders, const LabelBounds& services);

    // What a sender's permissions admit of the target.
    struct Sending {
        LabelBounds sent, named_target;
        Span targets = Senders::nowhere;           // for which `sent` holds
        std::uint32_t column = ~std::uint32_t{0};  // for which both hold
    };
    void look_up(const Evaluation::Side& one, Sending& sending);
    bool take(const Sending& sending);

    LabelBounds of_pair(std::uint32_t from);
    std::optional<LabelBounds> of_spread(std::uint32_t from, const Link& link);
    LabelBounds services_of(std::uint32_t from, const Link::Piece& piece);
    LabelBounds of_named(std::uint32_t from, const Link::Piece& piece, const LabelBounds& let_in);

    const Senders& senders_;
    const Facts& facts_;
    const set::PortSet& client_ports_;
    Exactly exactly_;
    Labels labels_;
    Evaluation evaluation_;
    Links links_;
    std::vector<Cell> cells_;
    std::vector<Sending> sendings_;  // of plain classes; looked up once a column
    ClassColumn column_;

    // Of the column at hand:
    const Evaluation::Side* target_ = nullptr;
    bool plain_ = false, over_v6_ = false;
    Point address_;
    const Runs<LabelBounds>* let_in_ = nullptr;
    std::size_t run_ = 0;  // of what it lets in, the one at the first address of the subnet at hand
    std::vector<std::uint32_t>::const_iterator named_, named_end_;
    // And of the block of senders:
    Evaluation::Admission sending_;
};

}  // namespace netlint::reach::fast
