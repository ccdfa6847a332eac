// A value, or the Error that explains why there is none.
#pragma once

#include <expected>
#include <utility>

#include <fmt/core.h>

#include "netlint/base/error.hpp"

namespace netlint {

template <class T>
using Result = std::expected<T, Error>;

// Ends a function that returns a Result: `return fail("no such port: {}", text);`
template <class... Args>
std::unexpected<Error> fail(fmt::format_string<Args...> format, Args&&... args) {
    return std::unexpected(Error{fmt::format(format, std::forward<Args>(args)...), std::nullopt});
}

// The same, with the place the error was met at.
template <class... Args>
std::unexpected<Error> fail_at(Location where, fmt::format_string<Args...> format, Args&&... args) {
    return std::unexpected(Error{fmt::format(format, std::forward<Args>(args)...), std::move(where)});
}

}  // namespace netlint
