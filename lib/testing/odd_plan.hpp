// Test support: a small plan, and ways to make it odd.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <doctest/doctest.h>

#include "netlint/plan/plan.hpp"

namespace netlint::plan {

// A VPC and a subnet in it, both new; a tag of the VPC holds a secret.
inline const std::string two_resources =
    R"({"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{}},"resource_changes":[)"
    R"({"address":"aws_vpc.v","mode":"managed","type":"aws_vpc","name":"v",)"
    R"("provider_name":"registry.terraform.io/hashicorp/aws","change":{"actions":["create"],"before":null,)"
    R"("after":{"cidr_block":"10.0.0.0/16","tags":{"password":"hunter2"}},"after_unknown":{"id":true}}},)"
    R"({"address":"aws_subnet.s[1]","mode":"managed","type":"aws_subnet","name":"s","index":1,)"
    R"("change":{"actions":["create"],"before":null,"after":{"cidr_block":"10.0.1.0/24","availability_zones":["a","b"]},)"
    R"("after_unknown":{"id":true,"vpc_id":true,"availability_zones":[false,false]}}}],)"
    R"("configuration":{"root_module":{"resources":[)"
    R"({"address":"aws_vpc.v","mode":"managed","type":"aws_vpc","name":"v","expressions":{}},)"
    R"({"address":"aws_subnet.s","mode":"managed","type":"aws_subnet","name":"s",)"
    R"("expressions":{"vpc_id":{"references":["aws_vpc.v.id","aws_vpc.v"]}},"count_expression":{"constant_value":2}}]}}})";

// The first `from` replaced by `to`; what is not there would be a test of nothing, so it yields an empty text.
inline std::string with(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    return at == std::string::npos ? std::string() : text.replace(at, from.size(), to);
}
inline std::string with(std::string_view from, std::string_view to) {
    return with(two_resources, from, to);
}

inline std::string utf16(std::string_view text, bool little, bool mark = true) {
    std::string out = !mark ? "" : little ? "\xFF\xFE" : "\xFE\xFF";
    for (const char c : text) {
        if (!little) out += '\0';
        out += c;
        if (little) out += '\0';
    }
    return out;
}

inline Plan read_text(const std::string& text) {
    auto plan = Plan::read_bytes(text, {}, "plan.json");
    REQUIRE_MESSAGE(plan, plan.error().to_string());
    return *std::move(plan);
}

// What the reading told, a line each, and never a secret.
inline std::string diagnostics_of(const Plan& plan) {
    std::string all;
    for (const Diagnostic& diagnostic : plan.diagnostics()) all += diagnostic.to_string() + '\n';
    CHECK(all.find("hunter2") == std::string::npos);
    return all;
}

}  // namespace netlint::plan
