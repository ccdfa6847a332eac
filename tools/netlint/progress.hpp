// Tells somebody who waits at a terminal what the command is at, once that takes longer than a second.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace netlint::cli {

// Writes to standard error and wipes it again; silent when that is no terminal.
class Progress {
public:
    explicit Progress(std::string what);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void now(std::string what);  // what it is at from here on
    void done();                 // wiped; before anything else is printed

private:
    void show();

    std::mutex mutex_;
    std::condition_variable ended_;
    std::string what_;
    bool done_ = false;
    std::thread thread_;
};

}  // namespace netlint::cli
