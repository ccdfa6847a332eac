// Every type of the placement table in a plan: where its interfaces stand, with what the plan leaves out.
//
// A root is a folder testdata/plans/placements-THEME with a file placements.yaml: the text of each resource.
#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "placements.hpp"
#include "table.hpp"

using namespace netlint;
using netlint::testing::placement_text;

namespace {

const std::filesystem::path plans = NETLINT_TESTDATA "/plans";

// Types that the provider has only since version 6, which makes no plan here.
constexpr std::string_view newer[] = {"aws_lambda_capacity_provider", "aws_timestreaminfluxdb_db_cluster",
                                      "aws_bedrockagentcore_agent_runtime"};

}  // namespace

TEST_CASE("resources stand where their plans say, and where AWS puts them when a plan says nothing") {
    std::size_t resources = 0;
    for (const auto& entry : std::filesystem::directory_iterator(plans)) {
        if (!std::filesystem::exists(entry.path() / "placements.yaml")) continue;
        const std::string theme = entry.path().filename().string();
        const model::Network network = testing::network_after("plans/" + theme + "/plan.json");
        for (const auto& line : YAML::LoadFile((entry.path() / "placements.yaml").string())) {
            CAPTURE(theme);
            const auto address = line.first.as<std::string>();
            CHECK_MESSAGE(placement_text(network, address) == line.second.as<std::string>(), address);
            ++resources;
        }
    }
    CHECK(resources > 0);
}

TEST_CASE("there is a plan for the types of the placement table") {
    std::set<std::string> planned;
    for (const auto& entry : std::filesystem::directory_iterator(plans)) {
        const std::string theme = entry.path().filename().string();
        if (!theme.starts_with("placements-")) continue;
        const auto plan = plan::Plan::read_file((entry.path() / "plan.json").string(), {});
        REQUIRE_MESSAGE(plan, theme);
        for (const aws::PlacementRow& row : aws::placement_table())
            if (!plan->after().of_type(row.type).empty()) planned.insert(std::string(row.type));
    }
    for (const std::string_view type : newer) planned.insert(std::string(type));
    std::string missing;
    for (const aws::PlacementRow& row : aws::placement_table())
        if (!planned.contains(std::string(row.type))) missing += std::string(row.type) + ' ';
    CHECK(missing == "");
}
