// Reading and writing CIDR notation.
#include "netlint/net/prefix.hpp"

#include <utility>

#include <fmt/format.h>

#include "number.hpp"

namespace netlint::net {
namespace {

// The address as written, host bits and all, and the length.
Result<std::pair<Address, unsigned>> parse_parts(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == text.npos) {
        const auto address = Address::parse(text);
        if (!address) return fail("not a CIDR block: \"{}\"", text);
        return fail("not a CIDR block: \"{}\" has no prefix length; one address is {}", text,
                    Prefix::of(*address).to_string());
    }
    const auto address = Address::parse(text.substr(0, slash));
    if (!address) return fail("not a CIDR block: \"{}\"", text);
    const auto length = parse_number(text.substr(slash + 1), bits(address->family()));
    if (!length)
        return fail("not a CIDR block: the prefix length of \"{}\" is not a number from 0 to {}", text,
                    bits(address->family()));
    return std::pair(*address, *length);
}

}  // namespace

Result<Prefix> Prefix::parse(std::string_view text) {
    const auto parts = parse_parts(text);
    if (!parts) return std::unexpected(parts.error());
    const Prefix prefix(parts->first, parts->second);
    if (prefix.first() != parts->first) return fail("host bits set in {}; the network is {}", text, prefix.to_string());
    return prefix;
}

Result<Prefix> Prefix::parse_masked(std::string_view text) {
    const auto parts = parse_parts(text);
    if (!parts) return std::unexpected(parts.error());
    return Prefix(parts->first, parts->second);
}

std::string Prefix::to_string() const {
    return fmt::format("{}/{}", first_.to_string(), length_);
}

}  // namespace netlint::net
