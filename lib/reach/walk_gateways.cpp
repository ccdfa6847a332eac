// The judge's walk of first packets through tables and gateways.
#include <algorithm>

#include <fmt/format.h>

#include "gates.hpp"
#include "netlint/base/overloaded.hpp"
#include "netlint/model/symbolic.hpp"
#include "walk.hpp"

namespace netlint::reach {

using model::Direction;

std::vector<Passage> Walk::follow(const RouteChoice& choice, const At& at, const Bearer& bearer) const {
    const EniId sender = bearer.sender;
    const net::Flow& packet = bearer.packet;
    const bool translated = bearer.translated;
    const std::vector<Id<model::NatGateway>>& passed = bearer.passed;
    const Id<model::Subnet> subnet = at.subnet;
    const Id<model::Vpc> vpc = network_.subnets[subnet].vpc;
    const EniId* target = std::get_if<EniId>(&to_);
    Passage way;
    way.names = at.names;
    way.hops.push_back(route_hop(network_, subnet, choice));
    way.legs.push_back({sender, packet, false, target == nullptr});
    const auto deny = [&](Stage stage, std::string place, std::string because, std::string code,
                          model::Provenance where) {
        way.hops.push_back(
            make_hop(stage, Decision::deny, std::move(place), std::move(because), std::move(where), std::move(code)));
        arrive(way, sender, packet, !translated, true);
        return std::vector{way};
    };
    if (!choice.target) {
        arrive(way, sender, packet, !translated, true);
        return {way};
    }
    return std::visit(
        overloaded{
            [&](model::LocalTarget) {
                if (!target || network_.subnets[network_.enis[*target].subnet].vpc != vpc)
                    return deny(Stage::destination, subnet_name(network_, subnet),
                                "no interface of the VPC has " + packet.destination.to_string(),
                                "NO_POSSIBLE_DESTINATION", {});
                arrive(way, sender, packet, !translated, true);
                return std::vector{way};
            },
            [&](model::BlackholeTarget) {
                arrive(way, sender, packet, !translated, true);
                return std::vector{way};
            },
            [&](const model::UnmodelledTarget& other) {
                way.hops.push_back(beyond(other));
                arrive(way, sender, packet, !translated, true);
                return std::vector{way};
            },
            [&](Id<model::InternetGateway> id) {
                if (target)
                    return deny(Stage::internet_gateway, network_.internet_gateways[id].where.address,
                                packet.destination.to_string() + " is no public address",
                                "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS", network_.internet_gateways[id].where);
                way.hops.push_back(through_internet_gateway(network_, id, sender, packet));
                if (auto hop = public_access(network_, sender, translated, Direction::egress))
                    way.hops.push_back(*std::move(hop));
                way.legs.front().by_internet = true;
                return std::vector{way};
            },
            [&](Id<model::EgressOnlyGateway> id) {
                const model::EgressOnlyGateway& gateway = network_.egress_only_gateways[id];
                const bool open =
                    gateway.vpc == vpc && !target && set::AddressSet::internet_v6().contains(packet.destination);
                if (!open)
                    return deny(Stage::egress_only_gateway, gateway.where.address,
                                "it carries IPv6 to the internet only", "MISMATCHED_IP_VERSION", gateway.where);
                way.hops.push_back(make_hop(Stage::egress_only_gateway, Decision::allow, gateway.where.address,
                                            "to " + packet.destination.to_string(), gateway.where));
                if (auto hop = public_access(network_, sender, true, Direction::egress))
                    way.hops.push_back(*std::move(hop));
                return std::vector{way};
            },
            [&](Id<model::VpcEndpoint> id) {
                const model::VpcEndpoint& endpoint = network_.endpoints[id];
                if (endpoint.kind != model::EndpointKind::gateway) {
                    way.hops.push_back(beyond({"endpoint", endpoint.where.address}));
                    arrive(way, sender, packet, !translated, true);
                    return std::vector{way};
                }
                const bool carried = packet.protocol == net::Protocol::tcp || packet.protocol == net::Protocol::icmp;
                if (endpoint.vpc != vpc || !carried || target)
                    return deny(Stage::gateway_endpoint, endpoint.where.address,
                                "it carries TCP and ICMP to its own service only", "VPCE_GATEWAY_PROTOCOL_RESTRICTION",
                                endpoint.where);
                way.hops.push_back(make_hop(Stage::gateway_endpoint, Decision::allow, endpoint.where.address,
                                            "to " + host_text(packet.destination), endpoint.where));
                return std::vector{way};
            },
            [&](Id<model::Peering> id) {
                Crossing crossing = through_peering(network_, id, vpc, packet);
                const bool there = target && crossing.other == network_.subnets[network_.enis[*target].subnet].vpc;
                const bool outside = !target && !(crossing.other && network_.vpcs[*crossing.other].in_plan &&
                                                  network_.vpcs[*crossing.other].prefixes_known.certain());
                if (crossing.hop.decision != Decision::deny && outside) {
                    crossing.hop.decision = Decision::unknown;
                    crossing.hop.depends_on = crossing.hop.at + " the other VPC: not in the plan";
                } else if (crossing.hop.decision != Decision::deny && !there) {
                    crossing.hop.decision = Decision::deny;
                    crossing.hop.because = "no interface of the other VPC has " + packet.destination.to_string();
                    crossing.hop.code = "NO_POSSIBLE_DESTINATION";
                }
                way.hops.push_back(crossing.hop);
                arrive(way, sender, packet, !translated, true);
                return std::vector{way};
            },
            [&](Id<model::Eni> id) {
                const model::Eni& box = network_.enis[id];
                if (box.source_dest_check || network_.subnets[box.subnet].vpc != vpc)
                    return deny(Stage::middlebox, eni_name(network_, id),
                                "its source/destination check drops what is not its own",
                                "ENI_SOURCE_DEST_CHECK_RESTRICTION", box.where);
                if (box.subnet != subnet)
                    way.hops.push_back(judge_acl(network_, box.subnet, Direction::ingress, packet, Half::forward));
                way.hops.push_back(forwarding(network_, id));
                arrive(way, id, packet, false, true);
                return std::vector{way};
            },
            [&](Id<model::TransitGateway> id) { return over_transit(way, id, at, bearer); },
            [&](Id<model::TransitAttachment>) {
                return deny(Stage::route, subnet_name(network_, subnet), "no target of a subnet's table", "", {});
            },
            [&](Id<model::NatGateway> id) {
                const model::NatGateway& nat = network_.nat_gateways[id];
                const bool carried = packet.protocol == net::Protocol::tcp || packet.protocol == net::Protocol::udp ||
                                     packet.protocol == net::Protocol::icmp;
                if (nat.subnet == subnet || std::find(passed.begin(), passed.end(), id) != passed.end())
                    return deny(Stage::nat_gateway, nat.where.address, "its own subnet routes to it: a loop",
                                "ROUTING_LOOP", nat.where);
                if (network_.subnets[nat.subnet].vpc != vpc)
                    return deny(Stage::nat_gateway, nat.where.address, "it serves its own VPC only",
                                "NGW_REQUIRES_SOURCE_IN_VPC", nat.where);
                if (!carried || packet.source.family() != net::Family::ipv4)
                    return deny(Stage::nat_gateway, nat.where.address, "it carries TCP, UDP and ICMP over IPv4 only",
                                "PROTOCOL_RESTRICTION", nat.where);
                way.legs.front().by_gateway = false;
                way.hops.push_back(judge_acl(network_, nat.subnet, Direction::ingress, packet, Half::forward));
                net::Flow next = packet;
                const model::Eni& own = network_.enis[nat.eni];
                set::AddressSet addresses = own.addresses.only(net::Family::ipv4);
                if (addresses.empty())
                    addresses = network_.subnets[nat.subnet].usable_addresses().only(net::Family::ipv4);
                next.source = addresses.witness().value_or(packet.source);
                if (packet.protocol.has_ports()) next.source_port = translated_port_;
                way.hops.push_back(make_hop(
                    Stage::nat_gateway, Decision::allow, nat.where.address,
                    fmt::format("translates {} to {}", packet.source.to_string(), next.source.to_string()), nat.where));
                std::vector<Id<model::NatGateway>> now = passed;
                now.push_back(id);
                std::vector<Passage> ways;
                for (Passage& onward : send(nat.eni, next, true, now)) {
                    Passage whole = way;
                    whole.hops.insert(whole.hops.end(), onward.hops.begin(), onward.hops.end());
                    whole.legs.insert(whole.legs.end(), onward.legs.begin(), onward.legs.end());
                    ways.push_back(std::move(whole));
                }
                return ways;
            }},
        *choice.target);
}

}  // namespace netlint::reach
