// A network with something of it gone: what a failure, or leaving out a kind of way, leaves of it.
#pragma once

#include <compare>
#include <string>
#include <variant>
#include <vector>

#include "netlint/model/network.hpp"

namespace netlint::rule {

// Everything in an availability zone: interfaces, NAT gateways, forwarding instances.
struct LostZone {
    std::string name;
    auto operator<=>(const LostZone&) const = default;
};
// Gateways and interfaces that no longer pass anything on. Routes to them stay, so what they carried gets nowhere.
struct LostInterfaces {
    std::vector<Id<model::Eni>> enis;  // of NAT gateways, forwarding instances and endpoints
    auto operator<=>(const LostInterfaces&) const = default;
};
// An endpoint that is deleted takes its private name and its routes with it.
struct LostEndpoint {
    Id<model::VpcEndpoint> endpoint{0};
    auto operator<=>(const LostEndpoint&) const = default;
};
// Every element of a kind: one of way_words().
struct LostKind {
    std::string word;
    auto operator<=>(const LostKind&) const = default;
};
using Loss = std::variant<LostZone, LostInterfaces, LostEndpoint, LostKind>;

// Numbers of tables stay as they are, so ends of the one network are ends of the other.
model::Network without(model::Network network, const std::vector<Loss>& losses);

// The same with every filter open, so that routes alone decide.
model::Network without_filters(model::Network network);

}  // namespace netlint::rule
