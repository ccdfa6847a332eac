// Where a finding is shown: a file and a line that other tools can open.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "netlint/report/check_report.hpp"

namespace netlint::report {

struct Place {
    std::string file;        // relative, with '/' and without "./"
    std::size_t line = 1;    // from 1
    bool in_source = false;  // false: in the plan
    std::string address;     // of the resource meant
};

// The finding's cause if its place is known, else the resource it is about, else the plan as a whole. Sources outside
// the report's folder have no name that other tools could open, so what stands there is placed in the plan too.
Place place_of(const CheckReport& report, const rule::Finding& finding);
Place place_of(const CheckReport& report, const reach::Hop& hop);
Place place_of(const CheckReport& report, const std::string& address);

// The same, but nothing when the place is not known to be in the source.
std::optional<Place> source_of(const CheckReport& report, const rule::Finding& finding);

// A path from the report's folder on; the file's name alone for what lies outside it.
std::string relative_path(const CheckReport& report, const std::string& path);
// The path as a relative URI reference (RFC 3986): octets that a segment may not hold are percent-encoded.
std::string to_uri(std::string_view path);

}  // namespace netlint::report
