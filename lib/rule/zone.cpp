// Looks zones up in a network.
#include "netlint/rule/zone.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "glob.hpp"
#include "netlint/base/overloaded.hpp"
#include "netlint/base/suggestion.hpp"
#include "netlint/model/symbolic.hpp"
#include "netlint/net/well_known.hpp"
#include "zone_hint.hpp"
#include "zone_members.hpp"

namespace netlint::rule {
namespace {

using model::Tier;
using set::AddressSet;

bool any_glob(const std::vector<std::string>& patterns, std::string_view text) {
    return patterns.empty() ||
           std::ranges::any_of(patterns, [&](const std::string& pattern) { return matches_glob(pattern, text); });
}

bool has_tags(const std::map<std::string, std::string>& tags, const std::map<std::string, std::string>& wanted) {
    return std::ranges::all_of(wanted, [&](const auto& tag) {
        const auto found = tags.find(tag.first);
        return found != tags.end() && matches_glob(tag.second, found->second);
    });
}

AddressSet private_elsewhere(const model::Network& network) {
    AddressSet out;
    for (const net::NamedPrefix& row : net::not_internet_v4)
        if (row.name.starts_with("private use") || row.name.starts_with("shared")) out |= AddressSet::of(row.prefix);
    for (const model::Vpc& vpc : network.vpcs) out -= vpc.addresses();
    return out;
}

constexpr std::array<std::pair<std::string_view, Tier>, 3> tier_zones{{
    {"data", Tier::data},
    {"app", Tier::app},
    {"edge", Tier::edge},
}};
constexpr std::array<std::pair<std::string_view, SubnetKind>, 3> kind_zones{{
    {"public", SubnetKind::public_},
    {"private", SubnetKind::private_},
    {"isolated", SubnetKind::isolated},
}};
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> meanings{{
    {"all", "every interface but those of NAT gateways and VPC endpoints"},
    {"app", "interfaces of the app tier, by resource type"},
    {"data", "interfaces of the data tier, by resource type"},
    {"edge", "interfaces of the edge tier, by resource type"},
    {"internet", "public hosts, IPv4 and IPv6"},
    {"internet4", "public IPv4 hosts"},
    {"internet6", "public IPv6 hosts"},
    {"isolated", "interfaces in subnets without a route out of the VPC"},
    {"onprem", "private addresses that belong to no VPC of the plan"},
    {"private", "interfaces in subnets that routes lead out of, but not by an internet gateway"},
    {"public", "interfaces in subnets with a route to an internet gateway"},
}};

class Resolver {
public:
    Resolver(const model::Network& network, const Policy& policy, bool another_network)
        : network_(network), policy_(policy), another_network_(another_network) {}

    Result<Members> resolve(const Selector& selector) {
        return std::visit(overloaded{
                              [&](const Selector::Name& name) { return named(name.text, selector.where); },
                              [&](const Selector::Match& match) -> Result<Members> { return matching(match); },
                              [&](const Selector::Prefixes& p) -> Result<Members> {
                                  Members out = none();
                                  out.outside.push_back({selector.to_string(), AddressSet::of(p.prefixes)});
                                  return out;
                              },
                              [&](const Selector::Union& u) { return fold(u.parts, unite); },
                              [&](const Selector::Intersect& i) { return fold(i.parts, intersect); },
                              [&](const Selector::Except& e) { return fold(e.parts, take_away); },
                          },
                          selector.kind);
    }

    std::vector<std::string> names() const {
        std::vector<std::string> out;
        for (const auto& [name, meaning] : meanings) out.emplace_back(name);
        for (const ZoneDefinition& zone : policy_.zones) out.push_back(zone.name);
        std::ranges::sort(out);
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }

private:
    Members none() const {
        return {std::vector<bool>(network_.enis.size()), std::vector<bool>(network_.resources.size()), {}, {}};
    }

    template <class Picks>
    Members interfaces(Picks picks) const {
        Members out = none();
        for (std::size_t i = 0; i < network_.enis.size(); ++i)
            out.enis[i] = picks(network_.resources[network_.enis[network_.enis.id(i)].resource],
                                &network_.enis[network_.enis.id(i)]);
        for (std::size_t i = 0; i < network_.resources.size(); ++i) {
            const model::Resource& resource = network_.resources[network_.resources.id(i)];
            if (resource.enis.empty() && !resource.enis_complete.certain()) out.resources[i] = picks(resource, nullptr);
        }
        return out;
    }

    bool in_subnets(const SubnetMatch& match, const model::Eni* eni) const {
        if (match.kinds.empty() && match.addresses.empty() && match.tags.empty()) return true;
        if (!eni) return false;
        const model::Subnet& subnet = network_.subnets[eni->subnet];
        if (!any_glob(match.addresses, subnet.where.address) || !has_tags(subnet.tags, match.tags)) return false;
        return match.kinds.empty() ||
               std::ranges::find(match.kinds, classify(network_, eni->subnet).kind) != match.kinds.end();
    }

    bool carries(const std::vector<std::string>& groups, const model::Eni* eni) const {
        if (groups.empty()) return true;
        return eni && std::ranges::any_of(eni->groups, [&](const model::Attachment& attached) {
                   const model::SecurityGroup& group = network_.security_groups[attached.group];
                   return any_glob(groups, group.where.address) || any_glob(groups, group.name);
               });
    }

    Members matching(const Selector::Match& m) const {
        return interfaces([&](const model::Resource& resource, const model::Eni* eni) {
            if (!m.tiers.empty() && std::ranges::find(m.tiers, resource.tier) == m.tiers.end()) return false;
            if (!any_glob(m.types, resource.type) || !any_glob(m.modules, resource.module)) return false;
            if (!any_glob(m.addresses, resource.where.address) || !has_tags(resource.tags, m.tags)) return false;
            if (!m.vpcs.empty() || !m.regions.empty()) {
                if (!eni) return false;
                const model::Vpc& vpc = network_.vpc_of(eni->subnet);
                if (!any_glob(m.vpcs, vpc.where.address) || !any_glob(m.regions, vpc.region)) return false;
            }
            return in_subnets(m.subnets, eni) && carries(m.groups, eni);
        });
    }

    Members outside(std::string_view name, AddressSet addresses) const {
        Members out = none();
        if (!addresses.empty()) out.outside.push_back({std::string(name), std::move(addresses)});
        return out;
    }

    std::optional<Members> built_in(std::string_view name) const {
        for (const auto& [zone, tier] : tier_zones)
            if (zone == name)
                return interfaces([&](const model::Resource& r, const model::Eni*) { return r.tier == tier; });
        for (const auto& [zone, kind] : kind_zones)
            if (zone == name) {
                Selector::Match match;
                match.subnets.kinds = {kind};
                Members out = matching(match);
                keep_common(out.enis, built_in("all")->enis);
                return out;
            }
        if (name == "all")
            return interfaces([](const model::Resource& r, const model::Eni*) {
                return r.tier != Tier::nat && r.tier != Tier::endpoint;
            });
        if (name == "internet") return outside(name, AddressSet::internet_v4() | model::public_hosts_v6());
        if (name == "internet4") return outside(name, AddressSet::internet_v4());
        if (name == "internet6") return outside(name, model::public_hosts_v6());
        if (name == "onprem") return outside(name, private_elsewhere(network_));
        return std::nullopt;
    }

    Members members_of(const reach::Side& side) const {
        Members out = none();
        for (const reach::Party& party : side.parties) {
            if (const auto* resource = std::get_if<reach::ResourceParty>(&party)) {
                for (const Id<model::Eni> eni : resource->enis) out.enis[eni.value] = true;
                if (resource->enis.empty()) out.resources[resource->resource.value] = true;
            } else if (const auto* hosts_outside = std::get_if<reach::Outside>(&party)) {
                out.outside.push_back(*hosts_outside);
            } else {
                out.others.push_back(party);
            }
        }
        return out;
    }

    Result<Members> named(const std::string& name, const Location& where) {
        const bool open = std::ranges::find(open_, name) != open_.end();
        for (const ZoneDefinition& zone : policy_.zones) {
            if (zone.name != name || open) continue;  // inside its own definition a zone's name means the built-in one
            open_.push_back(name);
            Result<Members> members = resolve(zone.selector);
            open_.pop_back();
            return members;
        }
        if (auto members = built_in(name)) return *std::move(members);
        if (open) return fail_at(where, "zone '{}' is defined by itself", name);
        if (name.find_first_of(".:/") != std::string::npos) {
            const bool service = name.starts_with("aws:");
            const auto side = reach::parse_side(network_, service ? "service:" + name.substr(4) : name);
            if (side) return members_of(*side);
            if (another_network_) return none();
            return fail_at(where, "{}", side.error().message);
        }
        return fail_at(where, "no zone is called '{}'{}", name, did_you_mean(name, names()));
    }

    Result<Members> fold(const std::vector<Selector>& parts, void (*join)(Members&, const Members&)) {
        Result<Members> sum = resolve(parts.front());
        for (std::size_t i = 1; i < parts.size() && sum; ++i) {
            const Result<Members> next = resolve(parts[i]);
            if (!next) return next;
            join(*sum, *next);
        }
        return sum;
    }

    const model::Network& network_;
    const Policy& policy_;
    bool another_network_;
    std::vector<std::string> open_;  // zones whose definition is being looked up
};

reach::Side to_side(const model::Network& network, const Members& members, std::string text) {
    reach::Side side{std::move(text), {}};
    for (std::size_t i = 0; i < network.resources.size(); ++i) {
        const auto id = network.resources.id(i);
        reach::ResourceParty party{id, {}};
        for (const Id<model::Eni> eni : network.resources[id].enis)
            if (members.enis[eni.value]) party.enis.push_back(eni);
        if (!party.enis.empty() || members.resources[i]) side.parties.emplace_back(std::move(party));
    }
    side.parties.insert(side.parties.end(), members.outside.begin(), members.outside.end());
    side.parties.insert(side.parties.end(), members.others.begin(), members.others.end());
    return side;
}

}  // namespace

std::span<const std::pair<std::string_view, std::string_view>> built_in_zones() {
    return meanings;
}

Result<reach::Side> Zones::side(const Selector& selector, bool may_be_empty) const {
    const Result<Members> members = Resolver(network_, policy_, another_network_).resolve(selector);
    if (!members) return std::unexpected(members.error());
    if (members->empty() && !may_be_empty)
        return fail_at(selector.where, "{}", explain_empty(network_, policy_, selector));
    return to_side(network_, *members, selector.to_string());
}

std::vector<std::string> Zones::names() const {
    return Resolver(network_, policy_, another_network_).names();
}

}  // namespace netlint::rule
