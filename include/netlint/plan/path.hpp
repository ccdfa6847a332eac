// The place of an attribute inside a resource: "network_configuration[0].subnets".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include <boost/container/small_vector.hpp>

#include "netlint/plan/value.hpp"

namespace netlint::plan {

class Path {
public:
    using Step = std::variant<std::string, std::size_t>;
    using Steps = boost::container::small_vector<Step, 2>;  // most are one attribute

    Path() = default;
    Path(const char* text) : Path(std::string_view(text)) {}  // implicit: paths are written as texts
    Path(std::string_view text);
    explicit Path(Steps steps) : steps_(std::move(steps)) {}

    const Steps& steps() const { return steps_; }
    bool empty() const { return steps_.empty(); }
    const std::string& attribute() const;  // the first step
    Path then(std::string_view member) const;
    Path then(std::size_t index) const;
    std::string to_string() const;

    // The value there; unknown when an ancestor is unknown, null when absent.
    const Value& in(const Value& values) const;

private:
    Steps steps_;
};

}  // namespace netlint::plan
