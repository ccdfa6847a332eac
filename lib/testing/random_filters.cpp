// Throws dice for security groups, network ACLs and the interfaces that they filter.
#include "random_maker.hpp"

namespace netlint::testing {

void RandomMaker::make_groups() {
    for (const Id<model::Vpc> v : vpcs_)
        for (std::size_t i = 0; i < 1 + dice_.below(2); ++i)
            groups_.push_back(group(v, name("aws_security_group", groups_.size())));
}

const char* RandomMaker::peer_prefix() {
    return dice_.chance(40)              ? "0.0.0.0/0"
           : has_v6_ && dice_.chance(40) ? dice_.pick(v6_prefixes)
                                         : dice_.pick(all_prefixes);
}

void RandomMaker::make_permissions() {
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

void RandomMaker::make_acls() {
    for (std::size_t n = dice_.below(3); n-- > 0;) {
        const Id<model::NetworkAcl> a = acl(dice_.pick(vpcs_), name("aws_network_acl", acls_.size()));
        acls_.push_back(a);
        for (const model::Direction direction : {in, out}) {
            int number = 100;
            for (std::size_t i = 1 + dice_.below(3); i-- > 0; number += 10) {
                entry(a, direction, number, dice_.chance(65), dice_.pick(services_), peer_prefix(), certainty("entry"));
                if (dice_.chance(doubt_ / 2)) network.network_acls[a].entries.back().prefix.reset();
            }
            if (dice_.chance(50)) entry(a, direction, 200, true, "all", "0.0.0.0/0");
        }
    }
    for (const Id<model::Subnet> s : subnets_)
        if (!acls_.empty() && dice_.chance(60)) use(s, dice_.pick(acls_));
}

void RandomMaker::make_interfaces() {
    for (std::size_t n = (many_ ? 5 : 2) + dice_.below(3); n-- > 0;) {
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
        it.has_public_v4 = dice_.chance(50) ? mostly(model::Tri::yes, doubt_) : model::Tri::no;
        if (dice_.chance(10)) it.public_v6 = mostly(model::Tri::no, doubt_);
        it.filtered = dice_.chance(95);
        if (!it.filtered) it.groups.clear();
        it.accepts_connections = dice_.chance(95);
        it.opens_connections = dice_.chance(95);
        it.groups_complete = certainty("groups");
        it.accepting = certainty("accepting");
        if (dice_.chance(3)) it.keeps_clients = mostly(model::Tri::yes, doubt_);
        if (dice_.chance(3)) {
            it.opens_to =
                set::Bounds<set::AddressSet>::exactly(set::AddressSet::of(*net::Prefix::parse(peer_prefix())));
            if (dice_.chance(doubt_)) it.opens_to->may |= set::AddressSet::of(*net::Prefix::parse(peer_prefix()));
            it.opens_where = it.where;
        }
        if (forwards_) it.source_dest_check = !dice_.chance(30);
        enis_.push_back(e);
    }
}
// A group of the VPC, this one if it is.
Id<model::SecurityGroup> RandomMaker::in_vpc(Id<model::SecurityGroup> g, Id<model::Vpc> v) {
    if (network.security_groups[g].vpc == v) return g;
    for (const Id<model::SecurityGroup> other : groups_)
        if (network.security_groups[other].vpc == v) return other;
    return g;
}

}  // namespace netlint::testing
