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
    // The union of the lists of these VPCs and of `always`.
    List merged(const std::vector<List>& by_vpc, std::span<const Id<model::Vpc>> vpcs, const List& always) const;
    bool is_known(const reach::Party& party) const;
    List everybody() const;

    const reach::FastEngine* engine_;
    std::size_t size_;
    List always_targets_, always_sources_;
    std::vector<List> in_vpc_, reaching_vpc_;  // by VPC
};

}  // namespace netlint::rule
