// Which appliances a packet has gone through, numbered.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "netlint/base/id.hpp"
#include "netlint/model/network.hpp"

namespace netlint::reach {

// Group references do not mean a sender whose packets have one behind them, and a connection through an inspection
// service needs both halves to go through it: https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html.
struct Trail {
    std::vector<std::string> services;  // of Gateway Load Balancer endpoints, sorted: firewalls keep state
    std::vector<Id<model::Eni>> boxes;  // interfaces that forward, sorted: nobody knows what they keep

    auto operator<=>(const Trail&) const = default;
};

// Number 0 is the trail of a packet that has met none.
class Trails {
public:
    Trails() { number({}); }

    const Trail& operator[](std::uint32_t trail) const { return trails_[trail]; }
    std::uint32_t size() const { return static_cast<std::uint32_t>(trails_.size()); }
    // Whether what went one way can be answered the other way.
    bool answer(std::uint32_t one, std::uint32_t other) const {
        return one == other || trails_[one].services == trails_[other].services;
    }

    // Longer by one; nothing where it would be longer than anybody builds.
    std::optional<std::uint32_t> after_service(std::uint32_t trail, const std::string& service);
    std::optional<std::uint32_t> after_box(std::uint32_t trail, Id<model::Eni> box);

    static constexpr std::size_t longest = 4;

private:
    std::uint32_t number(Trail trail);

    std::vector<Trail> trails_;
    std::map<Trail, std::uint32_t> numbers_;
};

}  // namespace netlint::reach
