// A flow's reply comes back the way it went.
#include "netlint/net/flow.hpp"

#include <doctest/doctest.h>

using netlint::net::Address;
using netlint::net::Flow;
using netlint::net::Protocol;

namespace {

const Address a = Address::parse("10.0.0.4").value(), b = Address::parse("10.0.1.4").value();
const Address a6 = Address::parse("2001:db8::a").value(), b6 = Address::parse("2001:db8::b").value();

}  // namespace

TEST_CASE("addresses and ports swap") {
    CHECK(Flow{a, b, Protocol::tcp, 40000, 443}.reply() == Flow{b, a, Protocol::tcp, 443, 40000});
    CHECK(Flow{a, b, Protocol{47}}.reply() == Flow{b, a, Protocol{47}});
}

TEST_CASE("an echo request is answered by an echo reply") {
    CHECK(Flow{a, b, Protocol::icmp, 0, 0, 8, 0}.reply() == Flow{b, a, Protocol::icmp, 0, 0, 0, 0});
    CHECK(Flow{a6, b6, Protocol::icmpv6, 0, 0, 128, 0}.reply() == Flow{b6, a6, Protocol::icmpv6, 0, 0, 129, 0});
}

TEST_CASE("other ICMP messages keep type and code") {
    for (const auto& [type, code] : {std::pair{3, 4}, std::pair{8, 1}, std::pair{11, 0}, std::pair{128, 0}}) {
        const Flow flow{a, b, Protocol::icmp, 0, 0, static_cast<std::uint8_t>(type), static_cast<std::uint8_t>(code)};
        CHECK(flow.reply().icmp_type == type);
        CHECK(flow.reply().icmp_code == code);
    }
}

TEST_CASE("the reply to a reply is the flow") {
    for (unsigned type = 0; type < 256; ++type)
        for (const Protocol protocol : {Protocol::icmp, Protocol::icmpv6}) {
            const Flow flow{a, b, protocol, 0, 0, static_cast<std::uint8_t>(type), 0};
            CHECK(flow.reply().reply() == flow);
        }
}

TEST_CASE("flows are written with what their protocol has") {
    CHECK(Flow{a, b, Protocol::tcp, 40000, 443}.to_string() == "tcp 10.0.0.4:40000 -> 10.0.1.4:443");
    CHECK(Flow{a6, b6, Protocol::udp, 40000, 53}.to_string() == "udp [2001:db8::a]:40000 -> [2001:db8::b]:53");
    CHECK(Flow{a, b, Protocol::icmp, 0, 0, 8, 0}.to_string() == "icmp 10.0.0.4 -> 10.0.1.4 type 8 code 0");
    CHECK(Flow{a, b, Protocol{47}}.to_string() == "gre 10.0.0.4 -> 10.0.1.4");
    CHECK(Flow{a, b, Protocol{200}}.to_string() == "protocol 200 10.0.0.4 -> 10.0.1.4");
}
