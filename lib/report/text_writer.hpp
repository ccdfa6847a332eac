// Building blocks of the text formats: colours, padded columns, hop lines.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "netlint/reach/answer.hpp"
#include "netlint/reach/hop.hpp"
#include "netlint/report/text.hpp"
#include "netlint/rule/finding.hpp"

namespace netlint::report {

enum class Ink : unsigned char { plain, bold, dim, red, yellow, green, cyan };

// Appends text to one string, with colours only when the style wants them. With a sink, what is long enough goes there.
class TextWriter {
public:
    explicit TextWriter(const TextStyle& style, Sink sink = {}) : style_(style), sink_(std::move(sink)) {}

    TextWriter& put(std::string_view text, Ink ink = Ink::plain);
    TextWriter& line() { return put("\n"); }
    // "  label   text", the label in a column of its own; nothing when the text is empty.
    TextWriter& field(std::string_view label, std::string_view text, Ink ink = Ink::plain);
    // One line an address, the first few of them.
    TextWriter& others(std::string_view label, std::span<const std::string> addresses);
    // One line a hop, under a label, the stage in a column: "network-acl-egress  aws_network_acl.db  entry 100 allows
    // ...".
    TextWriter& hops(std::string_view label, std::span<const reach::Hop> hops);

    // What is left.
    std::string take() { return std::move(text_); }

private:
    static constexpr std::size_t piece = std::size_t{1} << 16;

    TextStyle style_;
    Sink sink_;
    std::string text_;
};

Ink ink_of(rule::Severity severity);
Ink ink_of(reach::Verdict verdict);

}  // namespace netlint::report
