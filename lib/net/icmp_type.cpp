// Reading and writing ICMP types.
#include "netlint/net/icmp_type.hpp"

#include <fmt/format.h>

#include "number.hpp"

namespace netlint::net {

Result<IcmpType> IcmpType::parse(std::string_view text) {
    const std::size_t slash = text.find('/');
    const auto type = parse_number(text.substr(0, slash), 255);
    if (!type) return fail("not an ICMP type: \"{}\"", text);
    if (slash == text.npos) return IcmpType{static_cast<std::uint8_t>(*type), std::nullopt};
    const auto code = parse_number(text.substr(slash + 1), 255);
    if (!code) return fail("not an ICMP type and code: \"{}\"", text);
    return IcmpType{static_cast<std::uint8_t>(*type), static_cast<std::uint8_t>(*code)};
}

std::string IcmpType::to_string() const {
    return code ? fmt::format("{}/{}", type, *code) : fmt::format("{}", type);
}

}  // namespace netlint::net
