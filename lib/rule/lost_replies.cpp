// Finds connections whose replies a network ACL drops.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "context.hpp"
#include "netlint/reach/trace.hpp"

namespace netlint::rule {
namespace {

using reach::Endpoint;
using set::AddressSet;
using set::HeaderSpace;
using set::ServiceSet;

bool filtered_subnet(const model::Network& network, Id<model::Subnet> subnet) {
    return std::ranges::any_of(network.subnets[subnet].acls, [&](Id<model::NetworkAcl> id) {
        const model::NetworkAcl& acl = network.network_acls[id];
        return !acl.where.address.empty() && !allows_everything(acl);
    });
}

bool is_filtered(const model::Network& network, const Endpoint& endpoint) {
    const auto* eni = std::get_if<Id<model::Eni>>(&endpoint);
    return eni && filtered_subnet(network, network.enis[*eni].subnet);
}

// Source ports that a NAT gateway may pick, one of each range that filters commonly tell apart.
constexpr std::array<std::uint16_t, 4> translated_ports{1024, 32768, 49152, 65535};

std::string name_of(const model::Network& network, const Endpoint& endpoint) {
    if (const auto* eni = std::get_if<Id<model::Eni>>(&endpoint))
        return network.resources[network.enis[*eni].resource].where.address;
    return std::get<reach::Outside>(endpoint).name;
}

// One flow whose reply is lost, as the judge follows it; nothing when the judge sees no reply refused.
std::optional<reach::Answer> tell(const model::Network& network, const Endpoint& from, const Endpoint& to,
                                  const HeaderSpace& lost) {
    const auto flow = lost.witness();
    if (!flow) return std::nullopt;
    for (const std::uint16_t port : translated_ports) {
        const reach::Trace trace = reach::trace(network, from, to, *flow, port);
        if (trace.disposition != reach::Disposition::reply_lost) continue;
        reach::Answer answer;
        answer.verdict = reach::Verdict::unreachable;
        answer.from = name_of(network, from);
        answer.to = name_of(network, to);
        answer.witness = flow;
        answer.path = trace.forward;
        answer.return_path = trace.reply;
        answer.blockers = trace.blockers();
        return answer;
    }
    return std::nullopt;
}

// One interface of each kind, and the internet.
std::vector<Endpoint> representatives(const Context& context) {
    const model::Network& network = context.network();
    std::vector<Endpoint> out;
    std::set<std::uint32_t> seen;
    for (std::size_t i = 0; i < network.enis.size(); ++i) {
        const auto id = network.enis.id(i);
        if (network.resources[network.enis[id].resource].tier == model::Tier::nat) continue;
        if (seen.insert(context.reach().kind_of(id)).second) out.emplace_back(id);
    }
    out.emplace_back(reach::Outside{"internet", set::AddressSet::internet_v4()});
    return out;
}

}  // namespace

bool allows_everything(const model::NetworkAcl& acl) {
    for (const model::Direction direction : {model::Direction::ingress, model::Direction::egress}) {
        const auto first = std::ranges::find(acl.entries, direction, &model::AclEntry::direction);
        if (first == acl.entries.end() || !first->allow || !first->certainty.certain()) return false;
        if (first->services != ServiceSet::all() || !first->prefix || first->prefix->length() != 0) return false;
    }
    return true;
}

std::vector<LostReply> find_lost_replies(const Context& context) {
    const model::Network& network = context.network();
    std::vector<LostReply> out;
    const std::vector<Endpoint> ends = representatives(context);
    std::vector<bool> filtered;
    for (const Endpoint& end : ends) filtered.push_back(is_filtered(network, end));
    const bool filtered_nat = std::ranges::any_of(
        network.nat_gateways, [&](const model::NatGateway& nat) { return filtered_subnet(network, nat.subnet); });
    // An ACL refuses a reply for one of its two addresses, which is an end's or that of a NAT gateway in between.
    const ServiceSet replies = reply_services(context.reach().client_ports()) & ServiceSet::with_ports();
    std::vector<bool> refusable;
    for (const Endpoint& end : ends) refusable.push_back(context.refusals().meet(addresses_of(network, end), replies));
    const bool refusable_nat = std::ranges::any_of(network.nat_gateways, [&](const model::NatGateway& nat) {
        return context.refusals().meet(network.enis[nat.eni].addresses, replies);
    });
    const auto may_lose = [&](std::size_t from, std::size_t to) {
        if (!refusable[from] && !refusable[to] && !refusable_nat) return false;
        const bool judged =
            filtered[from] || filtered[to] || (filtered_nat && !std::holds_alternative<Id<model::Eni>>(ends[to]));
        return judged && context.reach().may_meet(ends[from], ends[to]) &&
               context.reach().fast().may_lose_replies(ends[from], ends[to], context.reach().client_ports());
    };
    // Few clients pick a port outside the ranges of Linux and Windows, so replies to none of these are as good as lost.
    const HeaderSpace usual = HeaderSpace::box(AddressSet::all(), AddressSet::all(), ServiceSet::with_ports(),
                                               set::PortSet::of({32768, 65535}));
    for (std::size_t i = 0; i < ends.size(); ++i) {
        for (std::size_t j = 0; j < ends.size(); ++j) {
            if (i == j || !may_lose(i, j)) continue;
            const Endpoint &from = ends[i], &to = ends[j];
            const reach::Connection& c = context.reach().connection(from, to);
            const HeaderSpace lost = c.forward.must - c.every.may;
            if (lost.empty()) continue;
            const ServiceSet broken = lost.services() & ServiceSet::with_ports();
            const ServiceSet all_lost = broken - (c.some.may & usual).services();
            for (const bool some_only : {false, true}) {
                const ServiceSet services = some_only ? (broken - all_lost) & c.some.must.services() : all_lost;
                if (services.empty()) continue;
                const HeaderSpace part = HeaderSpace::box(AddressSet::all(), AddressSet::all(), services);
                auto answer = tell(network, from, to, lost & part);
                if (answer) out.push_back({from, to, services, some_only, *std::move(answer)});
            }
        }
    }
    return out;
}

std::vector<std::vector<const LostReply*>> by_acl(const model::Network& network, const std::vector<LostReply>& all) {
    using Places = std::pair<std::string_view, std::string_view>;  // address and attribute
    std::map<std::string_view, std::set<std::size_t>> at_element;
    std::map<Places, std::set<std::size_t>> at_entry;
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (const reach::Hop& hop : all[i].answer.blockers) {
            if (hop.half != reach::Half::reply) continue;
            at_element[hop.where.address].insert(i);
            // The element may be an entry of its own resource, at one of the ACL's subnets.
            if (hop.decision == reach::Decision::deny &&
                (hop.stage == reach::Stage::network_acl_ingress || hop.stage == reach::Stage::network_acl_egress))
                at_entry[{hop.where.address, hop.where.attribute}].insert(i);
        }
    }
    std::vector<std::vector<const LostReply*>> out(network.network_acls.size());
    for (std::size_t a = 0; a < out.size(); ++a) {
        const model::NetworkAcl& acl = network.network_acls[network.network_acls.id(a)];
        std::set<std::size_t> here;
        if (const auto found = at_element.find(acl.where.address); found != at_element.end()) here = found->second;
        for (const model::AclEntry& entry : acl.entries)
            if (const auto found = at_entry.find({entry.where.address, entry.where.attribute}); found != at_entry.end())
                here.insert(found->second.begin(), found->second.end());
        for (const std::size_t i : here) out[a].push_back(&all[i]);
    }
    return out;
}

}  // namespace netlint::rule
