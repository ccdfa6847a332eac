// Throws dice for each fact of a small network: its VPCs, the order of the rest, and what is left open.
#include "random_network.hpp"

#include "random_maker.hpp"

namespace netlint::testing {

model::Network RandomMaker::make() {
    make_vpcs();
    make_groups();
    make_acls();
    make_interfaces();
    make_gateways();
    make_inspection();
    make_transit();
    make_routes();
    make_permissions();
    make_entrances();
    make_fronts();
    make_doubts();
    return std::move(network);
}

void RandomMaker::make_vpcs() {
    has_v6_ = dice_.chance(forwards_ ? 70 : 35);
    vpcs_.push_back(has_v6_ ? vpc("aws_vpc.a", {"10.0.0.0/27", "2600:db8::/120"}) : vpc("aws_vpc.a", {"10.0.0.0/27"}));
    const auto add = [&](const char* address, const char* prefix) {
        vpcs_.push_back(vpc(address, {prefix}, dice_.chance(85) ? "eu-west-1" : dice_.chance(50) ? "us-east-1" : ""));
    };
    if (many_ || dice_.chance(45)) add("aws_vpc.b", "10.0.0.32/27");
    if (many_) add("aws_vpc.c", "10.0.0.64/27");
    if (many_) add("aws_vpc.d", "10.0.0.96/27");
    constexpr const char* v4[][2] = {{"10.0.0.0/29", "10.0.0.8/29"},
                                     {"10.0.0.32/29", "10.0.0.40/29"},
                                     {"10.0.0.64/29", "10.0.0.72/29"},
                                     {"10.0.0.96/29", "10.0.0.104/29"}};
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
        if (dice_.chance(doubt_ * 4)) {
            model::PrefixList& doubted = network.prefix_lists[lists_[0]];
            doubted.entries.must = {};
            for (model::ListedPrefix& entry : doubted.listed) entry.certain = false;
        }
    }
    if (dice_.chance(35)) {
        service_ = service_list(dice_.chance(60) ? "s3" : "dynamodb");
        lists_.push_back(*service_);
    }
}

void RandomMaker::make_doubts() {
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

model::Network random_network(std::uint64_t seed, RandomKind kind) {
    return RandomMaker(seed, kind).make();
}

}  // namespace netlint::testing
