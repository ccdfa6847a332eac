// A packet as a walk looks it up, and for how far around its addresses what it found holds.
#pragma once

#include "netlint/net/address.hpp"
#include "point.hpp"

namespace netlint::reach::fast {

// Both ends of a packet, and for how far around each of them what was looked up holds.
struct Packet {
    net::Family family = net::Family::ipv4;
    Point source, destination;
    Span& sources;
    Span& destinations;
};

}  // namespace netlint::reach::fast
