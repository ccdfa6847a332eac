// References of expressions, taken apart.
#include "traversal.hpp"

#include <algorithm>

namespace netlint::plan {
namespace {

// Where the bracket that opens at `at` closes, quotes respected.
std::size_t closing(std::string_view text, std::size_t at) {
    bool quoted = false;
    for (std::size_t i = at + 1; i < text.size(); ++i) {
        if (quoted && text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            quoted = !quoted;
        else if (text[i] == ']' && !quoted)
            return i;
    }
    return text.size() - 1;
}

// Keys are quoted as addresses quote them, so an address with the key is parsed.
Key key_of(std::string_view bracket) {
    const auto address = InstanceAddress::parse("t.n" + std::string(bracket));
    return address ? address->key : Key{std::string(bracket)};
}

bool prefix_of(std::string_view shorter, std::string_view longer) {
    return shorter.size() < longer.size() && longer.starts_with(shorter) &&
           (longer[shorter.size()] == '.' || longer[shorter.size()] == '[');
}

void interpolate(const Value& value, std::vector<Traversal>& found) {
    if (const auto text = value.kind() == Value::Kind::string ? value.as_string() : std::nullopt) {
        for (std::size_t at = 0; (at = text->find("${", at)) != std::string_view::npos;) {
            const std::size_t end = text->find('}', at);
            if (end == std::string_view::npos) break;
            if (at == 0 || (*text)[at - 1] != '$')
                found.push_back(Traversal::parse(text->substr(at + 2, end - at - 2)));
            at = end;
        }
    }
    for (const Value& item : value.items()) interpolate(item, found);
    for (const auto& [name, member] : value.members()) interpolate(member, found);
}

}  // namespace

Traversal Traversal::parse(std::string_view text) {
    Traversal traversal;
    const auto begins_step = [](char c) { return c == '.' || c == '['; };
    traversal.steps.reserve(1 + static_cast<std::size_t>(std::ranges::count_if(text, begins_step)));
    while (!text.empty()) {
        if (text.front() == '.') {
            text.remove_prefix(1);
        } else if (text.front() == '[') {
            const std::size_t end = closing(text, 0);
            traversal.steps.push_back({"", key_of(text.substr(0, end + 1))});
            text.remove_prefix(end + 1);
        } else {
            const auto end = std::ranges::find_if(text, begins_step);
            traversal.steps.push_back({std::string(text.begin(), end), {}});
            text = {end, text.end()};
        }
    }
    return traversal;
}

std::string Traversal::path(std::size_t i) const {
    std::string text;
    for (; i < steps.size(); ++i) {
        if (!steps[i].name.empty())
            text += (text.empty() ? "" : ".") + steps[i].name;
        else if (const auto* number = std::get_if<std::int64_t>(&steps[i].key))
            text += '[' + std::to_string(*number) + ']';
        else
            return {};
    }
    return text;
}

std::vector<Traversal::Step> Traversal::from(std::size_t i) const {
    return i < steps.size() ? std::vector<Step>(steps.begin() + static_cast<std::ptrdiff_t>(i), steps.end())
                            : std::vector<Step>();
}

std::vector<std::string_view> reference_texts_of(const Value& expression) {
    std::vector<std::string_view> groups;
    for (const Value& item : expression["references"].items()) {
        const std::string_view text = item.as_string().value_or("");
        if (!text.empty() && (groups.empty() || !prefix_of(text, groups.back()))) groups.push_back(text);
    }
    return groups;
}

std::vector<Traversal> references_of(const Value& expression) {
    std::vector<Traversal> groups;
    for (const std::string_view text : reference_texts_of(expression)) groups.push_back(Traversal::parse(text));
    return groups;
}

std::vector<Traversal> interpolations_of(const Value& constant) {
    std::vector<Traversal> found;
    interpolate(constant, found);
    return found;
}

}  // namespace netlint::plan
