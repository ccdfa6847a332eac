// Test support: what a plan's references resolve to, in words.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "netlint/plan/plan.hpp"
#include "netlint/plan/resolver.hpp"

namespace netlint::plan::testing {

// Which kind of thing an attribute holds.
inline const std::map<std::string_view, Accept> accepts{
    {"vpc_id", {{"aws_vpc"}}},
    {"subnet_id", {{"aws_subnet"}}},
    {"subnets", {{"aws_subnet"}}},
    {"subnet_ids", {{"aws_subnet"}}},
    {"allocation_id", {{"aws_eip"}}},
    {"route_table_id", {{"aws_route_table"}, {"aws_vpc", "main_route_table_id"}}},
    {"nat_gateway_id", {{"aws_nat_gateway"}}},
    {"gateway_id", {{"aws_internet_gateway"}}},
    {"vpc_peering_connection_id", {{"aws_vpc_peering_connection"}}},
    {"network_interface_id", {{"aws_network_interface"}}},
    {"target_group_arn", {{"aws_lb_target_group", "arn"}}},
    {"load_balancer_arn", {{"aws_lb", "arn"}}},
    {"security_group_id", {{"aws_security_group"}}},
    {"source_security_group_id", {{"aws_security_group"}}},
    {"security_groups", {{"aws_security_group"}}},
    {"vpc_security_group_ids", {{"aws_security_group"}}},
    {"input", {{"terraform_data"}}},
};

struct Read {
    explicit Read(Plan read) : plan(std::move(read)), world(plan.after()), resolver(plan, world) {}
    explicit Read(const std::string& name)
        : Read(*Plan::read_file(std::string(NETLINT_TESTDATA) + "/plans/" + name + "/plan.json", {})) {}

    std::vector<std::string> names(const std::vector<Source>& sources) const {
        std::vector<std::string> out;
        for (const Source& source : sources)
            out.push_back(!source.resource ? source.external_id
                          : source.attribute == "id" || source.attribute == "arn"
                              ? world[*source.resource].address_text
                              : world[*source.resource].address_text + "." + source.attribute);
        std::sort(out.begin(), out.end());
        return out;
    }
    const Accept& accept(std::string_view path) const { return accepts.at(path.substr(path.rfind('.') + 1)); }

    // "sure X", "likely X", "sure one of X, Y", "unknown", "none".
    std::string one(std::string_view address, std::string_view path) const {
        const auto id = world.find(address);
        REQUIRE_MESSAGE(id, std::string(address));
        const Target target = resolver.one(*id, path, accept(path));
        if (target.kind == Target::Kind::none) return "none";
        if (target.kind == Target::Kind::unknown) return "unknown";
        return fmt::format("{} {}{}", grade(target.grade), target.kind == Target::Kind::one_of ? "one of " : "",
                           fmt::join(names(target.sources), ", "));
    }
    // "sure X, Y", with "; perhaps Z" for what is not certain and "; open".
    std::string many(std::string_view address, std::string_view path) const {
        const auto id = world.find(address);
        REQUIRE_MESSAGE(id, std::string(address));
        const Targets targets = resolver.many(*id, path, accept(path));
        if (!targets.written) return "none";
        std::vector<Source> perhaps;
        for (const Source& source : targets.possible)
            if (std::find(targets.certain.begin(), targets.certain.end(), source) == targets.certain.end())
                perhaps.push_back(source);
        return fmt::format("{} {}{}{}{}", grade(targets.grade), fmt::join(names(targets.certain), ", "),
                           perhaps.empty() ? "" : "; perhaps ", fmt::join(names(perhaps), ", "),
                           targets.open ? "; open" : "");
    }
    static std::string_view grade(Grade grade) {
        return grade == Grade::sure ? "sure" : grade == Grade::likely ? "likely" : "guess";
    }

    Plan plan;
    const World& world;
    Resolver resolver;
};

}  // namespace netlint::plan::testing
