// Reading and writing port ranges.
#include "netlint/net/port_range.hpp"

#include <fmt/format.h>

#include "number.hpp"

namespace netlint::net {

Result<PortRange> PortRange::parse(std::string_view text) {
    const std::size_t dash = text.find('-');
    const auto first = parse_number(text.substr(0, dash), 65535);
    const auto last = dash == text.npos ? first : parse_number(text.substr(dash + 1), 65535);
    if (!first || !last) return fail("not a port or port range: \"{}\"", text);
    if (*first > *last) return fail("port range runs backwards: \"{}\"", text);
    return PortRange{static_cast<std::uint16_t>(*first), static_cast<std::uint16_t>(*last)};
}

std::string PortRange::to_string() const {
    return first == last ? fmt::format("{}", first) : fmt::format("{}-{}", first, last);
}

}  // namespace netlint::net
