// What the security groups of an interface admit, as runs of labels: one filter for all interfaces with equal groups.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "../group_filter.hpp"
#include "netlint/model/network.hpp"
#include "runs.hpp"

namespace netlint::reach::fast {

// Building costs O(r log r) in the permissions of the groups, each looked at once, and O(r) for each class of equal
// groups; look-up a binary search and the references that meet the peer's groups.
class GroupLabels {
public:
    GroupLabels(const model::Network& network, Labels& labels);

    // Interfaces with the same groups, equally certain, are of one class.
    std::uint32_t class_of(Id<model::Eni> eni) const { return class_of_[eni.value]; }

    // Of a packet whose other side has this address, and is an interface of the class `peer`, or none of the plan.
    LabelBounds admitted(std::uint32_t own, model::Direction direction, net::Family family, Point other_side,
                         std::optional<std::uint32_t> peer, References references, Span& valid, Labels& labels) const;

    // The two parts of it. What permissions admit of the address:
    LabelBounds by_address(std::uint32_t own, model::Direction direction, net::Family family, Point other_side,
                           Span& valid) const {
        return filter(own, direction).by_address[static_cast<std::size_t>(family)].at(other_side, valid);
    }
    const Runs<LabelBounds>& by_address(std::uint32_t own, model::Direction direction, net::Family family) const {
        return filter(own, direction).by_address[static_cast<std::size_t>(family)];
    }
    // And what they admit besides of the peer's groups, where references are alive.
    LabelBounds by_reference(std::uint32_t own, model::Direction direction, std::uint32_t peer, Labels& labels) const;
    // Bits of the groups that they name, and of those that an interface may carry: none is named without a bit in both.
    std::uint64_t named(std::uint32_t own, model::Direction direction) const {
        return filter(own, direction).referenced;
    }
    std::uint64_t carried(std::uint32_t own) const {
        return classes_[own].complete ? classes_[own].carried : ~std::uint64_t{0};
    }
    static LabelBounds joined(const LabelBounds& by_address, const LabelBounds& by_reference, References references,
                              net::Family family, Labels& labels);

    // Whether the plan shows every group of the class.
    bool complete(std::uint32_t own) const { return classes_[own].complete; }
    // The classes that carry some group which permissions of `own` name for what comes in, sorted, each once.
    std::vector<std::uint32_t> named_senders(std::uint32_t own) const;
    // By class: equal for those that may send the same to these targets, which are sorted, over IPv4; 0: everything.
    std::vector<std::uint32_t> alike_senders(std::span<const Point> targets) const;

    // The addresses at which a filter changes; neither sorted nor each once.
    void add_cuts(std::array<std::vector<Point>, 2>& to) const;

private:
    struct Reference {
        Id<model::SecurityGroup> group{0};
        LabelBounds services;

        auto operator<=>(const Reference&) const = default;
    };
    struct Filter {
        BothFamilies<LabelBounds> by_address;
        std::vector<Reference> references;
        std::uint64_t referenced = 0;  // a bit for each, those of several groups fall together
    };
    struct Member {
        Id<model::SecurityGroup> group{0};
        bool certain = true;
    };
    struct Class {
        std::array<Filter, 2> filters;  // by direction
        std::vector<Member> members;    // sorted by group, each once
        std::uint64_t carried = 0;      // their bits, as those of what is referenced
        bool complete = true;
    };
    const Filter& filter(std::uint32_t own, model::Direction direction) const {
        return classes_[own].filters[static_cast<std::size_t>(direction)];
    }
    class Giving;
    static Filter filter_of(const model::Eni& eni, model::Direction direction, Giving& giving, Labels& labels);

    std::vector<std::uint32_t> class_of_;  // by interface
    std::vector<Class> classes_;
    std::map<Id<model::SecurityGroup>, std::vector<std::uint32_t>> carriers_;  // classes, sorted
};

}  // namespace netlint::reach::fast
