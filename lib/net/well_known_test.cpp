// The shared tables agree with the documents they come from.
#include "netlint/net/well_known.hpp"

#include <doctest/doctest.h>
#include <algorithm>

using namespace netlint::net;

namespace {

bool on_internet(std::string_view text) {
    const Address address = Address::parse(text).value();
    if (address.is_v6()) return internet_v6.contains(address);
    return std::ranges::none_of(not_internet_v4, [&](const NamedPrefix& row) { return row.prefix.contains(address); });
}

}  // namespace

TEST_CASE("the internet is what is neither private nor special") {
    for (const auto* text :
         {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.255.255", "172.32.0.0",
          "192.0.1.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "2000::", "2600::1", "3fff::"})
        CHECK_MESSAGE(on_internet(text), text);
    for (const auto* text : {"0.0.0.0",
                             "10.0.0.0",
                             "10.255.255.255",
                             "100.64.0.0",
                             "100.127.255.255",
                             "127.0.0.1",
                             "169.254.169.254",
                             "172.16.0.0",
                             "172.31.255.255",
                             "192.0.0.255",
                             "192.168.0.1",
                             "198.18.0.0",
                             "198.19.255.255",
                             "224.0.0.0",
                             "240.0.0.1",
                             "255.255.255.255",
                             "::",
                             "fc00::",
                             "fe80::1",
                             "ff02::1",
                             "4000::"})
        CHECK_MESSAGE(!on_internet(text), text);
}

TEST_CASE("documentation ranges stand for the internet") {
    for (const auto* text : {"192.0.2.1", "198.51.100.1", "203.0.113.1", "2001:db8::1"}) CHECK(on_internet(text));
}

TEST_CASE("the platform answers at its own addresses") {
    CHECK(platform_addresses[0].address.to_string() == "169.254.169.253");
    CHECK(platform_addresses[1].address.to_string() == "fd00:ec2::253");
    CHECK(platform_addresses[3].address.to_string() == "fd00:ec2::254");
    CHECK(platform_addresses[5].address.to_string() == "fd00:ec2::123");
    for (const NamedAddress& row : platform_addresses)
        CHECK(std::ranges::any_of(platform_ranges,
                                  [&](const NamedPrefix& range) { return range.prefix.contains(row.address); }));
}

TEST_CASE("source ports depend on the client") {
    CHECK(ephemeral_ports(Client::amazon_linux) == PortRange{32768, 61000});
    CHECK(ephemeral_ports(Client::windows) == PortRange{49152, 65535});
    CHECK(ephemeral_ports(Client::windows_2003) == PortRange{1025, 5000});
    for (const Client client : {Client::any, Client::load_balancer, Client::nat_gateway, Client::lambda})
        CHECK(ephemeral_ports(client) == PortRange{1024, 65535});
}

TEST_CASE("services are found by name") {
    REQUIRE(services_named("Postgres").size() == 1);
    CHECK(services_named("postgres")[0].ports == PortRange::of(5432));
    CHECK(services_named("dns").size() == 2);
    CHECK(services_named("gopher").empty());
    CHECK(services_named("").empty());
}

TEST_CASE("services are found by port") {
    CHECK(service_name(Protocol::tcp, 22) == "ssh");
    CHECK(service_name(Protocol::tcp, 3389) == "rdp");
    CHECK(service_name(Protocol::udp, 53) == "dns");
    CHECK(service_name(Protocol::udp, 22).empty());
}

TEST_CASE("no two services share a port") {
    const auto rows = named_services();
    for (const NamedService& a : rows)
        for (const NamedService& b : rows)
            if (a.protocol == b.protocol && a.name != b.name)
                CHECK_MESSAGE((a.ports.last < b.ports.first || b.ports.last < a.ports.first), a.name, " and ", b.name);
}
