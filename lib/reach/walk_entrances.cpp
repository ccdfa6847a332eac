// The judge's walk through entrances that no route decides.
#include <algorithm>

#include <fmt/format.h>

#include "gates.hpp"
#include "walk.hpp"

namespace netlint::reach {

namespace {

using model::Direction;
using model::Entrance;
using model::EntranceKind;
using model::Tri;

Stage stage_of(EntranceKind kind) {
    switch (kind) {
        case EntranceKind::accelerator:
            return Stage::accelerator;
        case EntranceKind::content_network:
            return Stage::content_network;
        case EntranceKind::balancer:
            return Stage::load_balancer;
        case EntranceKind::service_network:
            return Stage::service_network;
        case EntranceKind::public_endpoint:
            break;
    }
    return Stage::public_endpoint;
}

void open(Hop& hop, std::string depends_on) {
    if (hop.decision == Decision::unknown) return;
    hop.decision = Decision::unknown;
    hop.code.clear();
    hop.depends_on = std::move(depends_on);
}

// Whether the client's sender opens anything to the balancer, at whichever port it listens.
bool may_call(const model::Network& network, const model::Eni& sender, const model::Eni& door) {
    if (!sender.opens_to) return true;
    const set::AddressSet known =
        door.addresses.empty() ? network.subnets[door.subnet].usable_addresses() : door.addresses;
    return known.empty() || sender.opens_to->may.overlaps(known);
}

// Whether a permission names the service at all, whoever its peer is.
bool named_at_all(const model::Network& network, const model::Eni& eni, const net::Flow& flow) {
    for (const model::Attachment& attachment : eni.groups)
        for (const model::Permission& permission : network.security_groups[attachment.group].permissions)
            if (permission.direction == Direction::ingress && permission.services.contains(flow)) return true;
    return false;
}

}  // namespace

std::vector<Trace> Walk::by_entrances(EniId to, const net::Flow& flow) const {
    std::vector<Trace> traces;
    const Outside* outside = std::get_if<Outside>(&from_);
    const EniId* client = std::get_if<EniId>(&from_);
    for (const Entrance& entrance : network_.entrances) {
        if (entrance.target != to || !entrance.services.contains(flow)) continue;
        if (!entrance.clients.contains(flow.source)) continue;
        if (outside && !outside->addresses.contains(flow.source)) continue;
        if (client && (called_ || !entrance.door || *client == to || *client == *entrance.door)) continue;
        if (client && !network_.enis[*client].addresses.contains(flow.source)) continue;
        if (!outside && !client) continue;
        if (entrance.door && called_) {
            Hop chained = make_hop(Stage::load_balancer, Decision::unknown, entrance.where.address,
                                   "one balancer behind another", entrance.where);
            chained.depends_on = entrance.where.address + ": what a balancer behind another hands on";
            traces.push_back(judged({std::move(chained), arrival(to, flow)}, {}));
        } else if (entrance.door)
            handed_on(entrance, flow, traces);
        else
            traces.push_back(let_in(entrance, flow));
    }
    return traces;
}

// In from the service itself: it needs an internet gateway as a sign that the VPC takes such traffic, but no route.
Trace Walk::let_in(const Entrance& entrance, const net::Flow& flow) const {
    const model::Eni& eni = network_.enis[entrance.target];
    const Id<model::Vpc> vpc = network_.subnets[eni.subnet].vpc;
    const bool managed = entrance.kind == EntranceKind::content_network;
    Hop entry = make_hop(stage_of(entrance.kind), Decision::allow, entrance.where.address,
                         fmt::format("lets {} in", service_text(flow)), entrance.where);
    const bool answered = entrance.kind == EntranceKind::public_endpoint;
    if (entrance.kind != EntranceKind::service_network && !answered) {
        const model::InternetGateway* gateway = gateway_of(network_, vpc);
        const bool none = !gateway && network_.vpcs[vpc].in_plan;
        if (none && !managed) {
            entry.decision = Decision::deny;
            entry.because = "no internet gateway is attached to " + network_.vpcs[vpc].where.address;
            entry.code = "NO_PATH";
        } else if (!gateway) {
            open(entry, network_.vpcs[vpc].where.address + ": whether an internet gateway has to be attached");
        } else if (!gateway->attached.certain()) {
            open(entry, gateway->attached.depends_on());
        }
        if (network_.subnets[eni.subnet].public_access != model::PublicAccess::open && entry.decision != Decision::deny)
            open(entry, subnet_name(network_, eni.subnet) + ": whether VPC Block Public Access forbids it");
    }
    if (!entrance.certainty.certain() && entry.decision != Decision::deny) open(entry, entrance.certainty.depends_on());
    std::vector<Hop> hops{std::move(entry)};
    if (answered) {
        Hop end = arrival(entrance.target, flow);
        if (end.decision == Decision::unknown) end.decision = Decision::allow;  // its interfaces are not asked
        end.depends_on.clear();
        hops.push_back(std::move(end));
        return judged(std::move(hops), {});
    }
    Hop in = judge_acl(network_, eni.subnet, Direction::ingress, flow, Half::forward);
    if (entrance.kind != EntranceKind::service_network && in.decision == Decision::deny)
        open(in, in.at + ": whether its network ACL filters what the service brings in is not documented");
    hops.push_back(std::move(in));
    if (auto judged = judge_groups(network_, entrance.target, Direction::ingress, flow,
                                   {flow.source, std::nullopt, entrance.where.address})) {
        if (managed && judged->decision == Decision::deny && named_at_all(network_, eni, flow))
            open(*judged, judged->at + " groups: whether they name the group that CloudFront manages");
        hops.push_back(*std::move(judged));
    }
    take_in(hops, entrance.target, flow, std::nullopt);
    Hop back = judge_acl(network_, eni.subnet, Direction::egress, flow.reply(), Half::reply);
    if (managed && back.decision == Decision::deny)
        open(back, back.at + ": whether its network ACL filters what goes back to the service is not documented");
    return judged(std::move(hops), {std::move(back)});
}

// By an association of the VPC, which stands in no subnet: no route leads there.
Trace Walk::to_service_networks(EniId from, const net::Flow& flow) const {
    const model::Eni& client = network_.enis[from];
    const Id<model::Vpc> vpc = network_.subnets[client.subnet].vpc;
    std::vector<Hop> leaving;
    if (auto judged = judge_groups(network_, from, Direction::egress, flow, {flow.destination, std::nullopt, ""}))
        leaving.push_back(*std::move(judged));
    leaving.push_back(judge_acl(network_, client.subnet, Direction::egress, flow, Half::forward));
    std::optional<Trace> best;
    for (const model::ServiceNetworkAssociation& association : network_.service_networks) {
        if (association.vpc != vpc) continue;
        std::vector<Hop> hops = leaving;
        Hop entry = make_hop(Stage::service_network, Decision::allow, association.where.address,
                             "its services answer in the VPC", association.where);
        if (!association.certainty.certain()) open(entry, association.certainty.depends_on());
        if (!association.services.may.contains(flow)) {
            entry.decision = Decision::deny;
            entry.because = "nothing of it listens for " + service_text(flow);
            entry.code = "ELBV2_LISTENER_PORT_RESTRICTION";
            entry.depends_on.clear();
        } else if (!association.services.must.contains(flow)) {
            open(entry, association.depends_on);
        }
        hops.push_back(std::move(entry));
        model::Eni guard;
        guard.subnet = client.subnet;
        guard.groups = association.groups;
        guard.groups_complete = association.groups_complete;
        guard.where = association.where;
        guard.filtered = !guard.groups.empty() || !guard.groups_complete.certain();
        if (auto judged = judge_groups(network_, guard, association.where.address, Direction::ingress, flow,
                                       {flow.source, from, ""}))
            hops.push_back(*std::move(judged));
        Trace way = judged(std::move(hops),
                           {judge_acl(network_, client.subnet, Direction::ingress, flow.reply(), Half::reply)});
        if (best)
            take(*best, std::move(way));
        else
            best = std::move(way);
    }
    if (best) return *std::move(best);
    leaving.push_back(make_hop(Stage::service_network, Decision::deny, network_.vpcs[vpc].where.address,
                               "no service network is associated with it, and no route leads to one",
                               network_.vpcs[vpc].where, "NO_PATH"));
    return judged(std::move(leaving), {});
}

// To the balancer first, whatever address it gets, and on to the target as if the client had called it.
void Walk::handed_on(const Entrance& entrance, const net::Flow& flow, std::vector<Trace>& traces) const {
    const EniId door = *entrance.door;
    const Id<model::Subnet> outer = network_.enis[door].subnet, home = network_.enis[entrance.target].subnet;
    std::vector<Hop> inner, back;
    Hop handed =
        make_hop(Stage::load_balancer, Decision::allow, entrance.where.address,
                 "hands it to " + eni_name(network_, entrance.target) + " under the client's address", entrance.where);
    if (!entrance.certainty.certain()) open(handed, entrance.certainty.depends_on());
    if (entrance.listens.empty()) open(handed, entrance.where.address + " port: known after apply");
    inner.push_back(std::move(handed));
    if (auto judged = judge_groups(network_, door, Direction::egress, flow, {flow.destination, entrance.target, ""}))
        inner.push_back(*std::move(judged));
    if (outer != home) {
        inner.push_back(judge_acl(network_, outer, Direction::egress, flow, Half::forward));
        inner.push_back(judge_acl(network_, home, Direction::ingress, flow, Half::forward));
        back.push_back(judge_acl(network_, home, Direction::egress, flow.reply(), Half::reply));
        back.push_back(judge_acl(network_, outer, Direction::ingress, flow.reply(), Half::reply));
    }
    if (auto judged = judge_groups(network_, entrance.target, Direction::ingress, flow, {flow.source, door, ""}))
        inner.push_back(*std::move(judged));
    take_in(inner, entrance.target, flow, door);
    if (entrance.listens.empty()) {
        const EniId* client = std::get_if<EniId>(&from_);
        if (client && !may_call(network_, network_.enis[*client], network_.enis[door])) return;
        traces.push_back(judged(std::move(inner), std::move(back)));
        return;
    }
    std::optional<Trace> worst, best;
    for (const net::Address& address : parts_of(network_, network_.enis[door].addresses.only(flow.source.family()))) {
        net::Flow call = flow;
        call.destination = address;
        call.destination_port = set::ServicePoint::at(entrance.listens.points().intervals().front().first).detail;
        const Endpoint at_door = door;
        Trace called = Walk(network_, from_, at_door, translated_port_).called().trace(call);
        std::vector<Hop> hops = std::move(called.forward), replies = back;
        if (!hops.empty() && hops.back().stage == Stage::destination && hops.back().decision == Decision::allow)
            hops.pop_back();
        hops.insert(hops.end(), inner.begin(), inner.end());
        replies.insert(replies.end(), called.reply.begin(), called.reply.end());
        Trace whole = judged(std::move(hops), std::move(replies));
        if (called.disposition == Disposition::unknown && whole.disposition == Disposition::delivered)
            whole.disposition = Disposition::unknown;
        if (!best || rank(whole) < rank(*best)) best = whole;
        if (!worst || rank(whole) > rank(*worst)) worst = std::move(whole);
    }
    if (!best) return;
    if (network_.enis[door].address_fixed || rank(*best) == rank(*worst)) {
        traces.push_back(*std::move(best));
        return;
    }
    if (rank(*best) == 0) {
        best->disposition = Disposition::unknown;
        for (Hop& hop : best->forward)
            if (hop.stage == Stage::load_balancer)
                open(hop, eni_name(network_, door) + ": private address known after apply");
    }
    traces.push_back(*std::move(best));
}

}  // namespace netlint::reach
