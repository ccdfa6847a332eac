// Ends, zones and services as YAML writes them.
#include "selector_reading.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "keys.hpp"
#include "netlint/base/suggestion.hpp"

namespace netlint::rule {
namespace {

template <std::size_t N>
std::optional<std::size_t> position(const std::array<std::string_view, N>& names, std::string_view text) {
    const auto found = std::ranges::find(names, text);
    if (found == names.end()) return std::nullopt;
    return static_cast<std::size_t>(found - names.begin());
}

template <std::size_t N>
std::unexpected<Error> unknown(std::string_view what, std::string_view text,
                               const std::array<std::string_view, N>& names) {
    const std::vector<std::string> known(names.begin(), names.end());
    const std::string hint = did_you_mean(text, known);
    return fail("unknown {} '{}'{}", what, text,
                hint.empty() ? fmt::format("; known: {}", fmt::join(names, ", ")) : hint);
}

std::map<std::string, std::string> read_tags(YamlReading& reading, const YamlNode& node) {
    std::map<std::string, std::string> tags;
    if (!node.defined()) return tags;
    if (!node.is_map()) {
        reading.fail(node, "tags is a map of names and values");
        return tags;
    }
    for (const auto& entry : node.entries())
        tags[reading.text(entry.first, "a tag's name")] = reading.text(entry.second, "a tag's value");
    return tags;
}

void read_texts(YamlReading& reading, const YamlMap& map, std::string_view key, std::vector<std::string>& out) {
    if (const YamlNode node = map.find(key); node.defined()) out = reading.texts(node, key);
}

SubnetMatch read_subnets(YamlReading& reading, const YamlNode& node) {
    SubnetMatch match;
    if (!node.defined()) return match;
    const YamlMap map(reading, node, "a choice of subnets", keys::subnets);
    match.tags = read_tags(reading, map.find("tags"));
    read_texts(reading, map, "address", match.addresses);
    if (const YamlNode kind = map.find("kind"); kind.defined()) {
        for (const std::string& text : reading.texts(kind, "kind")) {
            const auto parsed = parse_subnet_kind(text);
            if (!parsed)
                reading.fail(kind, "{}", parsed.error().message);
            else
                match.kinds.push_back(*parsed);
        }
    }
    return match;
}

std::vector<Selector> read_list(YamlReading& reading, const YamlNode& node, std::string_view key, std::size_t least) {
    std::vector<Selector> out;
    if (node.items().size() < least) {
        reading.fail(node, "'{}' takes a list of at least {} ends", key, least);
        return out;
    }
    for (const YamlNode& item : node.items()) out.push_back(read_selector(reading, item));
    return out;
}

bool matches_all(const Selector::Match& m) {
    return m.tiers.empty() && m.types.empty() && m.modules.empty() && m.addresses.empty() && m.vpcs.empty() &&
           m.groups.empty() && m.regions.empty() && m.tags.empty() && m.subnets.kinds.empty() &&
           m.subnets.addresses.empty() && m.subnets.tags.empty();
}

Selector::Match read_match(YamlReading& reading, const YamlMap& map) {
    Selector::Match match;
    read_texts(reading, map, "type", match.types);
    read_texts(reading, map, "module", match.modules);
    read_texts(reading, map, "address", match.addresses);
    read_texts(reading, map, "vpc", match.vpcs);
    read_texts(reading, map, "group", match.groups);
    read_texts(reading, map, "region", match.regions);
    match.tags = read_tags(reading, map.find("tags"));
    match.subnets = read_subnets(reading, map.find("subnets"));
    if (const YamlNode tier = map.find("tier"); tier.defined()) {
        for (const std::string& text : reading.texts(tier, "tier")) {
            const auto parsed = parse_tier(text);
            if (!parsed)
                reading.fail(tier, "{}", parsed.error().message);
            else
                match.tiers.push_back(*parsed);
        }
    }
    return match;
}

std::vector<net::Prefix> read_prefixes(YamlReading& reading, const YamlNode& node) {
    std::vector<net::Prefix> prefixes;
    for (const std::string& text : reading.texts(node, "prefixes")) {
        const auto prefix = net::Prefix::parse(text);
        if (!prefix)
            reading.fail(node, "{}", prefix.error().message);
        else
            prefixes.push_back(*prefix);
    }
    if (reading.ok() && prefixes.empty()) reading.fail(node, "'prefixes' is empty");
    return prefixes;
}

}  // namespace

Result<model::Tier> parse_tier(std::string_view text) {
    if (const auto at = position(keys::tiers, text)) return static_cast<model::Tier>(*at);
    return unknown("tier", text, keys::tiers);
}

std::string_view to_string(model::Tier tier) {
    return keys::tiers[static_cast<std::size_t>(tier)];
}

Result<SubnetKind> parse_subnet_kind(std::string_view text) {
    if (const auto at = position(keys::subnet_kinds, text)) return static_cast<SubnetKind>(*at);
    return unknown("kind of subnet", text, keys::subnet_kinds);
}

std::string_view to_string(SubnetKind kind) {
    return keys::subnet_kinds[static_cast<std::size_t>(kind)];
}

Selector read_selector(YamlReading& reading, const YamlNode& node) {
    Selector out{Selector::Name{}, reading.at(node)};
    if (!reading.ok()) return out;
    if (node.is_scalar()) {
        out.kind = Selector::Name{std::string(node.scalar())};
        return out;
    }
    if (node.is_sequence()) {
        out.kind = Selector::Union{read_list(reading, node, "a list of ends", 1)};
        return out;
    }
    const YamlMap map(reading, node, "an end", keys::selector);
    if (!reading.ok()) return out;
    std::vector<Selector> parts;
    const auto add = [&](auto kind) { parts.push_back({std::move(kind), out.where}); };
    if (const YamlNode zone = map.find("zone"); zone.defined()) parts.push_back(read_selector(reading, zone));
    if (const YamlNode list = map.find("union"); list.defined())
        add(Selector::Union{read_list(reading, list, "union", 1)});
    if (const YamlNode list = map.find("intersect"); list.defined())
        add(Selector::Intersect{read_list(reading, list, "intersect", 1)});
    if (const YamlNode list = map.find("except"); list.defined())
        add(Selector::Except{read_list(reading, list, "except", 2)});
    if (const YamlNode prefixes = map.find("prefixes"); prefixes.defined())
        add(Selector::Prefixes{read_prefixes(reading, prefixes)});
    Selector::Match match = read_match(reading, map);
    if (!matches_all(match)) add(std::move(match));
    if (!reading.ok()) return out;
    if (parts.empty())
        reading.fail(node, "an end names at least one property");
    else if (parts.size() == 1)
        return parts.front();
    else
        out.kind = Selector::Intersect{std::move(parts)};
    return out;
}

set::ServiceSet read_services(YamlReading& reading, const YamlNode& node, const ServiceNames& names) {
    set::ServiceSet sum;
    if (!reading.ok()) return sum;
    if (node.is_scalar()) {
        const auto found = names.find(node.scalar());
        if (found) return *found;
        reading.fail(node, "{}", found.error().message);
        return sum;
    }
    if (node.is_sequence()) {
        if (node.items().empty()) reading.fail(node, "a list of services names at least one");
        for (const YamlNode& item : node.items()) sum |= read_services(reading, item, names);
        return sum;
    }
    static constexpr std::array<std::string_view, 1> keys{"not"};
    YamlMap map(reading, node, "a service", keys);
    const YamlNode inner = map.need("not");
    return reading.ok() ? ~read_services(reading, inner, names) : sum;
}

}  // namespace netlint::rule
