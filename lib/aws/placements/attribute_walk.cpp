// Walks blocks element by element down to an attribute.
#include "attribute_walk.hpp"

#include <utility>

namespace netlint::aws {
namespace {

std::pair<std::string_view, std::string_view> cut(std::string_view text, char at) {
    const auto end = text.find(at);
    if (end == std::string_view::npos) return {text, {}};
    return {text.substr(0, end), text.substr(end + 1)};
}

void walk(const plan::Value& value, const plan::Path& path, std::string_view rest, std::vector<plan::Path>& found) {
    const auto [name, deeper] = cut(rest, '.');
    const plan::Path here = path.then(name);
    const plan::Value& member = value[name];
    if (deeper.empty()) {
        found.push_back(here);
    } else if (member.is_list()) {
        for (std::size_t i = 0; i < member.items().size(); ++i) walk(member[i], here.then(i), deeper, found);
    } else if (member.is_object()) {
        walk(member, here, deeper, found);
    } else if (member.is_unknown()) {
        walk(member, here.then(std::size_t{0}), deeper, found);
    }
}

}  // namespace

std::vector<plan::Path> places(const plan::Value& values, std::string_view attributes) {
    std::vector<plan::Path> found;
    while (!attributes.empty()) {
        const auto [attribute, others] = cut(attributes, ' ');
        walk(values, {}, attribute, found);
        attributes = others;
    }
    return found;
}

plan::Path beside(const plan::Path& path, std::string_view attribute) {
    const auto leaf = attribute.rfind('.');
    plan::Path::Steps steps = path.steps();
    steps.back() = std::string(leaf == std::string_view::npos ? attribute : attribute.substr(leaf + 1));
    return plan::Path(std::move(steps));
}

bool holds_many(std::string_view attribute) {
    return (attribute.ends_with('s') && !attribute.ends_with("address")) || attribute.ends_with("_list") ||
           attribute == "vpc_zone_identifier";
}

bool holds_many(const plan::Value& values, const plan::Path& path) {
    const plan::Value& value = path.in(values);
    if (value.is_list()) return true;
    if (value.kind() == plan::Value::Kind::string) return false;
    return holds_many(std::get<std::string>(path.steps().back()));
}

plan::Path first_place(std::string_view attribute) {
    plan::Path path;
    while (!attribute.empty()) {
        const auto [name, deeper] = cut(attribute, '.');
        path = path.then(name);
        if (!deeper.empty()) path = path.then(std::size_t{0});
        attribute = deeper;
    }
    return path;
}

}  // namespace netlint::aws
