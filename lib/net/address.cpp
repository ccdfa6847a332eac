// Reading and writing IP addresses: RFC 4291 section 2.2 in, RFC 5952 out.
#include "netlint/net/address.hpp"

#include <array>
#include <cstddef>
#include <optional>

#include <fmt/format.h>

namespace netlint::net {
namespace {

using Groups = std::array<std::uint16_t, 8>;

std::optional<Ipv4> parse_v4(std::string_view text) {
    Ipv4 out = 0;
    for (int quad = 0; quad < 4; ++quad) {
        if (quad != 0) {
            if (text.empty() || text.front() != '.') return std::nullopt;
            text.remove_prefix(1);
        }
        unsigned value = 0;
        std::size_t digits = 0;
        for (; digits < text.size() && text[digits] >= '0' && text[digits] <= '9'; ++digits) {
            if (digits == 3) return std::nullopt;
            value = value * 10 + static_cast<unsigned>(text[digits] - '0');
        }
        // A leading zero is octal to some readers, so it means nothing here.
        if (digits == 0 || value > 255 || (digits > 1 && text.front() == '0')) return std::nullopt;
        out = out << 8 | value;
        text.remove_prefix(digits);
    }
    return text.empty() ? std::optional(out) : std::nullopt;
}

std::optional<unsigned> hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return std::nullopt;
}

std::optional<Ipv6> parse_v6(std::string_view text) {
    Groups groups{};
    std::size_t count = 0;
    std::optional<std::size_t> gap;  // how many groups stand before "::"
    if (text.starts_with("::")) {
        gap = 0;
        text.remove_prefix(2);
    }
    while (!text.empty()) {
        if (count == 8) return std::nullopt;
        const std::size_t end = std::min(text.find(':'), text.size());
        const std::string_view word = text.substr(0, end);
        if (word.find('.') != word.npos) {  // the last 32 bits may be a dotted quad
            const auto quad = parse_v4(word);
            if (!quad || end != text.size() || count > 6) return std::nullopt;
            groups[count++] = static_cast<std::uint16_t>(*quad >> 16);
            groups[count++] = static_cast<std::uint16_t>(*quad);
            break;
        }
        if (word.empty() || word.size() > 4) return std::nullopt;
        unsigned value = 0;
        for (const char c : word) {
            const auto digit = hex_digit(c);
            if (!digit) return std::nullopt;
            value = value << 4 | *digit;
        }
        groups[count++] = static_cast<std::uint16_t>(value);
        text.remove_prefix(end);
        if (text.empty()) break;
        text.remove_prefix(1);  // ':'
        if (text.empty()) return std::nullopt;
        if (text.front() == ':') {
            if (gap) return std::nullopt;
            gap = count;
            text.remove_prefix(1);
        }
    }
    if (gap ? count > 7 : count != 8) return std::nullopt;
    Ipv6 out = 0;
    const std::size_t missing = 8 - count;
    for (std::size_t i = 0; i < 8; ++i) {
        std::uint16_t group = 0;
        if (!gap || i < *gap)
            group = groups[i];
        else if (i >= *gap + missing)
            group = groups[i - missing];
        out = (out << 16) | group;
    }
    return out;
}

std::string quad_text(Ipv4 bits) {
    return fmt::format("{}.{}.{}.{}", bits >> 24, bits >> 16 & 255, bits >> 8 & 255, bits & 255);
}

std::string text_v6(const Ipv6& bits) {
    if ((bits >> 32) == 0xffff)
        return "::ffff:" + quad_text(static_cast<Ipv4>(bits & 0xffffffff));  // RFC 5952 section 5
    Groups groups;
    for (std::size_t i = 0; i < 8; ++i)
        groups[i] = static_cast<std::uint16_t>((bits >> static_cast<unsigned>(112 - 16 * i)) & 0xffff);
    // The longest run of two or more zeros, the first of equals, becomes "::" (section 4.2).
    std::size_t run = 8, length = 1;
    for (std::size_t i = 0; i < 8;) {
        std::size_t end = i;
        while (end < 8 && groups[end] == 0) ++end;
        if (end - i > length) {
            run = i;
            length = end - i;
        }
        i = end + 1;
    }
    std::string out;
    for (std::size_t i = 0; i < 8; ++i) {
        if (i == run) {
            out += "::";
            i += length - 1;
            continue;
        }
        if (!out.empty() && out.back() != ':') out += ':';
        out += fmt::format("{:x}", groups[i]);
    }
    return out;
}

}  // namespace

Result<Address> Address::parse(std::string_view text) {
    if (const auto bits = parse_v4(text)) return v4(*bits);
    if (const auto bits = parse_v6(text)) return v6(*bits);
    return fail("not an IP address: \"{}\"", text);
}

std::string Address::to_string() const {
    return is_v4() ? quad_text(as_v4()) : text_v6(bits_);
}

}  // namespace netlint::net
