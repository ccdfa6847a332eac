// Writes every fact of a network as a line.
#include "netlint/model/describe.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "names.hpp"
#include "netlint/base/overloaded.hpp"

namespace netlint::model {
namespace {

std::string_view to_text(Tri tri) {
    return tri == Tri::yes ? "yes" : tri == Tri::no ? "no" : "unknown";
}

std::string_view to_text(Tier tier) {
    switch (tier) {
        case Tier::edge:
            return "edge";
        case Tier::app:
            return "app";
        case Tier::data:
            return "data";
        case Tier::endpoint:
            return "endpoint";
        case Tier::nat:
            return "nat";
        case Tier::other:
            break;
    }
    return "other";
}

std::string_view to_text(Direction direction) {
    return direction == Direction::ingress ? "ingress" : "egress";
}

std::string doubt(const Certainty& certainty) {
    return certainty.certain() ? "" : fmt::format(" (possible: {})", certainty.depends_on());
}

class Writer {
public:
    explicit Writer(const Network& network) : network_(network), names_(network) {}

    std::string write() {
        each(network_.vpcs, [this](auto id) { vpc(id); });
        each(network_.subnets, [this](auto id) { subnet(id); });
        each(network_.route_tables, [this](auto id) { table(id); });
        each(network_.network_acls, [this](auto id) { acl(id); });
        each(network_.security_groups, [this](auto id) { group(id); });
        each(network_.resources, [this](auto id) { resource(id); });
        gateways();
        transits();
        balancers();
        entrances();
        fronts();
        rest();
        std::ranges::sort(lines_);
        return fmt::format("{}\n", fmt::join(lines_, "\n"));
    }

private:
    template <class T, class Each>
    void each(const Table<T>& items, const Each& visit) {
        for (std::size_t i = 0; i < items.size(); ++i) visit(items.id(i));
    }
    std::string name(const auto& id) const { return names_.name(id); }
    std::string names(const auto& ids) const { return names_.names(ids); }
    template <class... Args>
    void line(fmt::format_string<Args...> format, Args&&... args) {
        lines_.push_back(fmt::format(format, std::forward<Args>(args)...));
    }

    static std::string prefixes(const std::vector<net::Prefix>& all) {
        std::string text;
        for (const net::Prefix& prefix : all) text += (text.empty() ? "" : " ") + prefix.to_string();
        return text.empty() ? "-" : text;
    }

    void vpc(Id<Vpc> id) {
        const Vpc& v = network_.vpcs[id];
        line("vpc {} {}{}{} dns {}/{} main {}", name(id), prefixes(v.prefixes), doubt(v.prefixes_known),
             v.in_plan ? "" : " outside", to_text(v.dns_support), to_text(v.dns_hostnames), name(v.main_table));
    }
    void subnet(Id<Subnet> id) {
        const Subnet& s = network_.subnets[id];
        line("subnet {} of {} {}{} public-by-default {}", name(id), name(s.vpc), prefixes(s.prefixes),
             s.in_plan ? "" : " outside", to_text(s.map_public_ip));
        if (s.public_access != PublicAccess::open) {
            constexpr std::string_view words[] = {"open", "translated", "none", "unknown"};
            line("subnet {} public-access {} by {}", name(id), words[static_cast<std::size_t>(s.public_access)],
                 s.public_access_where.address);
        }
        line("subnet {} table {}{}", name(id), names(s.tables), s.table_explicit ? " by " + s.table_where.address : "");
        line("subnet {} acl {}{}", name(id), names(s.acls), s.acl_explicit ? " by " + s.acl_where.address : "");
    }
    std::string target(const RouteTarget& target) const {
        return std::visit(
            overloaded{
                [](const LocalTarget&) { return std::string("local"); },
                [](const BlackholeTarget&) { return std::string("blackhole"); },
                [](const UnmodelledTarget& t) { return fmt::format("unmodelled {} {}", t.kind, t.address); },
                [this](Id<InternetGateway> t) { return "internet " + name(t); },
                [this](Id<EgressOnlyGateway> t) { return "egress-only " + name(t); },
                [this](Id<NatGateway> t) { return "nat " + name(t); },
                [this](Id<VpcEndpoint> t) { return "endpoint " + name(t); },
                [this](Id<Peering> t) { return "peering " + name(t); },
                [this](Id<Eni> t) { return "eni " + name(t); },
                [this](Id<TransitGateway> t) { return "transit " + name(t); },
                [this](Id<TransitAttachment> t) { return "attachment " + name(t); },
            },
            target);
    }
    void table(Id<RouteTable> id) {
        const RouteTable& t = network_.route_tables[id];
        line("table {} of {}{}{}", name(id), name(t.vpc), t.main ? " main" : "", doubt(t.complete));
        routes(name(id), t.routes);
    }
    void routes(const std::string& table, const std::vector<Route>& all) {
        for (const Route& route : all) {
            std::vector<std::string> targets;
            for (const RouteTarget& one : route.targets) targets.push_back(target(one));
            std::ranges::sort(targets);
            const auto* prefix = std::get_if<net::Prefix>(&route.destination);
            line("route {} {} -> {}{}{} by {}", table,
                 prefix ? prefix->to_string() : name(std::get<Id<PrefixList>>(route.destination)),
                 fmt::join(targets, " | "), route.origin == RouteOrigin::propagated ? " learned" : "",
                 doubt(route.certainty), route.where.address);
        }
    }
    void acl(Id<NetworkAcl> id) {
        const NetworkAcl& a = network_.network_acls[id];
        line("acl {} of {}{}{}", name(id), name(a.vpc), a.is_default ? " default" : "", a.in_plan ? "" : " outside");
        for (const AclEntry& e : a.entries)
            line("acl-entry {} {} {:05} {} {} {}{}", name(id), to_text(e.direction), e.number,
                 e.allow ? "allow" : "deny", e.services.to_string(), e.prefix ? e.prefix->to_string() : "?",
                 doubt(e.certainty));
    }
    void group(Id<SecurityGroup> id) {
        const SecurityGroup& g = network_.security_groups[id];
        line("group {} of {}{}{}", name(id), name(g.vpc), g.is_default ? " default" : "", g.in_plan ? "" : " outside");
        for (const Permission& p : g.permissions) {
            const std::string peer = std::visit(overloaded{
                                                    [](const net::Prefix& prefix) { return prefix.to_string(); },
                                                    [](const UnknownPeer&) { return std::string("?"); },
                                                    [this](const auto& noun) { return name(noun); },
                                                },
                                                p.peer);
            line("permission {} {} {} {}{} by {}", name(id), to_text(p.direction), p.services.to_string(), peer,
                 doubt(p.certainty), p.where.address.empty() ? "AWS" : p.where.address);
        }
    }
    void resource(Id<Resource> id) {
        const Resource& r = network_.resources[id];
        line("resource {} {} {}{} serves {} public {}", name(id), to_text(r.tier),
             r.placement == Placement::each ? "in each" : "in some", doubt(r.enis_complete), r.services.to_string(),
             to_text(r.publicly_accessible));
        for (const Id<Eni> eni_id : r.enis) {
            const Eni& e = network_.enis[eni_id];
            std::vector<std::string> groups;
            for (const Attachment& a : e.groups) groups.push_back(name(a.group) + doubt(a.certainty));
            std::ranges::sort(groups);
            line("eni {} in {} {}{} public {}{}{}", name(id), name(e.subnet),
                 e.filtered ? fmt::format("groups {}", fmt::join(groups, " + ")) : "unfiltered",
                 doubt(e.groups_complete), to_text(e.has_public_v4), e.source_dest_check ? "" : " forwards",
                 e.accepts_connections ? doubt(e.accepting) : " opens only");
            if (e.public_v6 != Tri::yes)
                line("eni-ipv6 {} in {} by internet gateways {}", name(id), name(e.subnet), to_text(e.public_v6));
            if (!e.opens_connections) line("eni-takes {} in {} takes only", name(id), name(e.subnet));
            if (e.keeps_clients != Tri::no)
                line("eni-clients {} in {} keeps addresses {}", name(id), name(e.subnet), to_text(e.keeps_clients));
            if (e.opens_to)
                line("eni-opens {} in {} to {} at most {}", name(id), name(e.subnet), e.opens_to->must.to_string(),
                     e.opens_to->may.to_string());
            line("eni-addresses {} in {} {}{}", name(id), name(e.subnet), e.address_fixed ? "fixed " : "",
                 e.addresses.to_string());
        }
    }
    void gateways() {
        each(network_.internet_gateways, [this](Id<InternetGateway> id) {
            const InternetGateway& g = network_.internet_gateways[id];
            line("internet-gateway {} of {}{}{}", name(id), name(g.vpc), doubt(g.attached),
                 g.tables.empty() ? "" : " table " + names(g.tables));
        });
        each(network_.vpn_gateways, [this](Id<VpnGateway> id) {
            const VpnGateway& g = network_.vpn_gateways[id];
            line("vpn-gateway {} of {}{} learned {}{}", g.where.address, name(g.vpc), doubt(g.attached),
                 prefixes(g.learned), doubt(g.learned_complete));
        });
        each(network_.egress_only_gateways, [this](Id<EgressOnlyGateway> id) {
            line("egress-only-gateway {} of {}", name(id), name(network_.egress_only_gateways[id].vpc));
        });
        each(network_.nat_gateways, [this](Id<NatGateway> id) {
            const NatGateway& g = network_.nat_gateways[id];
            line("nat-gateway {} in {}{} public {}", name(id), name(g.subnet), g.is_public ? "" : " private",
                 to_text(g.has_public_v4));
        });
        each(network_.elastic_addresses, [this](Id<ElasticAddress> id) {
            const ElasticAddress& a = network_.elastic_addresses[id];
            line("elastic-address {} taken {}", a.where.address, to_text(a.taken));
        });
        each(network_.endpoints, [this](Id<VpcEndpoint> id) {
            const VpcEndpoint& e = network_.endpoints[id];
            constexpr std::string_view kinds[] = {"gateway", "interface", "gateway-load-balancer", "other"};
            line("endpoint {} of {} {} {} private-dns {} tables {}", name(id), name(e.vpc),
                 kinds[static_cast<std::size_t>(e.kind)], e.service, to_text(e.private_dns), names(e.tables));
        });
        each(network_.peerings, [this](Id<Peering> id) {
            const Peering& p = network_.peerings[id];
            line("peering {} {} <-> {} active {}", name(id), name(p.requester), name(p.accepter), to_text(p.active));
        });
        each(network_.prefix_lists, [this](Id<PrefixList> id) {
            const PrefixList& l = network_.prefix_lists[id];
            std::string listed;
            for (const ListedPrefix& entry : l.listed)
                listed += (listed.empty() ? " as " : " ") + entry.prefix.to_string() + (entry.certain ? "" : "?");
            line("prefix-list {} {} .. {}{}", name(id), l.entries.must.to_string(), l.entries.may.to_string(), listed);
        });
    }
    void transits() {
        each(network_.transit_gateways, [this](Id<TransitGateway> id) {
            const TransitGateway& g = network_.transit_gateways[id];
            line("transit-gateway {} references {}{}", name(id), to_text(g.group_references),
                 doubt(g.attachments_complete));
        });
        each(network_.transit_attachments, [this](Id<TransitAttachment> id) {
            const TransitAttachment& a = network_.transit_attachments[id];
            line("attachment {} of {} to {} in {}{} table {}{} appliance {}", name(id), name(a.vpc), name(a.gateway),
                 names(a.subnets), doubt(a.subnets_complete), names(a.tables), doubt(a.tables_complete),
                 to_text(a.appliance_mode));
        });
        each(network_.transit_tables, [this](Id<TransitTable> id) {
            const TransitTable& t = network_.transit_tables[id];
            line("table {} of {}{}", name(id), name(t.gateway), doubt(t.complete));
            routes(name(id), t.routes);
        });
    }
    void balancers() {
        for (const LoadBalancer& b : network_.load_balancers) {
            line("balancer {} internal {}{} fronts {}", b.where.address, to_text(b.internal),
                 doubt(b.listeners_complete), b.fronts.size());
            for (const Listener& l : b.listeners)
                line("listener {} {} port {} {} -> {}{}{}", b.where.address, l.where.address,
                     l.port ? std::to_string(*l.port) : "?", l.protocol, names(l.forwards), doubt(l.forwards_complete),
                     l.only_redirects ? " redirects" : "");
        }
        for (const TargetGroup& g : network_.target_groups) {
            line("target-group {} {} {} port {}{}", g.where.address, g.target_type, g.protocol,
                 g.port ? std::to_string(*g.port) : "?", doubt(g.targets_complete));
            for (const RegisteredTarget& t : g.targets)
                line("target {} {} port {}{}", g.where.address, name(t.resource),
                     t.port ? std::to_string(*t.port) : "-", doubt(t.certainty));
        }
    }
    void fronts() {
        for (const Resource& resource : network_.resources)
            for (const Id<Eni> eni : resource.enis)
                for (const Id<ServiceFront> id : network_.enis[eni].fronts) {
                    const ServiceFront& f = network_.service_fronts[id];
                    line("service-front {} of {} {} at most {}{}", f.where.address, resource.where.address,
                         f.services.must.to_string(), f.services.may.to_string(),
                         f.door ? " filters " + std::string(to_text(f.filters)) : "");
                }
    }
    void entrances() {
        constexpr const char* kinds[] = {"accelerator", "content-network", "balancer", "service-network",
                                         "public-endpoint"};
        for (const Entrance& e : network_.entrances)
            line("entrance {} {} to {} {} of {}{}{}", kinds[static_cast<int>(e.kind)], e.where.address,
                 network_.resources[network_.enis[e.target].resource].where.address, e.services.to_string(),
                 e.clients.to_string(),
                 e.door ? " by " + network_.resources[network_.enis[*e.door].resource].where.address + " " +
                              e.listens.to_string()
                        : "",
                 doubt(e.certainty));
        for (const ServiceNetworkAssociation& a : network_.service_networks)
            line("service-network {} of {} groups {}{}{} offers {} at most {}", a.where.address, name(a.vpc),
                 a.groups.size(), doubt(a.groups_complete), doubt(a.certainty), a.services.must.to_string(),
                 a.services.may.to_string());
    }
    void rest() {
        for (const FlowLog& log : network_.flow_logs)
            line("flow-log {} of {} {}", log.where.address,
                 std::visit(
                     overloaded{[](std::monostate) { return std::string("-"); }, [this](auto id) { return name(id); }},
                     log.target),
                 log.traffic);
        for (const SubnetGroup& g : network_.subnet_groups)
            line("subnet-group {} {}{}", g.where.address, names(g.subnets), g.open ? " | ?" : "");
        for (const Unmodelled& u : network_.unmodelled)
            line("{} {}", u.carries_packets ? "not-modelled" : "no-packets", u.address);
    }

    const Network& network_;
    Names names_;
    std::vector<std::string> lines_;
};

}  // namespace

std::string describe(const Network& network) {
    return Writer(network).write();
}

}  // namespace netlint::model
