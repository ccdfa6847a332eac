// One column of the class matrix after the other: who can open connections to a class.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "evaluation.hpp"
#include "inflows.hpp"
#include "netlint/reach/fast_engine.hpp"
#include "senders.hpp"

namespace netlint::reach::fast {

// What a thread works with: labels of its own, which begin as those of the compiled facts. Lies apart from the others',
// for all of it is written all the time.
//
// A column sweeps over what gets into its target's subnet, which is known for all targets there. For senders that are
// alike that is one label, and the runs of what the target lets in cut them: the cost is in the runs that come out, and
// a look-up for each site that has nothing for the target. Asked pair by pair are senders that permissions of the
// target name, by what is known of their flow already, and those that more than a point is to be told of.
class alignas(64) Column {
public:
    // Asks the exact engine.
    using Exactly = std::function<LabelBounds(const Endpoint& from, const Endpoint& to, Labels& labels)>;

    Column(const Senders& senders, const Facts& facts, const Labels& known, const set::PortSet& client_ports,
           Exactly exactly);

    // Stays until the next call; the services as long as this.
    const ClassColumn& of(std::uint32_t to);

private:
    void add(const Inflows::Source& from);
    void add(const Inflow& flow);
    void sweep(const Inflow& flow);
    void add_alike(ClassRange senders, const Inflow& flow, const LabelBounds& services, const LabelBounds& let_in);
    void add_pairs(ClassRange senders);
    void add(ClassRange senders, const LabelBounds& services);

    // What permissions of the senders admit of the target's groups.
    LabelBounds named_target(const Inflow& flow);
    LabelBounds of_pair(std::uint32_t from);
    LabelBounds of_spread(const Inflow& flow);
    LabelBounds services_of(const Inflow& flow, const Link::Piece& piece);
    LabelBounds of_named(std::uint32_t from, const Inflow& flow, const Link::Piece& piece, const LabelBounds& let_in);
    LabelBounds arriving(std::uint32_t from, const Link::Piece& piece, const Evaluation::Admission& admission);
    const set::ServiceSet* told(Label label);

    const Senders& senders_;
    const Facts& facts_;
    const set::PortSet& client_ports_;
    Exactly exactly_;
    Labels labels_;
    Evaluation evaluation_;
    Inflows inflows_;
    std::vector<Cell> cells_;
    struct NamedTarget {
        LabelBounds services;
        std::uint32_t column = ~std::uint32_t{0};  // for which it was looked up
    };
    std::vector<NamedTarget> named_targets_;    // by what senders send
    std::vector<const set::ServiceSet*> told_;  // by label
    ClassColumn column_;
    LabelBounds latest_;  // of its last run

    // Of the column at hand:
    const Evaluation::Side* target_ = nullptr;
    bool over_v6_ = false;
    std::uint64_t carried_ = 0, naming_ = 0;  // bits of its groups, and of those that its permissions name
    const Runs<LabelBounds>* let_in_ = nullptr;
    std::size_t run_ = 0, last_run_ = 0;  // of what it lets in, those at the first and last address of the site
    std::vector<std::uint32_t>::const_iterator named_, named_end_;
    // And of the flow:
    LabelBounds named_target_;
};

}  // namespace netlint::reach::fast
