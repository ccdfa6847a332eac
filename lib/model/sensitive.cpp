// Finds addresses and identifiers in texts, and hides those that are sensitive.
#include "netlint/model/sensitive.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <unordered_set>

namespace netlint::model {
namespace {

constexpr std::string_view shown = "(sensitive)";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_of_address(char c) {
    return std::isxdigit(static_cast<unsigned char>(c)) != 0 || c == '.' || c == ':';
}
bool is_of_name(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_';
}

// An address is a prefix of itself. All addresses are nothing that could be told from others.
std::optional<net::Prefix> prefix_of(std::string_view text) {
    if (text.size() < 2 || text.find_first_of(".:") == std::string_view::npos) return std::nullopt;
    if (text.contains('/')) {
        const auto prefix = net::Prefix::parse_masked(text);
        return prefix && prefix->length() > 0 ? std::optional(*prefix) : std::nullopt;
    }
    const auto address = net::Address::parse(text);
    if (!address) return std::nullopt;
    return net::Prefix{*address, address->is_v4() ? 32u : 128u};
}

// As AWS makes them: an ARN, the name of a service, or a word and hexadecimal digits ("sg-0123456789abcdef0").
bool is_identifier(std::string_view text) {
    if (text.size() > 256 || text.find_first_of(" \t\r\n") != std::string_view::npos) return false;
    if (text.starts_with("arn:") || text.starts_with("com.amazonaws.")) return true;
    const std::size_t dash = text.rfind('-');
    if (dash == std::string_view::npos || dash == 0) return false;
    const std::string_view digits = text.substr(dash + 1);
    return (digits.size() == 8 || digits.size() == 17) &&
           std::ranges::all_of(digits, [](unsigned char c) { return std::isxdigit(c) != 0; });
}

// Past "/24", if that stands there.
std::size_t past_length(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    if (at >= text.size() || text[at] != '/') return at;
    while (end < text.size() && is_digit(text[end])) ++end;
    return end == at + 1 ? at : end;
}

}  // namespace

Sensitive::Sensitive(std::span<const std::string_view> sensitive, std::span<const std::string_view> clear) {
    const std::unordered_set<std::string_view> known(clear.begin(), clear.end());
    for (const std::string_view text : sensitive) {
        if (known.contains(text)) continue;
        if (const auto prefix = prefix_of(text))
            prefixes_.push_back(*prefix);
        else if (is_identifier(text))
            identifiers_.emplace_back(text);
    }
    std::ranges::sort(prefixes_);
    std::ranges::sort(identifiers_);
    identifiers_.erase(std::unique(identifiers_.begin(), identifiers_.end()), identifiers_.end());
    if (prefixes_.empty()) return;
    addresses_ = set::AddressSet::of(prefixes_);
    std::vector<net::Prefix> told;
    for (const std::string_view text : clear)
        if (const auto prefix = prefix_of(text); prefix && addresses_.contains(*prefix)) told.push_back(*prefix);
    addresses_ = addresses_ - set::AddressSet::of(told);
}

bool Sensitive::is_candidate(std::string_view text) {
    return prefix_of(text) || is_identifier(text);
}

bool Sensitive::hides(std::string_view address) const {
    const auto prefix = prefix_of(address);
    return prefix && (std::ranges::binary_search(prefixes_, *prefix) || addresses_.contains(*prefix));
}

// A run of digits and their like may begin with a word's end ("cidr:10.0.0.0/8"), and end with a port or a full stop.
std::string Sensitive::addresses_hidden_in(std::string_view text) const {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && is_of_address(text[end])) ++end;
        if (end == at) {
            out += text[at++];
            continue;
        }
        std::size_t from = end, to = end;
        for (std::size_t start = at; start < end && from == end; ++start) {
            if (start > at && text[start - 1] != ':') continue;
            for (std::size_t stop : {past_length(text, end), end, text.find_last_not_of(".:", end - 1) + 1,
                                     std::min(text.rfind(':', end - 1), end)})
                if (start < stop && hides(text.substr(start, stop - start))) {
                    from = start;
                    to = stop;
                    break;
                }
        }
        out += text.substr(at, from - at);
        if (from < end) out += shown;
        at = to;
    }
    return out;
}

std::string Sensitive::hidden_in(std::string_view text) const {
    std::string out = prefixes_.empty() ? std::string(text) : addresses_hidden_in(text);
    for (const std::string& name : identifiers_)
        for (std::size_t at = 0; (at = out.find(name, at)) != std::string::npos;) {
            const std::size_t end = at + name.size();
            const bool whole = (at == 0 || !is_of_name(out[at - 1])) && (end == out.size() || !is_of_name(out[end]));
            if (whole) out.replace(at, name.size(), shown);
            at += whole ? shown.size() : 1;
        }
    return out;
}

}  // namespace netlint::model
