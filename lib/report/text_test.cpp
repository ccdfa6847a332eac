// The text formats: what a person reads of findings and answers.
#include "netlint/report/text.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "netlint/model/symbolic.hpp"
#include "sample.hpp"

using namespace netlint;
using namespace netlint::report;

using sample::has;

TEST_CASE("a finding shows rule, ends, witness, fix and place; a waived one does not show") {
    const std::string text = to_text(sample::report(), {});
    CHECK(has(text, "low      b-rule  SSH can be reached from the internet\n"));
    CHECK(has(text, "internet -> aws_instance.b  tcp/22"));
    CHECK(has(text, "tcp 192.0.2.1:32768 -> 10.0.1.4:22"));
    CHECK(has(text, "depends on aws_security_group.x ingress: known after apply"));
    CHECK_FALSE(has(text, "a-rule"));
}

TEST_CASE("other sources of one cause are named, the first of them") {
    CheckReport report = sample::report();
    for (const char* const name : {"a", "b", "c", "d", "e", "f", "g"}) report.findings[0].also_from.emplace_back(name);
    CHECK(has(to_text(report, {}), "  and from a\n"));
    CHECK(has(to_text(report, {}), "           and 2 more\n"));
}

TEST_CASE("a finding is placed in the source when that is known") {
    CheckReport report = sample::report();
    CHECK(has(to_text(report, {}), "  where    infra/main.tf:12  aws_instance.a\n"));
    CHECK(has(to_text(report, {}), "  where    aws_instance.b\n"));
}

TEST_CASE("the summary counts by severity and says what was not modelled") {
    const std::string text = to_text(sample::report(), {});
    CHECK(has(text,
              "2 findings (2 low), 1 of them possible, 1 waived; plan.json checked against 24 rules: "
              "2 resources, 3 interfaces, 1 subnet\n"));
    CHECK(has(text, "Not modelled, so nothing is claimed about: aws_ec2_transit_gateway (2)\n"));
}

TEST_CASE("colours appear only when the style asks for them") {
    CHECK_FALSE(has(to_text(sample::report(), {}), "\x1b["));
    CHECK(has(to_text(sample::report(), {.colour = true, .elapsed = {}}), "\x1b["));
}

TEST_CASE("control characters are shown, not obeyed") {
    CheckReport report = sample::report();
    report.findings[0].message = std::string("a\x1b[2J\0b\r\x7f", 9);
    CHECK(has(to_text(report, {}), "           a\\x1b[2J\\x00b\\x0d\\x7f\n"));
}

TEST_CASE("time appears only when the style asks for it, so that equal input gives equal bytes") {
    CHECK_FALSE(has(to_text(sample::report(), {}), " ms"));
    CHECK(has(to_text(sample::report(), {.colour = false, .elapsed = std::chrono::microseconds{1500}}), " in 1.5 ms"));
}

TEST_CASE("an answer shows verdict, refusing element with its code, and the edit that would help") {
    const std::array answers{sample::answered()};
    const std::string text = to_text(answers, {});
    CHECK(has(text, "unreachable q1 internet -> aws_db_instance.main  tcp/5432\n"));
    CHECK(has(text,
              "x security-group-ingress  aws_db_instance.main  no ingress permission of aws_security_group.db "
              "admits tcp/5432  [ENI_SG_RULES_MISMATCH]\n"));
    CHECK(has(text, "aws_security_group.db: add ingress tcp/5432"));
}

TEST_CASE("a note stands beside the verdict of an answer and of a trace") {
    std::array answers{sample::answered()};
    answers[0].answer.note = "no listener takes tcp/5432";
    CHECK(has(to_text(answers, {}), "  note     no listener takes tcp/5432\n"));
    CHECK(has(to_text(TracedFlow{"internet", "aws_lb.web", sample::flow(), {}, "no listener takes tcp/22"}, {}),
              "  note     no listener takes tcp/22\n"));
}

TEST_CASE("a partial answer shows which part passes and what refuses the rest") {
    std::array answers{sample::answered()};
    reach::Answer& answer = answers[0].answer;
    answer.verdict = reach::Verdict::partial;
    answer.path = {sample::refusal()};
    answer.path[0].decision = reach::Decision::allow;
    answer.path[0].because = "entry 100 allows it";
    const set::AddressSet source = set::AddressSet::of(net::Prefix::parse("10.0.0.0/24").value());
    const set::AddressSet target = set::AddressSet::of(net::Prefix::parse("10.0.1.0/24").value());
    const set::PortSet all = set::to_port_set({1024, 65535}), some = set::to_port_set({32768, 61000});
    answers[0].question.source_ports = all;
    const auto services = answers[0].question.services;
    answer.allowed.must = set::HeaderSpace::box(source, target, services, some);
    answer.allowed.may = set::HeaderSpace::box(source, target, services, all);
    const std::string text = to_text(answers, {});
    CHECK(has(text, "  passes   10.0.0.0/24 -> 10.0.1.0/24  tcp/5432 from ports 32768-61000\n"));
    CHECK(has(text, "  may pass 10.0.0.0/24 -> 10.0.1.0/24  tcp/5432 from ports 1024-32767, 61001-65535\n"));
    CHECK(has(text, "  refused  x security-group-ingress  aws_db_instance.main  no ingress permission"));
    answer.allowed.must = answer.allowed.may = set::HeaderSpace::box(source, target, services, all);
    CHECK(has(to_text(answers, {}), "  passes   10.0.0.0/24 -> 10.0.1.0/24  tcp/5432\n"));
    CHECK_FALSE(has(to_text(answers, {}), "may pass"));
}

TEST_CASE("an answer other than the expected one says so") {
    std::array answers{sample::answered()};
    answers[0].expected = reach::Verdict::reachable;
    CHECK(has(to_text(answers, {}), "(expected reachable)"));
}

TEST_CASE("an address that stands for a service is printed under the service's name") {
    net::Flow flow = sample::flow();
    flow.destination = model::symbolic_block("s3").witness().value();
    CHECK(flow_text(flow) == "tcp 192.0.2.1:32768 -> service:s3:22");
}

TEST_CASE("an ICMP flow shows type and code in place of ports") {
    net::Flow flow = sample::flow();
    flow.protocol = net::Protocol::icmp;
    flow.icmp_type = 8;
    CHECK(flow_text(flow) == "icmp 192.0.2.1 -> 10.0.1.4 type 8 code 0");
}

TEST_CASE("what follows a thousand findings fits a screen and counts them by rule, worst first") {
    CheckReport report;
    for (std::size_t i = 0; i < 1000; ++i) {
        const bool worst = i % 100 == 0;
        report.findings.push_back(sample::finding(worst ? rule::Severity::critical : rule::Severity::low,
                                                  worst ? "a-rule" : fmt::format("rule-{:02}", i % 40),
                                                  fmt::format("aws_instance.x[{}]", i)));
    }
    sort(report.findings);
    const std::string text = to_text(report, {});
    const std::size_t last = text.rfind("  where");
    const std::string rest = text.substr(text.find("\n\n", last) + 2);
    CHECK(std::ranges::count(rest, '\n') < 24);
    CHECK(rest.starts_with("critical    10  a-rule  "));
    CHECK(has(rest, "1000 findings (10 critical, 990 low)"));
    CHECK(has(rest, "further rules\n"));
    // Few are not counted again.
    CHECK_FALSE(has(to_text(sample::report(), {}), "further rules"));
}
