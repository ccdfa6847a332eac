// Finds connections whose replies a network ACL drops.
#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "context.hpp"
#include "netlint/reach/trace.hpp"
#include "reply_suspects.hpp"

namespace netlint::rule {
namespace {

using reach::Endpoint;
using set::AddressSet;
using set::HeaderSpace;
using set::ServiceSet;

// Source ports that a NAT gateway may pick, one of each range that filters commonly tell apart.
constexpr std::array<std::uint16_t, 4> translated_ports{1024, 32768, 49152, 65535};

std::string name_of(const model::Network& network, const Endpoint& endpoint) {
    if (const auto* eni = std::get_if<Id<model::Eni>>(&endpoint))
        return network.resources[network.enis[*eni].resource].where.address;
    return std::get<reach::Outside>(endpoint).name;
}

// Tells flows whose replies no ACL refuses for certain, so that none needs to be told hop by hop.
class Passable {
public:
    explicit Passable(const Context& context) : context_(context), entered_(context.network().enis.size()) {
        const model::Network& network = context.network();
        for (const model::Entrance& entrance : network.entrances) entered_[entrance.target.value] = true;
        for (const model::NatGateway& nat : network.nat_gateways) translators_ |= network.enis[nat.eni].addresses;
        for (const model::Eni& eni : network.enis)
            if (!eni.source_dest_check) translators_ |= eni.addresses;
    }

    // What comes in by entrances of its own comes in other names.
    bool certain(const Endpoint& from, const Endpoint& to, const net::Flow& flow) const {
        const auto* target = std::get_if<Id<model::Eni>>(&to);
        if (!std::holds_alternative<Id<model::Eni>>(from) || (target && entered_[target->value])) return false;
        set::PortSet ports = set::to_port_set({flow.source_port, flow.source_port});
        for (const std::uint16_t port : translated_ports) ports |= set::to_port_set({port, port});
        const AddressSet peers = translators_ | AddressSet::of(flow.source) | AddressSet::of(flow.destination);
        return !context_.refusals().meet(peers, ServiceSet::ports(flow.protocol, ports));
    }

private:
    const Context& context_;
    std::vector<bool> entered_;  // by interface
    AddressSet translators_;     // addresses in whose name replies may come back
};

bool blames_acl(const reach::Answer& answer) {
    return std::ranges::any_of(answer.blockers, [](const reach::Hop& hop) {
        return hop.half == reach::Half::reply &&
               (hop.stage == reach::Stage::network_acl_ingress || hop.stage == reach::Stage::network_acl_egress);
    });
}

// The flow whose reply is lost, as the judge follows it; nothing when the judge sees no reply refused.
std::optional<reach::Answer> tell(const model::Network& network, const Endpoint& from, const Endpoint& to,
                                  const net::Flow& flow) {
    for (const std::uint16_t port : translated_ports) {
        reach::Trace trace = reach::trace(network, from, to, flow, port);
        if (trace.disposition != reach::Disposition::reply_lost) {
            const auto translates = [](const reach::Hop& hop) { return hop.stage == reach::Stage::nat_gateway; };
            if (std::ranges::none_of(trace.forward, translates)) break;  // then no port is picked
            continue;
        }
        reach::Answer answer;
        answer.verdict = reach::Verdict::unreachable;
        answer.from = name_of(network, from);
        answer.to = name_of(network, to);
        answer.witness = flow;
        answer.blockers = trace.blockers();
        answer.path = std::move(trace.forward);
        answer.return_path = std::move(trace.reply);
        return answer;
    }
    return std::nullopt;
}

// One interface of each kind, and the internet of each family that the network has.
std::vector<Endpoint> representatives(const Context& context) {
    const model::Network& network = context.network();
    std::vector<Endpoint> out;
    std::set<std::uint32_t> seen;
    for (std::size_t i = 0; i < network.enis.size(); ++i) {
        const auto id = network.enis.id(i);
        if (network.resources[network.enis[id].resource].tier == model::Tier::nat) continue;
        if (seen.insert(context.reach().kind_of(id)).second) out.emplace_back(id);
    }
    out.emplace_back(reach::Outside{"internet", AddressSet::internet_v4()});
    const auto has_v6 = [](const model::Eni& eni) { return !eni.addresses.v6().empty(); };
    if (std::ranges::any_of(network.enis, has_v6))
        out.emplace_back(reach::Outside{"internet6", AddressSet::internet_v6()});
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
    ReplySuspects suspects(context, ends);
    const Passable passable(context);
    // Few clients pick a port outside the ranges of Linux and Windows, so replies to none of these are as good as lost.
    const HeaderSpace usual = HeaderSpace::box(AddressSet::all(), AddressSet::all(), ServiceSet::with_ports(),
                                               set::PortSet::of({32768, 65535}));
    // What the judge does not see of one interface it does not see of the others that nothing tells apart.
    const auto class_of = [&](const Endpoint& end) {
        const auto* eni = std::get_if<Id<model::Eni>>(&end);
        return eni ? context.reach().fast().class_of(*eni) : ~std::uint32_t{0};
    };
    std::set<std::tuple<std::uint32_t, std::uint32_t, net::Family, bool>> unseen;
    // One family may lose what the other one does not.
    const auto add_lost = [&](const Endpoint& from, const Endpoint& to, const reach::Connection& c,
                              net::Family family) {
        const AddressSet clients = AddressSet::all().only(family);
        const HeaderSpace of_family = HeaderSpace::box(clients, AddressSet::all(), ServiceSet::with_ports());
        const HeaderSpace lost = (c.forward.must - c.every.may) & of_family;
        const ServiceSet broken = lost.services();
        const ServiceSet all_lost = broken - (c.some.may & usual & of_family).services();
        for (const bool some_only : {false, true}) {
            const ServiceSet services =
                some_only ? (broken - all_lost) & (c.some.must & of_family).services() : all_lost;
            const std::tuple alike{class_of(from), class_of(to), family, some_only};
            if (services.empty() || unseen.contains(alike)) continue;
            const HeaderSpace part = HeaderSpace::box(AddressSet::all(), AddressSet::all(), services);
            const auto flow = (lost & part).witness();
            if (!flow || passable.certain(from, to, *flow)) continue;
            auto answer = tell(network, from, to, *flow);
            if (answer && blames_acl(*answer))
                out.push_back({from, to, services, some_only, *std::move(answer)});
            else if (!answer &&
                     std::holds_alternative<Id<model::Eni>>(from))  // hosts may come in by entrances of their own
                unseen.insert(alike);
        }
    };
    for (std::uint32_t i = 0; i < ends.size(); ++i) {
        for (const std::uint32_t j : suspects.targets_of(i)) {
            // Not remembered: hardly anybody asks for it again.
            const reach::Connection c =
                context.reach().fast().connect(ends[i], ends[j], context.reach().client_ports());
            if (c.forward.must.subset_of(c.every.may)) continue;
            for (const net::Family family : {net::Family::ipv4, net::Family::ipv6})
                add_lost(ends[i], ends[j], c, family);
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
