// Questions as text.
#include "netlint/reach/query.hpp"

#include <doctest/doctest.h>

#include <network_builder.hpp>

using namespace netlint;
using reach::Query;

namespace {

std::string asked_services(std::string protocol, std::string port = "", std::string icmp = "") {
    Query query;
    query.protocol = std::move(protocol);
    query.port = std::move(port);
    query.icmp = std::move(icmp);
    const auto parsed = reach::parse_services(query);
    return parsed ? parsed->to_string() : parsed.error().message;
}

std::string source_ports(std::string source_port, std::string client = "any") {
    Query query;
    query.source_port = std::move(source_port);
    query.client = std::move(client);
    const auto parsed = reach::parse_source_ports(query);
    if (!parsed) return parsed.error().message;
    const auto run = *parsed->intervals().begin();
    return std::to_string(run.first) + "-" + std::to_string(run.last);
}

}  // namespace

TEST_CASE("a protocol, with its ports by number or name, or its ICMP type") {
    CHECK(asked_services("tcp", "443") == "tcp/443");
    CHECK(asked_services("tcp", "postgres") == "tcp/5432");
    CHECK(asked_services("udp", "53") == "udp/53");
    CHECK(asked_services("icmp", "", "8/0") == "icmp/8/0");
    CHECK(asked_services("tcp") == "tcp");
    CHECK(asked_services("47") == "gre");
    CHECK(asked_services("all") == set::ServiceSet::all().to_string());
}

TEST_CASE("what does not fit together is refused in one sentence") {
    CHECK(asked_services("all", "443") == "a port or an ICMP type needs a protocol, not 'all'");
    CHECK(asked_services("icmp", "443") == "protocol icmp has no ports");
    CHECK(asked_services("tcp", "", "8") == "protocol tcp has no ICMP types");
    CHECK(asked_services("tcp", "postgress").find("did you mean postgres") != std::string::npos);
    CHECK(asked_services("tcp", "70000").find("70000") != std::string::npos);
    CHECK(asked_services("tpc").find("tpc") != std::string::npos);
}

TEST_CASE("the client's ports are given, or follow from its kind") {
    CHECK(source_ports("5000") == "5000-5000");
    CHECK(source_ports("", "linux") == "32768-61000");
    CHECK(source_ports("", "any") == "1024-65535");
    CHECK(source_ports("", "linus") == "'linus' is no kind of client (linux, windows, nat, any); did you mean linux?");
    CHECK(source_ports("9-1").find("9-1") != std::string::npos);
}

TEST_CASE("verdicts by name") {
    CHECK(reach::parse_verdict("partial") == reach::Verdict::partial);
    CHECK(reach::parse_verdict("reachabel").error().message.ends_with("did you mean reachable or unreachable?"));
}

TEST_CASE("ends are looked up in the network") {
    netlint::testing::NetworkBuilder builder;
    const auto vpc = builder.vpc("aws_vpc.main", {"10.0.0.0/16"});
    const auto subnet = builder.subnet(vpc, "aws_subnet.a", {"10.0.0.0/24"});
    builder.eni(subnet, "aws_instance.web", {});
    Query query;
    query.from = "internet";
    query.to = "aws_instance.web";
    query.port = "443";
    const auto question = reach::to_question(builder.network, query);
    REQUIRE(question);
    CHECK(question->to.parties.size() == 1);
    query.to = "aws_instance.wev";
    CHECK(reach::to_question(builder.network, query).error().message.find("aws_instance.web") != std::string::npos);
}
