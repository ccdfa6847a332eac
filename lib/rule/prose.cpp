// Takes the prose out of a rule's file, line by line.
#include "prose.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>

namespace netlint::rule {
namespace {

// A scalar of one line, as YAML 1.2 sections 7.3.2 and 7.3.3 have it; nothing when it is anything else.
std::optional<std::string> scalar(std::string_view text) {
    if (text.empty() || text.back() == ' ') return std::nullopt;
    if (text.front() != '\'') {
        const bool plain = std::isalnum(static_cast<unsigned char>(text.front())) != 0;
        if (!plain || text.find(": ") != text.npos || text.find(" #") != text.npos || text.back() == ':')
            return std::nullopt;
        return std::string(text);
    }
    std::string out;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] != '\'') {
            out += text[i];
        } else if (i + 1 == text.size()) {
            return out;
        } else if (text[++i] == '\'') {
            out += '\'';
        } else {
            break;
        }
    }
    return std::nullopt;
}

}  // namespace

Prose take_prose(std::string_view file) {
    Prose prose;
    const std::array<std::pair<std::string_view, std::string*>, 4> headings{{
        {"title: ", &prose.title},
        {"what: ", &prose.what},
        {"why: ", &prose.why},
        {"fix: ", &prose.fix},
    }};
    while (!file.empty()) {
        const std::size_t end = std::min(file.find('\n'), file.size());
        const std::string_view line = file.substr(0, end);
        file.remove_prefix(std::min(end + 1, file.size()));
        const bool goes_on = file.starts_with(' ');
        const auto* heading =
            std::ranges::find_if(headings, [&](const auto& it) { return line.starts_with(it.first); });
        auto text = heading == headings.end() || goes_on ? std::nullopt : scalar(line.substr(heading->first.size()));
        prose.rest += text ? heading->first : line;
        if (text) {
            *heading->second = *std::move(text);
            prose.rest += 'x';
        }
        prose.rest += '\n';
    }
    return prose;
}

}  // namespace netlint::rule
