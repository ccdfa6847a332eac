// Finds connections whose replies a network ACL drops.
#include <algorithm>
#include <set>

#include "context.hpp"

namespace netlint::rule {
namespace {

using reach::Endpoint;
using set::HeaderSpace;
using set::ServiceSet;

bool allows_everything(const model::NetworkAcl& acl) {
    // AWS's own default, or the same written out: one entry each way decides every packet.
    for (const model::Direction direction : {model::Direction::ingress, model::Direction::egress}) {
        const auto first = std::ranges::find(acl.entries, direction, &model::AclEntry::direction);
        if (first == acl.entries.end() || !first->allow || !first->certainty.certain()) return false;
        if (first->services != ServiceSet::all() || !first->prefix || first->prefix->length() != 0) return false;
    }
    return true;
}

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

reach::Party party_of(const model::Network& network, const Endpoint& endpoint) {
    if (const auto* eni = std::get_if<Id<model::Eni>>(&endpoint))
        return reach::ResourceParty{network.enis[*eni].resource, {*eni}};
    return std::get<reach::Outside>(endpoint);
}

// One interface of each kind that filters and routes can tell apart.
std::vector<Endpoint> representatives(const Context& context) {
    const model::Network& network = context.network();
    std::vector<Endpoint> out;
    std::set<std::pair<std::uint32_t, std::vector<Id<model::SecurityGroup>>>> seen;
    for (std::size_t i = 0; i < network.enis.size(); ++i) {
        const model::Eni& eni = network.enis[network.enis.id(i)];
        if (network.resources[eni.resource].tier == model::Tier::nat) continue;
        std::vector<Id<model::SecurityGroup>> groups;
        for (const model::Attachment& attached : eni.groups) groups.push_back(attached.group);
        std::ranges::sort(groups);
        if (seen.emplace(eni.subnet.value, std::move(groups)).second) out.emplace_back(network.enis.id(i));
    }
    out.emplace_back(reach::Outside{"internet", set::AddressSet::internet_v4()});
    return out;
}

}  // namespace

std::vector<LostReply> find_lost_replies(const Context& context) {
    const model::Network& network = context.network();
    std::vector<LostReply> out;
    const std::vector<Endpoint> ends = representatives(context);
    for (const Endpoint& from : ends) {
        for (const Endpoint& to : ends) {
            if (from == to || (!is_filtered(network, from) && !is_filtered(network, to))) continue;
            const reach::Connection& c = context.reach().connection(from, to);
            const HeaderSpace lost = c.forward.must - c.every.may;
            if (lost.empty()) continue;
            const ServiceSet broken = lost.services() & ServiceSet::with_ports();
            const ServiceSet all_lost = broken - c.some.may.services();
            for (const bool some_only : {false, true}) {
                const ServiceSet services = some_only ? broken & c.some.must.services() : all_lost;
                if (services.empty()) continue;
                const reach::Party source = party_of(network, from), target = party_of(network, to);
                LostReply reply{from, to, services, some_only, {}};
                // A refused reply shows where the whole question is refused; a partial answer tells its blockers too.
                const set::PortSet ports = some_only ? lost.source_ports() : set::PortSet::of({1024, 65535});
                reply.answer = context.reach().engine().ask(
                    {"", {name_of(network, source), {source}}, {name_of(network, target), {target}}, services, ports});
                out.push_back(std::move(reply));
            }
        }
    }
    return out;
}

}  // namespace netlint::rule
