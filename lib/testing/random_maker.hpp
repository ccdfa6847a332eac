// The maker of random networks, shared by the files that throw its dice noun by noun.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "network_builder.hpp"
#include "random_network.hpp"

namespace netlint::testing {

class RandomMaker : NetworkBuilder {
public:
    RandomMaker(std::uint64_t seed, RandomKind kind)
        : dice_(seed),
          doubt_(dice_.chance(50) ? 7 : 0),
          forwards_(kind == RandomKind::appliances),
          many_(kind == RandomKind::organisations) {}

    model::Network make();

private:
    model::Certainty certainty(const char* what) {
        return dice_.chance(doubt_) ? open(std::string(what) + ": known after apply") : model::Certainty{};
    }
    model::Tri mostly(model::Tri usual, unsigned percent) {
        return dice_.chance(percent) ? model::Tri(dice_.below(3)) : usual;
    }
    std::string name(const char* type, std::size_t n) { return std::string(type) + '.' + static_cast<char>('a' + n); }

    // random_network.cpp
    void make_vpcs();
    void make_doubts();
    // random_filters.cpp
    void make_groups();
    void make_permissions();
    void make_acls();
    void make_interfaces();
    const char* peer_prefix();
    Id<model::SecurityGroup> in_vpc(Id<model::SecurityGroup> g, Id<model::Vpc> v);
    // random_gateways.cpp
    void make_gateways();
    void make_inspection();
    void make_transit();
    void attach(std::optional<Id<model::Vpc>> v);
    void make_routes();
    Id<model::RouteTable> edge_table(Id<model::Vpc> v);
    // random_entrances.cpp
    void make_entrances();
    void make_fronts();

    static constexpr const char* all_services[] = {
        "tcp/443",       "tcp/1024-65535", "tcp/32768-61000", "tcp",    "tcp/0-1023", "udp",    "udp/53",
        "icmp",          "icmp/8/0",       "icmp/0/0",        "icmp/3", "gre",        "icmpv6", "tcp/443, udp/443",
        "udp/1024-40000"};
    static constexpr const char* all_prefixes[] = {"0.0.0.0/0",      "10.0.0.0/8",   "10.0.0.0/27",   "10.0.0.32/27",
                                                   "10.0.0.0/29",    "10.0.0.8/29",  "10.0.0.32/29",  "10.0.0.40/29",
                                                   "10.0.0.4/32",    "10.0.0.12/31", "10.0.0.36/32",  "203.0.113.0/24",
                                                   "203.0.113.0/25", "0.0.0.0/1",    "192.168.0.0/16"};
    static constexpr const char* v6_prefixes[] = {
        "::/0", "2600:db8::/120", "2600:db8::/124", "2600:db8::14/127", "2600:1f00::/24", "64:ff9b::/96"};

    static constexpr const char* v6_routes[] = {"::/0", "::/0", "64:ff9b::/96", "64:ff9b::/64", "64:ff9b::a00:0/104"};

    Dice dice_;
    unsigned doubt_;  // percent of facts that are open
    bool forwards_;   // interfaces do
    bool many_;       // VPCs
    bool has_v6_ = false;
    std::vector<Id<model::Vpc>> vpcs_;
    std::vector<Id<model::Subnet>> subnets_;
    unsigned given_[8] = {};  // addresses given in each subnet
    std::vector<Id<model::SecurityGroup>> groups_;
    std::vector<Id<model::NetworkAcl>> acls_;
    std::vector<Id<model::RouteTable>> tables_;
    std::vector<Id<model::Eni>> enis_;
    std::vector<Id<model::PrefixList>> lists_;
    std::vector<const char*> services_;
    std::vector<model::RouteTarget> targets_;
    std::optional<Id<model::PrefixList>> service_;
    std::optional<Id<model::Peering>> peering_;
    std::vector<Id<model::VpcEndpoint>> inspections_;
    std::optional<Id<model::TransitGateway>> transit_;
    std::vector<Id<model::TransitTable>> transit_tables_;
    std::vector<Id<model::TransitAttachment>> attachments_;
};

}  // namespace netlint::testing
