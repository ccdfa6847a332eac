// Which resource types netlint reads, and which it may pass over because no packet ever touches them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace netlint::aws {

enum class Coverage : std::uint8_t {
    modelled,      // read into the network
    no_packets,    // places no interface and moves no packet: policies, logs, keys, queues, ...
    not_modelled,  // everything else: what it does to packets is not known
};

Coverage coverage(std::string_view type);

// Sorted: the types that are read, and the types and families ("aws_iam_*") that no packet touches.
std::vector<std::string> modelled_types();
std::vector<std::string> types_without_packets();

// For plan::ReadSpec: the types whose values the readers look at.
bool wanted(std::string_view type);

}  // namespace netlint::aws
