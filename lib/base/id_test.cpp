// Ids of one noun compare and hash as their numbers; ids of different nouns do not mix.
#include "netlint/base/id.hpp"

#include <concepts>
#include <unordered_set>

#include <doctest/doctest.h>

using netlint::Id;

namespace {
struct Vpc;  // never defined: a tag may be incomplete
struct Subnet;
}  // namespace

static_assert(!std::convertible_to<std::uint32_t, Id<Vpc>>);
static_assert(!std::convertible_to<Id<Subnet>, Id<Vpc>>);
static_assert(!std::equality_comparable_with<Id<Subnet>, Id<Vpc>>);
static_assert(!std::default_initializable<Id<Vpc>>);

TEST_CASE("ids order and hash by number") {
    CHECK(Id<Vpc>{1} < Id<Vpc>{2});
    CHECK(Id<Vpc>{2} == Id<Vpc>{2});
    const std::unordered_set<Id<Vpc>> ids{Id<Vpc>{1}, Id<Vpc>{2}, Id<Vpc>{1}};
    CHECK(ids.size() == 2);
}
