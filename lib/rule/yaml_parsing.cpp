// Lays yaml-cpp's tree out in rows.
#include "yaml_parsing.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include "netlint/base/error.hpp"
#include "netlint/base/location.hpp"
#include "utf8.hpp"

namespace netlint::rule {
namespace {

constexpr std::size_t most_levels = 500;  // what yaml-cpp itself goes down to

Location to_location(const YAML::Mark& mark, const std::string& file) {
    if (mark.is_null()) return {file, 0, 0, std::nullopt};
    return {file, static_cast<std::size_t>(mark.line) + 1, static_cast<std::size_t>(mark.column) + 1, std::nullopt};
}

struct Layout {
    const std::string& file;
    std::size_t most_rows;
    YamlDocument out;
    std::optional<Error> error;

    void add(const YAML::Node& node, std::size_t level) {
        const Location where = to_location(node.Mark(), file);
        if (level > most_levels || out.rows.size() >= most_rows) {
            if (!error) error = Error{"not YAML that netlint reads: it nests too deep, or grows by its aliases", where};
            return;
        }
        const std::size_t at = out.rows.size();
        const auto kind = node.IsScalar()     ? YamlRow::Kind::scalar
                          : node.IsSequence() ? YamlRow::Kind::sequence
                          : node.IsMap()      ? YamlRow::Kind::map
                                              : YamlRow::Kind::null;
        out.rows.push_back({kind, static_cast<std::uint32_t>(where.line), static_cast<std::uint32_t>(where.column),
                            static_cast<std::uint32_t>(out.texts.size()), 0});
        if (kind == YamlRow::Kind::scalar) {
            out.texts += node.Scalar();
            out.rows[at].size = static_cast<std::uint32_t>(node.Scalar().size());
            return;
        }
        for (const auto& part : node) {
            if (error) return;
            if (kind == YamlRow::Kind::sequence) {
                add(part, level + 1);
            } else {
                add(part.first, level + 1);
                add(part.second, level + 1);
            }
        }
        out.rows[at].size = static_cast<std::uint32_t>(out.rows.size() - at - 1);
    }
};

// yaml-cpp knows UTF-16 and UTF-32 by their marks, or by the zeros in their first letter, and turns them into UTF-8.
bool is_wide(std::string_view text) {
    return text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff") ||
           text.substr(0, 4).find('\0') != std::string_view::npos;
}

std::optional<Error> check_encoding(std::string_view text, const std::string& file) {
    if (is_wide(text)) return std::nullopt;
    const auto bad = first_not_utf8(text);
    if (!bad) return std::nullopt;
    const std::string_view before = text.substr(0, *bad);
    const auto line = static_cast<std::size_t>(std::ranges::count(before, '\n')) + 1;
    return Error{
        fmt::format("not UTF-8: the byte {:02x} here is part of no character", static_cast<unsigned char>(text[*bad])),
        Location{file, line, *bad - (before.rfind('\n') + 1) + 1, std::nullopt}};
}

// Of the document that has something at the line: the line of its "---", if it has one.
std::size_t line_of_start(std::string_view text, std::size_t line) {
    std::size_t found = line;
    for (std::size_t at = 0, here = 1; at < text.size() && here <= line; ++here) {
        if (text.substr(at).starts_with("---")) found = here;
        at = std::min(text.find('\n', at), text.size()) + 1;
    }
    return found;
}

// A tab that indents the line of an error, or what comes right before it, which is where YAML finds fault with it.
std::optional<std::size_t> line_with_tab(std::string_view text, std::size_t error_line) {
    std::optional<std::size_t> found;
    std::size_t line = 1;
    for (std::size_t at = 0; at < text.size() && line <= error_line; ++line) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view row = text.substr(at, end - at);
        const std::size_t content = row.find_first_not_of(" \t\r");
        if (content != std::string_view::npos) {
            if (row.substr(0, content).find('\t') != std::string_view::npos)
                found = line;
            else if (line < error_line)
                found.reset();
        }
        at = end + 1;
    }
    return found;
}

}  // namespace

Result<YamlDocument> parse_yaml(std::string_view text, const std::string& file) {
    if (auto error = check_encoding(text, file)) return std::unexpected(*std::move(error));
    // A letter makes three nodes at most ("?": a map with an empty key and an empty value).
    Layout layout{file, 10 * text.size() + 1000, {}, {}};
    try {
        const std::vector<YAML::Node> documents = YAML::LoadAll(std::string(text));
        if (documents.size() > 1)
            return fail_at({file, line_of_start(text, to_location(documents[1].Mark(), file).line), 1, std::nullopt},
                           "a second document begins here, and a file holds one");
        layout.add(documents.empty() ? YAML::Node() : documents.front(), 0);
    } catch (const YAML::Exception& error) {
        Location where = to_location(error.mark, file);
        if (const auto line = line_with_tab(text, where.line))
            return fail_at({file, *line, 1, std::nullopt},
                           "not YAML: a tab indents this line, and YAML is indented by spaces");
        return fail_at(std::move(where), "not YAML: {}", error.msg);
    }
    if (layout.error) return std::unexpected(*std::move(layout.error));
    return std::move(layout.out);
}

}  // namespace netlint::rule
