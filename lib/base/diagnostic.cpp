// How a diagnostic is written: level, message, then the resource and attribute it is about.
#include "netlint/base/diagnostic.hpp"

#include <fmt/format.h>

namespace netlint {

std::string_view to_string(DiagnosticLevel level) {
    switch (level) {
        case DiagnosticLevel::error:
            return "error";
        case DiagnosticLevel::warning:
            return "warning";
        case DiagnosticLevel::note:
            return "note";
    }
    return "?";
}

std::string Diagnostic::to_string() const {
    std::string out = fmt::format("{}: {}", netlint::to_string(level), message);
    if (!address.empty()) out += fmt::format(", at {}", address);
    if (!attribute.empty()) out += fmt::format("{}{}", address.empty() ? ", at " : " ", attribute);
    return out;
}

}  // namespace netlint
