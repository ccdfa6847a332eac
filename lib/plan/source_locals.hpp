// Local values and dynamic blocks of a module, read from its source where the plan's JSON leaves them out.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace netlint::plan {

struct SourceMember;

// As much of an expression as identity needs: objects, lists, plain strings and references; the rest is opaque and
// kept as text.
struct SourceExpression {
    enum class Kind : unsigned char { opaque, text, traversal, list, object };
    Kind kind = Kind::opaque;
    std::string text;                     // of a string or a traversal; source text when opaque
    std::vector<SourceExpression> items;  // of a list
    std::vector<SourceMember> members;    // of an object, in source order

    const SourceExpression* member(std::string_view name) const;  // null when absent
};

struct SourceMember {
    std::string name;
    SourceExpression value;
};

using SourceLocals = std::map<std::string, SourceExpression, std::less<>>;

// A block that is made once for each member of a collection.
struct SourceDynamic {
    std::string type, name;  // of the resource it is in
    std::string block;       // "ingress"
    std::string iterator;    // the block's own name unless another is given
    SourceExpression for_each;
    std::vector<std::pair<std::string, SourceExpression>> content;  // its attributes, not the blocks in it
};

// A block of a resource that is written once: "ingress", "egress", "route", of which the plan's configuration keeps no
// more than all references together.
struct SourceBlock {
    std::string resource;  // "aws_route_table.main"
    std::string block;
    std::vector<std::pair<std::string, SourceExpression>> content;  // its attributes, not the blocks in it
};

struct SourceModule {
    SourceLocals locals;
    SourceLocals for_each;  // of managed resources ("aws_subnet.this") and module calls ("module.net")
    std::map<std::string, SourceLocals, std::less<>> arguments;  // of module calls, by their names
    std::vector<SourceDynamic> dynamics;
    std::vector<SourceBlock> blocks;
};

// What one file's text holds of all that. What does not parse is opaque.
SourceModule parse_source(std::string_view text);

// What a module's folder holds, of all its .tf files; empty when there is no such folder.
SourceModule read_source(const std::string& folder);

}  // namespace netlint::plan
