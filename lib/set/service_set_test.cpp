// Service sets number every service once, obey the laws of sets, and read what they write.
#include "netlint/set/service_set.hpp"

#include <random>
#include <set>

#include <doctest/doctest.h>

#include "netlint/net/well_known.hpp"
#include "set_laws.hpp"

using namespace netlint;
using namespace netlint::set;
using net::Protocol;

namespace {

ServiceSet services(std::string_view text) {
    return ServiceSet::parse(text).value();
}

ServiceSet random_set(std::mt19937_64& random) {
    ServiceSet out;
    for (auto n = random() % 5; n > 0; --n) {
        const auto low = static_cast<std::uint16_t>(random() % 500);
        const auto high = static_cast<std::uint16_t>(low + random() % 500);
        switch (random() % 6) {
            case 0:
                out |= ServiceSet::ports(Protocol::tcp, net::PortRange{low, high});
                break;
            case 1:
                out |= ServiceSet::ports(Protocol::udp, net::PortRange{low, high});
                break;
            case 2:
                out |= ServiceSet::icmp(Protocol::icmp, {static_cast<std::uint8_t>(low), {}});
                break;
            case 3:
                out |= ServiceSet::icmp(Protocol::icmpv6,
                                        {static_cast<std::uint8_t>(low), static_cast<std::uint8_t>(high)});
                break;
            case 4:
                out |= ServiceSet::protocol({static_cast<std::uint8_t>(random())});
                break;
            default:
                out = ~out;
        }
    }
    return out;
}

}  // namespace

TEST_CASE("points number all services without gaps") {
    std::uint32_t next = 0;
    for (unsigned number = 0; number < 256; ++number) {
        const Protocol protocol{static_cast<std::uint8_t>(number)};
        CHECK(ServicePoint::first(protocol) == next);
        next = ServicePoint::last(protocol) + 1;
    }
    CHECK(next == ServicePoint::end);
    bool agree = true;
    for (std::uint32_t number = 0; number < ServicePoint::end; ++number)
        agree = agree && ServicePoint::at(number).number() == number;
    CHECK(agree);
}

TEST_CASE("the laws hold for random sets") {
    std::mt19937_64 random(13);
    for (int i = 0; i < 100; ++i) {
        const ServiceSet a = random_set(random), b = random_set(random), c = random_set(random);
        testing::check_laws(a, b, c, ServiceSet::all());
    }
}

TEST_CASE("a flow is in the set that its service is in") {
    const net::Address a, b;
    CHECK(services("tcp/443").contains({a, b, Protocol::tcp, 40000, 443}));
    CHECK_FALSE(services("tcp/443").contains({a, b, Protocol::udp, 40000, 443}));
    CHECK_FALSE(services("tcp/443").contains({a, b, Protocol::tcp, 443, 40000}));
    CHECK(services("icmp/8/0").contains({a, b, Protocol::icmp, 0, 0, 8, 0}));
    CHECK_FALSE(services("icmp/0/0").contains({a, b, Protocol::icmp, 0, 0, 8, 0}));
    CHECK(services("esp").contains({a, b, Protocol{50}}));
    CHECK_FALSE(services("icmpv6").contains({a, b, Protocol::icmp, 0, 0, 8, 0}));
}

TEST_CASE("protocols without ports are one service each") {
    CHECK(ServiceSet::protocol({47}).count() == 1);
    CHECK(ServiceSet::protocol({132}).count() == 1);
    CHECK(ServiceSet::protocol(Protocol::tcp).count() == 65536);
    CHECK(ServiceSet::icmp(Protocol::icmp, {8, {}}).count() == 256);
    CHECK(ServiceSet::all().count() == 252 + 4 * 65536);
}

TEST_CASE("ports of a set") {
    CHECK(services("tcp/22, tcp/80-90, udp/53, gre").ports_of(Protocol::tcp) == PortSet::from({{22, 22}, {80, 90}}));
    CHECK(ServiceSet::all().ports_of(Protocol::udp) == PortSet::all());
    CHECK(services("gre").ports_of(Protocol::tcp).empty());
    CHECK(ServiceSet::ports(Protocol::tcp, PortSet::from({{22, 22}, {80, 90}})) == services("tcp/22, tcp/80-90"));
}

TEST_CASE("sets are written by protocol and read back") {
    for (const auto* text : {"tcp/443", "tcp", "tcp/22, tcp/80-90, udp/53", "icmp/8/0", "icmp/8", "icmp/3-5",
                             "icmp/3/1-4", "icmpv6/128-129", "icmp/3/200-255, icmp/4-6, icmp/7/0-9", "gre",
                             "esp, ah, sctp", "protocol 200", "protocol 27", "all", "hopopt, tcp/0-65534"})
        CHECK(services(text).to_string() == text);
    CHECK((~services("tcp/22")).to_string() == "all except tcp/22");
    CHECK(ServiceSet{}.to_string() == "none");
    CHECK(services("TCP/443,ALL") == ServiceSet::all());
    CHECK(services("6/443") == services("tcp/443"));
}

TEST_CASE("random sets read back") {
    std::mt19937_64 random(14);
    for (int i = 0; i < 300; ++i) {
        const ServiceSet set = random_set(random);
        const std::string text = set.to_string();
        constexpr std::string_view except = "all except ";
        if (text.starts_with(except))
            CHECK(~services(text.substr(except.size())) == set);
        else if (!set.empty())
            CHECK(services(text) == set);
    }
}

TEST_CASE("services are known by name") {
    CHECK(services("https") == services("tcp/443"));
    CHECK(services("rdp") == services("tcp/3389"));
    CHECK(services("dns") == services("tcp/53, udp/53"));
    for (const net::NamedService& row : net::named_services())
        CHECK(ServiceSet::ports(row.protocol, row.ports).subset_of(services(row.name)));
}

TEST_CASE("what is no service is refused") {
    const auto error = [](std::string_view text) { return ServiceSet::parse(text).error().message; };
    CHECK(error("") == "no service is named");
    CHECK(error("tcp/443,") == "no service is named");
    CHECK(error("gopherr") == "no such service or protocol: \"gopherr\"");
    CHECK(error("tcp/70000") == "not a port or port range: \"70000\"");
    CHECK(error("gre/5") == "gre has no ports that AWS filters: \"gre/5\"");
    CHECK(error("icmp/300") == "not an ICMP type, or type and code: \"icmp/300\"");
    for (const auto* text :
         {"tcp/", "/443", "tcp/443/1", "icmp/3-5/1", "icmp/", "icmp/8/", "tcp//443", "protocol ", "protocol x"})
        CHECK_FALSE(ServiceSet::parse(text).has_value());
}

TEST_CASE("witnesses read well") {
    CHECK(ServiceSet::all().witness() == ServicePoint{Protocol::tcp, 443});
    CHECK(services("tcp/0-100").witness() == ServicePoint{Protocol::tcp, 1});
    CHECK(services("udp, gre").witness() == ServicePoint{Protocol::udp, 443});
    CHECK(services("icmp").witness() == ServicePoint{Protocol::icmp, 8 << 8});
    CHECK(services("icmpv6").witness() == ServicePoint{Protocol::icmpv6, 128 << 8});
    CHECK(services("gre").witness() == ServicePoint{Protocol{47}, 0});
    CHECK(services("tcp/0, gre").witness() == ServicePoint{Protocol{6}, 0});
}
