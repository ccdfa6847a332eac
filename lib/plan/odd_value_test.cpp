// Values of any size and encoding, forged references, large plans, two plans side by side.
#include <doctest/doctest.h>

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
const Value& value(const Plan& plan, std::string_view address, std::string_view attribute) {
    const auto id = plan.after().find(address);
    REQUIRE(id);
    return plan.after()[*id].values[attribute];
}
const std::string_view vpc_cidr = R"("cidr_block":"10.0.0.0/16")";

}  // namespace

TEST_CASE("42: a text of 32 MB is a view, and 400 levels are read") {
    const std::string long_text(std::size_t{32} << 20, 'x');
    const Plan plan = read_text(with(vpc_cidr, fmt::format(R"("user_data":"{}")", long_text)));
    CHECK(value(plan, "aws_vpc.v", "user_data").as_string()->size() == long_text.size());
    CHECK(diagnostics_of(read_text(with(R"("10.0.0.0/16")", std::string(400, '[') + std::string(400, ']')))).empty());
}

TEST_CASE("43: what is no Unicode is replaced, and told") {
    const Plan bytes = read_text(with(vpc_cidr, "\"a\":\"b\xFF\xC0 c\xED\xA0\x80\""));
    CHECK(diagnostics_of(bytes) == "warning: replaced bytes that are no UTF-8\n");
    CHECK(value(bytes, "aws_vpc.v", "a").as_string()->starts_with("b\xEF\xBF\xBD\xEF\xBF\xBD c"));
    const Plan escapes = read_text(with(vpc_cidr, R"("a":"b\ud800c\\ud800","e":"\ud83d\ude00","f\udc00":"\\\udc00")"));
    CHECK(diagnostics_of(escapes) == "warning: replaced halves of UTF-16 pairs\n");
    CHECK(value(escapes, "aws_vpc.v", "a").as_string() ==
          "b\xEF\xBF\xBD"
          R"(c\ud800)");
    CHECK(value(escapes, "aws_vpc.v", "e").as_string() == "\xF0\x9F\x98\x80");
    CHECK(value(escapes, "aws_vpc.v", "f\xEF\xBF\xBD").as_string() == "\\\xEF\xBF\xBD");
    const Plan both = read_text(with(vpc_cidr, "\"a\":\"\xFF\\ud800\""));
    CHECK(diagnostics_of(both) == "warning: replaced bytes that are no UTF-8 and halves of UTF-16 pairs\n");
}

TEST_CASE("45: numbers of any size are kept as text") {
    const Plan plan = read_text(
        with(vpc_cidr,
             R"("a":1e400,"b":-0,"c":123456789012345678901234567890,"d":"443","e":70000,"f":null,"g":80.0,"h":-1)"));
    CHECK(diagnostics_of(plan).empty());
    const auto at = [&](std::string_view name) -> const Value& { return value(plan, "aws_vpc.v", name); };
    CHECK(at("a").as_string() == "1e400");
    CHECK_FALSE(at("a").as_int());
    CHECK(at("b").as_int() == 0);
    CHECK(at("c").as_string() == "123456789012345678901234567890");
    CHECK_FALSE(at("c").as_int());
    CHECK(at("d").as_int() == 443);
    CHECK(at("e").as_int() == 70000);
    CHECK(at("f").is_null());
    CHECK(at("g").as_int() == 80);
    CHECK(at("h").as_int() == -1);
    const auto broken = Plan::read_bytes(with(vpc_cidr, R"("a":12abc)"), {}, "plan.json");
    REQUIRE_FALSE(broken);
    CHECK(broken.error().message.find("no valid JSON near byte") != std::string::npos);
}

TEST_CASE("47: references to nothing are unknown") {
    const Plan plan = read_text(
        with(R"(["aws_vpc.v.id","aws_vpc.v"])", R"(["aws_vpc.gone.id","aws_vpc.gone",7,null,"[","a[\"","."])"));
    const auto id = plan.after().find("aws_subnet.s[1]");
    REQUIRE(id);
    const Target target = Resolver(plan, plan.after()).one(*id, "vpc_id", {{"aws_vpc"}});
    CHECK((target.kind != Target::Kind::exactly || target.grade != Grade::sure));
}

TEST_CASE("47: references in circles end") {
    // Two outputs that each mention both of two variables, which each mention both outputs.
    const std::string text =
        R"({"format_version":"1.2","resource_changes":[{"address":"module.m.aws_subnet.s","mode":"managed",)"
        R"("type":"aws_subnet","name":"s","change":{"actions":["create"],"before":null,"after":{},)"
        R"("after_unknown":{"vpc_id":true}}}],"configuration":{"root_module":{"module_calls":{"m":{"source":"./m",)"
        R"("expressions":{"a":{"references":["module.m.x","module.m.y","module.m"]},)"
        R"("b":{"references":["module.m.y","module.m.x","module.m"]}},"module":{)"
        R"("outputs":{"x":{"expression":{"references":["var.a","var.b"]}},"y":{"expression":{"references":["var.b","var.a"]}}},)"
        R"("resources":[{"mode":"managed","type":"aws_subnet","name":"s","expressions":{"vpc_id":{"references":["var.a","var.b"]}}}]}}}}}})";
    const Plan plan = read_text(text);
    const auto id = plan.after().find("module.m.aws_subnet.s");
    REQUIRE(id);
    const Target target = Resolver(plan, plan.after()).one(*id, "vpc_id", {{"aws_vpc"}});
    CHECK(target.kind == Target::Kind::unknown);
    CHECK(target.sources.empty());
}

TEST_CASE("48: thousands of instances refer to each other by key without a look at all others") {
    constexpr int count = 3000;
    std::string text = R"({"format_version":"1.2","resource_changes":[)";
    for (int i = 0; i < count; ++i)
        text += fmt::format(
            R"({}{{"address":"aws_subnet.s[\"k{}\"]","mode":"managed","type":"aws_subnet","name":"s","index":"k{}",)"
            R"("change":{{"actions":["create"],"before":null,"after":{{}},"after_unknown":{{"id":true}}}}}},)"
            R"({{"address":"aws_instance.i[\"k{}\"]","mode":"managed","type":"aws_instance","name":"i","index":"k{}",)"
            R"("change":{{"actions":["create"],"before":null,"after":{{}},"after_unknown":{{"subnet_id":true}}}}}})",
            i == 0 ? "" : ",", i, i, i, i);
    text +=
        R"(],"configuration":{"root_module":{"resources":[{"mode":"managed","type":"aws_subnet","name":"s"},)"
        R"({"mode":"managed","type":"aws_instance","name":"i","for_each_expression":{"references":["aws_subnet.s"]},)"
        R"("expressions":{"subnet_id":{"references":["FROM"]}}}]}}})";
    for (const std::string_view reference : {R"("aws_subnet.s","each.key")", R"("each.value.id","each.value")"}) {
        const Plan plan = read_text(with(text, R"("FROM")", reference));
        const Resolver resolver(plan, plan.after());
        int right = 0;
        for (const ResourceId id : plan.after().of_type("aws_instance")) {
            const Target target = resolver.one(id, "subnet_id", {{"aws_subnet"}});
            right += target.kind == Target::Kind::exactly && target.grade == Grade::likely &&
                     plan.after()[*target.sources.front().resource].address.key == plan.after()[id].address.key;
        }
        CHECK(right == count);
    }
}

TEST_CASE("49: two plans are two worlds") {
    const Plan one = read_text(two_resources);
    const Plan other = read_text(with(vpc_cidr, R"("cidr_block":"10.8.0.0/16")"));
    CHECK(value(one, "aws_vpc.v", "cidr_block").as_string() == "10.0.0.0/16");
    CHECK(value(other, "aws_vpc.v", "cidr_block").as_string() == "10.8.0.0/16");
}
