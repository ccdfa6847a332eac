// The judge's walk past an interface endpoint, to the balancers of the service that it leads to.
#include <fmt/format.h>

#include "gates.hpp"
#include "walk.hpp"

namespace netlint::reach {

using model::Direction;
using model::Tri;

// AWS chooses the balancer: where they do not agree, nobody knows.
void Walk::take_in(std::vector<Hop>& hops, EniId to, const net::Flow& packet, std::optional<EniId> sender) const {
    std::optional<std::vector<Hop>> all;
    bool agreed = true;
    for (const Id<model::ServiceFront> id : network_.enis[to].fronts) {
        std::vector<Hop> one = behind(network_.service_fronts[id], packet, sender);
        agreed = agreed && (!all || decision_of(*all) == decision_of(one));
        if (!all) all = std::move(one);
    }
    if (!agreed) {
        Hop choice = make_hop(Stage::load_balancer, Decision::unknown, eni_name(network_, to),
                              "the service has several balancers, of which some take it");
        choice.depends_on = eni_name(network_, to) + ": which balancer of the service it leads to";
        all = {std::move(choice)};
    }
    if (all) hops.insert(hops.end(), all->begin(), all->end());
    hops.push_back(arrival(to, packet));
}

// The balancer's groups see the client's own address. Whether they know its groups is not documented.
std::vector<Hop> Walk::behind(const model::ServiceFront& front, const net::Flow& packet,
                              std::optional<EniId> sender) const {
    std::vector<Hop> hops;
    if (front.door && front.filters != Tri::no) {
        const Peer peer{packet.source, sender, "", false};
        std::optional<Hop> groups = sender ? received(*sender, *front.door, packet, peer)
                                           : judge_groups(network_, *front.door, Direction::ingress, packet, peer);
        if (groups && groups->decision == Decision::deny && front.filters == Tri::unknown) {
            groups->decision = Decision::unknown;
            groups->code.clear();
            groups->depends_on = front.where.address + ": whether its groups are asked of what comes by endpoints";
        }
        if (groups) hops.push_back(*std::move(groups));
    }
    const bool sure = front.services.must.contains(packet), maybe = front.services.may.contains(packet);
    const bool shared = front.kind == model::FrontKind::shared_resource;
    Hop listener = make_hop(shared ? Stage::service_network : Stage::load_balancer, Decision::allow,
                            front.where.address, fmt::format("listens for {}", service_text(packet)), front.where);
    if (!maybe) {
        listener.decision = Decision::deny;
        listener.because = fmt::format("nothing of it listens for {}", service_text(packet));
        listener.code = "ELBV2_LISTENER_PORT_RESTRICTION";
    } else if (!sure) {
        listener.decision = Decision::unknown;
        listener.depends_on = front.depends_on;
    }
    hops.push_back(std::move(listener));
    return hops;
}

}  // namespace netlint::reach
