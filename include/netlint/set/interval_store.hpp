// The array of intervals behind an IntervalSet: a few inside the object, more on the heap.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <new>
#include <span>
#include <type_traits>
#include <utility>

#include "netlint/set/interval.hpp"

namespace netlint::set {

// Filled once, then read. Up to 32 bytes of intervals (four of IPv4, one of IPv6) need no allocation.
template <class T>
class IntervalStore {
public:
    IntervalStore() = default;
    explicit IntervalStore(std::span<const Interval<T>> intervals) : size_(intervals.size()) {
        if (size_ > inside) outside_ = room_for(size_);
        std::ranges::uninitialized_copy(intervals, std::span(size_ > inside ? outside_.get() : inside_.data(), size_));
    }
    // Lets `fill(out)` make at most `room` intervals from `out` on; it returns how many it made.
    template <class Fill>
    static IntervalStore filled(std::size_t room, const Fill& fill) {
        if (room <= on_stack) {
            alignas(Interval<T>) std::array<std::byte, on_stack * sizeof(Interval<T>)> bytes;
            auto* const buffer = reinterpret_cast<Interval<T>*>(bytes.data());
            return IntervalStore(std::span<const Interval<T>>(buffer, fill(buffer)));
        }
        IntervalStore out;
        out.outside_ = room_for(room);
        out.size_ = fill(out.outside_.get());
        if (out.size_ < room / 2) return IntervalStore(out.span());  // wastes neither room nor, for a few, the heap
        return out;
    }

    IntervalStore(const IntervalStore& other) : IntervalStore(other.span()) {}
    IntervalStore(IntervalStore&& other) noexcept
        : inside_(other.inside_), outside_(std::move(other.outside_)), size_(std::exchange(other.size_, 0)) {}
    IntervalStore& operator=(const IntervalStore& other) { return *this = IntervalStore(other); }
    IntervalStore& operator=(IntervalStore&& other) noexcept {
        inside_ = other.inside_;
        outside_ = std::move(other.outside_);
        size_ = std::exchange(other.size_, 0);
        return *this;
    }
    ~IntervalStore() = default;

    std::size_t size() const { return size_; }
    const Interval<T>* data() const { return outside_ ? outside_.get() : inside_.data(); }
    std::span<const Interval<T>> span() const { return {data(), size_}; }

private:
    static constexpr std::size_t inside = std::max<std::size_t>(1, 32 / sizeof(Interval<T>));
    static constexpr std::size_t on_stack = 16;

    // Memory in which intervals are still to be made: new[] would make those of IPv6, which are zeroed, twice.
    static_assert(std::is_trivially_destructible_v<Interval<T>>);
    static_assert(alignof(Interval<T>) <= __STDCPP_DEFAULT_NEW_ALIGNMENT__);
    struct Free {
        void operator()(Interval<T>* intervals) const { ::operator delete(intervals); }
    };
    using Room = std::unique_ptr<Interval<T>[], Free>;
    static Room room_for(std::size_t size) {
        return Room(static_cast<Interval<T>*>(::operator new(size * sizeof(Interval<T>))));
    }

    std::array<Interval<T>, inside> inside_{};
    Room outside_;  // null: the intervals are inside
    std::size_t size_ = 0;
};

}  // namespace netlint::set
