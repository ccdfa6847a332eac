// The JSON formats: members that programs rely on.
#include "netlint/report/json.hpp"

#include <doctest/doctest.h>

#include <array>
#include <boost/json.hpp>

#include "sample.hpp"

using namespace netlint;
using namespace netlint::report;

TEST_CASE("check: summary, findings with witness, coverage") {
    const auto value = boost::json::parse(to_json(sample::report()));
    CHECK(value.at("format") == "netlint.check/1");
    CHECK(value.at("summary").at("findings") == 2);
    CHECK(value.at("summary").at("by_severity").at("low") == 2);
    CHECK(value.at("findings").at(0).at("witness").at("destination_port") == 22);
    CHECK(value.at("findings").at(1).at("waived_by") == "break-glass");
    CHECK(value.at("findings").at(2).at("where").at("file") == "infra/main.tf");
    CHECK(value.at("findings").at(2).at("where").at("line") == 12);
    CHECK_FALSE(value.at("findings").at(0).at("where").as_object().contains("file"));
    CHECK(value.at("coverage").at("not_modelled").at(0).at("type") == "aws_ec2_transit_gateway");
}

TEST_CASE("reach: verdict, port, blockers with code and direction") {
    const std::array answers{sample::answered()};
    const auto value = boost::json::parse(to_json(answers));
    CHECK(value.at("format") == "netlint.reach/1");
    const auto& answer = value.at("answers").at(0);
    CHECK(answer.at("verdict") == "unreachable");
    CHECK(answer.at("port") == 5432);
    CHECK(answer.at("blockers").at(0).at("code") == "ENI_SG_RULES_MISMATCH");
    CHECK(answer.at("blockers").at(0).at("direction") == "forward");
    CHECK(answer.at("fix").at(0).at("address") == "aws_security_group.db");
}

TEST_CASE("reach: what is allowed for certain is told apart from what may be") {
    std::array answers{sample::answered()};
    const auto any = set::AddressSet::of(net::Prefix::parse("10.0.0.0/24").value());
    const auto services = set::ServiceSet::ports(net::Protocol::tcp, net::PortRange::of(443));
    const auto must = set::HeaderSpace::box(any, any, services, set::PortSet::of({1024, 65535}));
    const auto may = must | set::HeaderSpace::box(any, any, set::ServiceSet::protocol(net::Protocol::icmp));
    answers[0].answer.allowed = {must, may};
    const auto value = boost::json::parse(to_json(answers));
    const auto& allowed = value.at("answers").at(0).at("allowed");
    CHECK(allowed.at(0).at("certain") == true);
    CHECK(allowed.at(0).at("ports").at(0) == "443");
    CHECK(allowed.at(0).at("source_ports").at(0) == "1024-65535");
    CHECK(allowed.at(1).at("certain") == false);
    CHECK(allowed.at(1).at("icmp") == "icmp");
}

TEST_CASE("trace: disposition and both halves") {
    TracedFlow traced{"internet", "aws_db_instance.main", sample::flow(), {}};
    traced.trace.forward = {sample::refusal()};
    const auto value = boost::json::parse(to_json(traced));
    CHECK(value.at("disposition") == "denied");
    CHECK(value.at("forward").at(0).at("stage") == "security-group-ingress");
    CHECK(value.at("flow").at("source") == "192.0.2.1");
}

TEST_CASE("a note stands in an answer and in a trace only where there is one") {
    std::array answers{sample::answered()};
    TracedFlow traced{"internet", "aws_lb.web", sample::flow(), {}};
    CHECK_FALSE(boost::json::parse(to_json(answers)).at("answers").at(0).as_object().contains("note"));
    CHECK_FALSE(boost::json::parse(to_json(traced)).as_object().contains("note"));
    answers[0].answer.note = traced.note = "no listener takes tcp/22";
    CHECK(boost::json::parse(to_json(answers)).at("answers").at(0).at("note") == "no listener takes tcp/22");
    CHECK(boost::json::parse(to_json(traced)).at("note") == "no listener takes tcp/22");
}
