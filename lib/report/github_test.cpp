// Workflow commands: levels, places, limits, escaping.
#include "netlint/report/github.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "sample.hpp"

using namespace netlint;
using namespace netlint::report;

using sample::has;

TEST_CASE("a finding is one line: level, file and line when its source is known, title, message") {
    const std::string text = to_github(sample::report());
    CHECK(has(text,
              "::notice file=infra/main.tf,line=12,title=b-rule%3A SSH can be reached from the internet::"
              "aws_instance.a takes SSH from every public host%0Ainternet -> aws_instance.a  tcp/22%0A"));
    CHECK(has(text, "::notice title=b-rule%3A SSH can be reached from the internet::aws_instance.b takes"));
    CHECK(std::count(text.begin(), text.end(), '\n') == 3);
    CHECK(text.ends_with("2 findings (2 low), 1 of them possible, 1 waived\n"));
}

TEST_CASE("each level shows its first ten, then how many more there are") {
    CheckReport report = sample::report();
    report.findings.assign(12, sample::finding(rule::Severity::high, "a-rule", "aws_instance.a"));
    report.findings.resize(13, sample::finding(rule::Severity::medium, "a-rule", "aws_instance.a"));
    const std::string text = to_github(report);
    CHECK(std::count(text.begin(), text.end(), '\n') == 13);
    CHECK(has(text, "\n::warning "));
    CHECK(has(text, "\n2 more errors\n"));
    report.findings.assign(11, sample::finding(rule::Severity::medium, "a-rule", "aws_instance.a"));
    report.findings.resize(23, sample::finding(rule::Severity::low, "a-rule", "aws_instance.a"));
    CHECK(has(to_github(report), "\n1 more warning, 2 more notices\n"));
}

TEST_CASE("nothing that a finding holds can end a property, a line or a command") {
    CheckReport report = sample::report();
    report.findings[0].advice =
        std::make_shared<const rule::Advice>("100%, a::b\r\n::error::c", "", std::vector<std::string>{});
    report.findings[0].message = "50%\n::error::d";
    const std::string text = to_github(report);
    CHECK(has(text, "title=b-rule%3A 100%25%2C a%3A%3Ab%0D%0A%3A%3Aerror%3A%3Ac::50%25%0A::error::d%0A"));
    CHECK_FALSE(has(text, "\n::error"));
}

TEST_CASE("control characters are shown, not obeyed") {
    CheckReport report = sample::report();
    report.findings[0].message = std::string("a\x1b[2J\0b", 7);
    CHECK(has(to_github(report), "::a\\x1b[2J\\x00b%0A"));
}
