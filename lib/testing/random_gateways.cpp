// Throws dice for gateways, appliances, peerings and transit gateways, and for the routes that lead to them.
#include "random_maker.hpp"

namespace netlint::testing {

void RandomMaker::make_gateways() {
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
        peering_ = peering(vpcs_[0], vpcs_[1], mostly(model::Tri::yes, 5 + doubt_));
        targets_.emplace_back(*peering_);
    }
    if (dice_.chance(10)) targets_.emplace_back(model::BlackholeTarget{});
    if (dice_.chance(2 * doubt_))
        targets_.emplace_back(model::UnmodelledTarget{"transit gateway", "aws_ec2_transit_gateway.a"});
    if (dice_.chance(10)) targets_.emplace_back(dice_.pick(enis_));
    for (const Id<model::Eni> e : enis_)
        if (!network.enis[e].source_dest_check) targets_.insert(targets_.end(), 4, e);
    if (has_v6_ && dice_.chance(10))
        targets_.emplace_back(model::UnmodelledTarget{"NAT gateway", dice_.chance(50) ? "nat-1" : ""});
}

// One or two endpoints of a firewall, the same or another, each in a subnet of its own VPC.
void RandomMaker::make_inspection() {
    if (!dice_.chance(20)) return;
    for (std::size_t i = 1 + dice_.below(2); i-- > 0;) {
        const Id<model::Subnet> s = dice_.pick(subnets_);
        const std::string at = name("aws_vpc_endpoint", inspections_.size());
        inspections_.push_back(inspection(s, at, dice_.chance(70) ? "firewall" : "other firewall"));
        targets_.emplace_back(inspections_.back());
    }
}

// One gateway, often with both VPCs and sometimes with what lies beyond the plan.
void RandomMaker::make_transit() {
    if (!many_ && !dice_.chance(35)) return;
    transit_ = transit_gateway("aws_ec2_transit_gateway.a");
    model::TransitGateway& gateway = network.transit_gateways[*transit_];
    gateway.group_references = dice_.chance(many_ ? 80 : 40) ? mostly(model::Tri::yes, doubt_) : model::Tri::no;
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
            transit_route(t,
                          has_v6_ && dice_.chance(30) ? dice_.pick(v6_routes)
                          : dice_.chance(50)          ? "0.0.0.0/0"
                                                      : dice_.pick(all_prefixes),
                          target, certainty("transit route"));
        }
        network.transit_tables[t].complete = dice_.chance(doubt_ / 2) ? open("table: unknown") : model::Certainty{};
    }
    for (std::size_t i = 2; i-- > 0;) targets_.emplace_back(*transit_);
}
void RandomMaker::attach(std::optional<Id<model::Vpc>> v) {
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
    it.appliance_mode = dice_.chance(50) ? mostly(model::Tri::yes, doubt_) : model::Tri::no;
    it.group_references = mostly(model::Tri::yes, many_ ? 30 : doubt_);
    attachments_.push_back(a);
}

void RandomMaker::make_routes() {
    for (std::size_t n = dice_.below(3); n-- > 0;)
        tables_.push_back(table(dice_.pick(vpcs_), name("aws_route_table", tables_.size())));
    std::vector<Id<model::RouteTable>> all = tables_;
    for (const Id<model::Vpc> v : vpcs_) all.push_back(*network.vpcs[v].main_table);
    for (const Id<model::RouteTable> t : all) {
        for (std::size_t i = dice_.below(3); i-- > 0 && !targets_.empty();) {
            model::Route& r = !lists_.empty() && dice_.chance(15)
                                  ? route(t, dice_.pick(lists_), dice_.pick(targets_))
                                  : route(t,
                                          has_v6_ && dice_.chance(30) ? dice_.pick(v6_routes)
                                          : dice_.chance(60)          ? "0.0.0.0/0"
                                                                      : dice_.pick(all_prefixes),
                                          dice_.pick(targets_), certainty("route"));
            if (dice_.chance(10)) r.origin = model::RouteOrigin::propagated;
            if (dice_.chance(doubt_)) r.targets.push_back(dice_.pick(targets_));
        }
        // What is in another subnet by way of an appliance, or the way out.
        for (const Id<model::VpcEndpoint> e : inspections_) {
            const Id<model::Subnet> there = dice_.pick(subnets_);
            if (network.route_tables[t].vpc != network.endpoints[e].vpc || dice_.chance(50)) continue;
            route(t, dice_.chance(50) ? "0.0.0.0/0" : network.subnets[there].prefixes[0].to_string(), e,
                  certainty("inspected route"));
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
        if (gateway.vpc && dice_.chance(inspections_.empty() && !forwards_ ? 15 : 60))
            gateway.tables = {edge_table(*gateway.vpc)};
    for (model::Subnet& s : network.subnets)
        if (dice_.chance(10)) s.public_access = static_cast<model::PublicAccess>(dice_.below(doubt_ ? 4 : 3));
    for (const Id<model::Subnet> s : subnets_)
        for (const Id<model::RouteTable> t : tables_)
            if (network.route_tables[t].vpc == network.subnets[s].vpc && dice_.chance(60)) use(s, t);
}

// Hands what comes in for some subnets to an appliance.
Id<model::RouteTable> RandomMaker::edge_table(Id<model::Vpc> v) {
    const Id<model::RouteTable> t = table(v, "aws_route_table.edge");
    for (const Id<model::Subnet> s : subnets_)
        if (network.subnets[s].vpc == v && dice_.chance(60))
            route(t, network.subnets[s].prefixes[0].to_string(),
                  dice_.chance(20)       ? model::RouteTarget(model::UnmodelledTarget{"endpoint", "vpce-1"})
                  : inspections_.empty() ? model::RouteTarget(dice_.pick(enis_))
                                         : model::RouteTarget(dice_.pick(inspections_)),
                  certainty("edge route"));
    return t;
}

}  // namespace netlint::testing
