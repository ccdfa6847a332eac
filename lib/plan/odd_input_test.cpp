// Inputs that are no plan, or one in odd clothes: each is refused in one sentence, told, or read without a word.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "netlint/plan/plan.hpp"
#include "odd_plan.hpp"

using namespace netlint;
using namespace netlint::plan;

namespace {

enum class Outcome : std::uint8_t { refused, told, silent };
using enum Outcome;

struct Row {
    int number;  // one or more rows each kind of odd input
    std::string what;
    std::string input;
    Outcome outcome;
    std::string says;  // part of the refusal or of a warning
};

std::string file(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}
std::string invalid(const std::string& name) {
    return file(std::string(NETLINT_TESTDATA) + "/invalid/" + name);
}
std::string planned(const std::string& name) {
    return file(std::string(NETLINT_TESTDATA) + "/plans/" + name + "/plan.json");
}

void check(const Row& row) {
    CAPTURE(row.number);
    CAPTURE(row.what);
    const auto plan = Plan::read_bytes(row.input, {}, "plan.json");
    if (row.outcome == refused) {
        REQUIRE_FALSE(plan);
        const std::string message = plan.error().to_string();
        CAPTURE(message);
        CHECK(message.find(row.says) != std::string::npos);
        CHECK(message.starts_with("plan.json: "));
        CHECK(message.find('\n') == std::string::npos);
        CHECK(message.find("hunter2") == std::string::npos);
        return;
    }
    REQUIRE_MESSAGE(plan, plan.error().to_string());
    std::string all;
    for (const Diagnostic& diagnostic : plan->diagnostics()) all += diagnostic.to_string() + '\n';
    CAPTURE(all);
    CHECK(all.empty() == (row.outcome == silent));
    CHECK(all.find(row.says) != std::string::npos);
    CHECK(all.find("hunter2") == std::string::npos);
}

const std::string& base = two_resources;
const std::string cut = base.substr(0, base.size() / 2);

const std::vector<Row> not_a_plan{
    {1, "nothing at all", "", refused, "empty input"},
    {1, "blanks", " \r\n\t\n", refused, "empty input"},
    {1, "a byte order mark alone", "\xEF\xBB\xBF\n", refused, "empty input"},
    {5, "the binary plan", std::string("PK\x03\x04\x14\0\x08\0", 8), refused,
     "binary plan; pass the output of 'terraform show -json plan.json'"},
    {6, "text of terraform plan", "\nTerraform will perform the following actions:\n\n  # aws_vpc.v will be created\n",
     refused, "text, not JSON"},
    {6, "the same in colour", "\x1B[0m\x1B[1maws_vpc.v: Refreshing state...\x1B[0m\n", refused, "text, not JSON"},
    {6, "the same in UTF-16", utf16("\r\nTerraform used the selected providers to generate\r\n", true), refused,
     "text, not JSON"},
    {7, "the log stream of plan -json", invalid("plan-log-stream.ndjson"), refused, "log stream"},
    {9, "a raw state file", invalid("raw-state.tfstate"), refused,
     "raw state file; pass the output of 'terraform show"},
    {10, "provider schemas", R"({"format_version":"1.0","provider_schemas":{}})", refused, "providers schema"},
    {11, "an encrypted plan", R"({"meta":{},"encrypted_data":"aHVudGVyMg==","encryption_version":"v0"})", refused,
     "encrypted OpenTofu file; pass the output of 'tofu show -json'"},
    {11, "an encrypted state",
     R"({"serial":1,"lineage":"x","meta":{},"encrypted_data":"aHVu","encryption_version":"v0"})", refused, "encrypted"},
    {12, "two plans in a row", base + base, refused,
     "data after the end of the plan at byte " + std::to_string(base.size())},
    {12, "two plans in two lines", invalid("two-plans.json"), refused, "data after the end of the plan at byte 2056"},
    {12, "a bracket too much", base + "}", refused, "data after the end of the plan at byte"},
    {12, "a mark and two plans", "\xEF\xBB\xBF" + base + "\n" + base, refused,
     "at byte " + std::to_string(base.size() + 4)},
    {13, "the first 1,500 bytes of a plan", invalid("truncated.json"), refused, "truncated"},
    {13, "half a plan", cut, refused, "ends inside an object at byte " + std::to_string(cut.size())},
    {13, "half a plan in UTF-16", utf16(cut, true), refused, "truncated"},
    {16, "a format of the future", invalid("major-2.json"), refused, "plan format 2.0 is newer than this program"},
    {21, "JSON of something else", R"({"a":1})", refused, "neither resource_changes nor planned_values"},
    {21, "a list", "[" + base + "]", refused, "a JSON list, not a plan"},
    {21, "an empty state", R"({"format_version":"1.0"})", refused, "an empty state"},
    {21, "a configuration alone", R"({"format_version":"1.0","configuration":{"root_module":{}}})", refused,
     "a configuration without a plan"},
    {21, "a module alone", R"({"format_version":"1.0","root_module":{}})", refused, "a configuration without a plan"},
    {42, "10,000 lists in each other", with(R"("10.0.0.0/16")", std::string(10000, '[') + std::string(10000, ']')),
     refused, "nested more than 512 levels deep"},
    {42, "10,000 lists and no end", "{\"a\":" + std::string(10000, '['), refused, "truncated"},
    {44, "a NUL in a text", with("hunter2", std::string_view("hunter2\0", 8)), refused,
     "control character at byte " + std::to_string(base.find("hunter2") + 7)},
    {44, "a line end in a text", with("hunter2", "hunter2\n"), refused,
     "control character at byte " + std::to_string(base.find("hunter2") + 7)},
    {44, "NULs behind the plan", base + std::string(8, '\0'), refused, "byte " + std::to_string(base.size())},
    {50, "a broken text that holds a secret", with(R"("hunter2")", R"("hunter2\q")"), refused, "no valid JSON"},
    {50, "a quote escaped outside of a text", with(R"("hunter2")", R"(\"hunter2")"), refused, "no valid JSON"},
    {50, "a word where a value should be", with(R"("hunter2")", "hunter2"), refused, "no valid JSON"},
};

const std::vector<Row> odd_clothes{
    {0, "nothing odd", base, silent, ""},
    {2, "UTF-16 of PowerShell", invalid("utf16le-bom.json"), silent, ""},
    {2, "UTF-16, big end first", utf16(base, false), silent, ""},
    {2, "UTF-16 without a mark", utf16(base, true, false), silent, ""},
    {3, "UTF-8 with a mark", invalid("utf8-bom.json"), silent, ""},
    {4, "lines of a CI wrapper", invalid("wrapped-by-ci.txt"), told, "skipped lines before the plan"},
    {4, "the same, seen from its end", invalid("wrapped-by-ci.txt"), told, "skipped lines behind the plan"},
    {4, "lines behind alone, with a quote", base + "\n::debug::it's \"done\n::set-output name=code::0\n", told,
     "skipped lines behind the plan"},
    {4, "an escaped line end", "[command]terraform show\n" + base + "%0A\n::set-output name=stderr::\n", told,
     "skipped lines behind the plan"},
    {4, "a sentence behind", base + "\nPost job cleanup.\n", told, "skipped lines behind the plan"},
    {8, "a state shown as JSON", invalid("state-not-plan.json"), told, "a state, not a plan"},
    {14, "a service's envelope", "{\"id\":7,\"plan\":" + base + "}", told, "a service wrapped around it"},
    {14, "an envelope that no one has heard of", "{\"meta\":{\"plan\":1},\"result\":" + base + "}", told,
     "a service wrapped around it"},
    {14, "a plan as a text", R"({"plan_json":"{\"format_version\":\"1.2\",\"planned_values\":{\"root_module\":{}}}"})",
     told, "a service wrapped around it"},
    {15, "no format_version", invalid("no-format-version.json"), told, "no format_version"},
    {17, "format 0.1", with(R"("1.2")", R"("0.1")"), told, "references without attributes"},
    {17, "format 0.2", with(R"("1.2")", R"("0.2")"), told, "references without attributes"},
    {18, "a younger minor version", with(R"("1.2")", R"("1.9")"), silent, ""},
    {18, "keys of the future", with(R"("configuration")", R"("action_invocations":[{"a":[1]}],"configuration")"),
     silent, ""},
    {19, "no configuration", invalid("no-configuration.json"), told, "no configuration"},
    {20, "planned values alone",
     R"({"format_version":"1.2","planned_values":{"root_module":{"resources":[{"address":"aws_vpc.v","mode":"managed",)"
     R"("type":"aws_vpc","name":"v","values":{}}]}},"configuration":{"root_module":{}}})",
     told, "planned_values are used"},
    {21, "an empty plan", planned("empty"), silent, ""},
    {22, "a plan that failed", planned("errored-partial"), told, "failed part way"},
    {23, "a targeted plan", planned("target"), told, "targeted or deferred"},
    {24, "a plan that changes nothing", planned("refresh-false"), silent, ""},
    {25, "a plan that destroys", planned("destroy"), silent, ""},
    {26, "a plan that refreshes", planned("refresh-only"), silent, ""},
};

}  // namespace

TEST_CASE("what is no plan is refused in one sentence that names what and where") {
    for (const Row& row : not_a_plan) check(row);
}

TEST_CASE("what wraps a plan is seen through, and told where it matters") {
    for (const Row& row : odd_clothes) check(row);
}

TEST_CASE("odd inputs met in public") {
    const std::string folder = std::string(NETLINT_SHARED) + "/corpus/odd/";
    if (!std::filesystem::exists(folder)) {
        MESSAGE("skipped: no corpus");
        return;
    }
    const auto met = [&](const std::string& name) { return file(folder + name); };
    for (const Row& row : std::vector<Row>{
             {4, "a plan and a line that repeats it", met("androzo-aws-validation-two-docs-concatenated.json"), told,
              "skipped lines behind"},
             {12, "members behind the end", met("hashicorp-terraform-json-invalid-extra-data.json"), refused,
              "data after the end of the plan at byte 15543"},
             {40, "calls as a list", met("hashicorp-terraform-json-no-changes-prerelease.json"), told,
              "module_calls is a list, not an object; read as empty"},
             {9, "a raw state", met("hemareddi11-terraform-aws-vpc-state-not-plan.json"), refused, "raw state file"},
             {4, "a wrapper", met("infracost-infracost-gha-wrapper.json"), told, "skipped lines behind"},
             {6, "text in UTF-16", met("karamveerhooda-terraform-ecs-fargate-master-utf16-text-plan.txt"), refused,
              "text, not JSON"}})
        check(row);
}
