// Markdown: the verdict, the table, folded details, limits, escaping.
#include "netlint/report/markdown.hpp"

#include <doctest/doctest.h>

#include "markdown_text.hpp"
#include "sample.hpp"

using namespace netlint;
using namespace netlint::report;

using sample::has;

TEST_CASE("the head tells counts and what the gate does") {
    CheckReport report = sample::report();
    CHECK(
        to_markdown(report).starts_with("## ✅ netlint: 2 findings (2 low), 1 of them possible, 1 waived\n\n"
                                        "<code>plan.json</code> checked against 24 rules; the gate passes.\n"));
    report.gate.least = rule::Severity::low;
    CHECK(has(to_markdown(report), "the gate **refuses**."));
}

TEST_CASE("a row a finding, and a folded section with the way") {
    CheckReport report = sample::report();
    report.findings[2].path = {sample::refusal()};
    const std::string text = to_markdown(report);
    CHECK(has(text,
              "| 🔵 low | b-rule | <code>internet -&#62; aws_instance.a  tcp/22</code> | "
              "<code>aws_instance.a</code> (infra/main.tf:12) |\n"));
    CHECK(has(text, "<details><summary>🔵 low (possible) <b>b-rule</b>: aws_instance.b takes SSH"));
    CHECK(has(text, "```\nwitness: tcp 192.0.2.1:32768 -> 10.0.1.4:22\nsecurity-group-ingress at "));
    CHECK(has(text, "> ⚠️ Not modelled, so nothing is claimed about: aws_ec2_transit_gateway (2)\n"));
    CHECK_FALSE(has(text, "a-rule"));
}

TEST_CASE("a long report stays shorter than a comment may be, and says what it leaves out") {
    CheckReport report = sample::report();
    report.findings.assign(3000, report.findings[2]);
    const std::string text = to_markdown(report);
    CHECK(text.size() < 61'000);
    CHECK(has(text, "\n2900 more\n"));
    CHECK(has(text, "left out; the text format has them.\n"));
}

TEST_CASE("without findings there is no table") {
    CheckReport report = sample::report();
    report.findings.clear();
    CHECK_FALSE(has(to_markdown(report), "|"));
}

TEST_CASE("markup is shown, not obeyed") {
    CHECK(markdown_text("a|b `c` <d> [e](f) *g* aws_x _h_\n# i") ==
          "a&#124;b &#96;c&#96; &#60;d&#62; &#91;e&#93;(f) &#42;g&#42; aws_x &#95;h&#95; &#35; i");
    CHECK(markdown_code("x[\"k\"]") == "<code>x&#91;&#34;k&#34;&#93;</code>");
    CHECK(markdown_code("").empty());
    CHECK(markdown_block("a ```` b") == "`````\na ```` b\n`````\n");
    CHECK(markdown_text("a\x1b[2J") == "a\\x1b&#91;2J");
    CHECK(markdown_block("a\x1b[2J\nb") == "```\na\\x1b[2J\nb\n```\n");
}
