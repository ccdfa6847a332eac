// What is hidden in texts, and what is not.
#include "netlint/model/sensitive.hpp"

#include <doctest/doctest.h>

#include <vector>

using netlint::model::Sensitive;
using Texts = std::vector<std::string_view>;

TEST_CASE("without anything sensitive texts stay as they are") {
    CHECK(Sensitive().empty());
    CHECK(Sensitive(Texts{"0.0.0.0/0", "::/0", "443", "tcp", "hunter2", "a long-winded text"}, {}).empty());
    CHECK(Sensitive().hidden_in("10.0.0.1") == "10.0.0.1");
}

TEST_CASE("sensitive prefixes are hidden wherever they stand, and the addresses in them") {
    const Sensitive some(Texts{"77.77.77.0/24", "10.9.7.77", "2001:db8:77::/48"}, {});
    CHECK_FALSE(some.empty());
    CHECK(some.hidden_in("tcp/22 from 77.77.77.0/24, udp/53 from 77.77.78.0/24") ==
          "tcp/22 from (sensitive), udp/53 from 77.77.78.0/24");
    CHECK(some.hidden_in("cidr:77.77.77.0/24 -> 10.9.7.77:22.") == "cidr:(sensitive) -> (sensitive):22.");
    CHECK(some.hidden_in("from 77.77.77.4:32768 to 10.9.7.7:22") == "from (sensitive):32768 to 10.9.7.7:22");
    CHECK(some.hidden_in("77.77.77.4, 77.77.77.0-77.77.77.127.") == "(sensitive), (sensitive)-(sensitive).");
    CHECK(some.hidden_in("77.77.77.0/25 77.77.76.0/23 177.77.77.4") == "(sensitive) 77.77.76.0/23 177.77.77.4");
    CHECK(some.hidden_in("[2001:db8:77::5]:443 internet6:2001:db8:77::/48 2001:db8:78::") ==
          "[(sensitive)]:443 internet6:(sensitive) 2001:db8:78::");
    CHECK(some.hidden_in("{\"source\":[\"77.77.77.0/24\"],\"line\":77}") ==
          "{\"source\":[\"(sensitive)\"],\"line\":77}");
    CHECK(some.hidden_in("module.face.aws_vpc.ab::cd at 12:30") == "module.face.aws_vpc.ab::cd at 12:30");
}

TEST_CASE("what stands in clear elsewhere is no secret") {
    const Sensitive some(Texts{"10.0.0.0/8", "10.0.1.0/24", "10.77.0.0/16"}, Texts{"10.0.1.0/24", "10.0.0.0/16"});
    CHECK(some.hidden_in("10.0.0.0/8 10.0.1.0/24 10.0.9.9 10.77.0.0/16 10.88.0.1") ==
          "(sensitive) 10.0.1.0/24 10.0.9.9 (sensitive) (sensitive)");
}

TEST_CASE("a prefix that contains a sensitive one does not tell its addresses") {
    const Sensitive some(Texts{"10.5.0.0/16"}, Texts{"10.0.0.0/8"});
    CHECK(some.hidden_in("10.0.0.0/8 10.5.0.4 10.6.0.4") == "10.0.0.0/8 (sensitive) 10.6.0.4");
}

TEST_CASE("identifiers are hidden as whole words") {
    const Sensitive some(Texts{"sg-0123456789abcdef0", "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0"}, {});
    CHECK(some.hidden_in("to sg-0123456789abcdef0, not sg-0123456789abcdef01") ==
          "to (sensitive), not sg-0123456789abcdef01");
    CHECK(some.hidden_in("service:com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0") == "service:(sensitive)");
}
