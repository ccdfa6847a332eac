// An index that cannot be mistaken for an index of something else.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace netlint {

// Tag is the noun that the index counts; it may be incomplete. There is no default: every id is given on purpose.
template <class Tag>
struct Id {
    std::uint32_t value;

    constexpr explicit Id(std::uint32_t index) : value(index) {}

    auto operator<=>(const Id&) const = default;
};

}  // namespace netlint

template <class Tag>
struct std::hash<netlint::Id<Tag>> {
    std::size_t operator()(netlint::Id<Tag> id) const noexcept { return std::hash<std::uint32_t>{}(id.value); }
};
