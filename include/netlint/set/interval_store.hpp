// The array of intervals behind an IntervalSet: a few inside the object, more on the heap.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <utility>

#include "netlint/set/interval.hpp"

namespace netlint::set {

// Filled once, then read. Up to 32 bytes of intervals (four of IPv4, one of IPv6) need no allocation.
template <class T>
class IntervalStore {
public:
    IntervalStore() = default;
    explicit IntervalStore(std::span<const Interval<T>> intervals) : size_(intervals.size()) {
        if (size_ > inside) outside_ = std::make_unique_for_overwrite<Interval<T>[]>(size_);
        std::ranges::copy(intervals, size_ > inside ? outside_.get() : inside_.data());
    }
    // Lets `fill(out)` write at most `room` intervals from `out` on; it returns how many it wrote.
    template <class Fill>
    static IntervalStore filled(std::size_t room, const Fill& fill) {
        if (room <= on_stack) {
            std::array<Interval<T>, on_stack> buffer;
            return IntervalStore(std::span<const Interval<T>>(buffer.data(), fill(buffer.data())));
        }
        IntervalStore out;
        out.outside_ = std::make_unique_for_overwrite<Interval<T>[]>(room);
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

    std::array<Interval<T>, inside> inside_{};
    std::unique_ptr<Interval<T>[]> outside_;  // null: the intervals are inside
    std::size_t size_ = 0;
};

}  // namespace netlint::set
