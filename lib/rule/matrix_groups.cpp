// Puts interfaces together by what they have in common.
#include "matrix_groups.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "netlint/model/symbolic.hpp"
#include "netlint/rule/zone.hpp"

namespace netlint::rule {
namespace {

using EniId = Id<model::Eni>;

constexpr std::array<std::pair<std::string_view, model::Tier>, 5> tiers{{
    {"edge", model::Tier::edge},
    {"app", model::Tier::app},
    {"data", model::Tier::data},
    {"endpoint", model::Tier::endpoint},
    {"other", model::Tier::other},
}};

std::vector<MatrixGroup> by_key(const model::Network& network, const auto& key_of, const auto& name_of_key) {
    std::vector<MatrixGroup> groups;
    std::map<std::uint32_t, std::size_t> known;
    for (std::size_t i = 0; i < network.enis.size(); ++i) {
        const EniId id = network.enis.id(i);
        if (network.resources[network.enis[id].resource].tier == model::Tier::nat) continue;
        const std::uint32_t key = key_of(id);
        const auto [found, fresh] = known.try_emplace(key, groups.size());
        if (fresh) groups.push_back({name_of_key(key), {}, {}});
        groups[found->second].enis.push_back(id);
    }
    return groups;
}

Result<std::vector<MatrixGroup>> zones_of(const model::Network& network, const Policy& policy) {
    std::vector<std::string> wanted;
    for (const ZoneDefinition& zone : policy.zones) wanted.push_back(zone.name);
    if (wanted.empty()) wanted = {"edge", "app", "data"};
    const Zones zones(network, policy);
    std::vector<MatrixGroup> groups;
    for (const std::string& name : wanted) {
        auto side = zones.side({Selector::Name{name}, {}}, true);
        if (!side) return std::unexpected(side.error());
        MatrixGroup group{name, {}, {}};
        for (reach::Party& party : side->parties) {
            if (const auto* resource = std::get_if<reach::ResourceParty>(&party))
                group.enis.insert(group.enis.end(), resource->enis.begin(), resource->enis.end());
            else
                group.outside.push_back(std::move(party));
        }
        if (!group.enis.empty() || !group.outside.empty()) groups.push_back(std::move(group));
    }
    return groups;
}

std::string vpc_name(const model::Network& network, std::uint32_t vpc) {
    return network.vpcs[Id<model::Vpc>{vpc}].where.address;
}

}  // namespace

Result<std::vector<MatrixGroup>> groups_of(const reach::Engine& engine, const Policy& policy, MatrixBy by) {
    const model::Network& network = engine.network();
    std::vector<MatrixGroup> groups;
    switch (by) {
        case MatrixBy::zone: {
            auto zones = zones_of(network, policy);
            if (!zones) return std::unexpected(zones.error());
            groups = *std::move(zones);
            break;
        }
        case MatrixBy::tier:
            groups = by_key(
                network,
                [&](EniId id) {
                    const model::Tier tier = network.resources[network.enis[id].resource].tier;
                    return static_cast<std::uint32_t>(
                        std::ranges::find(tiers, tier, &std::pair<std::string_view, model::Tier>::second) -
                        tiers.begin());
                },
                [](std::uint32_t tier) { return std::string(tiers[tier].first); });
            break;
        case MatrixBy::vpc:
            groups = by_key(
                network, [&](EniId id) { return network.subnets[network.enis[id].subnet].vpc.value; },
                [&](std::uint32_t vpc) { return vpc_name(network, vpc); });
            break;
        case MatrixBy::class_:
            groups = by_key(
                network, [&](EniId id) { return engine.fast().class_of(id); },
                [&](std::uint32_t number) {
                    const model::Eni& eni = network.enis[engine.fast().representatives()[number]];
                    return network.resources[eni.resource].where.address + " in " +
                           network.subnets[eni.subnet].where.address;
                });
            break;
    }
    const bool has_internet =
        std::ranges::any_of(groups, [](const MatrixGroup& group) { return group.name == "internet"; });
    if (!has_internet)
        groups.push_back(
            {"internet", {}, {reach::Outside{"internet", set::AddressSet::internet_v4() | model::public_hosts_v6()}}});
    return groups;
}

}  // namespace netlint::rule
