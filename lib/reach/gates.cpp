// One packet against one gateway.
#include "gates.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "nat64.hpp"
#include "netlint/model/symbolic.hpp"
#include "netlint/set/address_set.hpp"

namespace netlint::reach {
namespace {

using model::Tri;

const model::NatGateway* nat_of(const model::Network& network, Id<model::Eni> eni) {
    for (const model::NatGateway& nat : network.nat_gateways)
        if (nat.eni == eni) return &nat;
    return nullptr;
}

}  // namespace

Hop make_hop(Stage stage, Decision decision, std::string at, std::string because, model::Provenance where,
             std::string code) {
    Hop made;
    made.stage = stage;
    made.decision = decision;
    made.at = std::move(at);
    made.because = std::move(because);
    made.where = std::move(where);
    made.code = std::move(code);
    return made;
}

bool is_public(const net::Address& address) {
    return set::AddressSet::internet().contains(address) || model::symbolic_addresses().contains(address);
}

Hop not_of_internet(const model::Network& network, Id<model::Eni> id, const net::Address& own, Hop made) {
    const model::Eni& eni = network.enis[id];
    const bool internal = is_public(own);
    made.decision = Decision::deny;
    made.because = internal ? eni_name(network, id) + " is internal: internet gateways pass none of its packets"
                            : host_text(own) + " is a private address of IPv6";
    made.where = eni.public_where.address.empty() ? eni.where : eni.public_where;
    made.code = internal ? "IGW_INTERNAL_BALANCER" : "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS";
    return made;
}

Hop through_internet_gateway(const model::Network& network, Id<model::InternetGateway> id, Id<model::Eni> sender,
                             const net::Flow& packet) {
    const model::InternetGateway& gateway = network.internet_gateways[id];
    const model::Eni& eni = network.enis[sender];
    const Id<model::Vpc> vpc = network.subnets[eni.subnet].vpc;
    const model::NatGateway* nat = nat_of(network, sender);
    Tri address = nat ? (nat->is_public ? nat->has_public_v4 : Tri::no) : eni.has_public_v4;
    const bool v6 = packet.source.family() == net::Family::ipv6;
    if (v6) address = eni.public_v6;
    Hop made = make_hop(Stage::internet_gateway, Decision::allow, gateway.where.address, "", gateway.where);
    if (gateway.vpc ? *gateway.vpc != vpc : gateway.attached.certain()) {
        made.decision = Decision::deny;
        made.because = "it is not attached to this VPC";
        made.code = "BAD_STATE_ATTACHMENT";
    } else if (!is_public(packet.destination)) {
        made.decision = Decision::deny;
        made.because = host_text(packet.destination) + " is no public address";
        made.code = "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS";
    } else if (v6 && address == Tri::no) {
        made = not_of_internet(network, sender, packet.source, std::move(made));
    } else if (address == Tri::no) {
        made.decision = Decision::deny;
        made.because = eni_name(network, sender) + " has no public address";
        made.where = eni.public_where.address.empty() ? eni.where : eni.public_where;
        made.code = "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS";
    } else if (address == Tri::unknown || !gateway.attached.certain()) {
        made.decision = Decision::unknown;
        made.because = address == Tri::unknown
                           ? "whether " + eni_name(network, sender) + " has a public address is not known"
                           : "its attachment is not known";
        made.depends_on = address == Tri::unknown ? eni_name(network, sender) + " public address: known after apply"
                                                  : gateway.attached.depends_on();
    } else {
        made.because =
            "to " + host_text(packet.destination) +
            (packet.source.family() == net::Family::ipv4 ? " under the public address of " + eni_name(network, sender)
                                                         : "");
    }
    return made;
}

std::optional<Hop> public_access(const model::Network& network, Id<model::Eni> eni, bool translates,
                                 model::Direction direction) {
    translates = translates || nat_of(network, eni) != nullptr;
    const model::Subnet& subnet = network.subnets[network.enis[eni].subnet];
    if (subnet.public_access == model::PublicAccess::open) return std::nullopt;
    const bool out = direction == model::Direction::egress;
    if (subnet.public_access == model::PublicAccess::translated && out && translates) return std::nullopt;
    Hop made =
        make_hop(Stage::internet_gateway, Decision::deny, subnet_name(network, network.enis[eni].subnet),
                 "VPC Block Public Access forbids it", subnet.public_access_where, "VPC_BLOCK_PUBLIC_ACCESS_ENABLED");
    if (subnet.public_access == model::PublicAccess::unknown) {
        made.decision = Decision::unknown;
        made.because = "VPC Block Public Access may forbid it";
        made.depends_on = subnet.public_access_where.to_string() + ": known after apply";
        made.code.clear();
    }
    return made;
}

const model::InternetGateway* gateway_of(const model::Network& network, Id<model::Vpc> vpc) {
    const model::InternetGateway* possible = nullptr;
    for (const model::InternetGateway& one : network.internet_gateways) {
        if (one.attached.certain() && one.vpc == vpc) return &one;
        if (!one.attached.certain() && (!one.vpc || one.vpc == vpc) && !possible) possible = &one;
    }
    return possible;
}

Crossing through_peering(const model::Network& network, Id<model::Peering> id, Id<model::Vpc> from,
                         const net::Flow& packet) {
    const model::Peering& peering = network.peerings[id];
    Crossing crossing{make_hop(Stage::peering, Decision::allow, peering.where.address,
                               "to " + host_text(packet.destination), peering.where),
                      {}};
    const bool requests = peering.requester == from;
    crossing.other = requests ? peering.accepter : peering.requester;
    Tri open = peering.active;
    if (!requests && peering.accepter != from) open = Tri::no;
    if (open == Tri::no) {
        crossing.hop.decision = Decision::deny;
        crossing.hop.because = "the peering is not active for this VPC";
        crossing.hop.code = "BAD_STATE";
        return crossing;
    }
    Tri inside = Tri::unknown;
    if (crossing.other) {
        const model::Vpc& vpc = network.vpcs[*crossing.other];
        const bool all_known = vpc.in_plan && vpc.prefixes_known.certain();
        inside = vpc.addresses().contains(packet.destination) ? Tri::yes : all_known ? Tri::no : Tri::unknown;
    }
    if (inside == Tri::unknown && !possible_in_vpc().contains(packet.destination)) inside = Tri::no;
    if (inside == Tri::no) {
        crossing.hop.decision = Decision::deny;
        crossing.hop.because =
            host_text(packet.destination) + " is outside the other VPC: a peering carries nothing further";
        crossing.hop.code = "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR";
    } else if (inside == Tri::unknown || open == Tri::unknown) {
        crossing.hop.decision = Decision::unknown;
        crossing.hop.depends_on =
            peering.where.address +
            (open == Tri::unknown ? " acceptance: decided outside the plan" : " the other VPC: not in the plan");
    }
    return crossing;
}

Hop route_hop(const model::Network& network, Id<model::Subnet> subnet, const RouteChoice& choice) {
    Hop made = make_hop(Stage::route, choice.target ? Decision::allow : Decision::deny, subnet_name(network, subnet),
                        choice.text, choice.where, choice.target ? "" : "NO_ROUTE_TO_DESTINATION");
    if (choice.target && std::holds_alternative<model::BlackholeTarget>(*choice.target)) {
        made.decision = Decision::deny;
        made.code = "BAD_STATE_ROUTE";
    }
    return made;
}

Hop beyond(const model::UnmodelledTarget& target) {
    // What the plan does not tell, rather than what netlint does not know.
    constexpr std::array<std::string_view, 6> untold{"attachment",
                                                     "route",
                                                     "route table",
                                                     "route target",
                                                     "the attachment of the VPC",
                                                     "what lies behind the attachment"};
    // What hands packets to somebody else's network, which takes what it wants.
    constexpr std::array<std::string_view, 6> outwards{
        "virtual private gateway", "carrier gateway", "local gateway", "core network", "ODB network", "route server"};
    const bool known_later = std::ranges::find(untold, target.kind) != untold.end();
    if (std::ranges::find(outwards, target.kind) != outwards.end()) {
        Hop made = make_hop(Stage::middlebox, Decision::unknown, target.address.empty() ? target.kind : target.address,
                            "what the network behind it takes and sends back is in no plan",
                            {target.address, "", 0, model::Grade::sure});
        made.depends_on = made.at + ": what lies behind the " + target.kind;
        return made;
    }
    Hop made = make_hop(Stage::middlebox, Decision::unknown, target.address.empty() ? target.kind : target.address,
                        known_later ? "the way from there is not known" : "what happens there is not modelled",
                        {target.address, "", 0, model::Grade::sure});
    made.depends_on = (target.address.empty() ? "" : target.address + ": ") + target.kind +
                      (known_later ? " is not known" : " is not modelled");
    return made;
}

Hop to_unseen_peer(const model::Network& network, Id<model::Peering> id, Id<model::Vpc> from, const net::Flow& packet) {
    Crossing crossing = through_peering(network, id, from, packet);
    if (crossing.hop.decision == Decision::deny) return crossing.hop;
    if (crossing.other && network.vpcs[*crossing.other].in_plan &&
        network.vpcs[*crossing.other].prefixes_known.certain()) {
        crossing.hop.decision = Decision::deny;
        crossing.hop.because = "no interface of the other VPC has " + host_text(packet.destination);
        crossing.hop.code = "NO_POSSIBLE_DESTINATION";
    } else {
        crossing.hop.decision = Decision::unknown;
        crossing.hop.depends_on = crossing.hop.at + " the other VPC: not in the plan";
    }
    return crossing.hop;
}

Hop forwarding(const model::Network& network, Id<model::Eni> box) {
    Hop made = make_hop(Stage::middlebox, Decision::unknown, eni_name(network, box),
                        "whether it passes packets on is not in a plan", network.enis[box].where);
    made.depends_on = eni_name(network, box) + ": what it forwards";
    return made;
}

Hop inspecting(const model::VpcEndpoint& endpoint) {
    Hop made = make_hop(Stage::middlebox, Decision::unknown, endpoint.where.address,
                        "what its rules let through is not decided here", endpoint.where);
    made.depends_on = endpoint.where.address + ": what the appliances behind it let through";
    return made;
}

}  // namespace netlint::reach
