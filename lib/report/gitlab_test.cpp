// GitLab's code quality report: its documented members.
#include "netlint/report/gitlab.hpp"

#include <doctest/doctest.h>

#include <boost/json.hpp>

#include "sample.hpp"

using namespace netlint;
using namespace netlint::report;

TEST_CASE("an issue a finding, with severity, place and fingerprint; accepted ones are left out") {
    const auto issues = boost::json::parse(to_gitlab(sample::report())).as_array();
    REQUIRE(issues.size() == 2);
    CHECK(issues[1].at("check_name") == "b-rule");
    CHECK(issues[1].at("severity") == "minor");
    CHECK(issues[1].at("location").at("path") == "infra/main.tf");
    CHECK(issues[1].at("location").at("lines").at("begin") == 12);
    CHECK(issues[0].at("fingerprint") != issues[1].at("fingerprint"));
    CHECK(issues[0].at("description") ==
          "SSH can be reached from the internet: aws_instance.b takes SSH from every public host (possible: depends "
          "on aws_security_group.x ingress: known after apply)");
}

TEST_CASE("no finding, no issue") {
    CHECK(to_gitlab(CheckReport{}) == "[]\n");
}
