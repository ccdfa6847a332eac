// The example tables of AWS's semantics, row by row: what a small plan of its own lets flow, and which stage refuses;
// then larger networks, built as such networks are built.
//
// A root is a folder testdata/plans/truth-THEME with the rows beside the plan. P: packets, G: security groups, N:
// network ACLs, R: routes, I: internet, E: endpoints, X: transit gateways and VPNs, W: services, M: balancers and
// middleboxes, U: unknown values, A: addresses, L: launch templates, F: interfaces made apart,
// K: keys, D: associations taken away.
#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "netlint/analysis.hpp"
#include "netlint/reach/query.hpp"

using namespace netlint;

namespace {

const std::filesystem::path plans = NETLINT_TESTDATA "/plans";

struct Row {
    reach::Query query;
    std::string by;  // a stage that refuses, for the ones that are refused; "no packet": the ends share no family
};

std::string text_at(const YAML::Node& row, const char* key) {
    return row[key] ? row[key].as<std::string>() : "";
}

std::vector<Row> rows_of(const std::filesystem::path& file) {
    std::vector<Row> rows;
    for (const YAML::Node& node : YAML::LoadFile(file.string())) {
        Row row{{.id = text_at(node, "id"), .from = text_at(node, "from"), .to = text_at(node, "to")},
                text_at(node, "by")};
        row.query.protocol = text_at(node, "protocol");
        row.query.port = text_at(node, "port");
        row.query.icmp = text_at(node, "icmp");
        row.query.source_port = text_at(node, "source_port");
        if (node["client"]) row.query.client = text_at(node, "client");
        row.query.expect = reach::parse_verdict(text_at(node, "expect")).value();
        rows.push_back(std::move(row));
    }
    return rows;
}

// What the engines say beside the verdict, for the reader of a failure.
std::string told(const reach::Answer& answer) {
    std::string text;
    for (const auto* half : {&answer.path, &answer.return_path})
        for (const reach::Hop& hop : *half)
            text += fmt::format("\n  {} {} {} at {}: {} [{}]", half == &answer.path ? "first" : "reply",
                                to_string(hop.decision), to_string(hop.stage), hop.at, hop.because, hop.depends_on);
    for (const std::string& open : answer.depends_on) text += "\n  depends on " + open;
    return text;
}

void check(const Analysis& analysis, const Row& row) {
    const auto question = reach::to_question(analysis.network(), row.query);
    REQUIRE_MESSAGE(question, row.query.id, ": ", question.error().to_string());
    const reach::Answer answer = analysis.engine().ask(*question);
    CHECK_MESSAGE(answer.verdict == *row.query.expect, row.query.id, ": ", to_string(answer.verdict), told(answer));
    // The judge retells the flow that the exact engine found, and has to find the same reason.
    if (answer.verdict == reach::Verdict::unknown) CHECK_MESSAGE(!answer.depends_on.empty(), row.query.id);
    if (answer.verdict != reach::Verdict::unreachable && row.by.empty()) return;
    const bool named =
        row.by == "no packet"
            ? answer.path.empty()
            : std::ranges::any_of(answer.blockers, [&](const auto& hop) { return to_string(hop.stage) == row.by; });
    CHECK_MESSAGE(named, row.query.id, ": not refused by '", row.by, "'", told(answer));
}

// The plans that have such a file beside them.
std::set<std::string> plans_with(const char* file) {
    std::set<std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator(plans))
        if (std::filesystem::exists(entry.path() / file)) found.insert(entry.path().filename().string());
    return found;
}

}  // namespace

TEST_CASE("every row of the truth tables has the verdict that AWS gives") {
    std::size_t rows = 0;
    for (const std::string& theme : plans_with("rows.yaml")) {
        const auto analysis = Analysis::of_file((plans / theme / "plan.json").string());
        REQUIRE_MESSAGE(analysis, theme);
        for (const Row& row : rows_of(plans / theme / "rows.yaml")) {
            CAPTURE(theme);
            check(*analysis, row);
            ++rows;
        }
    }
    CHECK(rows == 475);
}

TEST_CASE("rows that no packet decides are told") {
    std::size_t rows = 0;
    for (const std::string& theme : plans_with("told.yaml")) {
        const auto analysis = Analysis::of_file((plans / theme / "plan.json").string());
        REQUIRE_MESSAGE(analysis, theme);
        for (const YAML::Node& row : YAML::LoadFile((plans / theme / "told.yaml").string())) {
            const std::string id = text_at(row, "id"), says = text_at(row, "says"), silent = text_at(row, "silent");
            const bool told = std::ranges::any_of(analysis->network().diagnostics, [&](const Diagnostic& one) {
                return one.address == text_at(row, "at") && one.message.contains(says + silent);
            });
            CHECK_MESSAGE(told == silent.empty(), id);
            ++rows;
        }
    }
    CHECK(rows == 11);
}

TEST_CASE("networks of the usual designs let flow what their claims say") {
    std::size_t claims = 0;
    for (const std::string& design : plans_with("claims.yaml")) {
        const std::string folder = (plans / design).string();
        const auto analysis = Analysis::of_file(folder + "/plan.json", folder);
        REQUIRE_MESSAGE(analysis, design);
        for (const Row& row : rows_of(plans / design / "claims.yaml")) {
            CAPTURE(design);
            check(*analysis, row);
            ++claims;
        }
    }
    CHECK(claims == 142);
}
