// Ends of questions: each spelling, and what is said about those that mean nothing.
#include "netlint/reach/question.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "network_builder.hpp"

namespace netlint::reach {
namespace {

using namespace netlint::testing;

struct Estate : NetworkBuilder {
    Id<model::Vpc> v = vpc("aws_vpc.v", {"10.0.0.0/16"});
    Id<model::Subnet> a = subnet(v, "aws_subnet.net[\"a\"]", {"10.0.1.0/24"});
    Id<model::Subnet> b = subnet(v, "aws_subnet.net[\"b\"]", {"10.0.2.0/24"});
    Id<model::SecurityGroup> web = group(v, "aws_security_group.web");
    Id<model::SecurityGroup> idle = group(v, "aws_security_group.idle");
    Id<model::Eni> bastion = eni(a, "aws_instance.bastion", {web}, {"10.0.1.10"});
    Id<model::Eni> api = member(a, "module.service[\"api.v1\"].aws_ecs_service.this", "module.service[\"api.v1\"]");
    Id<model::Eni> job =
        member(b, "module.service[\"job\"].module.task.aws_ecs_service.this[0]", "module.service[\"job\"].module.task");
    Id<model::Eni> database = eni(a, "aws_db_instance.main", {});
    Id<model::Eni> standby = eni(resource(database), b, {});

    Estate() {
        network.enis[api].groups.push_back({web, open("aws_ecs_service.this: known after apply"), {}});
        network.unmodelled.push_back({"aws_s3_bucket", "aws_s3_bucket.logs", false});
    }

    Id<model::Eni> member(Id<model::Subnet> subnet, std::string name, std::string module) {
        const Id<model::Eni> id = eni(subnet, std::move(name), {});
        network.resources[network.enis[id].resource].module = std::move(module);
        return id;
    }

    // "aws_db_instance.main(3,4) internet"
    std::string read(std::string_view text) const {
        const auto side = parse_side(network, text);
        if (!side) return side.error().message;
        CHECK(side->text == text);
        std::string out;
        for (const Party& party : side->parties) {
            if (!out.empty()) out += ' ';
            if (const auto* p = std::get_if<ResourceParty>(&party)) {
                out += network.resources[p->resource].where.address;
                for (const Id<model::Eni> eni : p->enis) out += '#' + std::to_string(eni.value);
            } else if (const auto* outside = std::get_if<Outside>(&party)) {
                out += outside->name;
            } else if (const auto* service = std::get_if<ServiceParty>(&party)) {
                out += "service=" + service->name;
            } else {
                const auto& address_of = std::get<ResolverParty>(party).address;
                out += "resolver" + (address_of ? '=' + address_of->to_string() : "");
            }
        }
        return out;
    }
};

TEST_CASE_FIXTURE(Estate, "resources are named by their address, and all instances by the address without keys") {
    CHECK(read("aws_db_instance.main") == "aws_db_instance.main#3#4");
    CHECK(read("module.service[\"api.v1\"].aws_ecs_service.this") ==
          "module.service[\"api.v1\"].aws_ecs_service.this#1");
    CHECK(read("module.service.aws_ecs_service.this") == "module.service[\"api.v1\"].aws_ecs_service.this#1");
    CHECK(read("module.service[\"job\"].module.task.aws_ecs_service.this") ==
          "module.service[\"job\"].module.task.aws_ecs_service.this[0]#2");
    CHECK(read("module.service[\"api\"].aws_ecs_service.this").starts_with("nothing in the plan"));
    CHECK(read("aws_instance.bast").starts_with("nothing in the plan"));
}

TEST_CASE_FIXTURE(Estate, "a security group, a subnet and a module mean the interfaces in them") {
    CHECK(read("aws_security_group.web") == "aws_instance.bastion#0 module.service[\"api.v1\"].aws_ecs_service.this#1");
    CHECK(read("aws_security_group.idle") == "");
    CHECK(read("aws_subnet.net[\"b\"]") ==
          "module.service[\"job\"].module.task.aws_ecs_service.this[0]#2 aws_db_instance.main#4");
    CHECK(read("aws_subnet.net") ==
          "aws_instance.bastion#0 module.service[\"api.v1\"].aws_ecs_service.this#1 "
          "module.service[\"job\"].module.task.aws_ecs_service.this[0]#2 aws_db_instance.main#3#4");
    CHECK(read("module.service[\"api.v1\"]") == "module.service[\"api.v1\"].aws_ecs_service.this#1");
    CHECK(read("module.service[\"job\"]") == "module.service[\"job\"].module.task.aws_ecs_service.this[0]#2");
    CHECK(read("module.service[\"job\"].module.task") ==
          "module.service[\"job\"].module.task.aws_ecs_service.this[0]#2");
    CHECK(read("module.service") ==
          "module.service[\"api.v1\"].aws_ecs_service.this#1 "
          "module.service[\"job\"].module.task.aws_ecs_service.this[0]#2");
    CHECK(read("module.serv").starts_with("nothing in the plan"));
}

TEST_CASE_FIXTURE(Estate, "the internet, or a public part of it") {
    const auto hosts = [&](std::string_view text) {
        return std::get<Outside>(parse_side(network, text)->parties.front()).addresses;
    };
    CHECK(hosts("internet") == set::AddressSet::internet_v4());
    CHECK(hosts("internet6") == model::public_hosts_v6());
    CHECK(hosts("internet:2000::/3") == model::public_hosts_v6());
    CHECK(hosts("internet:203.0.113.0/24") == addresses("203.0.113.0/24"));
    CHECK(hosts("internet:2001:db8::1") == addresses("2001:db8::1/128"));
    CHECK(read("internet:203.0.113.0/24") == "internet:203.0.113.0/24");
    CHECK(read("internet:10.0.0.0/8") == "10.0.0.0/8 holds no public address; say cidr:10.0.0.0/8");
    CHECK(read("internet:203.0.113.1/24") == "host bits set in 203.0.113.1/24; the network is 203.0.113.0/24");
}

TEST_CASE_FIXTURE(Estate, "addresses mean the interfaces that may have them, and hosts elsewhere") {
    CHECK(read("cidr:10.0.2.0/24") ==
          "module.service[\"job\"].module.task.aws_ecs_service.this[0]#2 aws_db_instance.main#4 cidr:10.0.2.0/24");
    CHECK(read("vpc:10.0.2.0/24") ==
          "module.service[\"job\"].module.task.aws_ecs_service.this[0]#2 aws_db_instance.main#4 vpc:10.0.2.0/24");
    CHECK(read("10.0.1.10") == "aws_instance.bastion#0 10.0.1.10");
    CHECK(read("10.0.1.11") == "module.service[\"api.v1\"].aws_ecs_service.this#1 aws_db_instance.main#3 10.0.1.11");
    CHECK(read("10.0.1.1") == "10.0.1.1");  // AWS keeps it
    CHECK(read("192.168.0.0/16") == "192.168.0.0/16");
    CHECK(read("2001:db8::1") == "2001:db8::1");
    CHECK(read("cidr:10.0.0.1/8") == "host bits set in 10.0.0.1/8; the network is 10.0.0.0/8");
    CHECK(read("10.0.0.1/8") == "host bits set in 10.0.0.1/8; the network is 10.0.0.0/8");
}

TEST_CASE_FIXTURE(Estate, "services and resolvers") {
    CHECK(read("service:s3") == "service=s3");
    CHECK(read("service:ecr.api") == "service=ecr.api");
    CHECK(read("service:s4") == "no AWS service is called 's4'; did you mean s3?");
    CHECK(read("dns") == "resolver");
    CHECK(read("dns:10.0.0.2") == "resolver=10.0.0.2");
    CHECK(read("dns:169.254.169.253") == "resolver=169.254.169.253");
    CHECK(read("dns:fd00:ec2::253") == "resolver=fd00:ec2::253");
    CHECK(read("169.254.169.254") == "resolver=169.254.169.254");  // instance metadata: the platform's own too
    CHECK(read("10.0.0.2") == "resolver=10.0.0.2");
    CHECK(read("dns:10.0.1.10") == "aws_instance.bastion#0 dns:10.0.1.10");
    CHECK(read("dns:1.1.1.1") == "dns:1.1.1.1");
    network.endpoints.add({{}, v, model::EndpointKind::interface, "com.amazonaws.vpce.eu-west-1.vpce-svc-1"});
    CHECK(read("service:com.amazonaws.vpce.eu-west-1.vpce-svc-1") == "service=com.amazonaws.vpce.eu-west-1.vpce-svc-1");
}

TEST_CASE_FIXTURE(Estate, "what is no end is refused with what may have been meant") {
    CHECK(read("aws_db_instance.mian") ==
          "nothing in the plan with network interfaces is called 'aws_db_instance.mian'; did you mean "
          "aws_db_instance.main?");
    CHECK(read("internat") ==
          "nothing in the plan with network interfaces is called 'internat'; did you mean internet or internet6?");
    CHECK(read("aws_vpc.v") ==
          "aws_vpc.v is a whole VPC; name a resource, a security group, a subnet or a module in it");
    CHECK(read("aws_s3_bucket.logs") ==
          "aws_s3_bucket.logs is not modelled: netlint knows no network interfaces of aws_s3_bucket");
    CHECK(read("zone:data") == "zone:data needs a policy that defines the zone");
    CHECK(read("") == "an end of the question is empty");
}

}  // namespace
}  // namespace netlint::reach
