// A YAML document as rows of constants: what yaml-cpp makes of a file, without the cost of asking it again.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace netlint::rule {

// A node. A document is its nodes in the order of the text: each comes before its parts, of a map the keys and values
// by turns. The first is the root.
struct YamlRow {
    enum class Kind : unsigned char { null, scalar, sequence, map };

    Kind kind;
    std::uint32_t line, column;  // from 1; 0 when it stands nowhere, as the root of an empty document
    std::uint32_t text;          // where a scalar's letters begin in the document's texts
    std::uint32_t size;          // how many they are; of anything else, how many rows its parts take
    friend bool operator==(const YamlRow&, const YamlRow&) = default;
};

// Belongs to whoever holds the rows and the texts.
class YamlNode {
public:
    YamlNode() = default;  // not defined
    YamlNode(std::span<const YamlRow> rows, std::string_view texts) : row_(rows.data()), texts_(texts.data()) {}

    bool defined() const { return row_ != nullptr; }
    bool is_null() const { return is(YamlRow::Kind::null); }
    bool is_scalar() const { return is(YamlRow::Kind::scalar); }
    bool is_sequence() const { return is(YamlRow::Kind::sequence); }
    bool is_map() const { return is(YamlRow::Kind::map); }
    std::size_t line() const { return row_ ? row_->line : 0; }
    std::size_t column() const { return row_ ? row_->column : 0; }

    // Empty but for scalars.
    std::string_view scalar() const {
        return is_scalar() ? std::string_view(texts_ + row_->text, row_->size) : std::string_view();
    }
    // Of a sequence; empty but for one.
    std::vector<YamlNode> items() const;
    // Of a map; empty but for one.
    std::vector<std::pair<YamlNode, YamlNode>> entries() const;
    // The first value of that key in a map, not defined when there is none.
    YamlNode find(std::string_view key) const;

private:
    YamlNode(const YamlRow* row, const char* texts) : row_(row), texts_(texts) {}
    bool is(YamlRow::Kind kind) const { return row_ && row_->kind == kind; }
    // The row after it and its parts.
    const YamlRow* end() const { return row_ + 1 + (is_scalar() ? 0 : row_->size); }

    const YamlRow* row_ = nullptr;
    const char* texts_ = nullptr;
};

struct YamlDocument {
    std::vector<YamlRow> rows;
    std::string texts;

    YamlNode root() const { return {rows, texts}; }
};

}  // namespace netlint::rule
