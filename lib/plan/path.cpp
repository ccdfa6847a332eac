// Places of attributes inside a resource.
#include "netlint/plan/path.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "netlint/base/overloaded.hpp"

namespace netlint::plan {
namespace {
const Value unknown_value = Value::unknown();
}

Path::Path(std::string_view text) {
    while (!text.empty()) {
        if (text.front() == '[') {
            std::size_t index = 0;
            std::from_chars(text.data() + 1, text.data() + text.size(), index);
            steps_.emplace_back(index);
            text.remove_prefix(std::min(text.find(']'), text.size() - 1) + 1);
        } else {
            if (text.front() == '.') text.remove_prefix(1);
            const auto end = std::ranges::find_if(text, [](char c) { return c == '.' || c == '['; });
            steps_.emplace_back(std::in_place_type<std::string>, text.begin(), end);
            text = {end, text.end()};
        }
    }
}

const std::string& Path::attribute() const {
    static const std::string none;
    return steps_.empty() ? none : std::get<std::string>(steps_.front());
}

Path Path::then(std::string_view member) const {
    Path path = *this;
    path.steps_.emplace_back(std::string(member));
    return path;
}

Path Path::then(std::size_t index) const {
    Path path = *this;
    path.steps_.emplace_back(index);
    return path;
}

std::string Path::to_string() const {
    std::string text;
    for (const Step& step : steps_)
        std::visit(overloaded{[&](const std::string& name) { text += (text.empty() ? "" : ".") + name; },
                              [&](std::size_t index) { text += fmt::format("[{}]", index); }},
                   step);
    return text;
}

const Value& Path::in(const Value& values) const {
    const Value* value = &values;
    for (const Step& step : steps_) {
        if (value->is_unknown()) return unknown_value;
        value = std::visit(overloaded{[&](const std::string& name) { return &(*value)[name]; },
                                      [&](std::size_t index) { return &(*value)[index]; }},
                           step);
    }
    return *value;
}

}  // namespace netlint::plan
