// Indexes parties by the VPCs that they are in, and by those that they get to.
#include "candidates.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <map>
#include <numeric>
#include <optional>

namespace netlint::rule {

namespace {

using Vpcs = std::vector<Id<model::Vpc>>;
using Scopes = std::vector<std::span<const Id<model::Vpc>>>;

Vpcs vpcs_of(const model::Network& network, const reach::ResourceParty& party) {
    Vpcs out;
    for (const Id<model::Eni> eni : party.enis) {
        const Id<model::Vpc> vpc = network.subnets[network.enis[eni].subnet].vpc;
        if (out.empty() || out.back() != vpc) out.push_back(vpc);
    }
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

// What its packets may get to, by the scopes of its subnets; nothing: any VPC.
std::optional<Scopes> scopes_of(const reach::FastEngine& engine, const reach::ResourceParty& party) {
    const model::Network& network = engine.exact().network();
    Scopes out;
    for (const Id<model::Eni> eni : party.enis) {
        const auto scope = engine.scope(network.enis[eni].subnet);
        if (!scope) return std::nullopt;
        if (std::ranges::find(out, scope->data(), &Scopes::value_type::data) == out.end()) out.push_back(*scope);
    }
    return out;
}

// Positions in a list, marked rather than sorted: many are marked, and often.
class Marks {
public:
    explicit Marks(std::size_t size) : words_(size / 64 + 1) {}

    void add(std::span<const std::uint32_t> positions) {
        for (const std::uint32_t position : positions) words_[position / 64] |= std::uint64_t{1} << position % 64;
    }
    std::vector<std::uint32_t> list() const {
        std::vector<std::uint32_t> out;
        for (std::uint32_t i = 0; i < words_.size(); ++i)
            for (std::uint64_t bits = words_[i]; bits != 0; bits &= bits - 1)
                out.push_back(i * 64 + static_cast<std::uint32_t>(std::countr_zero(bits)));
        return out;
    }

private:
    std::vector<std::uint64_t> words_;
};

}  // namespace

Candidates::Candidates(const reach::FastEngine& engine, std::span<const reach::Party> parties)
    : engine_(&engine), size_(parties.size()) {
    const model::Network& network = engine.exact().network();
    in_vpc_.resize(network.vpcs.size());
    reached_by_.resize(network.vpcs.size());
    std::map<const Id<model::Vpc>*, std::uint32_t> known;  // subnets that share a scope share its list
    for (std::uint32_t i = 0; i < parties.size(); ++i) {
        if (!is_known(parties[i])) {
            always_targets_.push_back(i);
            always_sources_.push_back(i);
            continue;
        }
        const auto& party = std::get<reach::ResourceParty>(parties[i]);
        for (const Id<model::Vpc> vpc : vpcs_of(network, party)) in_vpc_[vpc.value].push_back(i);
        const std::optional<Scopes> scopes = scopes_of(engine, party);
        if (!scopes) {
            always_sources_.push_back(i);
            continue;
        }
        for (const Scope scope : *scopes) {
            const auto [found, fresh] = known.try_emplace(scope.data(), static_cast<std::uint32_t>(origins_.size()));
            if (fresh) origins_.push_back({scope, {}});
            origins_[found->second].parties.push_back(i);
        }
    }
    for (std::uint32_t origin = 0; origin < origins_.size(); ++origin)
        for (const Id<model::Vpc> vpc : origins_[origin].scope) reached_by_[vpc.value].push_back(origin);
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

std::vector<std::uint32_t> Candidates::targets_of(const reach::Party& from) const {
    if (!is_known(from)) return everybody();
    const std::optional<Scopes> scopes = scopes_of(*engine_, std::get<reach::ResourceParty>(from));
    if (!scopes) return everybody();
    Marks targets(size_);
    targets.add(always_targets_);
    for (const Scope scope : *scopes)
        for (const Id<model::Vpc> vpc : scope) targets.add(in_vpc_[vpc.value]);
    return targets.list();
}

std::vector<std::uint32_t> Candidates::sources_of(const reach::Party& to) const {
    if (!is_known(to) || always_sources_.size() == size_) return everybody();
    Marks sources(size_);
    sources.add(always_sources_);
    for (const Id<model::Vpc> vpc : vpcs_of(engine_->exact().network(), std::get<reach::ResourceParty>(to)))
        for (const std::uint32_t origin : reached_by_[vpc.value]) sources.add(origins_[origin].parties);
    return sources.list();
}

}  // namespace netlint::rule
