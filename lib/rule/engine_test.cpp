// Rules held against small networks: each loud case with a silent twin.
#include "netlint/rule/engine.hpp"

#include <doctest/doctest.h>

#include <string>

#include <fmt/format.h>
#include <office.hpp>

using namespace netlint;
using namespace netlint::testing;
using rule::Finding;

TEST_CASE("an open SSH port is found by its path, with a flow that proves it") {
    Office it;
    it.allow(it.bastion_group, in, "tcp/22", "0.0.0.0/0");
    const auto findings = it.run("ssh-open-to-internet");
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].address == "aws_instance.bastion");
    CHECK(findings[0].from == "internet");
    CHECK(findings[0].services == "tcp/22");
    CHECK(findings[0].certainty == rule::FindingCertainty::certain);
    REQUIRE(findings[0].witness);
    CHECK(findings[0].witness->destination_port == 22);
    CHECK(findings[0].where.address == "aws_security_group.bastion");
    CHECK_FALSE(findings[0].path.empty());
}

TEST_CASE("the same permission is silent without a public address") {
    Office it;
    it.allow(it.bastion_group, in, "tcp/22", "0.0.0.0/0");
    it.make_public(it.bastion, model::Tri::no);
    CHECK(it.run("ssh-open-to-internet").empty());
}

TEST_CASE("an office is not the internet, two halves of it are") {
    Office narrow;
    narrow.allow(narrow.bastion_group, in, "tcp/22", "198.51.100.0/24");
    CHECK(narrow.run("ssh-open-to-internet").empty());
    Office halves;
    halves.allow(halves.bastion_group, in, "tcp/22", "0.0.0.0/1");
    halves.allow(halves.bastion_group, in, "tcp/22", "128.0.0.0/1");
    CHECK(halves.run("ssh-open-to-internet").size() == 1);
}

TEST_CASE("a source that the plan does not tell makes a possible finding that names it") {
    Office it;
    it.allow(it.bastion_group, in, "tcp/22", model::UnknownPeer{},
             open("aws_security_group.bastion ingress: known after apply"));
    const auto findings = it.run("ssh-open-to-internet");
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].certainty == rule::FindingCertainty::possible);
    CHECK_FALSE(findings[0].depends_on.empty());
}

TEST_CASE("a world-reachable host that reaches the data is a finding of its own") {
    Office it;
    it.allow(it.bastion_group, in, "tcp/22", "0.0.0.0/0");
    it.allow(it.bastion_group, out, "tcp/5432", "10.0.0.0/16");
    CHECK(it.run("world-reachable-host-reaches-data-store").empty());
    it.allow(it.data_group, in, "tcp/5432", it.bastion_group);
    const auto findings = it.run("world-reachable-host-reaches-data-store");
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].message ==
          "aws_instance.bastion can be reached from the internet, and it can open tcp/5432 to aws_db_instance.main");
}

TEST_CASE("targets that one permission opens are one finding") {
    Office it;
    it.allow(it.bastion_group, in, "tcp/22", "0.0.0.0/0");
    const auto other = it.eni(it.open_subnet, "aws_instance.other", {it.bastion_group});
    it.make_public(other);
    const auto findings = it.run("ssh-open-to-internet");
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].related == std::vector<std::string>{"aws_instance.other"});
}

TEST_CASE("sources to which one permission opens the same target are one finding") {
    Office it;
    it.allow(it.bastion_group, in, "tcp/22", "0.0.0.0/0");
    it.allow(it.bastion_group, out, "tcp/5432", "10.0.0.0/16");
    it.allow(it.data_group, in, "tcp/5432", it.bastion_group);
    for (const char* const name : {"aws_instance.second", "aws_instance.third"}) {
        const auto other = it.eni(it.open_subnet, name, {it.bastion_group});
        it.network.resources[it.resource(other)].type = "aws_instance";
        it.make_public(other);
    }
    const auto findings = it.run(Office::policy("rules:\n  own:\n    - {id: no-data, severity: high, "
                                                "deny: {from: {type: aws_instance}, to: data}}\n"),
                                 "no-data")
                              .findings;
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].from == "aws_instance.bastion");
    CHECK(findings[0].also_from == std::vector<std::string>{"aws_instance.second", "aws_instance.third"});
}

TEST_CASE("a network ACL without an entry for replies is named with the connection it breaks") {
    Office it;
    it.allow(it.bastion_group, out, "tcp/5432", "10.0.0.0/16");
    it.allow(it.data_group, in, "tcp/5432", it.bastion_group);
    const auto acl = it.acl(it.main, "aws_network_acl.data");
    it.use(it.data_subnet, acl);
    it.entry(acl, in, 100, true, "tcp/5432", "10.0.0.0/24");
    const auto lost = it.run("network-acl-loses-replies");
    REQUIRE(lost.size() == 1);
    CHECK(lost[0].address == "aws_network_acl.data");
    CHECK(lost[0].related == std::vector<std::string>{"aws_instance.bastion", "aws_db_instance.main"});
    CHECK(it.run("network-acl-drops-some-replies").empty());

    it.entry(acl, out, 100, true, "tcp/32768-65535", "10.0.0.0/24");
    CHECK(it.run("network-acl-loses-replies").empty());
    CHECK(it.run("network-acl-drops-some-replies").size() == 1);

    it.entry(acl, out, 110, true, "tcp/1024-65535", "10.0.0.0/24");
    CHECK(it.run("network-acl-drops-some-replies").empty());
}

TEST_CASE("entries that earlier ones decide are shadowed or overruled") {
    Office it;
    const auto acl = it.acl(it.main, "aws_network_acl.public");
    it.entry(acl, in, 100, true, "tcp/443", "0.0.0.0/0");
    it.entry(acl, in, 110, true, "tcp/443", "10.0.0.0/8");
    it.entry(acl, in, 120, false, "tcp/443", "10.0.0.0/16");
    it.entry(acl, in, 130, true, "tcp/80-443", "10.0.0.0/16");
    const auto shadowed = it.run("shadowed-network-acl-entry");
    REQUIRE(shadowed.size() == 1);
    CHECK(shadowed[0].message.find("entry 110 of aws_network_acl.public") == 0);
    const auto overruled = it.run("overruled-network-acl-entry");
    REQUIRE(overruled.size() == 1);
    CHECK(overruled[0].message.find("entry 120 of aws_network_acl.public") == 0);
}

TEST_CASE("a permission is redundant when others of its group cover it together") {
    Office it;
    it.allow(it.data_group, in, "tcp/5000-5999", "10.0.0.0/17");
    it.allow(it.data_group, in, "tcp/5000-5999", "10.0.128.0/17");
    CHECK(it.run("redundant-permission").empty());
    it.allow(it.data_group, in, "tcp/5432", it.bastion_group);
    const auto findings = it.run("redundant-permission");
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].where.attribute == "ingress[2]");
}

TEST_CASE("a project's own rule and its exceptions") {
    Office it;
    it.allow(it.bastion_group, in, "tcp/22", "0.0.0.0/0");
    it.allow(it.bastion_group, out, "tcp/5432", "10.0.0.0/16");
    it.allow(it.data_group, in, "tcp/5432", it.bastion_group);
    const auto tasks = it.eni(it.data_subnet, "aws_ecs_service.app", {});
    it.network.resources[it.resource(tasks)].type = "aws_ecs_service";
    const std::string own = "rules:\n  own:\n    - id: data-from-tasks-only\n      severity: high\n";
    CHECK(
        it.run(Office::policy(own + "      only: {to: data, from: {type: aws_ecs_service}}\n"), "data-from-tasks-only")
            .findings.empty() == false);
    const auto excepted = own +
                          "      deny:\n        from: all\n        to: data\n        except:\n"
                          "          - {from: {address: '*bastion'}, reason: migration, until: 2027-03-01}\n";
    CHECK(it.run(Office::policy(excepted), "data-from-tasks-only", "2027-03-01").findings.empty());
    const auto expired = it.run(Office::policy(excepted), "data-from-tasks-only", "2027-03-02").findings;
    REQUIRE(expired.size() == 2);
    CHECK(expired[1].message == "the exception \"migration\" ended on 2027-03-01");
    CHECK(expired[1].severity == rule::Severity::low);
}

TEST_CASE("what must be reached is demanded with replies, and the blockers are told") {
    Office it;
    const std::string own =
        "rules:\n  own:\n    - id: bastion-needs-data\n      require: {from: {address: '*bastion'}, to: data, service: "
        "postgres}\n";
    it.allow(it.bastion_group, out, "tcp/5432", "10.0.0.0/16");
    const auto findings = it.run(Office::policy(own), "bastion-needs-data").findings;
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].message == "aws_instance.bastion cannot open tcp/5432 to data");
    CHECK_FALSE(findings[0].blockers.empty());
    it.allow(it.data_group, in, "tcp/5432", it.bastion_group);
    CHECK(it.run(Office::policy(own), "bastion-needs-data").findings.empty());
}

TEST_CASE("a waiver accepts until its day, and one that meets nothing is told") {
    Office it;
    it.allow(it.bastion_group, in, "tcp/22", "0.0.0.0/0");
    const auto waived = Office::policy(
        "waivers:\n  - {rule: ssh-open-to-internet, address: '*.bastion', reason: break-glass, until: 2027-01-31}\n"
        "  - {rule: rdp-open-to-internet, address: '*', reason: none}\n");
    const auto held = it.run(waived, "ssh-open-to-internet", "2027-01-31");
    REQUIRE(held.findings.size() == 1);
    CHECK(held.findings[0].waived_by == "break-glass");
    REQUIRE(held.diagnostics.size() == 1);
    CHECK(held.diagnostics[0].level == DiagnosticLevel::note);
    const auto ended = it.run(waived, "ssh-open-to-internet", "2027-02-01");
    CHECK(ended.findings[0].waived_by.empty());
    CHECK(ended.diagnostics.size() == 2);
}

TEST_CASE("any number of threads finds the same, in the same order") {
    Office office;
    office.allow(office.bastion_group, in, "tcp/22", "0.0.0.0/0");
    office.allow(office.data_group, in, "tcp/22", "10.0.0.0/16");
    // So many that every thread gets some, open by turns.
    for (int i = 0; i < 150; ++i) {
        const auto group = office.group(office.main, fmt::format("aws_security_group.n{}", i));
        const auto host = office.eni(office.open_subnet, fmt::format("aws_instance.n{}", i), {group});
        office.make_public(host);
        office.network.resources[office.resource(host)].type = "aws_instance";
        if (i % 3 != 0) office.allow(group, in, "tcp/22", i % 2 == 0 ? "0.0.0.0/0" : "10.0.0.0/8");
        if (i % 5 == 0) office.allow(group, out, "all", "0.0.0.0/0");
    }
    const reach::Engine engine(office.network);
    const auto known = rule::catalogue();
    REQUIRE(known);
    const auto texts = [&](unsigned threads) {
        std::vector<Diagnostic> diagnostics;
        std::vector<std::string> lines;
        const auto findings = rule::check(engine, {}, *known, {.threads = threads}, diagnostics);
        REQUIRE(findings);
        for (const Finding& finding : *findings)
            lines.push_back(fmt::format("{}: {} {}", finding.rule, finding.message,
                                        finding.witness ? finding.witness->to_string() : ""));
        return lines;
    };
    const std::vector<std::string> alone = texts(1);
    CHECK(alone.size() > 150);
    for (const unsigned threads : {2u, 3u, 8u}) CHECK(texts(threads) == alone);
}
