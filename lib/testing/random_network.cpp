// Throws dice for each fact of a small network.
#include "random_network.hpp"

#include <optional>
#include <string>

#include "network_builder.hpp"

namespace netlint::testing {

namespace {

using model::Tri;

class Maker : NetworkBuilder {
public:
    explicit Maker(std::uint64_t seed) : dice_(seed), doubt_(dice_.chance(50) ? 7 : 0) {}

    model::Network make() {
        make_vpcs();
        make_groups();
        make_acls();
        make_interfaces();
        make_gateways();
        make_transit();
        make_routes();
        make_permissions();
        make_entrances();
        make_doubts();
        return std::move(network);
    }

private:
    model::Certainty certainty(const char* what) {
        return dice_.chance(doubt_) ? open(std::string(what) + ": known after apply") : model::Certainty{};
    }
    Tri mostly(Tri usual, unsigned percent) { return dice_.chance(percent) ? Tri(dice_.below(3)) : usual; }
    std::string name(const char* type, std::size_t n) { return std::string(type) + '.' + static_cast<char>('a' + n); }

    void make_vpcs() {
        has_v6_ = dice_.chance(35);
        vpcs_.push_back(has_v6_ ? vpc("aws_vpc.a", {"10.0.0.0/27", "2600:db8::/120"})
                                : vpc("aws_vpc.a", {"10.0.0.0/27"}));
        if (dice_.chance(45))
            vpcs_.push_back(vpc("aws_vpc.b", {"10.0.0.32/27"},
                                dice_.chance(85)   ? "eu-west-1"
                                : dice_.chance(50) ? "us-east-1"
                                                   : ""));
        constexpr const char* v4[][2] = {{"10.0.0.0/29", "10.0.0.8/29"}, {"10.0.0.32/29", "10.0.0.40/29"}};
        constexpr const char* v6[] = {"2600:db8::/124", "2600:db8::10/124"};
        for (std::size_t v = 0; v < vpcs_.size(); ++v)
            for (std::size_t s = 0; s < (v == 0 ? 2 : 1 + dice_.below(2)); ++s) {
                const std::string at = name("aws_subnet", subnets_.size());
                subnets_.push_back(v == 0 && has_v6_ ? subnet(vpcs_[v], at, {v4[v][s], v6[s]})
                                                     : subnet(vpcs_[v], at, {v4[v][s]}));
            }
        for (std::size_t s = 0; s < 3; ++s) services_.push_back(dice_.pick(all_services));
        services_.push_back("all");
        if (dice_.chance(30)) {
            const char *one = dice_.pick(all_prefixes), *other = dice_.pick(all_prefixes);
            lists_.push_back(list("aws_ec2_managed_prefix_list.a", {one, other}));
            if (dice_.chance(doubt_ * 4)) network.prefix_lists[lists_[0]].entries.must = {};
        }
        if (dice_.chance(35)) {
            service_ = service_list(dice_.chance(60) ? "s3" : "dynamodb");
            lists_.push_back(*service_);
        }
    }

    void make_groups() {
        for (const Id<model::Vpc> v : vpcs_)
            for (std::size_t i = 0; i < 1 + dice_.below(2); ++i)
                groups_.push_back(group(v, name("aws_security_group", groups_.size())));
    }

    const char* peer_prefix() {
        return dice_.chance(40)              ? "0.0.0.0/0"
               : has_v6_ && dice_.chance(40) ? dice_.pick(v6_prefixes)
                                             : dice_.pick(all_prefixes);
    }

    void make_permissions() {
        for (const Id<model::SecurityGroup> g : groups_)
            for (const model::Direction direction : {in, out}) {
                for (std::size_t i = dice_.below(3); i-- > 0;) {
                    Peer peer = dice_.chance(50)   ? Peer(peer_prefix())
                                : dice_.chance(75) ? Peer(dice_.pick(groups_))
                                : lists_.empty()   ? Peer("10.0.0.0/26")
                                                   : Peer(dice_.pick(lists_));
                    if (dice_.chance(doubt_ / 2)) peer = Peer(model::UnknownPeer{});
                    allow(g, direction, dice_.pick(services_), std::move(peer), certainty("permission"));
                }
                if (dice_.chance(25)) allow(g, direction, "all", "0.0.0.0/0");
            }
    }

    void make_acls() {
        for (std::size_t n = dice_.below(3); n-- > 0;) {
            const Id<model::NetworkAcl> a = acl(dice_.pick(vpcs_), name("aws_network_acl", acls_.size()));
            acls_.push_back(a);
            for (const model::Direction direction : {in, out}) {
                int number = 100;
                for (std::size_t i = 1 + dice_.below(3); i-- > 0; number += 10) {
                    entry(a, direction, number, dice_.chance(65), dice_.pick(services_), peer_prefix(),
                          certainty("entry"));
                    if (dice_.chance(doubt_ / 2)) network.network_acls[a].entries.back().prefix.reset();
                }
                if (dice_.chance(50)) entry(a, direction, 200, true, "all", "0.0.0.0/0");
            }
        }
        for (const Id<model::Subnet> s : subnets_)
            if (!acls_.empty() && dice_.chance(60)) use(s, dice_.pick(acls_));
    }

    void make_interfaces() {
        for (std::size_t n = 2 + dice_.below(3); n-- > 0;) {
            const std::size_t at = dice_.below(subnets_.size());
            const Id<model::Subnet> s = subnets_[at];
            const Id<model::Eni> e = eni(s, name("aws_instance", enis_.size()), {});
            model::Eni& it = network.enis[e];
            if (given_[at] < 2 && dice_.chance(80)) {  // the third address is for a NAT gateway
                const std::vector<net::Prefix>& prefixes = network.subnets[s].prefixes;
                const unsigned host = 4 + given_[at]++;
                it.addresses = set::AddressSet::of(net::Address::v4(prefixes[0].first().as_v4() + host));
                if (prefixes.size() > 1)
                    it.addresses |= set::AddressSet::of(net::Address::v6(prefixes[1].first().as_v6() + host));
                it.address_fixed = true;
            }
            for (std::size_t i = 1 + dice_.below(2); i-- > 0;) {
                const Id<model::SecurityGroup> g = dice_.pick(groups_);
                if (network.security_groups[g].vpc == network.subnets[s].vpc || i == 0)
                    it.groups.push_back({in_vpc(g, network.subnets[s].vpc), certainty("attachment"), it.where});
            }
            it.has_public_v4 = dice_.chance(50) ? mostly(Tri::yes, doubt_) : Tri::no;
            it.filtered = dice_.chance(95);
            if (!it.filtered) it.groups.clear();
            it.accepts_connections = dice_.chance(95);
            it.groups_complete = certainty("groups");
            enis_.push_back(e);
        }
    }
    // A group of the VPC, this one if it is.
    Id<model::SecurityGroup> in_vpc(Id<model::SecurityGroup> g, Id<model::Vpc> v) {
        if (network.security_groups[g].vpc == v) return g;
        for (const Id<model::SecurityGroup> other : groups_)
            if (network.security_groups[other].vpc == v) return other;
        return g;
    }

    void make_gateways() {
        for (const Id<model::Vpc> v : vpcs_)
            if (dice_.chance(65)) {
                const Id<model::InternetGateway> g =
                    internet_gateway(v, name("aws_internet_gateway", network.internet_gateways.size()));
                network.internet_gateways[g].attached = certainty("attachment");
                if (dice_.chance(8)) network.internet_gateways[g].vpc.reset();
                targets_.emplace_back(g);
                targets_.emplace_back(g);
            }
        if (dice_.chance(40)) {
            const std::size_t at = dice_.below(subnets_.size());
            const net::Ipv4 first = network.subnets[subnets_[at]].prefixes[0].first().as_v4();
            const std::string own = net::Address::v4(first + 6).to_string();
            const Id<model::NatGateway> n = nat(subnets_[at], "aws_nat_gateway.a", {own.c_str()}, dice_.chance(85));
            network.nat_gateways[n].has_public_v4 = mostly(network.nat_gateways[n].has_public_v4, doubt_);
            network.enis[network.nat_gateways[n].eni].has_public_v4 = network.nat_gateways[n].has_public_v4;
            targets_.emplace_back(n);
            targets_.emplace_back(n);
        }
        if (has_v6_ && dice_.chance(50)) targets_.emplace_back(egress_only_gateway(vpcs_[0]));
        if (vpcs_.size() == 2 && dice_.chance(80)) {
            peering_ = peering(vpcs_[0], vpcs_[1], mostly(Tri::yes, 5 + doubt_));
            targets_.emplace_back(*peering_);
        }
        if (dice_.chance(10)) targets_.emplace_back(model::BlackholeTarget{});
        if (dice_.chance(2 * doubt_))
            targets_.emplace_back(model::UnmodelledTarget{"transit gateway", "aws_ec2_transit_gateway.a"});
        if (dice_.chance(10)) targets_.emplace_back(dice_.pick(enis_));
    }

    // One gateway, often with both VPCs and sometimes with what lies beyond the plan.
    void make_transit() {
        if (!dice_.chance(35)) return;
        transit_ = transit_gateway("aws_ec2_transit_gateway.a");
        model::TransitGateway& gateway = network.transit_gateways[*transit_];
        gateway.group_references = dice_.chance(40) ? mostly(Tri::yes, doubt_) : Tri::no;
        gateway.attachments_complete = certainty("attachments");
        for (std::size_t i = 1 + dice_.below(2); i-- > 0;)
            transit_tables_.push_back(transit_table(*transit_, name("aws_ec2_transit_gateway_route_table", i)));
        for (const Id<model::Subnet> s : subnets_)
            if (!dice_.chance(doubt_)) network.subnets[s].zone = dice_.chance(70) ? "a" : "b";
        for (const Id<model::Vpc> v : vpcs_)
            if (dice_.chance(90)) attach(v);
        if (dice_.chance(15)) attach(std::nullopt);
        for (const Id<model::TransitTable> t : transit_tables_) {
            for (const Id<model::TransitAttachment> a : attachments_)
                if (dice_.chance(80)) propagate(t, a);
            for (std::size_t i = dice_.below(3); i-- > 0 && !attachments_.empty();) {
                const model::RouteTarget target = dice_.chance(80) ? model::RouteTarget(dice_.pick(attachments_))
                                                                   : model::RouteTarget(model::BlackholeTarget{});
                transit_route(t, dice_.chance(50) ? "0.0.0.0/0" : dice_.pick(all_prefixes), target,
                              certainty("transit route"));
            }
            network.transit_tables[t].complete = dice_.chance(doubt_ / 2) ? open("table: unknown") : model::Certainty{};
        }
        for (std::size_t i = 2; i-- > 0;) targets_.emplace_back(*transit_);
    }
    void attach(std::optional<Id<model::Vpc>> v) {
        std::vector<Id<model::Subnet>> doors;
        for (const Id<model::Subnet> s : subnets_)
            if (v && network.subnets[s].vpc == *v && (doors.empty() || dice_.chance(70))) doors.push_back(s);
        if (doors.size() > 1 && dice_.chance(30)) doors.erase(doors.begin());
        const Id<model::TransitAttachment> a =
            attachment(*transit_, v, name("aws_ec2_transit_gateway_vpc_attachment", attachments_.size()), doors);
        model::TransitAttachment& it = network.transit_attachments[a];
        if (dice_.chance(90)) it.tables = {dice_.pick(transit_tables_)};
        if (dice_.chance(doubt_)) it.tables.push_back(dice_.pick(transit_tables_));
        it.tables_complete = dice_.chance(doubt_ / 2) ? open("association: unknown") : model::Certainty{};
        it.subnets_complete = dice_.chance(doubt_ / 2) ? open("subnets: unknown") : model::Certainty{};
        it.appliance_mode = dice_.chance(50) ? mostly(Tri::yes, doubt_) : Tri::no;
        it.group_references = mostly(Tri::yes, doubt_);
        attachments_.push_back(a);
    }

    void make_routes() {
        for (std::size_t n = dice_.below(3); n-- > 0;)
            tables_.push_back(table(dice_.pick(vpcs_), name("aws_route_table", tables_.size())));
        std::vector<Id<model::RouteTable>> all = tables_;
        for (const Id<model::Vpc> v : vpcs_) all.push_back(*network.vpcs[v].main_table);
        for (const Id<model::RouteTable> t : all) {
            for (std::size_t i = dice_.below(3); i-- > 0 && !targets_.empty();) {
                model::Route& r = !lists_.empty() && dice_.chance(15)
                                      ? route(t, dice_.pick(lists_), dice_.pick(targets_))
                                      : route(t,
                                              has_v6_ && dice_.chance(30) ? "::/0"
                                              : dice_.chance(60)          ? "0.0.0.0/0"
                                                                          : dice_.pick(all_prefixes),
                                              dice_.pick(targets_), certainty("route"));
                if (dice_.chance(10)) r.origin = model::RouteOrigin::propagated;
                if (dice_.chance(doubt_)) r.targets.push_back(dice_.pick(targets_));
            }
            if (peering_ && dice_.chance(70)) route(t, "10.0.0.0/26", *peering_);
            if (transit_ && dice_.chance(70)) route(t, "10.0.0.0/25", *transit_);
            network.route_tables[t].complete =
                dice_.chance(doubt_ / 2) ? open("table: known after apply") : model::Certainty{};
        }
        if (service_ && dice_.chance(60)) {
            const Id<model::RouteTable> t = dice_.pick(all);
            gateway_endpoint(network.route_tables[t].vpc, *service_, {t});
        }
        for (model::InternetGateway& gateway : network.internet_gateways)
            if (gateway.vpc && dice_.chance(15)) gateway.tables = {edge_table(*gateway.vpc)};
        for (model::Subnet& s : network.subnets)
            if (dice_.chance(10)) s.public_access = static_cast<model::PublicAccess>(dice_.below(doubt_ ? 4 : 3));
        for (const Id<model::Subnet> s : subnets_)
            for (const Id<model::RouteTable> t : tables_)
                if (network.route_tables[t].vpc == network.subnets[s].vpc && dice_.chance(60)) use(s, t);
    }

    // Hands what comes in for some subnets to an appliance.
    Id<model::RouteTable> edge_table(Id<model::Vpc> v) {
        const Id<model::RouteTable> t = table(v, "aws_route_table.edge");
        for (const Id<model::Subnet> s : subnets_)
            if (network.subnets[s].vpc == v && dice_.chance(60))
                route(t, network.subnets[s].prefixes[0].to_string(),
                      dice_.chance(60) ? model::RouteTarget(model::UnmodelledTarget{"endpoint", "vpce-1"})
                                       : model::RouteTarget(dice_.pick(enis_)),
                      certainty("edge route"));
        return t;
    }

    // By services, and by a balancer that stands at the first interface.
    void make_entrances() {
        constexpr const char* services[] = {"tcp/443", "tcp/1024-65535", "tcp", "udp/53"};
        constexpr const char* calls[] = {"tcp/443", "tcp/80"};
        if (!dice_.chance(35)) return;
        for (const Id<model::Eni> target : enis_) {
            if (!dice_.chance(20)) continue;
            model::Entrance made;
            made.where.address = name("aws_globalaccelerator_endpoint_group", network.entrances.size());
            made.kind = dice_.pick(service_kinds);
            made.target = target;
            made.services = *set::ServiceSet::parse(dice_.pick(services));
            made.clients = made.kind == model::EntranceKind::accelerator
                               ? has_v6_ ? set::AddressSet::internet() : set::AddressSet::internet_v4()
                               : model::symbolic_block(dice_.chance(50) ? "s3" : "vpc-lattice");
            made.certainty = certainty("entrance");
            network.entrances.add(std::move(made));
        }
        for (const Id<model::Vpc> v : vpcs_) {
            if (!dice_.chance(15)) continue;
            model::ServiceNetworkAssociation made;
            made.where.address = name("aws_vpclattice_service_network_vpc_association", v.value);
            made.vpc = v;
            if (dice_.chance(60)) made.groups.push_back({in_vpc(dice_.pick(groups_), v), certainty("attachment"), {}});
            made.groups_complete = certainty("groups");
            made.certainty = certainty("association");
            network.service_networks.add(std::move(made));
        }
        if (!dice_.chance(30)) return;
        for (std::size_t i = 1; i < enis_.size(); ++i) {
            if (!dice_.chance(60)) continue;
            model::Entrance made;
            made.where.address = name("aws_lb_listener", network.entrances.size());
            made.target = enis_[i];
            made.services = *set::ServiceSet::parse(dice_.chance(70) ? "tcp/443" : "tcp");
            made.clients = set::AddressSet::all();
            made.door = enis_[0];
            if (!dice_.chance(doubt_)) made.listens = *set::ServiceSet::parse(dice_.pick(calls));
            made.certainty = certainty("entrance");
            network.entrances.add(std::move(made));
        }
    }
    static constexpr model::EntranceKind service_kinds[] = {
        model::EntranceKind::accelerator, model::EntranceKind::content_network, model::EntranceKind::service_network,
        model::EntranceKind::public_endpoint};

    void make_doubts() {
        for (model::Subnet& s : network.subnets) {
            if (dice_.chance(doubt_)) s.acls.push_back(*network.vpcs[s.vpc].default_acl);
            if (dice_.chance(doubt_)) s.tables.push_back(*network.vpcs[s.vpc].main_table);
            if (dice_.chance(doubt_ / 3)) s.acls.clear();
            if (dice_.chance(doubt_ / 3)) s.tables.clear();
        }
        for (model::SecurityGroup& g : network.security_groups)
            if (dice_.chance(doubt_ / 2)) g.in_plan = false;
        for (model::NetworkAcl& a : network.network_acls)
            if (dice_.chance(doubt_ / 2)) a.in_plan = false;
        for (model::Vpc& v : network.vpcs)
            if (dice_.chance(doubt_ / 2)) v.prefixes_known = open("prefixes: known after apply");
        if (vpcs_.size() == 2 && dice_.chance(doubt_ / 2)) network.vpcs[vpcs_[1]].in_plan = false;
    }

    static constexpr const char* all_services[] = {
        "tcp/443",       "tcp/1024-65535", "tcp/32768-61000", "tcp",    "tcp/0-1023", "udp",    "udp/53",
        "icmp",          "icmp/8/0",       "icmp/0/0",        "icmp/3", "gre",        "icmpv6", "tcp/443, udp/443",
        "udp/1024-40000"};
    static constexpr const char* all_prefixes[] = {"0.0.0.0/0",      "10.0.0.0/8",   "10.0.0.0/27",   "10.0.0.32/27",
                                                   "10.0.0.0/29",    "10.0.0.8/29",  "10.0.0.32/29",  "10.0.0.40/29",
                                                   "10.0.0.4/32",    "10.0.0.12/31", "10.0.0.36/32",  "203.0.113.0/24",
                                                   "203.0.113.0/25", "0.0.0.0/1",    "192.168.0.0/16"};
    static constexpr const char* v6_prefixes[] = {"::/0", "2600:db8::/120", "2600:db8::/124", "2600:db8::14/127",
                                                  "2600:1f00::/24"};

    Dice dice_;
    unsigned doubt_;  // percent of facts that are open
    bool has_v6_ = false;
    std::vector<Id<model::Vpc>> vpcs_;
    std::vector<Id<model::Subnet>> subnets_;
    unsigned given_[4] = {};  // addresses given in each subnet
    std::vector<Id<model::SecurityGroup>> groups_;
    std::vector<Id<model::NetworkAcl>> acls_;
    std::vector<Id<model::RouteTable>> tables_;
    std::vector<Id<model::Eni>> enis_;
    std::vector<Id<model::PrefixList>> lists_;
    std::vector<const char*> services_;
    std::vector<model::RouteTarget> targets_;
    std::optional<Id<model::PrefixList>> service_;
    std::optional<Id<model::Peering>> peering_;
    std::optional<Id<model::TransitGateway>> transit_;
    std::vector<Id<model::TransitTable>> transit_tables_;
    std::vector<Id<model::TransitAttachment>> attachments_;
};

}  // namespace

model::Network random_network(std::uint64_t seed) {
    return Maker(seed).make();
}

}  // namespace netlint::testing
