// The table of the formats of `check`.
#include "netlint/report/check_format.hpp"

#include <algorithm>
#include <array>

#include "netlint/report/github.hpp"
#include "netlint/report/gitlab.hpp"
#include "netlint/report/json.hpp"
#include "netlint/report/junit.hpp"
#include "netlint/report/markdown.hpp"
#include "netlint/report/sarif.hpp"
#include "netlint/report/text.hpp"

namespace netlint::report {
namespace {

void write_plain(const CheckReport& report, const Sink& sink) {
    write_text(report, {}, sink);
}

// Of formats that are made as one text.
template <std::string (*print)(const CheckReport&)>
void write_whole(const CheckReport& report, const Sink& sink) {
    sink(print(report));
}

constexpr std::array<CheckFormat, 7> formats{{
    {"text", "people at a terminal or in a log (default)", write_plain, false},
    {"json", "programs: everything there is to know, netlint.check/1", write_json, false},
    {"sarif", "GitHub code scanning and other viewers of SARIF 2.1.0", write_whole<to_sarif>},
    {"junit", "CI systems that show test results: a failure for each finding that makes the gate refuse",
     write_whole<to_junit>},
    {"github", "GitHub Actions: annotations in the pull request, worst first, 10 of each level",
     write_whole<to_github>},
    {"gitlab", "GitLab merge requests: a code quality report", write_whole<to_gitlab>},
    {"markdown", "a comment on a pull request, or a job summary", write_whole<to_markdown>},
}};

}  // namespace

std::span<const CheckFormat> check_formats() {
    return formats;
}

const CheckFormat* find_check_format(std::string_view name) {
    const auto* const found =
        std::find_if(formats.begin(), formats.end(), [&](const CheckFormat& format) { return format.name == name; });
    return found == formats.end() ? nullptr : found;
}

}  // namespace netlint::report
