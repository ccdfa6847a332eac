// Compares findings with what was expected of them.
#include "netlint/rule/expected.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "yaml_reading.hpp"

namespace netlint::rule {
namespace {

constexpr std::array<std::string_view, 7> expected_keys{"rule",     "address",   "from",    "to",
                                                        "services", "certainty", "elements"};

std::string case_text(std::string_view rule, std::string_view address, std::string_view from, std::string_view to) {
    return from.empty() ? fmt::format("{} at {}", rule, address)
                        : fmt::format("{} at {}, from {} to {}", rule, address, from, to);
}

std::string_view certainty_text(const Finding& finding) {
    return finding.certainty == FindingCertainty::certain ? "certain" : "possible";
}

bool names_element(const Finding& finding, const std::string& element) {
    if (finding.where.address == element || finding.message.find(element) != std::string::npos) return true;
    for (const auto* ends : {&finding.related, &finding.also_from})
        if (std::ranges::find(*ends, element) != ends->end()) return true;
    return std::ranges::any_of(
        std::array{&finding.path, &finding.return_path, &finding.blockers}, [&](const auto* way) {
            return std::ranges::any_of(
                *way, [&](const reach::Hop& hop) { return hop.where.address == element || hop.at == element; });
        });
}

}  // namespace

Result<std::vector<Expected>> parse_expected(std::string_view text, const std::string& file) {
    YamlReading reading(file);
    const YamlNode root = reading.load(text);
    if (reading.ok() && !root.is_sequence()) reading.fail(root, "what is expected is a list of findings");
    std::vector<Expected> out;
    if (!reading.ok()) return reading.error();
    for (const YamlNode& node : root.items()) {
        YamlMap map(reading, node, "an expected finding", expected_keys);
        const auto value = [&](std::string_view key) {
            const YamlNode found = map.find(key);
            return found.defined() ? reading.text(found, key) : std::string();
        };
        Expected one{.rule = reading.text(map.need("rule"), "rule"),
                     .address = reading.text(map.need("address"), "address"),
                     .from = value("from"),
                     .to = value("to"),
                     .services = value("services"),
                     .certainty = value("certainty"),
                     .elements = {}};
        if (const auto elements = map.find("elements"); elements.defined())
            one.elements = reading.texts(elements, "elements");
        if (!one.certainty.empty() && one.certainty != "certain" && one.certainty != "possible")
            reading.fail(map.find("certainty"), "'certainty' is certain or possible, not '{}'", one.certainty);
        out.push_back(std::move(one));
    }
    if (!reading.ok()) return reading.error();
    return out;
}

std::vector<std::string> complaints(std::span<const Expected> expected, const Findings& findings) {
    std::vector<std::string> out;
    const auto meets = [](const Expected& one, const Finding& finding) {
        return finding.rule == one.rule && finding.address == one.address && finding.from == one.from &&
               finding.to == one.to;
    };
    for (const Expected& one : expected) {
        const std::string name = case_text(one.rule, one.address, one.from, one.to);
        const auto found = std::ranges::find_if(findings, [&](const Finding& finding) { return meets(one, finding); });
        if (found == findings.end()) {
            out.push_back(name + ": expected, and not found");
            continue;
        }
        if (found->services != one.services)
            out.push_back(fmt::format("{}: found for {}, expected for {}", name,
                                      found->services.empty() ? "no service" : found->services,
                                      one.services.empty() ? "no service" : one.services));
        if (!one.certainty.empty() && certainty_text(*found) != one.certainty)
            out.push_back(fmt::format("{}: found as {}, expected as {}", name, certainty_text(*found), one.certainty));
        for (const std::string& element : one.elements)
            if (!names_element(*found, element)) out.push_back(fmt::format("{}: does not name {}", name, element));
    }
    for (const Finding& finding : findings)
        if (std::ranges::none_of(expected, [&](const Expected& one) { return meets(one, finding); }))
            out.push_back(fmt::format("{}: found, and not expected ({})",
                                      case_text(finding.rule, finding.address, finding.from, finding.to),
                                      finding.message));
    return out;
}

}  // namespace netlint::rule
