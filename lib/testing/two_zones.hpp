// A VPC in two zones with a service in both, which goes out through NAT gateways.
#pragma once

#include "network_builder.hpp"

namespace netlint::testing {

struct TwoZones : NetworkBuilder {
    Id<model::Vpc> main = vpc("aws_vpc.main", {"10.0.0.0/16"});
    Id<model::InternetGateway> gateway = internet_gateway(main);
    Id<model::RouteTable> open_table = table(main, "aws_route_table.public"),
                          table_a = table(main, "aws_route_table.a"), table_b = table(main, "aws_route_table.b");
    Id<model::Subnet> open_a = in_zone("a", "aws_subnet.open_a", "10.0.0.0/24"),
                      open_b = in_zone("b", "aws_subnet.open_b", "10.0.1.0/24"),
                      app_a = in_zone("a", "aws_subnet.app_a", "10.0.10.0/24"),
                      app_b = in_zone("b", "aws_subnet.app_b", "10.0.11.0/24");
    Id<model::SecurityGroup> app_group = group(main, "aws_security_group.app");
    Id<model::Eni> service_a = eni(app_a, "aws_ecs_service.app", {app_group}),
                   service_b = eni(resource(service_a), app_b, {app_group});
    Id<model::NatGateway> nat_a = nat(open_a, "aws_nat_gateway.a"), nat_b = nat(open_b, "aws_nat_gateway.b");

    TwoZones() {
        route(open_table, "0.0.0.0/0", gateway);
        use(open_a, open_table);
        use(open_b, open_table);
        use(app_a, table_a);
        use(app_b, table_b);
        allow(app_group, out, "all", "0.0.0.0/0");
        model::Resource& service = network.resources[resource(service_a)];
        service.type = "aws_ecs_service";
        service.tier = model::Tier::app;
        service.placement = model::Placement::some;
    }
    void one_nat() {
        route(table_a, "0.0.0.0/0", nat_a);
        route(table_b, "0.0.0.0/0", nat_a);
    }
    void nat_in_each_zone() {
        route(table_a, "0.0.0.0/0", nat_a);
        route(table_b, "0.0.0.0/0", nat_b);
    }
    Id<model::Subnet> in_zone(const char* zone, std::string name, const char* prefix) {
        const Id<model::Subnet> id = subnet(main, std::move(name), {prefix});
        network.subnets[id].zone = std::string("eu-west-1") + zone;
        return id;
    }
};

}  // namespace netlint::testing
