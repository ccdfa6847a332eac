// What one source address can send to one destination address out of a subnet: the stage graph walked at a point.
#pragma once

#include <span>
#include <vector>

#include "../stage_graph.hpp"
#include "facts.hpp"
#include "latest.hpp"
#include "packet.hpp"

namespace netlint::reach::fast {

// A place of the stage graph, with the services of first packets that get there.
struct Reach {
    Place place;
    LabelBounds services;

    bool operator==(const Reach&) const = default;
};

// Nothing where nothing gets there.
LabelBounds services_at(std::span<const Reach> reached, Place place);

// What becomes of all that a transit gateway sends out by an attachment.
struct Crossed {
    std::vector<Reach> reached;
    LabelBounds appliances;  // meets some
};
// By attachment, and by the zone where it went in: VPCs behind one gateway share what lies behind it.
using Crossings = Latest<Crossed>;

// The places out of which packets leave the fabric or arrive, as StageGraph::from floods them, for one pair of
// addresses. Costs a look-up in each table and ACL on the way; a way forks only where the plan leaves it open.
class Sending {
public:
    // Adds the places to `reached`.
    Sending(const Facts& facts, Labels& labels, Crossings& crossings, const Packet& packet, std::vector<Reach>& reached)
        : facts_(facts), labels_(labels), crossings_(crossings), packet_(packet), reached_(reached) {}

    void from(Id<model::Subnet> subnet);

    // An appliance is on the way, a forwarding interface or an endpoint of an inspection service, whose packets this
    // walk does not follow.
    bool meets_appliance() const { return !appliances_.empty(); }

private:
    void put(Place place, const LabelBounds& services);
    LabelBounds entering(Id<model::Subnet> subnet);
    LabelBounds leaving(Id<model::Subnet> subnet);
    LabelBounds within(const Within& where, Point point, Span& valid, const LabelBounds& services);
    bool inside(Id<model::Subnet> subnet);

    void follow(Id<model::Subnet> from, const model::RouteTarget& target, const LabelBounds& services);
    void by_nat64(Id<model::Subnet> from, const model::RouteTarget& target, const LabelBounds& services);
    void to_nat(Id<model::Subnet> from, Id<model::NatGateway> id, const LabelBounds& services);
    void to_appliance(Id<model::Subnet> from, Id<model::Eni> id, const LabelBounds& services);
    void to_endpoint(Id<model::Subnet> from, Id<model::VpcEndpoint> id, const LabelBounds& services);
    void over_peering(Id<model::Vpc> from, Id<model::Peering> id, LabelBounds services);
    void over_transit(Id<model::Subnet> from, Id<model::TransitGateway> id, const LabelBounds& services);
    void attach(std::uint32_t in, Id<model::TransitAttachment> to, const LabelBounds& services);
    void attach_by(std::span<const std::uint32_t> doors, const LabelBounds& services);
    void out_of(std::uint32_t door, bool chosen, const LabelBounds& services);

    const Facts& facts_;
    Labels& labels_;
    Crossings& crossings_;
    const Packet& packet_;
    std::vector<Reach>& reached_;
    LabelBounds appliances_;  // services of packets that get to some
};

}  // namespace netlint::reach::fast
