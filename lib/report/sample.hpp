// A small report that the tests of several formats print.
#pragma once

#include "netlint/report/check_report.hpp"
#include "netlint/report/reach_report.hpp"

namespace netlint::report::sample {

inline bool has(std::string_view text, std::string_view part) {
    return text.find(part) != text.npos;
}

inline reach::Hop refusal() {
    reach::Hop hop;
    hop.stage = reach::Stage::security_group_ingress;
    hop.decision = reach::Decision::deny;
    hop.at = "aws_db_instance.main";
    hop.because = "no ingress permission of aws_security_group.db admits tcp/5432";
    hop.where = {"aws_security_group.db", "ingress", 120, model::Grade::sure};
    hop.code = "ENI_SG_RULES_MISMATCH";
    return hop;
}

inline net::Flow flow() {
    return {.source = net::Address::parse("192.0.2.1").value(),
            .destination = net::Address::parse("10.0.1.4").value(),
            .protocol = net::Protocol::tcp,
            .source_port = 32768,
            .destination_port = 22};
}

inline rule::Finding finding(rule::Severity severity, const std::string& rule, const std::string& address) {
    rule::Finding finding;
    finding.severity = severity;
    finding.rule = rule;
    finding.advice = std::make_shared<const rule::Advice>("SSH can be reached from the internet",
                                                          "Name the hosts that need it.", std::vector<std::string>{});
    finding.message = address + " takes SSH from every public host";
    finding.address = address;
    finding.from = "internet";
    finding.to = address;
    finding.services = "tcp/22";
    finding.witness = flow();
    finding.where = {address, "", 7, model::Grade::sure};
    return finding;
}

inline rule::Rule rule(const std::string& id, rule::Severity severity) {
    rule::Rule rule;
    rule.id = id;
    rule.theme = "exposure";
    rule.title = "SSH can be reached from the internet";
    rule.severity = severity;
    rule.what = "A host anywhere can open an SSH connection.";
    rule.why = "Servers are found within minutes.";
    rule.fix = "Name the hosts that need it.";
    rule.references = {"CIS AWS Foundations 5.3"};
    return rule;
}

inline CheckReport report() {
    CheckReport report;
    report.plan = "plan.json";
    report.rules.resize(24);
    report.rules[0] = rule("a-rule", rule::Severity::critical);
    report.rules[1] = rule("b-rule", rule::Severity::low);
    report.places = {{"aws_instance.a", {"infra/main.tf", 12, 0, {}}}, {"aws_instance.b", {"plan.json", 3, 0, 7}}};
    report.findings = {finding(rule::Severity::low, "b-rule", "aws_instance.b"),
                       finding(rule::Severity::critical, "a-rule", "aws_instance.a"),
                       finding(rule::Severity::low, "b-rule", "aws_instance.a")};
    report.findings[0].certainty = rule::FindingCertainty::possible;
    report.findings[0].depends_on = {"aws_security_group.x ingress: known after apply"};
    report.findings[1].waived_by = "break-glass";
    report.coverage = {.resources = 2, .interfaces = 3, .subnets = 1, .groups = 1, .not_modelled = {}};
    report.coverage.not_modelled = {
        {"aws_ec2_transit_gateway", 2, {"aws_ec2_transit_gateway.a", "aws_ec2_transit_gateway.b"}}};
    return report;
}

inline AnsweredQuestion answered() {
    AnsweredQuestion asked;
    asked.question.id = "q1";
    asked.question.from.text = "internet";
    asked.question.to.text = "aws_db_instance.main";
    asked.question.services = set::ServiceSet::ports(net::Protocol::tcp, net::PortRange::of(5432));
    asked.answer.verdict = reach::Verdict::unreachable;
    asked.answer.from = "internet";
    asked.answer.to = "aws_db_instance.main";
    asked.answer.witness = flow();
    asked.answer.blockers = {refusal()};
    asked.answer.fixes = {{"aws_security_group.db", "add ingress tcp/5432"}};
    return asked;
}

}  // namespace netlint::report::sample
