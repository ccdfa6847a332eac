// Answers beside what the user expected.
#include "netlint/report/reach_report.hpp"

#include <doctest/doctest.h>

#include "sample.hpp"

using namespace netlint;

TEST_CASE("an answer is as expected when nothing or the same verdict was expected") {
    report::AnsweredQuestion asked = report::sample::answered();
    CHECK(asked.as_expected());
    asked.expected = reach::Verdict::unreachable;
    CHECK(asked.as_expected());
    asked.expected = reach::Verdict::partial;
    CHECK_FALSE(asked.as_expected());
}
