// Protocols read numbers and names, and know which of them have ports.
#include "netlint/net/protocol.hpp"

#include <doctest/doctest.h>

using netlint::net::Protocol;

TEST_CASE("names and numbers, in any letter case") {
    CHECK(Protocol::parse("tcp") == Protocol::tcp);
    CHECK(Protocol::parse("TCP") == Protocol::tcp);
    CHECK(Protocol::parse("6") == Protocol::tcp);
    CHECK(Protocol::parse("udp") == Protocol::udp);
    CHECK(Protocol::parse("icmp") == Protocol::icmp);
    CHECK(Protocol::parse("icmpv6") == Protocol::icmpv6);
    CHECK(Protocol::parse("IPv6-ICMP") == Protocol::icmpv6);
    CHECK(Protocol::parse("hopopt") == Protocol{0});
    CHECK(Protocol::parse("gre") == Protocol{47});
    CHECK(Protocol::parse("esp") == Protocol{50});
    CHECK(Protocol::parse("ah") == Protocol{51});
    CHECK(Protocol::parse("ospfigp") == Protocol{89});
    CHECK(Protocol::parse("pim") == Protocol{103});
    CHECK(Protocol::parse("vrrp") == Protocol{112});
    CHECK(Protocol::parse("l2tp") == Protocol{115});
    CHECK(Protocol::parse("sctp") == Protocol{132});
    CHECK(Protocol::parse("udplite") == Protocol{136});
    CHECK(Protocol::parse("rohc") == Protocol{142});
    CHECK(Protocol::parse("255") == Protocol{255});
}

TEST_CASE("what is no protocol is refused") {
    for (const auto* text : {"", "-1", "all", "any", "256", "06", "+6", " tcp", "tcp ", "ipsec"})
        CHECK(Protocol::parse(text).error().message.starts_with("no such protocol: \"" + std::string(text) + "\""));
    CHECK(Protocol::parse("tpc").error().message == "no such protocol: \"tpc\"; did you mean tcp?");
}

TEST_CASE("every protocol's text reads back, when it has a name") {
    for (unsigned number = 0; number < 256; ++number) {
        const Protocol protocol{static_cast<std::uint8_t>(number)};
        if (!protocol.to_string().starts_with("protocol ")) CHECK(Protocol::parse(protocol.to_string()) == protocol);
        CHECK(Protocol::parse(std::to_string(number)) == protocol);
    }
    CHECK(Protocol{200}.to_string() == "protocol 200");
    CHECK(Protocol{61}.to_string() == "protocol 61");
}

TEST_CASE("ports are tcp's and udp's, types are the two icmp's") {
    for (unsigned number = 0; number < 256; ++number) {
        const Protocol protocol{static_cast<std::uint8_t>(number)};
        CHECK(protocol.has_ports() == (number == 6 || number == 17));
        CHECK(protocol.has_icmp() == (number == 1 || number == 58));
    }
}
