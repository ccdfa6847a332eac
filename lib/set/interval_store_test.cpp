// A store keeps its intervals through copies and moves, inside the object and on the heap.
#include "netlint/set/interval_store.hpp"

#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

using netlint::set::Interval;
using netlint::set::IntervalStore;

namespace {

using Store = IntervalStore<std::uint32_t>;
using Words = std::vector<Interval<std::uint32_t>>;

Words list(std::uint32_t size) {
    Words out;
    for (std::uint32_t i = 0; i < size; ++i) out.push_back({10 * i, 10 * i + 5});
    return out;
}
Words list(const Store& store) {
    return {store.span().begin(), store.span().end()};
}

}  // namespace

TEST_CASE("copies and moves keep the intervals at every size") {
    for (const std::uint32_t size : {0u, 1u, 4u, 5u, 16u, 17u, 100u}) {
        const Store store(list(size));
        CHECK(list(store) == list(size));
        Store copy(store);
        CHECK(list(copy) == list(size));
        const Store moved(std::move(copy));
        CHECK(list(moved) == list(size));
        for (const std::uint32_t old : {0u, 3u, 50u}) {
            Store target(list(old));
            target = store;
            CHECK(list(target) == list(size));
            Store other(list(old));
            other = Store(store);
            CHECK(list(other) == list(size));
        }
    }
}

TEST_CASE("a store assigned to itself stays") {
    Store store(list(40));
    const Store& same = store;
    store = same;
    CHECK(list(store) == list(40));
}

TEST_CASE("a filled store keeps what was written, however much room there was") {
    for (const std::uint32_t room : {1u, 16u, 17u, 64u})
        for (std::uint32_t written = 0; written <= room; ++written) {
            const Words wanted = list(written);
            const Store store = Store::filled(room, [&](Interval<std::uint32_t>* out) {
                std::ranges::copy(wanted, out);
                return wanted.size();
            });
            CHECK(list(store) == wanted);
        }
}
