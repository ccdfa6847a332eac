// Looks for what a zone without members may have meant.
#include "zone_hint.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "glob.hpp"
#include "netlint/base/overloaded.hpp"
#include "netlint/base/suggestion.hpp"
#include "netlint/rule/zone.hpp"

namespace netlint::rule {
namespace {

using Texts = std::vector<std::string>;

// Calls `visit` for the selector and all that it is combined of.
template <class Visit>
void each_part(const Selector& selector, const Visit& visit) {
    visit(selector);
    std::visit(overloaded{
                   [](const Selector::Name&) {},
                   [](const Selector::Match&) {},
                   [](const Selector::Prefixes&) {},
                   [&](const auto& list) {
                       for (const Selector& part : list.parts) each_part(part, visit);
                   },
               },
               selector.kind);
}

// Of the patterns that nothing here matches, the first that something comes near to.
std::string near_patterns(const Texts& patterns, const Texts& here) {
    for (const std::string& pattern : patterns) {
        if (std::ranges::any_of(here, [&](const std::string& text) { return matches_glob(pattern, text); })) continue;
        if (std::string hint = did_you_mean(pattern, here); !hint.empty()) return hint;
    }
    return {};
}

// As near_patterns(); of a tag that is here, its values, when none comes near.
std::string near_tags(const std::map<std::string, std::string>& wanted, const Texts& here) {
    for (const auto& [key, value] : wanted) {
        if (std::string hint = near_patterns({key + ": " + value}, here); !hint.empty()) return hint;
        Texts values;
        bool met = false;
        for (const std::string& pair : here) {
            if (!pair.starts_with(key + ": ")) continue;
            values.push_back(pair.substr(key.size() + 2));
            met = met || matches_glob(value, values.back());
        }
        std::ranges::sort(values);
        values.erase(std::unique(values.begin(), values.end()), values.end());
        constexpr std::size_t most = 6;
        if (!met && !values.empty() && values.size() <= most)
            return fmt::format("; the tag {} is here {}", key, fmt::join(values, ", "));
    }
    return {};
}

class Near {
public:
    explicit Near(const model::Network& network) : network_(network) {}

    std::string of(const Selector::Match& m) const {
        const auto where = [](const auto& item) { return item.where.address; };
        const std::string hints[] = {
            near_patterns(m.addresses, all(network_.resources, where)),
            near_patterns(m.types, all(network_.resources, [](const auto& item) { return item.type; })),
            near_patterns(m.modules, all(network_.resources, [](const auto& item) { return item.module; })),
            near_patterns(m.vpcs, all(network_.vpcs, where)),
            near_patterns(m.regions, all(network_.vpcs, [](const auto& item) { return item.region; })),
            near_patterns(m.groups, groups()),
            near_tags(m.tags, tags(network_.resources)),
            near_patterns(m.subnets.addresses, all(network_.subnets, where)),
            near_tags(m.subnets.tags, tags(network_.subnets)),
        };
        const auto* found = std::ranges::find_if(hints, [](const std::string& hint) { return !hint.empty(); });
        return found == std::end(hints) ? std::string() : *found;
    }

private:
    static Texts all(const auto& table, auto text) {
        Texts out;
        for (const auto& item : table)
            if (std::string one = text(item); !one.empty()) out.push_back(std::move(one));
        return out;
    }
    static Texts tags(const auto& table) {
        Texts out;
        for (const auto& item : table)
            for (const auto& [key, value] : item.tags) out.push_back(key + ": " + value);
        return out;
    }
    Texts groups() const {
        Texts out = all(network_.security_groups, [](const auto& item) { return item.where.address; });
        const Texts names = all(network_.security_groups, [](const auto& item) { return item.name; });
        out.insert(out.end(), names.begin(), names.end());
        return out;
    }

    const model::Network& network_;
};

const ZoneDefinition* definition(const Policy& policy, const Selector& selector) {
    const auto* name = std::get_if<Selector::Name>(&selector.kind);
    if (!name) return nullptr;
    const auto found = std::ranges::find(policy.zones, name->text, &ZoneDefinition::name);
    return found == policy.zones.end() ? nullptr : &*found;
}

std::string built_in_meaning(const Selector& selector) {
    const auto* name = std::get_if<Selector::Name>(&selector.kind);
    for (const auto& [zone, meaning] : built_in_zones())
        if (name && zone == name->text) return std::string(meaning);
    return {};
}

// "zone 'app', defined as {tier: app},"; "[app] (zone 'app' is defined as {tier: app})".
std::string described(const Policy& policy, const Selector& selector) {
    if (const ZoneDefinition* zone = definition(policy, selector))
        return fmt::format("zone '{}', defined as {},", zone->name, zone->selector.to_string());
    if (const std::string meaning = built_in_meaning(selector); !meaning.empty())
        return fmt::format("{} ({})", selector.to_string(), meaning);
    Texts told;
    each_part(selector, [&](const Selector& part) {
        std::string one;
        if (const ZoneDefinition* zone = definition(policy, part))
            one = fmt::format("zone '{}' is defined as {}", zone->name, zone->selector.to_string());
        else if (const std::string meaning = built_in_meaning(part); !meaning.empty())
            one = fmt::format("{}: {}", part.to_string(), meaning);
        if (!one.empty() && std::ranges::find(told, one) == told.end()) told.push_back(std::move(one));
    });
    return selector.to_string() + (told.empty() ? "" : fmt::format(" ({})", fmt::join(told, "; ")));
}

}  // namespace

std::string explain_empty(const model::Network& network, const Policy& policy, const Selector& selector) {
    const Near near(network);
    std::string hint;
    Texts followed;  // zones may be defined by one another
    const auto look = [&](const Selector& part, const auto& again) -> void {
        if (const auto* match = std::get_if<Selector::Match>(&part.kind); match && hint.empty()) hint = near.of(*match);
        const ZoneDefinition* zone = definition(policy, part);
        if (!zone || std::ranges::find(followed, zone->name) != followed.end()) return;
        followed.push_back(zone->name);
        each_part(zone->selector, [&](const Selector& inner) { again(inner, again); });
    };
    each_part(selector, [&](const Selector& part) { look(part, look); });
    return fmt::format("{} means nothing in this plan{}", described(policy, selector),
                       network.sensitive.hidden_in(hint));
}

}  // namespace netlint::rule
