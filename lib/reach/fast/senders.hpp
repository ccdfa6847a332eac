// The senders of the class matrix: interface classes by site, those that may send the same together.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "classes.hpp"
#include "evaluation.hpp"
#include "scopes.hpp"

namespace netlint::reach::fast {

// Class numbers; the end does not belong to it.
struct ClassRange {
    std::uint32_t begin = 0, end = 0;

    bool empty() const { return begin == end; }
};

class Senders {
public:
    Senders(const Facts& facts, const Classes& classes, const Scopes& scopes, const Evaluation& evaluation);

    // Plain classes of one site that may send the same, by address.
    struct Block {
        ClassRange classes;
        bool over_v6 = false;       // has addresses there, too
        std::uint32_t sending = 0;  // as Classes::Plain has it
    };
    struct Subnet {
        Id<model::Subnet> id{0};
        Span addresses;  // of its interfaces, from the first to the last
    };
    struct Site {
        std::vector<Subnet> subnets;  // those with addresses, by address
        std::vector<Block> blocks;
        ClassRange plain, others;  // all of them
        bool one_scope = true;     // packets out of all of its subnets may get to the same VPCs
    };
    // Those with classes from which packets may get to the VPC at all, in the order of their classes.
    std::span<const std::uint32_t> into(Id<model::Vpc> vpc) const { return into_[vpc.value]; }
    const Site& site(std::uint32_t place) const { return sites_[place]; }
    std::span<const Site> sites() const { return sites_; }
    // Whether packets may get from the site's subnet to the other at all.
    bool meets(const Site& site, Id<model::Subnet> from, Id<model::Subnet> to) const {
        return site.one_scope || scopes_->meets(from, to);
    }
    // Classes of one subnet each, by address, in the order of their sites.
    std::span<const std::vector<std::uint32_t>> targets() const { return targets_; }

    std::uint32_t sendings() const { return sendings_; }  // so many different ones

    std::uint32_t size() const { return static_cast<std::uint32_t>(sides_.size()); }
    const Evaluation::Side& side(std::uint32_t number) const { return sides_[number]; }
    bool plain(std::uint32_t number) const { return classes_->plain(number).has_value(); }
    bool over_v6(std::uint32_t number) const { return classes_->plain(number)->over_v6; }
    Point address(std::uint32_t number) const { return addresses_[number]; }  // of a plain one
    // The first class of the range, which is of one block, whose address is not before the point.
    std::uint32_t not_before(ClassRange range, Point point) const;
    // Classes that carry a group which permissions of those groups name for what comes in; sorted.
    const std::vector<std::uint32_t>& named(std::uint32_t groups) const { return named_[groups]; }

private:
    void add(std::uint32_t number);
    void add_sites(const Facts& facts);
    void add_targets();
    void find_named(const GroupLabels& groups);

    const Classes* classes_;
    const Scopes* scopes_;
    std::vector<Evaluation::Side> sides_;
    std::vector<Point> addresses_;
    std::uint32_t sendings_ = 1;
    std::vector<Site> sites_;
    std::vector<std::vector<std::uint32_t>> into_;  // by VPC, places of sites
    std::vector<std::vector<std::uint32_t>> targets_;
    std::vector<std::vector<std::uint32_t>> named_;  // by class of groups
};

}  // namespace netlint::reach::fast
