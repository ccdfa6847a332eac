// JUnit XML: counts, outcomes, and text that must not break out of it.
#include "netlint/report/junit.hpp"

#include <doctest/doctest.h>

#include "sample.hpp"

using namespace netlint;
using namespace netlint::report;

using sample::has;

TEST_CASE("what makes the gate refuse is a failure, what is accepted is skipped, the rest passes") {
    CheckReport report = sample::report();
    CHECK(has(to_junit(report), "tests=\"25\" failures=\"0\" errors=\"0\" skipped=\"1\""));
    report.gate.least = rule::Severity::low;
    const std::string text = to_junit(report);
    CHECK(has(text, "tests=\"25\" failures=\"1\" errors=\"0\" skipped=\"1\""));  // the other one is only possible
    CHECK(has(text, "name=\"b-rule: internet -&gt; aws_instance.a  tcp/22\"><failure message=\"aws_instance.a takes"));
    CHECK(has(text, "<skipped message=\"accepted: break-glass\"/>"));
    CHECK(has(text, "<system-out>low: aws_instance.b takes"));
    CHECK(has(text, "(infra/main.tf:12)"));
    report.gate.possible_too = true;
    CHECK(has(to_junit(report), "failures=\"2\""));
}

TEST_CASE("a possible finding fails when its rule says so") {
    CheckReport report = sample::report();
    report.gate.least = rule::Severity::low;
    report.findings[0].possible_fails = true;
    CHECK(has(to_junit(report), "failures=\"2\""));
}

TEST_CASE("a rule that found nothing is a test that passed") {
    CHECK(has(to_junit(sample::report()), "<testcase classname=\"netlint.\" name=\"\"/>"));
    CHECK_FALSE(has(to_junit(sample::report()), "<testcase classname=\"netlint.a-rule\" name=\"a-rule\"/>"));
}

TEST_CASE("markup, line ends and control characters are escaped") {
    CheckReport report = sample::report();
    report.gate.least = rule::Severity::info;
    report.findings[2].message = "<b a=\"1\">\n&\x01]]>";
    CHECK(has(to_junit(report), "message=\"&lt;b a=&quot;1&quot;&gt;&#10;&amp;\xEF\xBF\xBD]]&gt;\""));
}
