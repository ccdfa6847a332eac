// Which of many parties a party could exchange packets with at all, by the VPCs that routes lead to.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "netlint/reach/fast_engine.hpp"
#include "netlint/reach/question.hpp"

namespace netlint::rule {

// A list of parties, indexed by VPC, so that a party meets those that it can get to without looking at the others.
// Hosts outside, services, and resources whose interfaces the plan does not all show are met by everybody.
class Candidates {
public:
    // The engine must outlive it; the parties need not.
    Candidates(const reach::FastEngine& engine, std::span<const reach::Party> parties);

    // Positions in the list, ascending: parties that packets of `from` may get to.
    std::vector<std::uint32_t> targets_of(const reach::Party& from) const;
    // Positions in the list, ascending: parties whose packets may get to `to`.
    std::vector<std::uint32_t> sources_of(const reach::Party& to) const;

private:
    using List = std::vector<std::uint32_t>;
    using Scope = std::span<const Id<model::Vpc>>;
    // Parties with interfaces in subnets of one scope, of which a large network has far fewer than of parties.
    struct Origin {
        Scope scope;
        List parties;
    };

    bool is_known(const reach::Party& party) const;
    List everybody() const;

    const reach::FastEngine* engine_;
    std::size_t size_;
    List always_targets_, always_sources_;
    std::vector<Origin> origins_;
    std::vector<List> in_vpc_;      // by VPC
    std::vector<List> reached_by_;  // by VPC, positions in origins_
};

}  // namespace netlint::rule
