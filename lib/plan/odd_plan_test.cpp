// Plans whose inside is odd: what is told, and what is made of it.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "netlint/plan/plan.hpp"
#include "netlint/plan/resolver.hpp"
#include "odd_plan.hpp"

using namespace netlint;
using namespace netlint::plan;

namespace {

Plan sample(const std::string& path) {
    auto plan = Plan::read_file(std::string(NETLINT_TESTDATA) + path, {});
    REQUIRE_MESSAGE(plan, plan.error().to_string());
    return *std::move(plan);
}
bool tells(const Plan& plan, std::string_view part) {
    return diagnostics_of(plan).find(part) != std::string::npos;
}

const Resource& at(const Plan& plan, std::string_view address) {
    const auto id = plan.after().find(address);
    REQUIRE(id);
    return plan.after()[*id];
}

// Where the subnet's VPC leads: "aws_vpc.v likely".
std::string vpc_of(const Plan& plan, std::string_view subnet = "aws_subnet.s[1]") {
    const auto id = plan.after().find(subnet);
    REQUIRE(id);
    const Target target = Resolver(plan, plan.after()).one(*id, "vpc_id", {{"aws_vpc"}});
    if (target.kind != Target::Kind::exactly) return target.kind == Target::Kind::unknown ? "unknown" : "several";
    const std::string grade = target.grade == Grade::sure ? "" : target.grade == Grade::likely ? " likely" : " guess";
    const Source& source = target.sources.front();
    return (source.resource ? plan.after()[*source.resource].address_text : source.external_id) + grade;
}

}  // namespace

TEST_CASE("27: of an instance that is listed twice the first counts") {
    const Plan plan = sample("/invalid/duplicate-address.json");
    CHECK(tells(plan, "listed twice; the first one is used, at "));
}

TEST_CASE("28: of a key that stands twice the last counts") {
    const Plan plan =
        read_text(with(R"("cidr_block":"10.0.1.0/24")", R"("cidr_block":"10.0.1.0/24","cidr_block":"10.9.0.0/24")"));
    CHECK(tells(plan, R"(the key "cidr_block" stands twice in one object; the last one is used, at aws_subnet.s[1])"));
    CHECK(at(plan, "aws_subnet.s[1]").values["cidr_block"].as_string() == "10.9.0.0/24");
    const std::size_t member = std::string_view(",\"resource_changes\":").size();
    const std::size_t begin = two_resources.find(",\"resource_changes\":");
    const std::size_t end = two_resources.find(",\"configuration\"");
    const std::string changes = two_resources.substr(begin + member, end - begin - member);
    const Plan twice = read_text(with(",\"configuration\"", ",\"resource_changes\":" + changes + ",\"configuration\""));
    CHECK(tells(twice, R"(the key "resource_changes" stands twice)"));
    CHECK(twice.after().resources().size() == 2);
}

TEST_CASE("29: where after and after_unknown differ in shape, the value is unknown") {
    const Plan plan = sample("/invalid/after-and-unknown-disagree.json");
    CHECK(tells(plan, "after and after_unknown disagree; what they disagree on is unknown, at "));
    const Plan longer = read_text(with("[false,false]", "[false,false,true]"));
    CHECK(tells(longer, "disagree; what they disagree on is unknown, at aws_subnet.s[1] availability_zones"));
    CHECK(at(longer, "aws_subnet.s[1]").values["availability_zones"].is_unknown());
    CHECK(at(longer, "aws_subnet.s[1]").values["cidr_block"].as_string() == "10.0.1.0/24");
}

TEST_CASE("30: a value that after_unknown calls unknown is") {
    const Plan plan =
        read_text(with(R"("cidr_block":"10.0.1.0/24")", R"("cidr_block":"10.0.1.0/24","vpc_id":"vpc-1")"));
    CHECK(tells(plan, "after and after_unknown disagree"));
    CHECK(vpc_of(plan) == "aws_vpc.v");
}

TEST_CASE("31: a reference that stands where an id should is followed, but is never sure") {
    const std::string edited = with(R"("vpc_id":true,)", "");
    for (const std::string_view text : {"aws_vpc.v.id", "${aws_vpc.v.id}"}) {
        CAPTURE(text);
        const Plan plan = read_text(with(edited, R"("cidr_block":"10.0.1.0/24")",
                                         fmt::format(R"("cidr_block":"10.0.1.0/24","vpc_id":"{}")", text)));
        CHECK(tells(plan, "a reference stands where an id should, in 1 resource"));
        CHECK(tells(plan, "at aws_subnet.s[1] vpc_id"));
        CHECK(vpc_of(plan) == "aws_vpc.v likely");
    }
    const Plan nowhere = read_text(with(edited, R"("cidr_block":"10.0.1.0/24")", R"("vpc_id":"aws_vpc.other.id")"));
    CHECK(vpc_of(nowhere) == "aws_vpc.other.id");
    const Plan unknown =
        read_text(with(edited, R"("cidr_block":"10.0.1.0/24")", R"x("vpc_id":"(known after apply)")x"));
    CHECK(
        tells(unknown, "\"known after apply\" stands where a value should; it is read as unknown, at aws_subnet.s[1]"));
    CHECK(vpc_of(unknown) == "aws_vpc.v");
}

TEST_CASE("32: an instance without a block in the configuration has no expressions") {
    const Plan plan = read_text(with(R"("name":"s",)"
                                     R"("expressions")",
                                     R"("name":"other","expressions")"));
    CHECK(diagnostics_of(plan).empty());
    CHECK(at(plan, "aws_subnet.s[1]").config == nullptr);
    CHECK(vpc_of(plan) == "aws_vpc.v");  // the only new one
    CHECK(diagnostics_of(sample("/plans/gen-config/plan.json")).empty());
}

TEST_CASE("33: blocks without an instance are told where the plan is partial") {
    CHECK(tells(sample("/plans/target/plan.json"),
                "3 blocks of the configuration are not in this plan: aws_instance.i, aws_security_group.sg, "
                "data.aws_vpc.other"));
    const std::string none = with(R"("constant_value":2)", R"("constant_value":0)");
    CHECK(diagnostics_of(read_text(none)).empty());
}

TEST_CASE("34: odd keys are read, an address that is none is told") {
    const Plan odd = sample("/plans/odd-keys/plan.json");
    CHECK(diagnostics_of(odd).empty());
    for (const Resource& resource : odd.after().resources()) {
        CAPTURE(resource.address_text);
        CHECK(resource.address.to_string() == resource.address_text);
    }
    const Plan plan = read_text(with(R"("address":"aws_subnet.s[1]")", R"("address":"aws_subnet.s[")"));
    CHECK(tells(plan, "at aws_subnet.s["));
    CHECK(plan.after().of_type("aws_subnet").size() == 1);
}

TEST_CASE("35 and 36: the index counts where the address says otherwise") {
    const auto key = [](const Plan& plan) { return at(plan, "aws_subnet.s[1]").address.key; };
    const Plan other = read_text(with(R"("index":1)", R"("index":"one")"));
    CHECK(tells(other, "its index is [\"one\"], its address says otherwise; the index is used, at aws_subnet.s[1]"));
    CHECK(key(other) == Key("one"));
    const Plan real = read_text(with(R"("index":1)", R"("index":1.0)"));
    CHECK(diagnostics_of(real).empty());
    CHECK(key(real) == Key(std::int64_t{1}));
    const Plan huge = read_text(with(R"("index":1)", R"("index":123456789012345678901234567890)"));
    CHECK(tells(huge, "its address says otherwise"));
    CHECK(key(huge) == Key("123456789012345678901234567890"));
}

TEST_CASE("37: modes that no network holds are skipped") {
    for (const std::string_view mode : {"ephemeral", "list", "action"}) {
        const Plan plan = read_text(with(R"("mode":"managed")", fmt::format(R"("mode":"{}")", mode)));
        CHECK(diagnostics_of(plan).empty());
        CHECK(plan.after().resources().size() == 1);
    }
}

TEST_CASE("38 and 39: an action that is not known here is an update, or a removal when nothing follows") {
    const Plan update = read_text(with(R"(["create"])", R"(["mend"])"));
    CHECK(tells(update, "an action that is not known here; taken for an update, at aws_vpc.v"));
    CHECK(at(update, "aws_vpc.v").action == Action::update);
    const Plan removal = read_text(R"({"format_version":"1.2","configuration":{"root_module":{}},"resource_changes":[)"
                                   R"({"address":"aws_vpc.v","mode":"managed","type":"aws_vpc","name":"v",)"
                                   R"("change":{"actions":["drop"],"before":{"id":"vpc-1"},"after":null}}]})");
    CHECK(tells(removal, "taken for a removal"));
    CHECK(removal.after().resources().empty());
    CHECK(removal.before().resources().size() == 1);
    CHECK(diagnostics_of(read_text(with(R"("change":{)", R"("action_reason":"whim","change":{)"))).empty());
}

TEST_CASE("40: missing and null members are empty, and told once") {
    const Plan no_change =
        read_text(R"({"format_version":"1.2","configuration":{"root_module":{}},"resource_changes":[)"
                  R"({"address":"aws_vpc.v","type":"aws_vpc","name":"v"},)"
                  R"({"address":"aws_vpc.w","type":"aws_vpc","name":"w"}]})");
    CHECK(diagnostics_of(no_change) ==
          "warning: an element of resource_changes has no \"change\"; read as empty, at aws_vpc.v\n");
    const Plan nulls = read_text(R"({"format_version":"1.2","planned_values":{"root_module":{"resources":null}},)"
                                 R"("configuration":{"root_module":{"resources":null,"module_calls":null}}})");
    CHECK(tells(nulls, "the resources of a state is null, not a list; read as empty"));
    CHECK(tells(nulls, "module_calls is null, not an object; read as empty"));
    CHECK(tells(read_text(with(R"([{"address":"aws_vpc.v")", R"(["aws_vpc.x",{"address":"aws_vpc.v")")),
                "an element of resource_changes is a text, not an object; read as empty"));
    CHECK(tells(read_text(with(R"("configuration":{)", R"("complete":"yes","configuration":{)")),
                "complete is a text, not true or false; read as empty"));
}

TEST_CASE("41: a fork of the AWS provider is read like it, another provider's is noted") {
    CHECK(diagnostics_of(read_text(with("registry.terraform.io/hashicorp/aws", "registry.example.com/x/aws"))).empty());
    CHECK(tells(read_text(with("registry.terraform.io/hashicorp/aws", "registry.example.com/x/cloud")),
                "note: its provider is registry.example.com/x/cloud; it is read as the AWS provider's, at aws_vpc.v"));
}

TEST_CASE("the type may stand behind what it decides of") {
    const auto plan = Plan::read_bytes(
        R"({"format_version":"1.2","resource_changes":[)"
        R"({"change":{"actions":["create"],"before":null,"after":{"cidr_block":"10.0.0.0/16"},"after_unknown":{}},)"
        R"("address":"aws_vpc.v","name":"v","type":"aws_vpc"},)"
        R"({"change":{"actions":["create"],"before":null,"after":{},"after_unknown":{}},)"
        R"("address":"aws_sns_topic.t","name":"t","type":"aws_sns_topic"}]})",
        {.wanted = [](std::string_view type) { return type == "aws_vpc"; }, .source = {}}, "plan.json");
    REQUIRE(plan);
    CHECK(at(*plan, "aws_vpc.v").values["cidr_block"].as_string() == "10.0.0.0/16");
    CHECK(plan->after().resources().size() == 1);
    CHECK(plan->skipped().contains("aws_sns_topic"));
}
