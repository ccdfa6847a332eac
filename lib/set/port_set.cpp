// How a set of ports is written.
#include "netlint/set/port_set.hpp"

namespace netlint::set {

std::string to_string(const PortSet& ports) {
    if (ports.empty()) return "none";
    if (ports == PortSet::all()) return "all";
    std::string out;
    for (const Interval<std::uint16_t>& i : ports.intervals()) {
        if (!out.empty()) out += ", ";
        out += net::PortRange{i.first, i.last}.to_string();
    }
    return out;
}

}  // namespace netlint::set
