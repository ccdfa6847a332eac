// Files of questions.
#include "netlint/rule/query_file.hpp"

#include <doctest/doctest.h>

using namespace netlint;

namespace {

std::string query_error(std::string_view text) {
    const auto parsed = rule::parse_query_file(text, "q.yaml");
    return parsed ? std::string() : parsed.error().to_string();
}

}  // namespace

TEST_CASE("a list of questions with their places") {
    const auto queries = rule::parse_query_file(
        "- {id: web, from: internet, to: aws_lb.web, port: 443, expect: reachable}\n"
        "- {from: aws_lb.web, to: aws_instance.a, protocol: icmp, icmp: 8/0}\n",
        "q.yaml");
    REQUIRE(queries);
    REQUIRE(queries->size() == 2);
    CHECK((*queries)[0].port == "443");
    CHECK((*queries)[0].expect == reach::Verdict::reachable);
    CHECK((*queries)[1].icmp == "8/0");
    CHECK((*queries)[1].where.to_string().starts_with("q.yaml:2:"));
}

TEST_CASE("mistakes are named with file, line and column") {
    CHECK(query_error("- {from: a, to: b, prot: tcp}") ==
          "q.yaml:1:20: unknown key 'prot'; did you mean port or protocol?");
    CHECK(query_error("- {from: a}").find("q.yaml:1:3: the question has no 'to'") == 0);
    CHECK(query_error("- {to: a}").find("no 'from'") != std::string::npos);
    CHECK(query_error("- {from: a, to: b, expect: maybe}").find("is no verdict") != std::string::npos);
    CHECK(query_error("- {from: [a], to: b}").find("'from' takes one plain value") != std::string::npos);
    CHECK(query_error("from: a").find("a query file is a list of questions") != std::string::npos);
    CHECK(query_error("- [a").find("not YAML") != std::string::npos);
    CHECK(query_error("- a").find("a question is a map") != std::string::npos);
}
