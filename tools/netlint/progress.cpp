// A thread that looks at the clock.
#include "progress.hpp"

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <utility>

#include <fmt/format.h>

namespace netlint::cli {

Progress::Progress(std::string what) : what_(std::move(what)) {
    if (isatty(STDERR_FILENO) == 1)
        thread_ = std::thread([this] { show(); });
    else
        done_ = true;
}

Progress::~Progress() {
    done();
}

void Progress::now(std::string what) {
    const std::scoped_lock lock(mutex_);
    what_ = std::move(what);
}

void Progress::done() {
    {
        const std::scoped_lock lock(mutex_);
        done_ = true;
    }
    ended_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Progress::show() {
    using namespace std::chrono_literals;
    const auto start = std::chrono::steady_clock::now();
    bool shown = false;
    std::unique_lock lock(mutex_);
    while (!ended_.wait_for(lock, 1s, [this] { return done_; })) {
        const auto seconds =
            std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - start).count();
        fmt::print(stderr, "\r\x1b[Knetlint: {} ({} s)", what_, seconds);
        std::fflush(stderr);
        shown = true;
    }
    if (shown) fmt::print(stderr, "\r\x1b[K");
    std::fflush(stderr);
}

}  // namespace netlint::cli
