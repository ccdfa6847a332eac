// Unrolls dynamic blocks over the members of their collections.
#include "dynamic_blocks.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "module_folders.hpp"
#include "source_locals.hpp"
#include "traversal.hpp"

namespace netlint::plan {
namespace {

struct Entry {
    std::string key;
    const SourceExpression* value;
};

// The member that the steps from `at` on lead to; null when there is none.
const SourceExpression* inside(const SourceExpression* expression, const Traversal& traversal, std::size_t at) {
    for (std::size_t i = at; expression && i < traversal.steps.size(); ++i) {
        const auto* const key = std::get_if<std::string>(&traversal.steps[i].key);
        expression = expression->member(key ? *key : traversal.steps[i].name);
    }
    return expression;
}

std::optional<std::vector<Entry>> entries_of(const SourceExpression& for_each, const SourceLocals& locals) {
    const SourceExpression* collection = &for_each;
    if (for_each.kind == SourceExpression::Kind::traversal) {
        const Traversal traversal = Traversal::parse(for_each.text);
        const auto local = locals.find(traversal.name(1));
        if (traversal.name(0) != "local" || local == locals.end()) return std::nullopt;
        collection = inside(&local->second, traversal, 2);
    }
    std::vector<Entry> out;
    if (collection && collection->kind == SourceExpression::Kind::object) {
        for (const auto& [key, value] : collection->members) out.push_back({key, &value});
    } else if (collection && collection->kind == SourceExpression::Kind::list) {
        for (const SourceExpression& item : collection->items) out.push_back({std::to_string(out.size()), &item});
    } else {
        return std::nullopt;
    }
    return out;
}

Value wrapped(std::string_view name, Value value, ValueStore& store) {
    return store.object(std::array{Value::Member(name, value)});
}

class Unroller {
public:
    Unroller(const SourceDynamic& dynamic, const Entry& entry, ValueStore& store)
        : dynamic_(dynamic), entry_(entry), store_(store) {}

    Value block() {
        std::vector<Value::Member> members;
        for (const auto& [name, expression] : dynamic_.content) members.emplace_back(keep(name), value_of(expression));
        return store_.object(members);
    }

private:
    std::string_view keep(std::string_view text) { return store_.keep(text); }
    Value constant(Value value) { return wrapped("constant_value", value, store_); }
    Value open() { return store_.object({}); }  // an expression of which nothing is known

    Value value_of(const SourceExpression& expression) {
        using enum SourceExpression::Kind;
        switch (expression.kind) {
            case text:
                return constant(Value::string(keep(expression.text)));
            case traversal:
                return followed(expression.text);
            case list:
                return of_list(expression.items);
            case opaque:
                return of_text(expression.text);
            case object:
                break;
        }
        return open();
    }

    Value followed(const std::string& text) {
        const Traversal traversal = Traversal::parse(text);
        if (traversal.name(0) != dynamic_.iterator)
            return wrapped("references", store_.list(std::array{Value::string(keep(text))}), store_);
        if (traversal.name(1) == "key") return constant(Value::string(keep(entry_.key)));
        const SourceExpression* meant = inside(entry_.value, traversal, 2);
        // What the collection holds is written outside the block: the iterator means nothing there.
        return meant && traversal.name(1) == "value" ? value_of(*meant) : open();
    }

    Value of_list(const std::vector<SourceExpression>& items) {
        std::vector<Value> constants, references;
        for (const SourceExpression& item : items) {
            const Value one = value_of(item);
            if (one.members().empty()) return one;
            const bool is_constant = one.members().front().first == "constant_value";
            for (const Value& reference : one["references"].items()) references.push_back(reference);
            if (is_constant) constants.push_back(one["constant_value"]);
        }
        if (references.empty()) return constant(store_.list(constants));
        return wrapped("references", store_.list(references), store_);
    }

    // Numbers, truths, and strings with no other template than the iterator's key or value.
    Value of_text(const std::string& text) {
        if (text == "true" || text == "false") return constant(Value::boolean(text == "true"));
        if (!text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }))
            return constant(Value::number(keep(text)));
        if (text.size() < 2 || text.front() != '"' || text.find('\\') != std::string::npos) return open();
        std::string filled = text.substr(1, text.size() - 2);
        fill(filled, "${" + dynamic_.iterator + ".key}", entry_.key);
        if (entry_.value->kind == SourceExpression::Kind::text)
            fill(filled, "${" + dynamic_.iterator + ".value}", entry_.value->text);
        if (filled.find("${") != std::string::npos || filled.find("%{") != std::string::npos ||
            filled.find('"') != std::string::npos)
            return open();
        return constant(Value::string(keep(filled)));
    }

    static void fill(std::string& text, const std::string& gap, const std::string& with) {
        for (std::size_t at = text.find(gap); at != std::string::npos; at = text.find(gap, at + with.size()))
            text.replace(at, gap.size(), with);
    }

    const SourceDynamic& dynamic_;
    const Entry& entry_;
    ValueStore& store_;
};

// The static blocks of an attribute that is written like blocks ("ingress"): one constant list of objects.
std::vector<Value> blocks_of_constant(const Value& list, ValueStore& store) {
    std::vector<Value> out;
    for (const Value& item : list.items()) {
        std::vector<Value::Member> members;
        for (const auto& [name, value] : item.members())
            members.emplace_back(name, wrapped("constant_value", value, store));
        out.push_back(store.object(members));
    }
    return out;
}

// References of all static blocks are merged in one list: so those of the others join it.
Value merged(const Value& expression, const std::vector<Value>& blocks, ValueStore& store) {
    std::vector<Value> references(expression["references"].items().begin(), expression["references"].items().end());
    for (const Value& block : blocks)
        for (const auto& [name, value] : block.members())
            for (const Value& reference : value["references"].items()) references.push_back(reference);
    return wrapped("references", store.list(references), store);
}

void add_blocks(ConfigResource& resource, std::string_view name, std::vector<Value> blocks, ValueStore& store) {
    const Value& written = resource.expressions[name];
    Value all;
    if (!written["references"].is_null()) {
        all = merged(written, blocks, store);
    } else {
        std::vector<Value> every = written.is_list()
                                       ? std::vector<Value>(written.items().begin(), written.items().end())
                                       : blocks_of_constant(written["constant_value"], store);
        std::ranges::move(blocks, std::back_inserter(every));
        all = store.list(every);
    }
    std::vector<Value::Member> members;
    for (const auto& member : resource.expressions.members())
        if (member.first != name) members.push_back(member);
    members.emplace_back(name, all);
    resource.expressions = store.object(members);
}

void restore(ConfigModule& module, const ModuleFolder& at, const ModuleFolders& folders, ValueStore& store) {
    const SourceModule source = read_source(at.folder);
    for (const SourceDynamic& dynamic : source.dynamics) {
        const auto found = std::ranges::find_if(module.resources, [&](const ConfigResource& resource) {
            return resource.mode == Mode::managed && resource.type == dynamic.type && resource.name == dynamic.name;
        });
        const auto entries = entries_of(dynamic.for_each, source.locals);
        if (found == module.resources.end() || !entries) continue;
        std::vector<Value> blocks;
        for (const Entry& entry : *entries) blocks.push_back(Unroller(dynamic, entry, store).block());
        add_blocks(*found, store.keep(dynamic.block), std::move(blocks), store);
    }
    for (ConfigCall& call : module.calls)
        if (const auto called = call.module ? folders.called(at, call) : std::nullopt)
            restore(*call.module, *called, folders, store);
}

}  // namespace

void restore_dynamic_blocks(ConfigModule& root, const std::string& folder, ValueStore& store) {
    const ModuleFolders folders(folder);
    restore(root, folders.root(), folders, store);
}

}  // namespace netlint::plan
