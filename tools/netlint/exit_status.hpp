// The exit statuses that scripts and CI systems rely on.
#pragma once

namespace netlint::cli {

enum ExitStatus : int {
    answered = 0,    // the question was answered; no finding at or above --fail-on
    refused = 1,     // findings, or an answer other than the expected one
    misused = 2,     // usage, configuration or rule-file error
    unreadable = 3,  // the input cannot be analysed
    broken = 4,      // internal error or a limit
};

}  // namespace netlint::cli
