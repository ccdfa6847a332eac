// Departures: what a transit gateway is told of packets out of a subnet, and nothing else of where they come from.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "facts.hpp"
#include "latest.hpp"
#include "packet.hpp"

namespace netlint::reach::fast {

// Whatever leaves two subnets in the same way gets to the same places of other VPCs, with the same services. An
// organisation has thousands of subnets, and few ways to leave them: so what lies behind is walked for one of them.
class Departures {
public:
    Departures(const Facts& facts, Labels& labels)
        : facts_(facts), labels_(labels), of_(facts.network.subnets.size()) {}

    // The number of the way by which such packets leave the subnet, all of them into one transit gateway by doors that
    // the plan shows; nothing: they do not. Narrows the packet's ranges to where that holds.
    std::optional<std::uint32_t> of(Id<model::Subnet> from, const Packet& packet);

    // The VPCs to whose attachments the gateways may send its packets: what lies behind may differ for their own
    // subnets.
    std::vector<Id<model::Vpc>> leads_to(std::uint32_t departure, const Packet& packet) const;

private:
    struct Door {
        LabelBounds entering;
        const RouteRuns* routes = nullptr;
        std::uint32_t zone = 0;

        auto operator<=>(const Door&) const = default;
    };
    // By gateway of the VPC's attachments: whether they all let groups be named.
    using References = std::vector<std::pair<Id<model::TransitGateway>, model::Tri>>;
    using Departure = std::tuple<LabelBounds, Id<model::TransitGateway>, bool, std::vector<Door>, References>;
    static constexpr std::uint32_t none = ~std::uint32_t{0};

    std::uint32_t found(Id<model::Subnet> from, const Packet& packet);
    References references(Id<model::Vpc> from) const;

    const Facts& facts_;
    Labels& labels_;
    std::vector<Remembered<std::uint32_t>> of_;  // by subnet
    std::map<Departure, std::uint32_t> numbers_;
    std::vector<std::vector<const RouteRuns*>> routes_;  // of its doors, by number
};

}  // namespace netlint::reach::fast
