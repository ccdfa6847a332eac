// Lays yaml-cpp's tree out in rows.
#include "yaml_parsing.hpp"

#include <yaml-cpp/yaml.h>

#include "netlint/base/error.hpp"
#include "netlint/base/location.hpp"

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

}  // namespace

Result<YamlDocument> parse_yaml(std::string_view text, const std::string& file) {
    // A letter makes three nodes at most ("?": a map with an empty key and an empty value).
    Layout layout{file, 10 * text.size() + 1000, {}, {}};
    try {
        layout.add(YAML::Load(std::string(text)), 0);
    } catch (const YAML::Exception& error) {
        return fail_at(to_location(error.mark, file), "not YAML: {}", error.msg);
    }
    if (layout.error) return std::unexpected(*std::move(layout.error));
    return std::move(layout.out);
}

}  // namespace netlint::rule
