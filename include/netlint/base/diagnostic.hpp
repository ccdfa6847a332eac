// Something netlint could not read or had to assume; never a fault of the user's network.
#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace netlint {

enum class DiagnosticLevel : unsigned char { error, warning, note };

std::string_view to_string(DiagnosticLevel level);

struct Diagnostic {
    DiagnosticLevel level = DiagnosticLevel::warning;
    std::string message;              // lower case, no final stop
    std::string address;              // the resource it is about: "module.a.aws_subnet.b[0]"; may be empty
    std::string attribute;            // the path inside it: "ingress[0].cidr_blocks"; may be empty
    std::optional<std::size_t> byte;  // 0-based offset into the plan

    // "warning: message, at module.a.aws_subnet.b[0] cidr_block"; the place is left out when there is none.
    std::string to_string() const;

    auto operator<=>(const Diagnostic&) const = default;
};

}  // namespace netlint
