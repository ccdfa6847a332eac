// Local values of a module, read from its source where the plan's JSON leaves them out.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace netlint::plan {

// As much of an expression as identity needs: objects, lists, plain strings and references; the rest is opaque.
struct SourceExpression {
    enum class Kind : unsigned char { opaque, text, traversal, list, object };
    Kind kind = Kind::opaque;
    std::string text;                                               // of a string or a traversal
    std::vector<SourceExpression> items;                            // of a list
    std::vector<std::pair<std::string, SourceExpression>> members;  // of an object, in source order

    const SourceExpression* member(std::string_view name) const;  // null when absent
};

using SourceLocals = std::map<std::string, SourceExpression, std::less<>>;

// Every local of the `locals` blocks in one file's text. What does not parse is opaque.
SourceLocals parse_locals(std::string_view text);

// The locals of a module's folder, of all its .tf files; empty when there is no such folder.
SourceLocals read_locals(const std::string& folder);

}  // namespace netlint::plan
