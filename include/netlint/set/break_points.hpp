// Where a domain is cut into pieces, for whoever asks of many values in which piece they lie.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace netlint::set {

// Points of an unsigned integer domain, sorted, with a table by the high bits of how far they lie from the first: a
// bucket holds one or two points where they are spread evenly, and the steps of the search within it are those of the
// fullest bucket, so that no branch depends on the value. Never more than a binary search.
template <class T>
class BreakPoints {
public:
    BreakPoints() = default;
    // In any order, each once or more often; fewer than 2^32.
    explicit BreakPoints(std::vector<T> points) : points_(std::move(points)) {
        std::ranges::sort(points_);
        points_.erase(std::unique(points_.begin(), points_.end()), points_.end());
        if (points_.empty()) return;
        const T width = points_.back() - points_.front();
        while (static_cast<T>(width >> shift_) / 2 >= points_.size()) ++shift_;
        begin_.reserve(bucket(points_.back()) + 1);
        std::uint32_t most = 0;
        for (std::uint32_t i = 0; i < points_.size(); ++i) {
            begin_.resize(bucket(points_[i]) + 1, i);  // also that of the empty ones before
            most = std::max(most, i + 1 - begin_.back());
        }
        stride_ = std::bit_floor(most);
    }

    std::size_t size() const { return points_.size(); }
    const T& operator[](std::size_t i) const { return points_[i]; }

    // How many points are at most `value`.
    std::size_t up_to(const T& value) const {
        if (points_.empty() || value < points_.front()) return 0;
        if (points_.back() <= value) return points_.size();
        std::size_t at = begin_[bucket(value)];
        for (std::size_t stride = stride_; stride != 0; stride /= 2)
            at += stride * static_cast<std::size_t>(points_[std::min(at + stride, points_.size()) - 1] <= value);
        return at;
    }

private:
    std::size_t bucket(const T& value) const {
        return static_cast<std::size_t>(static_cast<T>(value - points_.front()) >> shift_);
    }

    std::vector<T> points_;
    std::vector<std::uint32_t> begin_;  // by bucket: how many points lie in those before
    unsigned shift_ = 0;
    std::size_t stride_ = 0;  // the first of the search; at most all strides together less one fill a bucket
};

}  // namespace netlint::set
