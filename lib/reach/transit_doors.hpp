// Where transit gateways meet subnets: by which subnet packets of a VPC go in, and by which they come out.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "netlint/base/id.hpp"
#include "netlint/model/network.hpp"

namespace netlint::reach {

// One subnet of one attachment.
struct TransitDoor {
    Id<model::TransitAttachment> attachment{0};
    Id<model::Subnet> subnet{0};
};

class TransitDoors {
public:
    explicit TransitDoors(const model::Network& network);

    std::span<const TransitDoor> all() const { return doors_; }
    const TransitDoor& operator[](std::uint32_t door) const { return doors_[door]; }
    // The VPC's attachments, to whichever gateway.
    std::span<const Id<model::TransitAttachment>> attachments_of(Id<model::Vpc> vpc) const {
        return attachments_[vpc.value];
    }

    // In from a subnet: by an attachment's subnet in the same zone, and not at all where the zone has none.
    // https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html
    struct Ways {
        std::vector<std::uint32_t> doors;
        bool certain = false;  // one door, and the packet takes it
        bool beyond = false;   // or one that the plan does not show
    };
    const Ways& in(Id<model::Subnet> from, Id<model::TransitGateway> gateway) const;

    // Out into a VPC: in the zone where the packet went in, unless appliance mode is on or the zone has no door. Of
    // several AWS takes any one. Nothing: the attachment leads to where the plan does not show it all.
    std::vector<std::uint32_t> out(std::uint32_t in, Id<model::TransitAttachment> to) const;

    // Equal for doors in by which packets come out of another attachment by the same doors.
    std::uint32_t zone_of(std::uint32_t in) const { return zones_[in]; }

private:
    Ways found(Id<model::Subnet> from, Id<model::TransitGateway> gateway) const;
    model::Tri same_zone(Id<model::Subnet> a, Id<model::Subnet> b) const;

    const model::Network* network_;
    std::vector<TransitDoor> doors_;                                      // those of one attachment stand together
    std::vector<std::uint32_t> begin_;                                    // by attachment, and one more: its first door
    std::vector<std::vector<Id<model::TransitAttachment>>> attachments_;  // by VPC
    std::vector<std::vector<std::pair<Id<model::TransitGateway>, Ways>>> ways_;  // by subnet, of its VPC's gateways
    std::vector<Ways> unattached_;                                               // by gateway
    std::vector<std::uint32_t> zones_;                                           // by door
};

}  // namespace netlint::reach
