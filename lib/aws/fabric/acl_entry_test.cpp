// Network ACLs: entries in order, and which subnets they guard.
#include <doctest/doctest.h>

#include "../network_facts.hpp"

using namespace netlint;
using netlint::testing::facts;
using netlint::testing::network_of;
using netlint::testing::network_of_text;
using netlint::testing::plan_at;

namespace {

const model::Network& acl_entries() {
    static const plan::Plan plan = plan_at("plans/fabric-filters/plan.json");
    static const model::Network made = network_of(plan);
    return made;
}

std::string of(const std::string& acl) {
    return facts(acl_entries(), "acl-entry " + acl + " ");
}

}  // namespace

TEST_CASE("inline entries, with an omitted ICMP type as echo reply") {
    CHECK(of("aws_network_acl.listed") ==
          "egress 00100 allow all ::/0\n"
          "ingress 00100 deny udp/53 10.0.0.0/16\n"
          "ingress 00200 allow tcp/1024-65535 0.0.0.0/0\n"
          "ingress 00300 allow icmp/0/0 10.0.0.0/8\n");
}

TEST_CASE("entries made apart, with host bits masked") {
    CHECK(of("aws_network_acl.joined") ==
          "egress 00100 allow all 0.0.0.0/0\n"
          "ingress 00110 allow udp/53 10.0.0.0/8\n");
}

TEST_CASE("entries are kept in the order in which they are tried") {
    for (const model::NetworkAcl& acl : acl_entries().network_acls) {
        for (std::size_t i = 1; i < acl.entries.size(); ++i) {
            const auto &before = acl.entries[i - 1], &entry = acl.entries[i];
            CHECK(std::pair(before.direction, before.number) <= std::pair(entry.direction, entry.number));
        }
    }
}

TEST_CASE("an adopted default ACL without blocks denies everything") {
    CHECK(of("aws_default_network_acl.main") == "");
    CHECK(facts(acl_entries(), "acl aws_default_network_acl.main ") == "of aws_vpc.main default\n");
}

TEST_CASE("an unmanaged default ACL allows everything, before any rule that joins it later") {
    CHECK(of("default network acl of aws_vpc.other") ==
          "egress 00100 allow all 0.0.0.0/0\n"
          "ingress 00100 allow all 0.0.0.0/0\n"
          "ingress 00150 deny tcp/22 0.0.0.0/0\n");
}

TEST_CASE("a subnet is guarded by what lists it, by what is associated, or by the default ACL") {
    CHECK(facts(acl_entries(), "subnet aws_subnet.s[\"listed\"] acl ") ==
          "aws_network_acl.listed by aws_network_acl.listed\n");
    CHECK(facts(acl_entries(), "subnet aws_subnet.s[\"joined\"] acl ") ==
          "aws_network_acl.joined by aws_network_acl_association.joined\n");
    CHECK(facts(acl_entries(), "subnet aws_subnet.s[\"left\"] acl ") == "aws_default_network_acl.main\n");
    CHECK(facts(acl_entries(), "subnet aws_subnet.other acl ") == "default network acl of aws_vpc.other\n");
}

TEST_CASE("an action or number that makes no sense leaves the entry in doubt") {
    const auto made = network_of_text(R"({"format_version":"1.2","resource_changes":[
        {"address":"aws_vpc.v","mode":"managed","type":"aws_vpc","name":"v","change":{"actions":["no-op"],
         "before":{"id":"vpc-1","cidr_block":"10.0.0.0/16"},"after":{"id":"vpc-1","cidr_block":"10.0.0.0/16"}}},
        {"address":"aws_network_acl.a","mode":"managed","type":"aws_network_acl","name":"a","change":{"actions":["no-op"],
         "before":{},"after":{"id":"acl-1","vpc_id":"vpc-1","subnet_ids":[],"egress":[],"ingress":[
          {"rule_no":100,"action":"perhaps","protocol":"-1","from_port":0,"to_port":0,"cidr_block":"0.0.0.0/0"},
          {"rule_no":99999,"action":"allow","protocol":"6","from_port":22,"to_port":22,"cidr_block":"10.0.0.0/8"}]}}}]})");
    CHECK(facts(made, "acl-entry aws_network_acl.a ") ==
          "ingress 00000 allow tcp/22 10.0.0.0/8 (possible: aws_network_acl.a ingress[1].rule_no: not a rule number)\n"
          "ingress 00100 allow all 0.0.0.0/0 (possible: aws_network_acl.a ingress[0].action: neither allow nor deny)\n"
          "ingress 00100 deny all 0.0.0.0/0 (possible: aws_network_acl.a ingress[0].action: neither allow nor deny)\n");
    CHECK(netlint::testing::has_diagnostic(
        made, "not a rule number from 1 to 32766, at aws_network_acl.a ingress[1].rule_no"));
}

TEST_CASE("a default ACL removes the rules beside it, for its lists are not computed") {
    const auto made = network_of_text(R"({"format_version":"1.2","resource_changes":[
        {"address":"aws_vpc.v","mode":"managed","type":"aws_vpc","name":"v","change":{"actions":["no-op"],
         "before":{},"after":{"id":"vpc-1","cidr_block":"10.0.0.0/16","default_network_acl_id":"acl-1"}}},
        {"address":"aws_default_network_acl.a","mode":"managed","type":"aws_default_network_acl","name":"a","change":{
         "actions":["no-op"],"before":{},"after":{"id":"acl-1","default_network_acl_id":"acl-1","vpc_id":"vpc-1",
         "subnet_ids":[],"egress":[],"ingress":[]}}},
        {"address":"aws_network_acl_rule.r","mode":"managed","type":"aws_network_acl_rule","name":"r","change":{
         "actions":["no-op"],"before":{},"after":{"network_acl_id":"acl-1","rule_number":100,"egress":false,
         "protocol":"6","rule_action":"allow","from_port":22,"to_port":22,"cidr_block":"10.0.0.0/16"}}}]})");
    CHECK(facts(made, "acl-entry aws_default_network_acl.a ") ==
          "ingress 00100 allow tcp/22 10.0.0.0/16 (possible: aws_default_network_acl.a ingress: inline entries remove "
          "it)\n");
}
