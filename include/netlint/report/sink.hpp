// Where the text of a report goes, piece by piece.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace netlint::report {

// Reports of large networks take hundreds of megabytes, which nobody needs to hold as one text.
using Sink = std::function<void(std::string_view piece)>;

// All pieces of what `write` hands to the sink that it is given.
template <class Write>
std::string text_of(const Write& write) {
    std::string text;
    write([&](std::string_view piece) { text += piece; });
    return text;
}

}  // namespace netlint::report
