// What findings about objects say of why, and of fields in their messages.
#include "message.hpp"

#include <doctest/doctest.h>

#include <string>

#include <fmt/format.h>
#include <office.hpp>

using namespace netlint;
using namespace netlint::testing;

TEST_CASE("a message that asks why is never without an answer") {
    Office it;
    const auto told = [&](const std::string& body) {
        const auto findings = it.run(Office::policy("rules:\n  own: [{id: mine, " + body + "}]\n"), "mine").findings;
        REQUIRE(findings.size() == 1);
        return findings[0].message;
    };
    const std::string open = "for: subnet, where: {address: aws_subnet.public}, assert: {kind: [private, isolated]}";
    CHECK(told(open) == "aws_subnet.public: {kind: [private, isolated]} does not hold");
    CHECK(told(open + ", message: '{address} is open: {because}'") ==
          "aws_subnet.public is open: {kind: [private, isolated]} does not hold");
    CHECK(told(open + ", message: '{address} ({module})'") == "aws_subnet.public (none)");
    it.route(it.open_table, "::/0", it.gateway, netlint::testing::open("aws_route.v6: known after apply"));
    it.network.route_tables[it.open_table].routes.front().certainty = {};
    it.network.subnets[it.data_subnet].tables.push_back(it.open_table);
    const std::string doubtful = "for: subnet, where: {address: aws_subnet.data}, assert: {kind: isolated}";
    CHECK(told(doubtful).find("aws_subnet.data: {kind: isolated} possibly does not hold, depending on ") == 0);
    CHECK(told(doubtful + ", message: '{address} leaks: {because}'")
              .find("aws_subnet.data leaks: possibly, depending on ") == 0);
    CHECK(told("for: subnet, where: {address: aws_subnet.data}, assert: {zone: a}, message: 'in {zone}'") ==
          "in unknown");
}

TEST_CASE("ports are counted, and entries name those that hide them") {
    Office it;
    it.allow(it.bastion_group, in, "tcp/20-29", "0.0.0.0/0");
    it.allow(it.bastion_group, in, "udp/20-28", "0.0.0.0/0");
    it.allow(it.bastion_group, in, "icmp", "0.0.0.0/0");
    const auto acl = it.acl(it.main, "aws_network_acl.public");
    it.entry(acl, in, 100, true, "tcp/443", "0.0.0.0/1");
    it.entry(acl, in, 110, true, "tcp/443", "128.0.0.0/1");
    it.entry(acl, in, 120, true, "tcp/443", "0.0.0.0/0");
    const auto told = [&](const std::string& body) {
        const auto findings = it.run(Office::policy("rules:\n  own: [{id: mine, " + body + "}]\n"), "mine").findings;
        return findings.size() == 1 ? findings[0].message : fmt::format("{} findings", findings.size());
    };
    CHECK(told("for: permission, where: {address: aws_security_group.bastion, source: {overlaps: internet}}, assert: "
               "{not: {services: {size_at_least: 10}}}, "
               "message: '{services} from {source}'") == "tcp/20-29 from any IPv4 address");
    CHECK(told("for: acl_entry, assert: {shadowed_by: {exists: false}}, message: '{number}: {shadowed_by}'") ==
          "120: 100, 110");
    CHECK(told("for: acl_entry, assert: {not: {shadowed_by: {size_at_least: 3}}}") == "0 findings");
}
