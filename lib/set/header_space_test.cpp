// Header spaces agree with a table of flows, and equal sets are equal however they were made.
#include "netlint/set/header_space.hpp"

#include <algorithm>
#include <functional>

#include <doctest/doctest.h>

#include "header_grid.hpp"
#include "netlint/net/well_known.hpp"
#include "set_laws.hpp"

using namespace netlint;
using namespace netlint::set;
using testing::addresses;
using testing::services;

namespace {

using Table = std::vector<bool>;  // one bit a piece of the grid

const std::vector<Box>& grid() {
    static const std::vector<Box> pieces = testing::pieces();
    return pieces;
}
const std::vector<net::Flow>& flows() {
    static const std::vector<net::Flow> flows = [] {
        std::vector<net::Flow> out;
        for (const Box& piece : grid()) out.push_back(testing::flow_of(piece));
        return out;
    }();
    return flows;
}

Table table_of(const HeaderSpace& space) {
    Table out;
    for (const net::Flow& flow : flows()) out.push_back(space.contains(flow));
    return out;
}

Table table_of(const std::vector<Box>& boxes) {
    Table out;
    for (const net::Flow& flow : flows())
        out.push_back(std::ranges::any_of(boxes, [&](const Box& box) {
            return box.source.contains(flow.source) && box.destination.contains(flow.destination) &&
                   box.services.contains(flow) &&
                   (!flow.protocol.has_ports() || box.source_ports.contains(flow.source_port));
        }));
    return out;
}

Table combined(const Table& a, const Table& b, const std::function<bool(bool, bool)>& with) {
    Table out;
    for (std::size_t i = 0; i < a.size(); ++i) out.push_back(with(a[i], b[i]));
    return out;
}

Count count_of(const Table& table) {
    Count out = 0;
    for (std::size_t i = 0; i < table.size(); ++i)
        if (table[i]) {
            const Box& piece = grid()[i];
            out +=
                piece.source.count() * piece.destination.count() * piece.services.count() * piece.source_ports.count();
        }
    return out;
}

HeaderSpace random_space(std::mt19937_64& random, unsigned most = 4) {
    return HeaderSpace::from(testing::random_boxes(random, most));
}

}  // namespace

TEST_CASE("the pieces of the grid are everything") {
    CHECK(HeaderSpace::from(grid()) == HeaderSpace::all());
    Count total = 0;
    for (const Box& piece : grid()) total += HeaderSpace::box(piece).count();
    CHECK(total == HeaderSpace::all().count());
}

TEST_CASE("everything is counted exactly") {
    const Count services = 2 * (Count(65536) * 65536) + 2 * 65536 + 252;
    CHECK(HeaderSpace::all().count() == ((Count(1) << 64) + (Count(1) << 256)) * services);
}

TEST_CASE("algebra agrees with a table of flows") {
    std::mt19937_64 random(29);
    for (int i = 0; i < 300; ++i) {
        const auto x = testing::random_boxes(random, 4), y = testing::random_boxes(random, 4);
        const HeaderSpace a = HeaderSpace::from(x), b = HeaderSpace::from(y);
        const Table s = table_of(x), t = table_of(y);
        CHECK(table_of(a) == s);
        CHECK(table_of(a | b) == combined(s, t, std::logical_or<>()));
        CHECK(table_of(a & b) == combined(s, t, std::logical_and<>()));
        CHECK(table_of(a - b) == combined(s, t, [](bool p, bool q) { return p && !q; }));
        CHECK(table_of(~a) == combined(s, s, [](bool p, bool) { return !p; }));
        CHECK((a == b) == (s == t));
        CHECK(a.count() == count_of(s));
        CHECK((a & b).count() == count_of(combined(s, t, std::logical_and<>())));
    }
}

TEST_CASE("the laws hold for random spaces") {
    std::mt19937_64 random(31);
    for (int i = 0; i < 60; ++i)
        testing::check_laws(random_space(random), random_space(random), random_space(random), HeaderSpace::all());
}

TEST_CASE("boxes are disjoint and their union is the space") {
    std::mt19937_64 random(37);
    for (int i = 0; i < 60; ++i) {
        const HeaderSpace space = random_space(random);
        const std::vector<Box> boxes = space.boxes();
        CHECK(HeaderSpace::from(boxes) == space);
        HeaderSpace one_by_one;
        Count total = 0;
        for (const Box& box : boxes) {
            one_by_one |= HeaderSpace::box(box);
            total += HeaderSpace::box(box).count();
        }
        CHECK(one_by_one == space);
        CHECK(total == space.count());
    }
}

TEST_CASE("the reverse holds the replies and nothing else") {
    std::mt19937_64 random(41);
    for (int i = 0; i < 60; ++i) {
        const HeaderSpace space = random_space(random), reverse = space.reverse();
        bool good = true;
        for (const net::Flow& flow : flows()) good = good && space.contains(flow) == reverse.contains(flow.reply());
        CHECK(good);
        CHECK(reverse.reverse() == space);
        CHECK(reverse.count() == space.count());
    }
    CHECK(HeaderSpace::all().reverse() == HeaderSpace::all());
}

TEST_CASE("the reverse of a request") {
    const AddressSet client = addresses("10.0.0.0/16"), server = addresses("10.1.0.0/24");
    const PortSet ephemeral = to_port_set({1024, 65535});
    CHECK(HeaderSpace::box(client, server, services("tcp/443"), ephemeral).reverse() ==
          HeaderSpace::box(server, client, services("tcp/1024-65535"), PortSet::point(443)));
    CHECK(HeaderSpace::box(client, server, services("icmp/8/0")).reverse() ==
          HeaderSpace::box(server, client, services("icmp/0/0")));
    CHECK(HeaderSpace::box(client, server, services("icmpv6/128/0")).reverse() ==
          HeaderSpace::box(server, client, services("icmpv6/129/0")));
    CHECK(HeaderSpace::box(client, server, services("icmp/3/4, gre")).reverse() ==
          HeaderSpace::box(server, client, services("icmp/3/4, gre")));
}

TEST_CASE("families never mix") {
    CHECK(HeaderSpace::box(addresses("0.0.0.0/0"), addresses("::/0"), ServiceSet::all()).empty());
    const HeaderSpace both = HeaderSpace::box(AddressSet::all(), AddressSet::all(), ServiceSet::all());
    CHECK(both == HeaderSpace::all());
    CHECK((both.only(net::Family::ipv4) | both.only(net::Family::ipv6)) == both);
    CHECK(both.only(net::Family::ipv4).sources() == AddressSet::all_v4());
    CHECK_FALSE(both.contains({net::Address::v4(1), net::Address::v6(1), net::Protocol::tcp, 1, 1}));
}

TEST_CASE("source ports are tcp's and udp's alone") {
    const AddressSet any = AddressSet::all_v4();
    const HeaderSpace space = HeaderSpace::box(any, any, ServiceSet::all(), to_port_set({1024, 65535}));
    CHECK(space.contains({net::Address::v4(1), net::Address::v4(2), net::Protocol::icmp, 0, 0, 8, 0}));
    CHECK_FALSE(space.contains({net::Address::v4(1), net::Address::v4(2), net::Protocol::udp, 53, 53}));
    CHECK(space.source_ports() == to_port_set({1024, 65535}));
    CHECK(space.with_source_ports(PortSet::point(5)).source_ports() == PortSet::point(5));
    CHECK(space.with_source_ports(PortSet{}).services() == ServiceSet::all() - ServiceSet::with_ports());
    CHECK(HeaderSpace::box(any, any, services("gre, icmp")).source_ports().empty());
}

TEST_CASE("projections and rewrites agree with the flows") {
    std::mt19937_64 random(43);
    for (int round = 0; round < 60; ++round) {
        const HeaderSpace space = random_space(random);
        const AddressSet to = testing::some(testing::address_pieces(), random);
        const PortSet ports = testing::some(testing::port_pieces(), random);
        const HeaderSpace from = space.with_sources(to), toward = space.with_destinations(to),
                          through = space.with_source_ports(ports);
        const AddressSet sources = space.sources(), destinations = space.destinations();
        const ServiceSet offered = space.services();
        const PortSet used = space.source_ports();
        const Table in = table_of(space);
        // Whether the space holds a piece that is like piece `i` in some field.
        const auto any = [&](std::size_t i, const auto& like) {
            for (std::size_t k = 0; k < in.size(); ++k)
                if (in[k] && like(grid()[i], grid()[k])) return true;
            return false;
        };
        bool good = true;
        for (std::size_t i = 0; i < in.size(); ++i) {
            const net::Flow& flow = flows()[i];
            const auto ported = [](const Box& p) { return p.services.subset_of(ServiceSet::with_ports()); };
            good = good && sources.contains(flow.source) ==
                               any(i, [](const Box& p, const Box& q) { return p.source == q.source; });
            good = good && destinations.contains(flow.destination) ==
                               any(i, [](const Box& p, const Box& q) { return p.destination == q.destination; });
            good = good && offered.contains(flow) ==
                               any(i, [](const Box& p, const Box& q) { return p.services == q.services; });
            if (ported(grid()[i]))
                good = good && used.contains(flow.source_port) == any(i, [&](const Box& p, const Box& q) {
                                   return ported(q) && p.source_ports == q.source_ports;
                               });
        }
        CHECK(good);
        CHECK(from.sources().subset_of(to));
        CHECK(from.destinations() == ((to.v4().empty()   ? space.only(net::Family::ipv6)
                                       : to.v6().empty() ? space.only(net::Family::ipv4)
                                                         : space)
                                          .destinations()));
        CHECK(space.subset_of(space.with_sources(sources)));
        CHECK(toward.destinations().subset_of(to));
        CHECK(space.subset_of(space.with_destinations(destinations)));
        CHECK(through.source_ports().subset_of(ports));
        CHECK(through.services() == offered);
        CHECK(space.with_sources(to).reverse() == space.reverse().with_destinations(to));
    }
}

TEST_CASE("for all source ports of a range") {
    const AddressSet a = addresses("10.0.0.0/16"), b = addresses("10.1.0.0/24");
    const HeaderSpace most = HeaderSpace::box(a, b, services("tcp/443, icmp"), to_port_set({1024, 65535}));
    const HeaderSpace few = HeaderSpace::box(a, b, services("tcp/22"), to_port_set({32768, 61000}));
    const HeaderSpace space = most | few;
    CHECK(space.for_all_source_ports(to_port_set({1024, 65535})) == HeaderSpace::box(a, b, services("tcp/443, icmp")));
    CHECK(space.for_all_source_ports(to_port_set({40000, 50000})) ==
          HeaderSpace::box(a, b, services("tcp/443, tcp/22, icmp")));
    CHECK(space.for_all_source_ports(PortSet::all()) == HeaderSpace::box(a, b, services("icmp")));
    std::mt19937_64 random(47);
    for (int i = 0; i < 40; ++i) {
        const HeaderSpace any = random_space(random);
        const PortSet range = testing::some(testing::port_pieces(), random);
        // The complement of "some port of the range is missing".
        const HeaderSpace whole = HeaderSpace::all().with_source_ports(range);
        CHECK(any.for_all_source_ports(range) == ~((whole - any).with_source_ports(PortSet::all())));
    }
}

TEST_CASE("witnesses are members that read well") {
    std::mt19937_64 random(53);
    for (int i = 0; i < 60; ++i) {
        const HeaderSpace space = random_space(random);
        if (!space.empty()) CHECK(space.contains(*space.witness()));
        const net::Flow& wish = flows()[random() % flows().size()];
        if (!space.empty()) CHECK(space.contains(*space.witness(wish)));
        if (space.contains(wish)) CHECK(space.witness(wish) == wish);
    }
    CHECK(HeaderSpace::all().witness()->to_string() == "tcp 203.0.113.10:32768 -> 198.51.100.10:443");
    CHECK(HeaderSpace::all().only(net::Family::ipv6).witness()->to_string() ==
          "tcp [2001:db8::10]:32768 -> [2001:db8::20]:443");
    CHECK(HeaderSpace::box(AddressSet::internet(), addresses("10.0.1.0/24"), services("tcp/22"),
                           to_port_set({1024, 5000}))
              .witness()
              ->to_string() == "tcp 203.0.113.10:1024 -> 10.0.1.4:22");
    CHECK_FALSE(HeaderSpace{}.witness().has_value());
}

TEST_CASE("a flow is a space of one") {
    for (const net::Flow& flow : flows()) {
        CHECK(HeaderSpace::of(flow).count() == 1);
        CHECK(HeaderSpace::of(flow).witness() == flow);
        CHECK(HeaderSpace::of(flow).reverse() == HeaderSpace::of(flow.reply()));
    }
}

TEST_CASE("spaces are written a box a line") {
    CHECK(HeaderSpace{}.to_string() == "none");
    const AddressSet a = addresses("10.0.0.0/16"), b = addresses("10.1.0.0/24");
    CHECK((HeaderSpace::box(a, b, services("tcp/443"), to_port_set({1024, 65535})) |
           HeaderSpace::box(b, a, services("icmp/8")))
              .to_string() ==
          "10.0.0.0/16 -> 10.1.0.0/24 tcp/443 from ports 1024-65535\n10.1.0.0/24 -> 10.0.0.0/16 icmp/8");
}
