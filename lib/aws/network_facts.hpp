// Support for tests of readers: the facts of a plan's network, as lines of its description.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "netlint/aws/coverage.hpp"
#include "netlint/aws/read_network.hpp"
#include "netlint/model/describe.hpp"

namespace netlint::testing {

// Paths are relative to testdata/.
inline plan::Plan plan_at(const std::string& path) {
    return plan::Plan::read_file(NETLINT_TESTDATA "/" + path, {.wanted = aws::wanted}).value();
}

inline model::Network network_of(const plan::Plan& plan) {
    return aws::read_network(plan, plan.after());
}

inline model::Network network_of_text(std::string text) {
    return network_of(plan::Plan::read_bytes(std::move(text), {.wanted = aws::wanted}, "plan").value());
}

inline std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

// The facts that begin with `start`, without it, one a line: "permission aws_security_group.a ".
inline std::string facts(const model::Network& network, std::string_view start) {
    std::string found;
    for (const std::string& line : lines_of(model::describe(network))) {
        if (line.starts_with(start)) found += line.substr(start.size()) + "\n";
    }
    return found;
}

inline bool has_diagnostic(const model::Network& network, std::string_view text) {
    return std::ranges::any_of(network.diagnostics,
                               [&](const Diagnostic& d) { return d.to_string().find(text) != std::string::npos; });
}

}  // namespace netlint::testing
