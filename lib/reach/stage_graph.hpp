// The fabric between interfaces: subnets, route tables, gateways, peerings and transit gateways as a graph of
// transfers.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "netlint/base/id.hpp"
#include "netlint/model/network.hpp"
#include "netlint/reach/transfer.hpp"
#include "trails.hpp"
#include "transit_doors.hpp"

namespace netlint::reach {

// Where a packet can be, and what it has gone through before (trails.hpp): group references no longer mean the sender
// of a packet that an appliance has passed on, and inspection services have to see replies too.
//
//     leave(S) ── NACL out ──> routed(S) ── route ──> deliver(V) ........... then NACL in of the receiver's subnet
//        └─> handed(S)             ├──────────────> across(P) .............. the same, in the other VPC of a peering
//         after an appliance       ├──────────────> internet(V), egress_only(V), service(E), peer(P)   out of the plan
//                                  ├─ NACL in ────> nat(N)                    where the header is rewritten
//                                  ├─ NACL in ────> middlebox(I) ──> leave(S') on the longer trail ...
//                                  ├─ NACL in ────> inspection(E) ─> leave(S') on the longer trail ...
//                                  ├─ NACL in ────> transit_in(D) ── its table ──> transit_out(D') ──>
//                                  transit_handed(D') │                                     └─ NACL out ──>
//                                  transit_routed(D') ── route ──> │ transit_deliver(D'), nat, ... └──────────────>
//                                  beyond                   targets that are not modelled
//                                  nat64(N)                 where IPv6 becomes IPv4 (nat64.hpp)
//     entry(V) ── the gateway's table ──> deliver(V), middlebox(I), inspection(E)      in by an internet gateway
struct Place {
    enum class Kind : unsigned char {
        leave,
        routed,
        handed,
        deliver,
        across_to_requester,
        across_to_accepter,
        internet,
        egress_only,
        service,
        peer,
        nat,
        middlebox,
        inspection,
        beyond,
        nat64,
        entry,
        transit_in,
        transit_out,
        transit_routed,
        transit_handed,
        transit_deliver,
    };
    Kind kind = Kind::beyond;
    // Of the subnet, VPC, peering, endpoint, NAT gateway or interface; of a transit gateway's door (transit_doors.hpp),
    // on the way out twice that, and one more where AWS may choose another door.
    std::uint32_t index = 0;
    std::uint32_t trail = 0;  // without the appliance where it is; 0 of what is beyond

    auto operator<=>(const Place&) const = default;
};

// What got where, sorted by place; places that nothing reaches are missing.
class Reached {
public:
    struct Part {
        Place place;
        Headers headers;
    };
    explicit Reached(std::vector<Part> parts) : parts_(std::move(parts)) {}

    // Empty when nothing got there.
    const Headers& at(Place place) const;
    std::span<const Part> parts() const { return parts_; }

private:
    std::vector<Part> parts_;
};

// Built once for a network, which must outlive it.
class StageGraph {
public:
    explicit StageGraph(const model::Network& network);
    ~StageGraph();
    StageGraph(StageGraph&&) noexcept;
    StageGraph& operator=(StageGraph&&) noexcept;

    // Everything that interfaces in the subnet can send, followed until nothing new gets anywhere.
    Reached from(Id<model::Subnet> subnet) const;
    // Everything that an internet gateway with tables lets into the VPC, followed likewise. Nothing where it has none:
    // then all of it is delivered locally.
    std::optional<Reached> entering(Id<model::Vpc> vpc) const;
    // What crosses into the subnet.
    const Headers& entering(Id<model::Subnet> subnet) const;
    // The places that every way from the senders to hosts with these addresses passes (dominators, by Lengauer and
    // Tarjan), in order. Counted are the ways that are certain; when none is, those that are possible.
    struct Sender {
        Id<model::Subnet> subnet;
        set::AddressSet addresses;
    };
    std::vector<Place> bottlenecks(std::span<const Sender> from, const set::AddressSet& to,
                                   const set::ServiceSet& services) const;
    // Where transit gateways meet subnets.
    const TransitDoors& doors() const;
    const Trails& trails() const;

    struct Parts;  // stage_graph_parts.hpp

private:
    std::unique_ptr<Parts> parts_;
};

}  // namespace netlint::reach
