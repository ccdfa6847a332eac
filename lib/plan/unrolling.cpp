// Puts the members of a collection in the place of the iterator.
#include "unrolling.hpp"

#include <string>
#include <utility>

#include "traversal.hpp"

namespace netlint::plan {
namespace {

using Kind = SourceExpression::Kind;

struct Entry {
    std::string key;
    const SourceExpression* value;
};

// The member that the steps from the third on lead to; null when there is none.
const SourceExpression* inside(const SourceExpression* expression, const Traversal& traversal) {
    for (std::size_t i = 2; expression && i < traversal.steps.size(); ++i) {
        const auto* const key = std::get_if<std::string>(&traversal.steps[i].key);
        expression = expression->member(key ? *key : traversal.steps[i].name);
    }
    return expression;
}

const SourceExpression* local(const SourceExpression& for_each, const SourceLocals& locals) {
    const Traversal traversal = Traversal::parse(for_each.text);
    const auto found = locals.find(traversal.name(1));
    if (traversal.name(0) != "local" || found == locals.end()) return nullptr;
    return inside(&found->second, traversal);
}

std::optional<std::vector<Entry>> entries_of(const SourceExpression& collection) {
    std::vector<Entry> out;
    if (collection.kind == Kind::object) {
        for (const auto& [key, value] : collection.members) out.push_back({key, &value});
    } else if (collection.kind == Kind::list) {
        for (const SourceExpression& item : collection.items) out.push_back({std::to_string(out.size()), &item});
    } else {
        return std::nullopt;
    }
    return out;
}

void fill(std::string& text, const std::string& gap, const std::string& with) {
    for (std::size_t at = text.find(gap); at != std::string::npos; at = text.find(gap, at + with.size()))
        text.replace(at, gap.size(), with);
}

struct Turn {
    const std::string& iterator;
    const Entry& entry;

    SourceExpression of(const SourceExpression& expression) const {
        switch (expression.kind) {
            case Kind::text:
            case Kind::object:
                return expression;
            case Kind::traversal:
                return of_traversal(expression);
            case Kind::opaque:
                return of_text(expression);
            case Kind::list:
                break;
        }
        SourceExpression list{Kind::list, "", {}, {}};
        for (const SourceExpression& item : expression.items) list.items.push_back(of(item));
        return list;
    }

    SourceExpression of_traversal(const SourceExpression& expression) const {
        const Traversal traversal = Traversal::parse(expression.text);
        if (traversal.name(0) != iterator) return expression;
        if (traversal.name(1) == "key") return {Kind::text, entry.key, {}, {}};
        // What the collection holds is written outside the block: the iterator means nothing there.
        const SourceExpression* meant = traversal.name(1) == "value" ? inside(entry.value, traversal) : nullptr;
        return meant ? *meant : SourceExpression{};
    }

    // Strings with no other template than the iterator's key or value.
    SourceExpression of_text(const SourceExpression& expression) const {
        const std::string& text = expression.text;
        if (text.size() < 2 || text.front() != '"' || text.find('\\') != std::string::npos) return expression;
        std::string filled = text.substr(1, text.size() - 2);
        fill(filled, "${" + iterator + ".key}", entry.key);
        if (entry.value->kind == Kind::text) fill(filled, "${" + iterator + ".value}", entry.value->text);
        if (filled.find("${") != std::string::npos || filled.find("%{") != std::string::npos ||
            filled.find('"') != std::string::npos)
            return expression;
        return {Kind::text, std::move(filled), {}, {}};
    }
};

}  // namespace

std::optional<std::vector<SourceBlock>> unrolled(const SourceDynamic& dynamic, const SourceLocals& locals,
                                                 const Constants& constants) {
    const SourceExpression* collection = &dynamic.for_each;
    std::optional<SourceExpression> constant;
    if (collection->kind == Kind::traversal) {
        collection = local(dynamic.for_each, locals);
        if (collection == nullptr || collection->kind == Kind::traversal) {
            constant = constants.of(dynamic.for_each);
            collection = constant ? &*constant : nullptr;
        }
    }
    const auto entries = collection ? entries_of(*collection) : std::nullopt;
    if (!entries) return std::nullopt;
    std::vector<SourceBlock> blocks;
    for (const Entry& entry : *entries) {
        SourceBlock made{dynamic.type + '.' + dynamic.name, dynamic.block, {}};
        for (const auto& [name, expression] : dynamic.content)
            made.content.emplace_back(name, Turn{dynamic.iterator, entry}.of(expression));
        blocks.push_back(std::move(made));
    }
    return blocks;
}

}  // namespace netlint::plan
