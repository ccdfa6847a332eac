// A store keeps its intervals through copies and moves, inside the object and on the heap.
#include "netlint/set/interval_store.hpp"

#include <cstdint>
#include <memory>
#include <vector>

#include <doctest/doctest.h>

#include "netlint/net/address.hpp"

using netlint::net::Ipv6;
using netlint::set::Interval;
using netlint::set::IntervalStore;

namespace {

template <class T>
std::vector<Interval<T>> list(std::uint32_t size) {
    std::vector<Interval<T>> out;
    for (std::uint32_t i = 0; i < size; ++i) out.push_back({10 * i, 10 * i + 5});
    return out;
}
template <class T>
std::vector<Interval<T>> list(const IntervalStore<T>& store) {
    return {store.span().begin(), store.span().end()};
}

}  // namespace

TEST_CASE_TEMPLATE("copies and moves keep the intervals at every size", T, std::uint32_t, Ipv6) {
    using Store = IntervalStore<T>;
    for (const std::uint32_t size : {0u, 1u, 4u, 5u, 16u, 17u, 100u}) {
        const Store store(list<T>(size));
        CHECK(list(store) == list<T>(size));
        Store copy(store);
        CHECK(list(copy) == list<T>(size));
        const Store moved(std::move(copy));
        CHECK(list(moved) == list<T>(size));
        for (const std::uint32_t old : {0u, 3u, 50u}) {
            Store target(list<T>(old));
            target = store;
            CHECK(list(target) == list<T>(size));
            Store other(list<T>(old));
            other = Store(store);
            CHECK(list(other) == list<T>(size));
        }
    }
}

TEST_CASE("a store assigned to itself stays") {
    IntervalStore<std::uint32_t> store(list<std::uint32_t>(40));
    const IntervalStore<std::uint32_t>& same = store;
    store = same;
    CHECK(list(store) == list<std::uint32_t>(40));
}

TEST_CASE_TEMPLATE("a filled store keeps what was made, however much room there was", T, std::uint32_t, Ipv6) {
    for (const std::uint32_t room : {1u, 16u, 17u, 64u})
        for (std::uint32_t made = 0; made <= room; ++made) {
            const std::vector<Interval<T>> wanted = list<T>(made);
            const auto store = IntervalStore<T>::filled(room, [&](Interval<T>* out) {
                std::uninitialized_copy(wanted.begin(), wanted.end(), out);
                return wanted.size();
            });
            CHECK(list(store) == wanted);
        }
}
