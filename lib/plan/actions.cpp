// The names of actions.
#include "actions.hpp"

#include <algorithm>
#include <array>

namespace netlint::plan {
namespace {

std::optional<Action> action_of(const Value& actions) {
    const auto is = [&](std::size_t i, std::string_view text) { return actions[i].as_string() == text; };
    if (actions.items().size() == 2) return is(0, "forget") || is(1, "forget") ? Action::create : Action::replace;
    constexpr std::array<std::pair<std::string_view, Action>, 6> names{{{"no-op", Action::no_op},
                                                                        {"create", Action::create},
                                                                        {"read", Action::read},
                                                                        {"update", Action::update},
                                                                        {"delete", Action::remove},
                                                                        {"forget", Action::forget}}};
    for (const auto& [name, action] : names)
        if (is(0, name)) return action;
    return std::nullopt;
}

}  // namespace

Actions Actions::of(const Value& names) {
    return {.action = action_of(names),
            .told = !names.unset(),
            .forgotten =
                std::ranges::any_of(names.items(), [](const Value& name) { return name.as_string() == "forget"; })};
}

}  // namespace netlint::plan
