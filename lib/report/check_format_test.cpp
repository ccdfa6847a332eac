// The table of formats: every name once, every printer gives the same bytes twice.
#include "netlint/report/check_format.hpp"

#include <doctest/doctest.h>

#include <set>

#include "sample.hpp"

using namespace netlint;
using namespace netlint::report;

TEST_CASE("formats are found by their names") {
    std::set<std::string_view> names;
    for (const CheckFormat& format : check_formats()) {
        CHECK(names.insert(format.name).second);
        CHECK(find_check_format(format.name) == &format);
        CHECK_FALSE(format.about.empty());
    }
    CHECK(find_check_format("sarfi") == nullptr);
}

TEST_CASE("every format ends its last line, and equal reports give equal bytes") {
    for (const CheckFormat& format : check_formats()) {
        const auto print = [&](const CheckReport& report) {
            return text_of([&](const Sink& sink) { format.write(report, sink); });
        };
        const std::string text = print(sample::report());
        CHECK(text.ends_with('\n'));
        CHECK(print(sample::report()) == text);
        CHECK(print(CheckReport{}).ends_with('\n'));
    }
}

TEST_CASE("formats that name no lines of the plan print the same without them") {
    CheckReport without = sample::report();
    std::erase_if(without.places, [](const auto& place) { return place.second.byte.has_value(); });
    REQUIRE(without.places.size() < sample::report().places.size());
    for (const CheckFormat& format : check_formats()) {
        if (format.names_lines) continue;
        const auto print = [&](const CheckReport& report) {
            return text_of([&](const Sink& sink) { format.write(report, sink); });
        };
        CHECK_MESSAGE(print(without) == print(sample::report()), format.name);
    }
}
