// Indexes parties by the VPCs that they are in, and by those that they get to.
#include "candidates.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <numeric>

namespace netlint::rule {

namespace {

using Vpcs = std::vector<Id<model::Vpc>>;

void sort_unique(auto& list) {
    std::ranges::sort(list);
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

Vpcs vpcs_of(const model::Network& network, const reach::ResourceParty& party) {
    Vpcs out;
    for (const Id<model::Eni> eni : party.enis) {
        const Id<model::Vpc> vpc = network.subnets[network.enis[eni].subnet].vpc;
        if (out.empty() || out.back() != vpc) out.push_back(vpc);
    }
    sort_unique(out);
    return out;
}

// The VPCs that its packets may get to; false: any.
bool add_scope(const reach::FastEngine& engine, const reach::ResourceParty& party, Vpcs& out) {
    const model::Network& network = engine.exact().network();
    for (const Id<model::Eni> eni : party.enis) {
        const auto scope = engine.scope(network.enis[eni].subnet);
        if (!scope) return false;
        out.insert(out.end(), scope->begin(), scope->end());
    }
    sort_unique(out);
    return true;
}

}  // namespace

Candidates::Candidates(const reach::FastEngine& engine, std::span<const reach::Party> parties)
    : engine_(&engine), size_(parties.size()) {
    const model::Network& network = engine.exact().network();
    in_vpc_.resize(network.vpcs.size());
    reaching_vpc_.resize(network.vpcs.size());
    for (std::uint32_t i = 0; i < parties.size(); ++i) {
        if (!is_known(parties[i])) {
            always_targets_.push_back(i);
            always_sources_.push_back(i);
            continue;
        }
        const auto& party = std::get<reach::ResourceParty>(parties[i]);
        for (const Id<model::Vpc> vpc : vpcs_of(network, party)) in_vpc_[vpc.value].push_back(i);
        Vpcs scope;
        if (!add_scope(engine, party, scope))
            always_sources_.push_back(i);
        else
            for (const Id<model::Vpc> vpc : scope) reaching_vpc_[vpc.value].push_back(i);
    }
}

bool Candidates::is_known(const reach::Party& party) const {
    const auto* resource = std::get_if<reach::ResourceParty>(&party);
    return resource && !resource->enis.empty() &&
           engine_->exact().network().resources[resource->resource].enis_complete.certain();
}

Candidates::List Candidates::everybody() const {
    List out(size_);
    std::iota(out.begin(), out.end(), 0u);
    return out;
}

// Marked, not sorted: the lists are long, and hold many of the parties.
Candidates::List Candidates::merged(const std::vector<List>& by_vpc, std::span<const Id<model::Vpc>> vpcs,
                                    const List& always) const {
    std::vector<std::uint64_t> marked(size_ / 64 + 1);
    const auto mark = [&](std::uint32_t party) { marked[party / 64] |= std::uint64_t{1} << party % 64; };
    std::ranges::for_each(always, mark);
    for (const Id<model::Vpc> vpc : vpcs) std::ranges::for_each(by_vpc[vpc.value], mark);
    List out;
    for (std::uint32_t i = 0; i < marked.size(); ++i)
        for (std::uint64_t bits = marked[i]; bits != 0; bits &= bits - 1)
            out.push_back(i * 64 + static_cast<std::uint32_t>(std::countr_zero(bits)));
    return out;
}

std::vector<std::uint32_t> Candidates::targets_of(const reach::Party& from) const {
    Vpcs scope;
    if (!is_known(from) || !add_scope(*engine_, std::get<reach::ResourceParty>(from), scope)) return everybody();
    return merged(in_vpc_, scope, always_targets_);
}

std::vector<std::uint32_t> Candidates::sources_of(const reach::Party& to) const {
    if (!is_known(to) || always_sources_.size() == size_) return everybody();
    return merged(reaching_vpc_, vpcs_of(engine_->exact().network(), std::get<reach::ResourceParty>(to)),
                  always_sources_);
}

}  // namespace netlint::rule
