// Plans of changes to a network that exists: the two networks, what flows differently, and which findings are new.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "netlint/analysis.hpp"
#include "netlint/net/well_known.hpp"

using namespace netlint;

namespace {

Analysis changed(const std::string& name) {
    auto analysis = Analysis::of_file(NETLINT_TESTDATA "/plans/changes/" + name + "/plan.json");
    REQUIRE_MESSAGE(analysis, analysis.error().to_string());
    return *std::move(analysis);
}

set::PortSet client_ports() {
    return set::to_port_set(net::ephemeral_ports(net::Client::any));
}

// "added internet -> aws_instance.web +tcp/22 because a b".
std::vector<std::string> told(const Analysis& analysis) {
    std::vector<std::string> out;
    for (const auto& [difference, causes] : analysis.diff(analysis.before(), client_ports()).connections) {
        std::string text = fmt::format("{}{} {} -> {}", difference.possible ? "possibly " : "",
                                       to_string(difference.change), difference.from, difference.to);
        for (const std::string& target : difference.also_to) text += " and " + target;
        for (const std::string& source : difference.also_from) text += " also from " + source;
        if (!difference.opened.empty()) text += " +" + difference.opened.to_string();
        if (!difference.closed.empty()) text += " -" + difference.closed.to_string();
        if (difference.partly) text += " partly";
        for (const report::Cause& cause : causes) text += fmt::format(" ({} {})", cause.address, cause.action);
        out.push_back(text);
    }
    return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a permission that is widened adds its services") {
    CHECK(told(changed("widened")) ==
          Lines{"widened internet -> aws_instance.web +tcp/22-442 "
                "(aws_vpc_security_group_ingress_rule.web_from_internet is updated)",
                "widened aws_instance.app[0] -> aws_instance.web also from aws_instance.app[1] +tcp/22-442 "
                "(aws_vpc_security_group_ingress_rule.web_from_internet is updated)"});
}

TEST_CASE("an entry of a network ACL that is replaced closes what its replies need") {
    const Analysis analysis = changed("acl-entry");
    const auto lines = told(analysis);
    CAPTURE(fmt::format("{}", fmt::join(lines, "\n")));
    CHECK(lines == Lines{"narrowed aws_instance.app[0] -> aws_instance.data also from aws_instance.app[1] -tcp/5432 "
                         "partly (aws_network_acl_rule.data_out is replaced)"});
}

TEST_CASE("a tier that is destroyed takes its connections with it") {
    const auto lines = told(changed("tier-destroyed"));
    CAPTURE(fmt::format("{}", fmt::join(lines, "\n")));
    REQUIRE(lines.size() == 1);
    CHECK(
        lines[0].starts_with("removed aws_instance.app[0] -> aws_instance.data also from aws_instance.app[1] "
                             "-tcp/5432 (aws_instance.data is destroyed)"));
}

TEST_CASE("count turned into for_each, with moved blocks, changes nothing") {
    const Analysis analysis = changed("for-each");
    CHECK(told(analysis).empty());
    const rule::Renames renames = analysis.renames();
    CHECK(renames.at("aws_instance.app[0]") == "aws_instance.app[\"blue\"]");
    CHECK(renames.size() == 2);
}

TEST_CASE("an instance that moves to another subnet is told by what changes for it") {
    const Analysis analysis = changed("moved-instance");
    const auto subnet_of = [](const model::Network& network) {
        const auto& resource = network.resources[network.find_resource("aws_instance.data").value()];
        return network.subnets[network.enis[resource.enis.at(0)].subnet].where.address;
    };
    CHECK(subnet_of(analysis.before().network()) == "aws_subnet.data");
    CHECK(subnet_of(analysis.network()) == "aws_subnet.app");
    const auto lines = told(analysis);
    CAPTURE(fmt::format("{}", fmt::join(lines, "\n")));
    CHECK(lines.empty());  // the network ACL that it leaves let the same through
}

TEST_CASE("only findings that the network before did not have count") {
    const Analysis analysis = changed("widened");
    const auto all = analysis.check({}), fresh = analysis.check({.new_only = true});
    REQUIRE(all);
    REQUIRE(fresh);
    REQUIRE(all->findings.size() == fresh->findings.size());
    std::vector<std::string> counting;
    for (const rule::Finding& finding : fresh->findings)
        if (finding.counts()) counting.push_back(finding.rule);
    CHECK(std::ranges::find(counting, "ssh-open-to-internet") != counting.end());
    CHECK(counting.size() < all->findings.size());
    // Of what is moved only the name is new.
    const auto moved = changed("for-each").check({.new_only = true});
    REQUIRE(moved);
    CHECK(std::ranges::none_of(moved->findings, [](const rule::Finding& finding) { return finding.counts(); }));
}

TEST_CASE("an end whose own groups change is a cause beside others") {
    const auto lines = told(changed("regrouped"));
    CAPTURE(fmt::format("{}", fmt::join(lines, "\n")));
    const auto to_data = std::ranges::find_if(lines, [](const std::string& line) {
        return line.starts_with("added aws_instance.web -> aws_instance.data +tcp/5432");
    });
    REQUIRE(to_data != lines.end());
    // The rule that admits it is updated too, in its description; the data store's update leaves its interface alone.
    CHECK(
        to_data->ends_with("(aws_instance.web is updated) "
                           "(aws_vpc_security_group_ingress_rule.data_from_app is updated)"));
}
