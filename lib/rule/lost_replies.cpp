// Finds connections whose replies a network ACL drops.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "context.hpp"
#include "netlint/reach/trace.hpp"
#include "refusing_pairs.hpp"

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

namespace {

// Which ends lose replies at all: what can be said of all interfaces of two subnets is not asked of each pair.
class Suspects {
public:
    Suspects(const Context& context, const std::vector<Endpoint>& ends)
        : context_(context),
          network_(context.network()),
          ends_(ends),
          refusing_(context, reply_services(ServiceSet::with_ports(), ports())),
          filtered_subnets_(network_.subnets.size()),
          refusable_subnets_(network_.subnets.size()),
          in_subnet_(network_.subnets.size()),
          takes_within_(network_.subnets.size()),
          in_vpc_(network_.vpcs.size()) {
        for (std::size_t i = 0; i < filtered_subnets_.size(); ++i)
            filtered_subnets_[i] = filtered_subnet(network_, network_.subnets.id(i));
        // An ACL refuses a reply for one of its two addresses, which is an end's or that of a NAT gateway in between.
        const ServiceSet replies = reply_services(ServiceSet::with_ports(), ports());
        for (std::uint32_t i = 0; i < ends.size(); ++i) {
            refusable_.push_back(context.refusals().meet(addresses_of(network_, ends[i]), replies));
            const auto* eni = std::get_if<Id<model::Eni>>(&ends[i]);
            if (!eni) {
                filtered_.push_back(false);
                outside_.push_back(i);
                continue;
            }
            const std::uint32_t subnet = network_.enis[*eni].subnet.value;
            filtered_.push_back(filtered_subnets_[subnet]);
            in_subnet_[subnet].push_back(i);
            if (refusable_.back()) refusable_subnets_[subnet] = true;
        }
        for (const model::NatGateway& nat : network_.nat_gateways) {
            filtered_nat_ |= filtered_subnets_[nat.subnet.value];
            refusable_nat_ |= context.refusals().meet(network_.enis[nat.eni].addresses, replies);
        }
        for (std::size_t i = 0; i < network_.subnets.size(); ++i) {
            if (in_subnet_[i].empty()) continue;
            const Id<model::Subnet> id = network_.subnets.id(i);
            Targets& those = in_vpc_[network_.subnets[id].vpc.value];
            those.subnets.push_back(id);
            takes_within_[i] = context.reach().fast().takes_within_two_vpcs(id);
            those.all_within = those.all_within && takes_within_[i];
        }
    }

    // Ends to which the end may open connections whose replies are lost, ascending.
    std::vector<std::uint32_t> targets_of(std::uint32_t from) {
        std::vector<std::uint32_t> out;
        const auto add = [&](const std::vector<std::uint32_t>& those) {
            for (const std::uint32_t to : those)
                if (to != from && may_lose(from, to)) out.push_back(to);
        };
        if (const auto* eni = std::get_if<Id<model::Eni>>(&ends_[from])) {
            for (const Id<model::Subnet> subnet : subnets_from(network_.enis[*eni].subnet))
                add(in_subnet_[subnet.value]);
            add(outside_);
        } else {
            for (const auto& all : in_subnet_) add(all);
        }
        std::ranges::sort(out);
        return out;
    }

private:
    const set::PortSet& ports() const { return context_.reach().client_ports(); }

    bool may_lose(std::uint32_t from, std::uint32_t to) const {
        if (!refusable_[from] && !refusable_[to] && !refusable_nat_) return false;
        const bool judged =
            filtered_[from] || filtered_[to] || (filtered_nat_ && !std::holds_alternative<Id<model::Eni>>(ends_[to]));
        return judged && context_.reach().may_meet(ends_[from], ends_[to]) &&
               context_.reach().fast().may_lose_replies(ends_[from], ends_[to], ports());
    }

    const std::vector<Id<model::Subnet>>& subnets_from(Id<model::Subnet> from) {
        const auto [found, fresh] = subnets_from_.try_emplace(from);
        if (!fresh) return found->second;
        const bool filtered = filtered_subnets_[from.value];
        const bool refusable = refusable_nat_ || refusable_subnets_[from.value];
        const reach::FastEngine& fast = context_.reach().fast();
        const bool opens_within = fast.opens_within_two_vpcs(from);
        const auto look_into = [&](Id<model::Vpc> vpc) {
            const Targets& those = in_vpc_[vpc.value];
            const bool refusing = !opens_within || refusing_.contain(network_.subnets[from].vpc, vpc);
            if (!refusing && those.all_within) return;
            for (const Id<model::Subnet> to : those.subnets)
                if ((filtered || filtered_subnets_[to.value]) && (refusable || refusable_subnets_[to.value]) &&
                    (refusing || !takes_within_[to.value]) && fast.may_lose_replies(from, to, ports()))
                    found->second.push_back(to);
        };
        if (const auto scope = fast.scope(from))
            std::ranges::for_each(*scope, look_into);
        else
            for (std::size_t i = 0; i < network_.vpcs.size(); ++i) look_into(network_.vpcs.id(i));
        return found->second;
    }

    const Context& context_;
    const model::Network& network_;
    const std::vector<Endpoint>& ends_;
    RefusingPairs refusing_;
    std::vector<bool> filtered_, refusable_;                  // by end
    std::vector<bool> filtered_subnets_, refusable_subnets_;  // by subnet: of any end in it
    bool filtered_nat_ = false, refusable_nat_ = false;
    std::vector<std::vector<std::uint32_t>> in_subnet_;  // ends, by subnet
    std::vector<std::uint32_t> outside_;
    std::vector<bool> takes_within_;  // by subnet: as the fast engine tells
    struct Targets {
        std::vector<Id<model::Subnet>> subnets;  // with ends in them
        bool all_within = true;
    };
    std::vector<Targets> in_vpc_;  // by VPC
    std::map<Id<model::Subnet>, std::vector<Id<model::Subnet>>> subnets_from_;
};

}  // namespace

std::vector<LostReply> find_lost_replies(const Context& context) {
    const model::Network& network = context.network();
    std::vector<LostReply> out;
    const std::vector<Endpoint> ends = representatives(context);
    Suspects suspects(context, ends);
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
            const reach::Connection& c = context.reach().connection(ends[i], ends[j]);
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
