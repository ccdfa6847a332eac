// Hands out the portions of a piece of work to threads, each portion once.
#pragma once

#include <algorithm>
#include <cstddef>
#include <mutex>
#include <optional>
#include <vector>

namespace netlint::rule {

// Neighbours are alike, and a thread remembers what it was told of the last ones. So each thread goes through a stretch
// of its own from the front, and then helps where most is left, from the end.
class Portions {
public:
    Portions(std::size_t count, unsigned threads) {
        for (std::size_t i = 0; i < threads; ++i)
            stretches_.push_back({count * i / threads, count * (i + 1) / threads});
    }

    // Threads are numbered from 0; nothing: all are taken.
    std::optional<std::size_t> next(unsigned thread) {
        const std::lock_guard lock(taking_);
        if (Stretch& own = stretches_[thread]; own.left() != 0) return own.begin++;
        Stretch& fullest = *std::ranges::max_element(stretches_, {}, &Stretch::left);
        if (fullest.left() == 0) return std::nullopt;
        return --fullest.end;
    }

private:
    struct Stretch {
        std::size_t begin = 0, end = 0;
        std::size_t left() const { return end - begin; }
    };
    std::mutex taking_;
    std::vector<Stretch> stretches_;  // by thread
};

}  // namespace netlint::rule
