// Names of services.
#include "netlint/rule/service_names.hpp"

#include <doctest/doctest.h>

using namespace netlint;

TEST_CASE("a policy's own names come before those everyone knows, and those before notation") {
    rule::ServiceNames names;
    CHECK(names.find("https")->to_string() == "tcp/443");
    CHECK(names.find("tcp/5432")->to_string() == "tcp/5432");
    names.define("https", set::ServiceSet::ports(net::Protocol::tcp, net::PortRange::of(8443)));
    CHECK(names.find("https")->to_string() == "tcp/8443");
}

TEST_CASE("an unknown name is refused with the nearest") {
    rule::ServiceNames names;
    names.define("billing", set::ServiceSet::protocol(net::Protocol::tcp));
    CHECK(names.find("biling").error().message == "unknown service 'biling'; did you mean billing?");
    CHECK(names.find("tcp/99999").error().message.find("99999") != std::string::npos);
}
