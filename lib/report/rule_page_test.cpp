// The documentation of rules, in text and as a page.
#include "netlint/report/rule_page.hpp"

#include <doctest/doctest.h>

#include <array>

#include "sample.hpp"

using namespace netlint;

TEST_CASE("a rule is explained under fixed headings") {
    CHECK(report::to_text(report::sample::rule("a-rule", rule::Severity::high)) ==
          "a-rule  (high, exposure)\nSSH can be reached from the internet\n"
          "\nWhat  A host anywhere can open an SSH connection.\n"
          "\nWhy   Servers are found within minutes.\n"
          "\nFix   Name the hosts that need it.\n"
          "\nSee   CIS AWS Foundations 5.3\n");
}

TEST_CASE("a heading without words is left out") {
    rule::Rule rule = report::sample::rule("own-rule", rule::Severity::low);
    rule.theme.clear();
    rule.why.clear();
    rule.references.clear();
    const std::string text = report::to_text(rule);
    CHECK(text.starts_with("own-rule  (low, own)\n"));
    CHECK(text.find("Why") == std::string::npos);
    CHECK(text.find("See") == std::string::npos);
}

TEST_CASE("the page lists every rule and then tells it, by theme") {
    std::array rules{report::sample::rule("a-rule", rule::Severity::high),
                     report::sample::rule("b-rule", rule::Severity::low)};
    rules[1].theme = "routing";
    rules[1].title = "a | b <c>";
    const std::string page = report::to_markdown(rules);
    CHECK(page.starts_with("# Rules of netlint\n\n2 rules.\n"));
    CHECK(page.find("| [a-rule](#a-rule) | high | SSH can be reached from the internet |\n") != std::string::npos);
    CHECK(page.find("\n## exposure\n\n### a-rule\n") < page.find("\n## routing\n\n### b-rule\n"));
    CHECK(page.find("a | b") == std::string::npos);  // no cell of its own
    CHECK(page.find("\nWhat: A host anywhere can open an SSH connection.\n") != std::string::npos);
}
