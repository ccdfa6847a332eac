// Text encodings that plans arrive in.
#include "encoding.hpp"

#include <charconv>

namespace netlint::plan {
namespace {

void append(std::string& out, char32_t c) {
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | c >> 6);
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | c >> 12);
        out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | c >> 18);
        out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
        out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    }
}

// The length of the UTF-8 sequence at the front, 0 when there is none (RFC 3629).
std::size_t sequence_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(0);
    const std::size_t length = first < 0x80                    ? 1
                               : first >= 0xC2 && first < 0xE0 ? 2
                               : first >= 0xE0 && first < 0xF0 ? 3
                               : first >= 0xF0 && first < 0xF5 ? 4
                                                               : 0;
    if (length == 0 || length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0) != 0x80) return 0;
    if (first == 0xE0 && byte(1) < 0xA0) return 0;   // overlong
    if (first == 0xED && byte(1) >= 0xA0) return 0;  // surrogate
    if ((first == 0xF0 && byte(1) < 0x90) || (first == 0xF4 && byte(1) >= 0x90)) return 0;
    return length;
}

}  // namespace

std::optional<std::string> decode_utf16(std::string_view bytes) {
    if (bytes.size() < 2) return std::nullopt;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const bool little = (byte(0) == 0xFF && byte(1) == 0xFE) || (byte(0) == '{' && byte(1) == 0);
    const bool big = (byte(0) == 0xFE && byte(1) == 0xFF) || (byte(0) == 0 && byte(1) == '{');
    if (!little && !big) return std::nullopt;
    const auto unit = [&](std::size_t i) -> char32_t {
        return little ? byte(i) | byte(i + 1) << 8 : byte(i) << 8 | byte(i + 1);
    };
    std::string out;
    out.reserve(bytes.size() / 2);
    for (std::size_t i = unit(0) == 0xFEFF ? 2 : 0; i + 1 < bytes.size(); i += 2) {
        char32_t c = unit(i);
        if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size() && unit(i + 2) >= 0xDC00 && unit(i + 2) < 0xE000) {
            c = 0x10000 + ((c - 0xD800) << 10) + (unit(i + 2) - 0xDC00);
            i += 2;
        } else if (c >= 0xD800 && c < 0xE000) {
            c = 0xFFFD;
        }
        append(out, c);
    }
    return out;
}

std::string replace_invalid_utf8(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = sequence_length(text);
        if (length == 0)
            out += "\xEF\xBF\xBD";
        else
            out += text.substr(0, length);
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return out;
}

std::optional<std::string> replace_lone_surrogates(std::string_view text) {
    // The code unit of the \\uXXXX escape that starts at `at`, if there is one.
    const auto unit = [&](std::size_t at) -> std::optional<unsigned> {
        if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return std::nullopt;
        unsigned value = 0;
        const auto [end, error] = std::from_chars(text.data() + at + 2, text.data() + at + 6, value, 16);
        return error == std::errc() && end == text.data() + at + 6 ? std::optional(value) : std::nullopt;
    };
    const auto high = [](std::optional<unsigned> u) { return u && *u >= 0xD800 && *u < 0xDC00; };
    const auto low = [](std::optional<unsigned> u) { return u && *u >= 0xDC00 && *u < 0xE000; };
    std::optional<std::string> out;
    for (std::size_t at = 0; (at = text.find('\\', at)) != std::string_view::npos;) {
        const auto here = unit(at);
        if (high(here) && low(unit(at + 6))) {
            at += 12;
        } else if (high(here) || low(here)) {
            if (!out) out.emplace(text);
            out->replace(at, 6, "\\ufffd");
            at += 6;
        } else {
            at += 2;
        }
    }
    return out;
}

std::size_t wrapped_object(std::string_view text) {
    for (std::size_t line = 0; line != std::string_view::npos;) {
        if (text.substr(line).starts_with('{')) return line;
        line = text.find('\n', line);
        if (line != std::string_view::npos) ++line;
    }
    return std::string_view::npos;
}

}  // namespace netlint::plan
