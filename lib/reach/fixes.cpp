// Says each edit in the words of the resource that it changes.
#include "fixes.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "ends.hpp"
#include "netlint/model/symbolic.hpp"
#include "netlint/set/port_set.hpp"

namespace netlint::reach {

namespace {

using EniId = Id<model::Eni>;

std::vector<std::string> to_texts(const set::AddressSet& addresses) {
    std::vector<std::string> texts;
    for (const net::Prefix& prefix : addresses.to_prefixes()) texts.push_back(prefix.to_string());
    return texts;
}

struct Speaker {
    const model::Network& network;
    const Question& question;
    const Endpoint &from, &to;
    net::Family family;  // of the packet that is refused

    const model::Eni* eni(const Endpoint& end) const {
        const auto* id = std::get_if<EniId>(&end);
        return id ? &network.enis[*id] : nullptr;
    }

    // A group of the plan on the interface, the one an edit would name.
    const model::SecurityGroup* group(const Endpoint& end) const {
        if (const model::Eni* it = eni(end))
            for (const model::Attachment& a : it->groups)
                if (network.security_groups[a.group].in_plan) return &network.security_groups[a.group];
        return nullptr;
    }

    // Whom the hop sees where the client's address would be.
    Endpoint client(const Hop& hop) const { return hop.translator ? Endpoint(*hop.translator) : from; }

    // The prefix to write for the peer in a filter or table.
    std::string prefix(const Endpoint& end) const {
        const set::AddressSet addresses = addresses_of(network, end).only(family);
        if (const model::Eni* it = eni(end)) {
            // A NAT gateway is alone with its address; others may be joined by their like.
            if (it->address_fixed && network.resources[it->resource].tier == model::Tier::nat)
                return fmt::format("{}", fmt::join(to_texts(addresses), ", "));
            for (const net::Prefix& own : network.subnets[it->subnet].prefixes)
                if (own.family() == family) return own.to_string();
        } else if (addresses.overlaps(set::AddressSet::internet())) {
            return family == net::Family::ipv4 ? "0.0.0.0/0" : "::/0";
        }
        return addresses.to_string();
    }

    // Of an AWS service the plan tells no addresses.
    std::optional<std::string_view> service(const Endpoint& end) const {
        const net::Ipv4 first = addresses_of(network, end).v4().min().value_or(0);
        return eni(end) ? std::nullopt : model::symbolic_name(net::Address::v4(first));
    }

    // Services with gateway endpoints have prefix lists.
    std::string service_prefix(const Endpoint& end) const {
        const auto name = service(end);
        if (!name) return prefix(end);
        const bool listed = *name == "s3" || *name == "dynamodb";
        return listed ? fmt::format("the prefix list of {}", *name) : "0.0.0.0/0";
    }

    // For ACLs, which know no lists.
    std::string entry_prefix(const Endpoint& end) const {
        const std::string text = service_prefix(end);
        return text.starts_with("the prefix list") ? "each prefix of " + text : text;
    }

    // A group where it would be recognised, else a prefix.
    std::string peer(const Endpoint& end, const Endpoint& other) const {
        const model::Eni *a = eni(end), *b = eni(other);
        const model::SecurityGroup* g = group(end);
        if (a && b && g && network.subnets[a->subnet].vpc == network.subnets[b->subnet].vpc) return g->where.address;
        return service_prefix(end);
    }

    Fix permission(const Hop& hop, bool ingress) const {
        const Endpoint& own = ingress ? to : from;
        const Endpoint other = ingress ? client(hop) : to;
        const model::SecurityGroup* g = group(own);
        const bool forwards = hop.at != name_of(network, own);  // the interface in between
        const std::string edit =
            fmt::format("add {} {} {} {}", ingress ? "ingress" : "egress", question.services.to_string(),
                        ingress ? "from" : "to", forwards ? prefix(other) : peer(other, own));
        if (forwards) return {hop.where.address, edit};
        return {g && !g->where.address.empty() ? g->where.address : hop.where.address, edit};
    }

    // The entry that refused, so that the new one can be told to stand before it.
    std::string before(const Hop& hop) const {
        if (hop.where.attribute.empty()) return "";
        for (const model::Subnet& subnet : network.subnets) {
            if (!subnet.where.address.empty() && subnet.where.address != hop.at) continue;
            for (const Id<model::NetworkAcl> acl : subnet.acls)
                for (const model::AclEntry& entry : network.network_acls[acl].entries)
                    if (entry.where.address == hop.where.address && entry.where.attribute == hop.where.attribute)
                        return fmt::format(" before entry {}", entry.number);
        }
        return "";
    }

    Fix entry(const Hop& hop, bool ingress) const {
        const bool reply = hop.half == Half::reply;
        const Endpoint peer = ingress != reply ? client(hop) : to;
        std::string services = question.services.to_string();
        // A translator chooses a port of its own.
        if (reply) services = replies(hop.translator ? set::PortSet::of({1024, 65535}) : question.source_ports);
        return {hop.where.address.empty() ? hop.at : hop.where.address,
                fmt::format("allow {} {} {} {}{}", services, ingress ? "in" : "out", ingress ? "from" : "to",
                            entry_prefix(peer), before(hop))};
    }

    // What the answers look like to a filter: the client's ports for tcp and udp.
    std::string replies(const set::PortSet& client_ports) const {
        set::ServiceSet out = question.services - set::ServiceSet::with_ports();
        for (const net::Protocol protocol : {net::Protocol::tcp, net::Protocol::udp})
            if (!question.services.ports_of(protocol).empty()) out |= set::ServiceSet::ports(protocol, client_ports);
        return out.to_string();
    }

    Fix route(const Hop& hop) const {
        const Endpoint target = hop.half == Half::reply ? client(hop) : to;
        const Endpoint sender = hop.half == Half::reply ? to : client(hop);
        return {hop.where.address.empty() ? hop.at : hop.where.address,
                fmt::format("add a route to {}{}", service_prefix(target), by(sender, target, hop.half))};
    }

    // A NAT gateway lets nobody in, and knows no IPv6: replies to the outside need the internet gateway.
    std::string by(const Endpoint& sender, const Endpoint& target, Half half) const {
        const model::Eni *a = eni(sender), *b = eni(target);
        if (!a) return "";
        const Id<model::Vpc> vpc = network.subnets[a->subnet].vpc;
        if (b) {
            const Id<model::Vpc> other = network.subnets[b->subnet].vpc;
            for (const model::Peering& p : network.peerings)
                if ((p.requester == vpc && p.accepter == other) || (p.accepter == vpc && p.requester == other))
                    return " by " + p.where.address;
            return "";
        }
        const bool open = half == Half::reply || prefix(target) == "::/0";
        if (open || a->has_public_v4 == model::Tri::yes)
            for (const model::InternetGateway& gateway : network.internet_gateways)
                if (gateway.vpc == vpc) return " by " + gateway.where.address;
        if (open) return " by an internet gateway";
        for (const model::NatGateway& nat : network.nat_gateways)
            if (network.subnets[nat.subnet].vpc == vpc) return " by " + nat.where.address;
        return " by a NAT gateway";
    }

    // For the end whose IPv6 address no gateway to the internet passes: no other address helps it.
    std::optional<Fix> public_block() const {
        for (const Endpoint* end : {&from, &to})
            if (const model::Eni* own = eni(*end); own && own->public_v6 == model::Tri::no)
                return Fix{network.subnets[own->subnet].where.address, "give it a public IPv6 block"};
        return std::nullopt;
    }

    std::optional<Fix> fix(const Hop& hop) const {
        switch (hop.stage) {
            case Stage::security_group_egress:
                return permission(hop, false);
            case Stage::security_group_ingress:
                return permission(hop, true);
            case Stage::network_acl_egress:
                return entry(hop, false);
            case Stage::network_acl_ingress:
                return entry(hop, true);
            case Stage::route:
                return route(hop);
            case Stage::internet_gateway: {
                if (hop.code == "IGW_INTERNAL_BALANCER") return std::nullopt;
                if (hop.code == "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS" && family == net::Family::ipv6)
                    return public_block();
                if (hop.code == "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS")
                    return Fix{name_of(network, hop.half == Half::reply ? to : from),
                               "give it a public or Elastic IP address"};
                if (hop.code == "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS")
                    return Fix{name_of(network, to), "give it a public or Elastic IP address"};
                return Fix{hop.where.address.empty() ? hop.at : hop.where.address,
                           "attach an internet gateway to the VPC"};
            }
            case Stage::egress_only_gateway:
                if (hop.code == "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS") return public_block();
                return std::nullopt;
            case Stage::middlebox:
                if (hop.code == "INSPECTION_ONE_SIDED") return Fix{hop.at, "route both directions through it, or none"};
                return Fix{hop.where.address.empty() ? hop.at : hop.where.address, "set source_dest_check = false"};
            case Stage::peering:
                if (hop.code == "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR") return std::nullopt;  // no peering hands on
                return Fix{hop.where.address.empty() ? hop.at : hop.where.address, "accept the peering"};
            case Stage::accelerator:
                return Fix{hop.where.address.empty() ? hop.at : hop.where.address,
                           "attach an internet gateway to the VPC"};
            case Stage::authorization:
                if (hop.code == "VPCE_INTRA_VPC_TRAFFIC") return std::nullopt;
                return Fix{hop.where.address.empty() ? hop.at : hop.where.address,
                           "authorize its clients for " + hop.because.substr(0, hop.because.find(' '))};
            case Stage::load_balancer:
            case Stage::content_network:
            case Stage::service_network:
            case Stage::public_endpoint:
            case Stage::transit_gateway:
            case Stage::source_check:
            case Stage::nat_gateway:
            case Stage::gateway_endpoint:
            case Stage::destination:
            case Stage::resolver:
                return std::nullopt;
        }
        return std::nullopt;
    }
};

}  // namespace

std::vector<Fix> fixes(const model::Network& network, const Question& question, const Endpoint& from,
                       const Endpoint& to, net::Family family, std::span<const Hop> blockers) {
    const Speaker speaker{network, question, from, to, family};
    std::vector<Fix> out;
    for (const Hop& hop : blockers) {
        const std::optional<Fix> fix = speaker.fix(hop);
        const auto same = [&](const Fix& known) { return known.address == fix->address && known.edit == fix->edit; };
        if (fix && std::ranges::none_of(out, same)) out.push_back(*fix);
    }
    return out;
}

}  // namespace netlint::reach
