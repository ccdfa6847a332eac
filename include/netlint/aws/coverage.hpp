// Which resource types netlint reads, and which it may pass over because no packet ever touches them.
#pragma once

#include <cstdint>
#include <string_view>

namespace netlint::aws {

enum class Coverage : std::uint8_t {
    modelled,      // read into the network
    no_packets,    // places no interface and moves no packet: policies, logs, keys, queues, ...
    not_modelled,  // everything else: what it does to packets is not known
};

Coverage coverage(std::string_view type);

// For plan::ReadSpec: the types whose values the readers look at.
bool wanted(std::string_view type);

}  // namespace netlint::aws
