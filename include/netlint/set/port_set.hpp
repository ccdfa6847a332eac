// A set of TCP or UDP ports.
#pragma once

#include <cstdint>
#include <string>

#include "netlint/net/port_range.hpp"
#include "netlint/set/interval_set.hpp"

namespace netlint::set {

using PortSet = IntervalSet<std::uint16_t>;

inline PortSet to_port_set(const net::PortRange& range) {
    return PortSet::of({range.first, range.last});
}

// "22, 80-443"; "all" for every port, "none" for no port.
std::string to_string(const PortSet& ports);

}  // namespace netlint::set
