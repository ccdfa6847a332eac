// VPCs behind one transit gateway that leave it in the same way, and what still differs for them behind it.
#include <doctest/doctest.h>

#include "netlint/reach/fast_engine.hpp"
#include "network_builder.hpp"

using namespace netlint;
using namespace netlint::reach;
using namespace netlint::testing;

namespace {

// Three VPCs with one way out each. The gateway's one table sends what is for the third into the first, where the table
// of the door leads nowhere else.
struct Detour : NetworkBuilder {
    Id<model::TransitGateway> gateway = transit_gateway("aws_ec2_transit_gateway.a");
    Id<model::TransitTable> transit = transit_table(gateway, "aws_ec2_transit_gateway_route_table.a");
    Id<model::Eni> first = inside("aws_vpc.first", "10.0.0.0/24", "10.0.0.0/25", "10.0.0.128/25");
    Id<model::Eni> second = inside("aws_vpc.second", "10.0.1.0/24", "10.0.1.0/25", "10.0.1.128/25");
    Id<model::Eni> third = inside("aws_vpc.third", "10.0.2.0/24", "10.0.2.0/25", "10.0.2.128/25");

    Detour() {
        const Id<model::TransitAttachment> to_first{0}, to_second{1};
        transit_route(transit, "10.0.2.0/24", to_first);
        propagate(transit, to_first);
        propagate(transit, to_second);
        // Half of the third is the second's peer: so there is something to ask.
        const Id<model::Vpc> asking = vpc_of(second), asked = vpc_of(third);
        route(*network.vpcs[asking].main_table, "10.0.2.64/26", peering(asking, asked));
        network.enis[third].addresses = set::AddressSet::of(address("10.0.2.10"));
    }

    Id<model::Vpc> vpc_of(Id<model::Eni> eni) const { return network.subnets[network.enis[eni].subnet].vpc; }

    Id<model::Eni> open_eni(Id<model::Subnet> in, const std::string& name) {
        const Id<model::SecurityGroup> open = group(network.subnets[in].vpc, "aws_security_group." + name);
        for (const auto direction : {model::Direction::ingress, model::Direction::egress})
            allow(open, direction, "all", "0.0.0.0/0");
        return eni(in, "aws_instance." + name, {open});
    }
    Id<model::Eni> inside(const std::string& name, const char* prefix, const char* own, const char* door) {
        const Id<model::Vpc> v = vpc(name, {prefix});
        const Id<model::Subnet> in = subnet(v, name + ".own", {own}), by = subnet(v, name + ".door", {door});
        route(*network.vpcs[v].main_table, "10.0.0.0/8", gateway);
        use(by, table(v, name + ".nowhere"));
        for (const Id<model::Subnet> s : {in, by}) network.subnets[s].zone = "eu-west-1a";
        network.transit_attachments[attachment(gateway, v, name + ".attachment", {by})].tables = {transit};
        return open_eni(in, name + ".inside");
    }
};

set::PortSet client_ports() {
    return set::to_port_set({1024, 65535});
}

}  // namespace

TEST_CASE("a way back into the sender's own VPC is not what it is for others") {
    const Detour world;
    for (const bool other_first : {false, true}) {
        const Engine engine(world.network);
        const FastEngine& fast = engine.fast();
        const auto agrees = [&](Id<model::Eni> from) {
            const auto found = fast.services(from, world.third, client_ports());
            const Connection exact = engine.connect(
                from, world.third,
                set::HeaderSpace::box(world.network.enis[from].addresses, world.network.enis[world.third].addresses,
                                      set::ServiceSet::all(), client_ports()));
            CHECK(found.must == exact.some.must.services());
            CHECK(found.may == exact.some.may.services());
            return found.may;
        };
        const auto one = agrees(other_first ? world.second : world.first);
        const auto other = agrees(other_first ? world.first : world.second);
        CHECK(one != other);
    }
}
