// What network ACLs may refuse, held to their entries walked one by one.
#include "filter_facts.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string_view>

#include "dice.hpp"
#include "network_builder.hpp"

using namespace netlint;
using namespace netlint::testing;
using rule::Refusals;

namespace {

constexpr std::array<std::string_view, 10> peers{"0.0.0.0/0",   "::/0",           "0.0.0.0/0", "10.0.0.0/8",
                                                 "10.0.0.0/16", "203.0.113.0/24", "0.0.0.0/1", "::/0",
                                                 "fd00::/8",    "2001:db8::/32"};
constexpr std::array<std::string_view, 7> some_hosts{"10.0.0.1", "10.1.0.1",    "203.0.113.1", "198.51.100.1",
                                                     "fd00::1",  "2001:db8::1", "2600::1"};
constexpr std::array<std::string_view, 9> some_services{
    "all",    "tcp/443",   "tcp/0-65535", "tcp/1024-65535", "udp/53", "udp/1024-65535", "tcp/32768-60999",
    "icmp/8", "tcp/0-1023"};
constexpr std::array<std::string_view, 7> single_services{"tcp/443", "tcp/22",    "tcp/40000", "tcp/1024",
                                                          "udp/53",  "udp/40000", "icmp/8"};

// Whether the entries may refuse such a packet, whatever becomes of what is open.
bool may_refuse(const model::NetworkAcl& acl, model::Direction direction, const net::Address& peer,
                const set::ServiceSet& service) {
    for (const model::AclEntry& entry : acl.entries) {
        if (entry.direction != direction || !entry.services.overlaps(service)) continue;
        if (entry.prefix && !entry.prefix->contains(peer)) continue;
        if (!entry.allow) return true;
        if (entry.prefix && entry.certainty.certain()) return false;
    }
    return true;
}

struct Guarded : NetworkBuilder {
    Id<model::Vpc> main = vpc("aws_vpc.main", {"10.0.0.0/16", "fd00::/56"});
    Id<model::NetworkAcl> filter = acl(main, "aws_network_acl.main");

    bool refuses(std::string_view peer, std::string_view service) const {
        return Refusals(network).meet(addresses(peer), services(service));
    }
};

}  // namespace

TEST_CASE("the end of an ACL refuses nothing that an entry allows everybody") {
    Guarded it;
    for (const model::Direction direction : {in, out}) {
        it.entry(it.filter, direction, 100, true, "tcp/1024-65535", "0.0.0.0/0");
        it.entry(it.filter, direction, 110, true, "tcp/443", "10.0.0.0/8");
    }
    CHECK_FALSE(it.refuses("203.0.113.1/32", "tcp/40000"));
    CHECK(it.refuses("203.0.113.1/32", "tcp/443"));
    CHECK(it.refuses("203.0.113.1/32", "udp/40000"));
    CHECK(it.refuses("2001:db8::1/128", "tcp/40000"));  // of the other family
    it.entry(it.filter, in, 120, true, "tcp/1024-65535", "::/0");
    CHECK(it.refuses("2001:db8::1/128", "tcp/40000"));  // of the other direction
    it.entry(it.filter, out, 120, true, "tcp/1024-65535", "::/0");
    CHECK_FALSE(it.refuses("2001:db8::1/128", "tcp/40000"));
}

TEST_CASE("an entry refuses what earlier entries do not allow for certain") {
    Guarded before, after, doubtful;
    for (const model::Direction direction : {in, out}) {
        before.entry(before.filter, direction, 100, false, "tcp/40000", "203.0.113.0/24");
        before.entry(before.filter, direction, 110, true, "tcp/1024-65535", "0.0.0.0/0");
        after.entry(after.filter, direction, 100, true, "tcp/1024-65535", "0.0.0.0/0");
        after.entry(after.filter, direction, 110, false, "tcp/40000", "203.0.113.0/24");
        doubtful.entry(doubtful.filter, direction, 100, true, "tcp/1024-65535", "0.0.0.0/0", open("its action"));
    }
    CHECK(before.refuses("203.0.113.1/32", "tcp/40000"));
    CHECK_FALSE(before.refuses("198.51.100.1/32", "tcp/40000"));
    CHECK_FALSE(after.refuses("203.0.113.1/32", "tcp/40000"));
    CHECK(doubtful.refuses("198.51.100.1/32", "tcp/40000"));
}

TEST_CASE("what the entries of random ACLs may refuse is met") {
    Dice dice(11);
    std::size_t refused = 0, passed = 0;
    for (int round = 0; round < 400; ++round) {
        Guarded it;
        for (const model::Direction direction : {in, out})
            for (std::size_t i = 0, n = 2 + dice.below(7); i < n; ++i) {
                const auto certainty = dice.chance(15) ? open("an entry") : model::Certainty{};
                it.entry(it.filter, direction, static_cast<int>(100 + i), dice.chance(80), dice.pick(some_services),
                         dice.pick(peers), certainty);
                if (dice.chance(5)) it.network.network_acls[it.filter].entries.back().prefix.reset();
            }
        const Refusals refusals(it.network);
        const model::NetworkAcl& acl = it.network.network_acls[it.filter];
        for (const std::string_view host : some_hosts)
            for (const std::string_view name : single_services) {
                const net::Address peer = address(host);
                const set::ServiceSet service = services(name);
                const bool met = refusals.meet(set::AddressSet::of(peer), service);
                const bool may = may_refuse(acl, in, peer, service) || may_refuse(acl, out, peer, service);
                CHECK_MESSAGE((met || !may), host, " ", name, " round ", round);
                (may ? refused : passed) += 1;
            }
    }
    CHECK(refused > 1000);
    CHECK(passed > 1000);
}

TEST_CASE("replies have the protocol of what they answer") {
    const set::PortSet linux_ports = set::to_port_set({32768, 60999});
    CHECK(rule::reply_services(services("tcp/443"), linux_ports) == services("tcp/1024-65535"));
    CHECK(rule::reply_services(services("udp/53, tcp/53"), linux_ports) == services("tcp/1024-65535, udp/1024-65535"));
    CHECK(services("icmp/0").subset_of(rule::reply_services(services("icmp/8"), linux_ports)));
    CHECK_FALSE(rule::reply_services(services("icmp/8"), linux_ports).overlaps(set::ServiceSet::with_ports()));
}
