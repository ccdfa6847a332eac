// Ends between which no ACL needs to be looked at, held to the judge of single packets.
#include "refusing_pairs.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "dice.hpp"
#include "netlint/reach/trace.hpp"
#include "network_builder.hpp"
#include "random_network.hpp"

using namespace netlint;
using namespace netlint::testing;

namespace {

using EniId = Id<model::Eni>;

const set::PortSet client_ports = set::PortSet::of({1024, 65535});
const set::ServiceSet replies = rule::reply_services(set::ServiceSet::with_ports(), client_ports);

// Three VPCs at a transit gateway, two of them at times with the same addresses, with NAT gateways and peerings, and
// with ACLs that refuse now this and now that.
class Organisation : NetworkBuilder {
public:
    explicit Organisation(std::uint64_t seed) : dice_(seed) {}

    model::Network make() {
        overlapping_ = dice_.chance(30);
        for (std::size_t v = 0; v < 3; ++v) make_vpc(v);
        make_transit();
        for (std::size_t v = 0; v < 3; ++v) make_routes(v);
        for (std::size_t n = dice_.below(3); n > 0; --n) make_filter();
        return std::move(network);
    }

private:
    std::size_t numbered(std::size_t vpc) const { return vpc == 2 && overlapping_ ? 1 : vpc; }

    void make_vpc(std::size_t v) {
        const std::string name = fmt::format("aws_vpc.{}", v);
        const std::string block = fmt::format("10.0.{}", numbered(v)), block6 = fmt::format("2600:db8:{}::", v);
        const std::string whole = block + ".0/24", whole6 = block6 + "/56";
        const bool dual = dice_.chance(50);
        vpcs_.push_back(dual ? vpc(name, {whole.c_str(), whole6.c_str()}) : vpc(name, {whole.c_str()}));
        const auto members = group(vpcs_[v], name + ".group");
        for (const model::Direction direction : {in, out})
            for (const char* anyone : {"0.0.0.0/0", "::/0"}) allow(members, direction, "all", anyone);
        for (std::size_t s = 0; s < 2; ++s) {
            const std::string v4 = fmt::format("{}.{}/28", block, s * 16), v6 = fmt::format("{}{}00/120", block6, s);
            const std::string at = fmt::format("aws_subnet.{}{}", v, s);
            subnets_.push_back(dual ? subnet(vpcs_[v], at, {v4.c_str(), v6.c_str()})
                                    : subnet(vpcs_[v], at, {v4.c_str()}));
            network.subnets[subnets_.back()].zone = dice_.chance(80) ? "a" : "b";
            const std::string a4 = fmt::format("{}.{}", block, s * 16 + 5), a6 = fmt::format("{}{}05", block6, s);
            const std::string one = fmt::format("aws_instance.{}{}", v, s);
            dual ? eni(subnets_.back(), one, {members}, {a4.c_str(), a6.c_str()})
                 : eni(subnets_.back(), one, {members}, {a4.c_str()});
        }
        if (dice_.chance(50)) {
            const std::string own = block + ".6";
            nats_.push_back(nat(subnets_[2 * v], fmt::format("aws_nat_gateway.{}", v), {own.c_str()}));
        }
    }

    void make_transit() {
        transit_ = transit_gateway("aws_ec2_transit_gateway.this");
        std::vector<Id<model::TransitTable>> tables;
        for (std::size_t n = 1 + dice_.below(2); n > 0; --n)
            tables.push_back(transit_table(transit_, fmt::format("aws_ec2_transit_gateway_route_table.{}", n)));
        std::vector<Id<model::TransitAttachment>> attached;
        for (std::size_t v = 0; v < 3; ++v) {
            std::vector<Id<model::Subnet>> doors{subnets_[2 * v + dice_.below(2)]};
            if (dice_.chance(30)) doors = {subnets_[2 * v], subnets_[2 * v + 1]};
            attached.push_back(attachment(transit_, vpcs_[v], fmt::format("attachment.{}", v), doors));
            network.transit_attachments[attached.back()].tables = {dice_.pick(tables)};
        }
        for (const auto table : tables) {
            for (const auto one : attached)
                if (dice_.chance(85)) propagate(table, one);
            if (dice_.chance(20)) transit_route(table, "0.0.0.0/0", dice_.pick(attached));
            if (dice_.chance(20)) transit_route(table, "10.0.1.0/28", dice_.pick(attached));
        }
    }

    void make_routes(std::size_t v) {
        const auto main = *network.vpcs[vpcs_[v]].main_table;
        if (dice_.chance(85)) route(main, dice_.chance(70) ? "10.0.0.0/8" : "0.0.0.0/0", transit_);
        if (dice_.chance(30)) route(main, "2600:db8::/32", transit_);
        if (dice_.chance(25)) {
            const std::size_t other = dice_.below(3);
            if (other != v) route(main, fmt::format("10.0.{}.0/24", numbered(other)), peering(vpcs_[v], vpcs_[other]));
        }
        // The second subnet's packets go by the first one's gateway, to wherever they go from there.
        for (const auto nat : nats_)
            if (network.nat_gateways[nat].subnet == subnets_[2 * v]) {
                const auto behind = table(vpcs_[v], fmt::format("aws_route_table.{}", v));
                route(behind, dice_.chance(50) ? "0.0.0.0/0" : "10.0.0.0/8", nat);
                use(subnets_[2 * v + 1], behind);
            }
    }

    void make_filter() {
        constexpr std::array<const char*, 7> prefixes{"0.0.0.0/0",   "0.0.0.0/0",   "10.0.0.0/24",    "10.0.1.0/28",
                                                      "10.0.2.0/24", "10.0.0.6/32", "2600:db8:1::/56"};
        constexpr std::array<const char*, 4> some{"tcp/1024-40000", "tcp/443", "udp", "tcp"};
        const std::size_t at = dice_.below(subnets_.size());
        const auto filter = acl(vpcs_[at / 2], fmt::format("aws_network_acl.{}", network.network_acls.size()));
        for (const model::Direction direction : {in, out}) {
            for (int number = 100; number < 130 && dice_.chance(60); number += 10)
                entry(filter, direction, number, dice_.chance(40), dice_.pick(some), dice_.pick(prefixes));
            if (dice_.chance(80)) entry(filter, direction, 200, true, "all", "0.0.0.0/0");
            if (dice_.chance(70)) entry(filter, direction, 210, true, "all", "::/0");
        }
        use(subnets_[at], filter);
    }

    Dice dice_;
    bool overlapping_ = false;
    std::vector<Id<model::Vpc>> vpcs_;
    std::vector<Id<model::Subnet>> subnets_;  // two of each VPC
    std::vector<Id<model::NatGateway>> nats_;
    Id<model::TransitGateway> transit_{0};
};

// Packets between the ends, at the borders of what they may have for addresses.
std::vector<net::Flow> flows(const set::AddressSet& from, const set::AddressSet& to) {
    const auto some = [](const set::AddressSet& all) {
        std::vector<net::Address> out;
        if (!all.v4().empty()) out = {net::Address::v4(*all.v4().min()), net::Address::v4(*all.v4().max())};
        if (!all.v6().empty()) out.push_back(net::Address::v6(*all.v6().min()));
        return out;
    };
    std::vector<net::Flow> out;
    for (const net::Address& source : some(from))
        for (const net::Address& destination : some(to)) {
            if (source.family() != destination.family()) continue;
            for (const auto& [protocol, port] : {std::pair(net::Protocol::tcp, 443), {net::Protocol::udp, 53}})
                for (const std::uint16_t client : {std::uint16_t{1024}, std::uint16_t{50000}}) {
                    net::Flow flow;
                    flow.protocol = protocol;
                    flow.source = source;
                    flow.destination = destination;
                    flow.source_port = client;
                    flow.destination_port = static_cast<std::uint16_t>(port);
                    out.push_back(flow);
                }
        }
    return out;
}

struct Seen {
    std::size_t spared = 0, refused = 0;  // pairs that need no look, and packets whose replies an ACL refuses
};

void look_at(const reach::Trace& trace, bool spared, Seen& seen) {
    for (const reach::Hop& hop : trace.blockers()) {
        if (hop.stage != reach::Stage::network_acl_ingress && hop.stage != reach::Stage::network_acl_egress) continue;
        ++seen.refused;
        CHECK_MESSAGE(!spared, hop.at, " ", hop.because);
    }
}

void compare(const model::Network& network, Seen& seen) {
    const reach::Engine engine(network);
    const rule::Context context(engine, client_ports);
    const rule::RefusingPairs refusing(context, replies);
    for (std::size_t i = 0; i < network.enis.size(); ++i)
        for (std::size_t j = 0; j < network.enis.size(); ++j) {
            const EniId from = network.enis.id(i), to = network.enis.id(j);
            const Id<model::Subnet> here = network.enis[from].subnet, there = network.enis[to].subnet;
            if (i == j || network.resources[network.enis[from].resource].tier == model::Tier::nat) continue;
            const bool spared = !refusing.contain(network.subnets[here].vpc, network.subnets[there].vpc) &&
                                engine.fast().opens_within_two_vpcs(here) && engine.fast().takes_within_two_vpcs(there);
            if (!spared && seen.refused > 500) continue;  // enough to know that the ACLs refuse some
            seen.spared += spared;
            for (const net::Flow& flow : flows(network.enis[from].addresses, network.enis[to].addresses))
                for (const std::uint16_t port : {std::uint16_t{1024}, std::uint16_t{65535}}) {
                    const reach::Trace trace = reach::trace(network, from, to, flow, port);
                    if (trace.disposition != reach::Disposition::reply_lost) continue;
                    look_at(trace, spared, seen);
                }
        }
}

// The same of hosts outside and an interface, whichever of them opens the connection, and of first packets, too.
void compare_outside(const model::Network& network, Seen& seen) {
    const reach::Engine engine(network);
    const rule::Context context(engine, client_ports);
    for (std::size_t i = 0; i < network.enis.size(); ++i)
        for (const char* prefix : {"203.0.113.0/28", "192.168.0.0/24", "2600:1f00::/120"}) {
            const EniId eni = network.enis.id(i);
            const model::Eni& it = network.enis[eni];
            const reach::Outside hosts{"hosts", addresses(prefix)};
            if (network.resources[it.resource].tier == model::Tier::nat) continue;
            const bool spared = engine.fast().within_own_vpc(eni, hosts.addresses) &&
                                !context.refusals_in(network.subnets[it.subnet].vpc)
                                     .meet(hosts.addresses | it.addresses, set::ServiceSet::with_ports());
            if (!spared && seen.refused > 500) continue;
            seen.spared += spared;
            for (const net::Flow& flow : flows(it.addresses, hosts.addresses))
                look_at(reach::trace(network, eni, hosts, flow, 1024), spared, seen);
            for (const net::Flow& flow : flows(hosts.addresses, it.addresses))
                look_at(reach::trace(network, hosts, eni, flow, 1024), spared, seen);
        }
}

template <class Make>
void compare_all(const Make& make, void (*compare_one)(const model::Network&, Seen&)) {
    Seen seen;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        CAPTURE(seed);
        compare_one(make(seed), seen);
    }
    CHECK(seen.spared > 150);
    CHECK(seen.refused > 500);
}

model::Network small(std::uint64_t seed) {
    return random_network(seed);
}
model::Network organisation(std::uint64_t seed) {
    return Organisation(seed).make();
}

}  // namespace

TEST_CASE("no ACL refuses a reply between subnets that need no look") {
    compare_all(small, compare);
    compare_all(organisation, compare);
}

TEST_CASE("no ACL refuses what an interface and hosts outside exchange where those of its VPC do not") {
    compare_all(small, compare_outside);
    compare_all(organisation, compare_outside);
}
