// Plans as they arrive: what is accepted, what is refused with which sentence, and the two networks.
#include "netlint/plan/plan.hpp"

#include <doctest/doctest.h>

#include <string>

#include "odd_plan.hpp"

using namespace netlint;
using namespace netlint::plan;

namespace {

const std::string minimal =
    R"({"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{}},)"
    R"("resource_changes":[{"address":"aws_vpc.v","mode":"managed","type":"aws_vpc","name":"v",)"
    R"("change":{"actions":["create"],"before":null,"after":{"cidr_block":"10.0.0.0/16"},"after_unknown":{"id":true}}}],)"
    R"("configuration":{"root_module":{}}})";

Result<Plan> read(std::string text) {
    return Plan::read_bytes(std::move(text), {}, "plan.json");
}

std::string message(std::string text) {
    const auto plan = read(std::move(text));
    return plan ? "accepted" : plan.error().message;
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a plan's instances hold known and unknown values") {
    const auto plan = read(minimal);
    REQUIRE(plan);
    const auto id = plan->after().find("aws_vpc.v");
    REQUIRE(id);
    const Resource& vpc = plan->after()[*id];
    CHECK(vpc.values["cidr_block"].as_string() == "10.0.0.0/16");
    CHECK(vpc.values["id"].is_unknown());
    CHECK(vpc.is_new());
    CHECK(vpc.byte > 0);
    CHECK(plan->before().resources().empty());
    CHECK(plan->terraform_version() == "1.11.4");
}

TEST_CASE("a text whose memory was given back is there when it is looked at again") {
    const auto plan = Plan::read_file("testdata/architectures/omnigen/plan.json", {});
    REQUIRE(plan);
    const std::string text(plan->text());
    CHECK(text.size() > 65536);
    plan->release_text();
    CHECK(plan->text() == text);
    const auto copied = read(minimal);  // nothing is mapped, and nothing is lost
    REQUIRE(copied);
    copied->release_text();
    CHECK(copied->text() == minimal);
}

TEST_CASE("encodings and wrappers are seen through") {
    for (const std::string& text : {utf16(minimal, true), utf16(minimal, false), "\xEF\xBB\xBF" + minimal,
                                    "[command]/usr/bin/terraform show\n" + minimal + "\n::debug::done\n",
                                    "\n  " + minimal + "\n\n", "{\"plan\":" + minimal + "}"}) {
        const auto plan = read(text);
        REQUIRE_MESSAGE(plan, plan.error().message);
        CHECK(plan->after().find("aws_vpc.v"));
    }
}

TEST_CASE("other inputs are refused in one sentence") {
    CHECK(has(message(""), "empty input"));
    CHECK(has(message("  \n"), "empty input"));
    CHECK(has(message("PK\x03\x04rest"), "binary plan"));
    CHECK(has(message("Terraform will perform the following actions:\n"), "not JSON"));
    CHECK(has(message("{\"@level\":\"info\",\"@message\":\"x\"}\n{\"@level\":\"info\"}\n"), "log stream"));
    CHECK(has(message("{\"version\":4,\"lineage\":\"x\",\"serial\":1,\"resources\":[]}"), "raw state"));
    CHECK(has(message("{\"provider_schemas\":{},\"format_version\":\"1.0\"}"), "providers schema"));
    CHECK(has(message("{\"encrypted_data\":\"x\",\"meta\":{}}"), "encrypted"));
    CHECK(has(message(minimal + minimal), "data after the end of the plan at byte " + std::to_string(minimal.size())));
    CHECK(has(message(minimal.substr(0, minimal.size() / 2)), "truncated"));
    CHECK(has(message("{\"a\":1}"), "neither resource_changes nor planned_values"));
    CHECK(has(message("{\"format_version\":\"2.0\",\"resource_changes\":[]}"), "newer"));
    CHECK(has(message("{\"a\":" + std::string(5000, '[') + std::string(5000, ']') + "}"), "no"));
}

TEST_CASE("a value of the plan is never part of a message") {
    std::string broken = minimal;
    broken.replace(broken.find("10.0.0.0/16"), 11, "hunter2\x01xyz");
    CHECK_FALSE(has(message(broken), "hunter2"));
}

TEST_CASE("oddities are told and the plan is read all the same") {
    const auto plan = read("{\"resource_changes\":[]}");
    REQUIRE(plan);
    CHECK(plan->diagnostics().size() >= 2);  // no format_version, no configuration
    std::string twice = minimal;
    const std::size_t at = twice.find("{\"address\"");
    twice.insert(at, twice.substr(at, twice.find("}],") + 1 - at) + ",");
    const auto doubled = read(twice);
    REQUIRE(doubled);
    CHECK(doubled->after().resources().size() == 1);
    CHECK(has(doubled->diagnostics().front().message, "twice"));
}

TEST_CASE("types that are not wanted are counted and not kept") {
    ReadSpec spec;
    spec.wanted = [](std::string_view type) { return type == "aws_subnet"; };
    const auto plan = Plan::read_bytes(minimal, spec, "plan.json");
    REQUIRE(plan);
    CHECK(plan->after().resources().empty());
    CHECK(plan->skipped().at("aws_vpc").size() == 1);
}

TEST_CASE("in an applied network before and after hold the same instances") {
    const auto plan = Plan::read_file(std::string(NETLINT_TESTDATA) + "/architectures/omnigen/plan.existing.json", {});
    REQUIRE(plan);
    CHECK(plan->before().resources().size() == plan->after().resources().size());
    CHECK(plan->complete());
}

TEST_CASE("a file that is not there is named") {
    const auto plan = Plan::read_file("no/such/plan.json", {});
    REQUIRE_FALSE(plan);
    CHECK(has(plan.error().message, "no/such/plan.json"));
}
