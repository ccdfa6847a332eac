// The formats that `check` can print, by name.
#pragma once

#include <span>
#include <string_view>

#include "netlint/report/check_report.hpp"
#include "netlint/report/sink.hpp"

namespace netlint::report {

struct CheckFormat {
    std::string_view name;   // "sarif"
    std::string_view about;  // who reads it
    void (*write)(const CheckReport& report, const Sink& sink);
    bool names_lines = true;  // of the plan, too, where the source is not at hand
};

std::span<const CheckFormat> check_formats();
const CheckFormat* find_check_format(std::string_view name);  // null when there is none

}  // namespace netlint::report
