// Local values and dynamic blocks of a module, read from its source.
#include "source_locals.hpp"

#include <algorithm>
#include <iterator>

#include "module_folders.hpp"
#include "source_heads.hpp"
#include "source_parser.hpp"

namespace netlint::plan {
namespace {

class Reader : SourceParser {
public:
    using SourceParser::SourceParser;

    SourceModule module() {
        while (skip_blank(), !at_end()) {
            const std::string head = word();
            if (head.empty()) {
                skip_one();
                continue;
            }
            skip_blank();
            if (head == "locals" && peek() == '{') {
                for (auto& [name, expression] : object(0).members) found_.locals.emplace(name, std::move(expression));
            } else if (head == "resource") {
                resource();
            } else if (head == "module") {
                call();
            } else {
                while (!at_end() && peek() != '{' && peek() != '\n') skip_one();
                if (peek() == '{') skip_one();  // another block, whole
            }
        }
        return std::move(found_);
    }

private:
    void resource() {
        const auto type = plain_string();
        skip_blank();
        const auto name = plain_string();
        skip_blank();
        if (!type || !name || peek() != '{') return;
        each_member([&](const std::string& head) {
            if (head == "dynamic") return dynamic(*type, *name);
            if ((head == "ingress" || head == "egress" || head == "route") && peek() == '{')
                return found_.blocks.push_back({*type + '.' + *name, head, content()});
            block_member(head, *type + '.' + *name);
        });
    }

    void call() {
        const auto name = plain_string();
        skip_blank();
        if (!name || peek() != '{') return;
        each_member([&](const std::string& head) {
            if (peek() != '=') return skip_member();
            advance();
            SourceExpression value = expression(0);
            if (head == "for_each")
                found_.for_each.insert_or_assign("module." + *name, std::move(value));
            else
                found_.arguments[*name].insert_or_assign(head, std::move(value));
        });
    }

    void block_member(const std::string& head, const std::string& block) {
        if (head != "for_each" || peek() != '=') return skip_member();
        advance();
        found_.for_each.insert_or_assign(block, expression(0));
    }

    void dynamic(const std::string& type, const std::string& name) {
        SourceDynamic made{type, name, plain_string().value_or(""), "", {}, {}};
        made.iterator = made.block;
        skip_blank();
        if (made.block.empty() || peek() != '{') return;
        each_member([&](const std::string& head) {
            if (head == "content" && peek() == '{') return made.content = content(), void();
            if (peek() != '=') return skip_member();
            advance();
            SourceExpression value = expression(0);
            if (head == "for_each") made.for_each = std::move(value);
            if (head == "iterator") made.iterator = value.text;
        });
        found_.dynamics.push_back(std::move(made));
    }

    std::vector<std::pair<std::string, SourceExpression>> content() {
        std::vector<std::pair<std::string, SourceExpression>> attributes;
        each_member([&](const std::string& head) {
            if (peek() != '=') return skip_member();
            advance();
            attributes.emplace_back(head, expression(0));
        });
        return attributes;
    }

    // The words that begin the members of the block that opens here.
    template <class Member>
    void each_member(const Member& member) {
        advance();
        while (skip_blank(), !at_end() && peek() != '}') {
            const std::string head = word();
            skip_blank();
            if (head.empty()) {
                skip_one();
            } else {
                member(head);
            }
        }
        if (!at_end()) advance();
    }

    // An attribute to the end of its expression, a block to its end.
    void skip_member() {
        if (peek() == '=') {
            advance();
            expression(0);
            return;
        }
        while (!at_end() && peek() != '{' && peek() != '\n') skip_one();
        if (peek() == '{') skip_one();
    }

    SourceModule found_;
};

}  // namespace

const SourceExpression* SourceExpression::member(std::string_view name) const {
    for (const auto& [key, expression] : members)
        if (key == name) return &expression;
    return nullptr;
}

SourceModule parse_source(std::string_view text) {
    return Reader(text).module();
}

SourceModule read_source(const std::string& folder) {
    SourceModule all;
    for (const SourceFile& file : source_files(folder)) {
        if (file.json) continue;  // plan JSON repeats what such sources say
        const std::string text = read_text_file(file.path);
        SourceModule one = parse_source(text);
        if (file.overriding) {
            for (const SourceHead& head : heads_of(text)) {
                std::erase_if(all.dynamics,
                              [&](const SourceDynamic& made) { return made.type + '.' + made.name == head.name; });
                std::erase_if(all.blocks, [&](const SourceBlock& made) { return made.resource == head.name; });
            }
            for (auto& [name, expression] : one.locals) all.locals.insert_or_assign(name, std::move(expression));
            for (auto& [name, expression] : one.for_each) all.for_each.insert_or_assign(name, std::move(expression));
            for (auto& [call, given] : one.arguments)
                for (auto& [name, expression] : given)
                    all.arguments[call].insert_or_assign(name, std::move(expression));
        } else {
            all.locals.merge(one.locals);
            all.for_each.merge(one.for_each);
            all.arguments.merge(one.arguments);
        }
        std::ranges::move(one.dynamics, std::back_inserter(all.dynamics));
        std::ranges::move(one.blocks, std::back_inserter(all.blocks));
    }
    return all;
}

}  // namespace netlint::plan
