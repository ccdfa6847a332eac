// Says of unrolled blocks what the configuration would, and puts them among the others.
#include "dynamic_blocks.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "module_folders.hpp"
#include "source_locals.hpp"
#include "unrolling.hpp"

namespace netlint::plan {
namespace {

Value wrapped(std::string_view name, Value value, ValueStore& store) {
    return store.object(std::array{Value::Member(name, value)});
}

// What the plan's configuration would say of a block of the source.
class Restorer {
public:
    Restorer(const Constants& constants, ValueStore& store) : constants_(constants), store_(store) {}

    Value block(const SourceBlock& block) {
        std::vector<Value::Member> members;
        for (const auto& [name, expression] : block.content) members.emplace_back(keep(name), value_of(expression));
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
                if (const auto meant = constants_.of(expression)) return value_of(*meant);
                return wrapped("references", store_.list(std::array{Value::string(keep(expression.text))}), store_);
            case list:
                return of_list(expression.items);
            case opaque:
                if (expression.text == "true" || expression.text == "false")
                    return constant(Value::boolean(expression.text == "true"));
                return is_number(expression) ? constant(Value::number(keep(expression.text))) : open();
            case object:
                break;
        }
        return open();
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

    const Constants& constants_;
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

void restore(ConfigModule& module, const ModuleFolder& at, const SourceModule& source, const Constants& constants,
             const ModuleFolders& folders, ValueStore& store) {
    Restorer restorer(constants, store);
    for (const SourceDynamic& dynamic : source.dynamics) {
        const auto found = std::ranges::find_if(module.resources, [&](const ConfigResource& resource) {
            return resource.mode == Mode::managed && resource.type == dynamic.type && resource.name == dynamic.name;
        });
        const auto made = unrolled(dynamic, source.locals, constants);
        if (found == module.resources.end() || !made) continue;
        std::vector<Value> blocks;
        for (const SourceBlock& one : *made) blocks.push_back(restorer.block(one));
        add_blocks(*found, store.keep(dynamic.block), std::move(blocks), store);
    }
    for (ConfigCall& call : module.calls)
        if (const auto called = call.module ? folders.called(at, call) : std::nullopt) {
            const SourceModule inner = read_source(called->folder);
            restore(*call.module, *called, inner, Constants(inner, *call.module, constants, call.name), folders, store);
        }
}

}  // namespace

void restore_dynamic_blocks(ConfigModule& root, const Value& variables, const std::string& folder, ValueStore& store) {
    const ModuleFolders folders(folder);
    const SourceModule source = read_source(folders.root().folder);
    restore(root, folders.root(), source, Constants(source, root, variables), folders, store);
}

}  // namespace netlint::plan
