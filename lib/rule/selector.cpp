// Selectors as text, for messages.
#include "netlint/rule/selector.hpp"

#include <fmt/format.h>

#include "netlint/base/overloaded.hpp"
#include "selector_reading.hpp"

namespace netlint::rule {
namespace {

std::string list(const std::vector<Selector>& parts) {
    std::vector<std::string> texts;
    for (const Selector& part : parts) texts.push_back(part.to_string());
    return fmt::format("[{}]", fmt::join(texts, ", "));
}

std::string values(const std::vector<std::string>& texts) {
    return texts.size() == 1 ? texts.front() : fmt::format("[{}]", fmt::join(texts, ", "));
}

std::string tags(const std::map<std::string, std::string>& map) {
    std::vector<std::string> texts;
    for (const auto& [key, value] : map) texts.push_back(key + ": " + value);
    return fmt::format("{{{}}}", fmt::join(texts, ", "));
}

std::string match(const Selector::Match& m) {
    std::vector<std::string> parts;
    const auto add = [&](std::string_view key, const std::vector<std::string>& texts) {
        if (!texts.empty()) parts.push_back(fmt::format("{}: {}", key, values(texts)));
    };
    const auto names = [](const auto& items) {
        std::vector<std::string> texts;
        for (const auto& item : items) texts.emplace_back(to_string(item));
        return texts;
    };
    add("tier", names(m.tiers));
    add("type", m.types);
    add("module", m.modules);
    add("address", m.addresses);
    add("vpc", m.vpcs);
    add("group", m.groups);
    add("region", m.regions);
    if (!m.tags.empty()) parts.push_back("tags: " + tags(m.tags));
    std::vector<std::string> all = std::move(parts);
    parts.clear();
    add("kind", names(m.subnets.kinds));
    add("address", m.subnets.addresses);
    if (!m.subnets.tags.empty()) parts.push_back("tags: " + tags(m.subnets.tags));
    if (!parts.empty()) all.push_back(fmt::format("subnets: {{{}}}", fmt::join(parts, ", ")));
    return fmt::format("{{{}}}", fmt::join(all, ", "));
}

}  // namespace

std::string Selector::to_string() const {
    return std::visit(overloaded{
                          [](const Name& name) { return name.text; },
                          [](const Match& m) { return match(m); },
                          [](const Prefixes& p) {
                              std::vector<std::string> texts;
                              for (const net::Prefix& prefix : p.prefixes) texts.push_back(prefix.to_string());
                              return fmt::format("{{prefixes: [{}]}}", fmt::join(texts, ", "));
                          },
                          [](const Union& u) { return list(u.parts); },
                          [](const Intersect& i) { return fmt::format("{{intersect: {}}}", list(i.parts)); },
                          [](const Except& e) { return fmt::format("{{except: {}}}", list(e.parts)); },
                      },
                      kind);
}

}  // namespace netlint::rule
