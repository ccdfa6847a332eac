// Building blocks of the text formats.
#include "text_writer.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "printable.hpp"

namespace netlint::report {
namespace {

constexpr std::size_t label_width = 9;
constexpr std::size_t others_shown = 5;

std::string_view code_of(Ink ink) {
    switch (ink) {
        case Ink::plain:
            return "";
        case Ink::bold:
            return "\x1b[1m";
        case Ink::dim:
            return "\x1b[2m";
        case Ink::red:
            return "\x1b[31m";
        case Ink::yellow:
            return "\x1b[33m";
        case Ink::green:
            return "\x1b[32m";
        case Ink::cyan:
            return "\x1b[36m";
    }
    return "";
}

std::string_view mark_of(reach::Decision decision) {
    switch (decision) {
        case reach::Decision::allow:
            return "+";
        case reach::Decision::deny:
            return "x";
        case reach::Decision::unknown:
            return "?";
    }
    return " ";
}

Ink ink_of(reach::Decision decision) {
    switch (decision) {
        case reach::Decision::allow:
            return Ink::green;
        case reach::Decision::deny:
            return Ink::red;
        case reach::Decision::unknown:
            return Ink::yellow;
    }
    return Ink::plain;
}

// fmt counts the columns of every script, for which it takes each text apart; nearly all are ASCII.
std::string padded(std::string_view text, std::size_t width) {
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 128; };
    if (!std::ranges::all_of(text, is_ascii)) return fmt::format("{:<{}}", text, width);
    std::string out(text);
    if (out.size() < width) out.resize(width, ' ');
    return out;
}

}  // namespace

TextWriter& TextWriter::put(std::string_view text, Ink ink) {
    const bool inked = style_.colour && ink != Ink::plain;
    if (inked) text_ += code_of(ink);
    append_printable(text_, text);
    if (inked) text_ += "\x1b[0m";
    if (sink_ && text_.size() >= piece) {
        sink_(text_);
        text_.clear();
    }
    return *this;
}

TextWriter& TextWriter::field(std::string_view label, std::string_view text, Ink ink) {
    if (text.empty()) return *this;
    put("  ").put(padded(label, label_width), Ink::dim);
    return put(text, ink).line();
}

TextWriter& TextWriter::others(std::string_view label, std::span<const std::string> addresses) {
    const std::size_t shown = std::min(addresses.size(), others_shown);
    for (std::size_t i = 0; i < shown; ++i) field(i == 0 ? label : "", addresses[i]);
    return field("", shown < addresses.size() ? fmt::format("and {} more", addresses.size() - shown) : "");
}

TextWriter& TextWriter::hops(std::string_view label, std::span<const reach::Hop> hops) {
    std::size_t stage_width = 0, at_width = 0;
    for (const reach::Hop& hop : hops) {
        stage_width = std::max(stage_width, to_string(hop.stage).size());
        at_width = std::max(at_width, hop.at.size());
    }
    at_width = std::min<std::size_t>(at_width, 48);
    for (const reach::Hop& hop : hops) {
        put("  ").put(padded(label, label_width), Ink::dim);
        label = "";
        put(mark_of(hop.decision), ink_of(hop.decision)).put(" ").put(padded(to_string(hop.stage), stage_width));
        put("  ").put(padded(hop.at, at_width)).put("  ").put(hop.because);
        if (!hop.code.empty()) put(fmt::format("  [{}]", hop.code), Ink::dim);
        if (hop.place && hop.decision != reach::Decision::allow) put("  " + hop.place->to_string(), Ink::dim);
        line();
    }
    return *this;
}

Ink ink_of(rule::Severity severity) {
    switch (severity) {
        case rule::Severity::critical:
        case rule::Severity::high:
            return Ink::red;
        case rule::Severity::medium:
            return Ink::yellow;
        case rule::Severity::low:
            return Ink::cyan;
        case rule::Severity::info:
            return Ink::dim;
    }
    return Ink::plain;
}

Ink ink_of(reach::Verdict verdict) {
    switch (verdict) {
        case reach::Verdict::reachable:
            return Ink::green;
        case reach::Verdict::unreachable:
            return Ink::red;
        case reach::Verdict::partial:
        case reach::Verdict::unknown:
            return Ink::yellow;
    }
    return Ink::plain;
}

}  // namespace netlint::report
