// Elastic IPs that a plan takes from instances which were read to have them.
#include <doctest/doctest.h>

#include <string>

#include "../network_facts.hpp"

using namespace netlint;
using namespace netlint::testing;

namespace {

std::string change(const std::string& address, const std::string& action, const std::string& before,
                   const std::string& after) {
    const std::string type = address.substr(0, address.find('.')), name = address.substr(address.find('.') + 1);
    return R"({"address":")" + address + R"(","mode":"managed","type":")" + type + R"(","name":")" + name +
           R"(","change":{"actions":[")" + action + R"("],"before":)" + before + R"(,"after":)" + after +
           R"(,"after_unknown":{}}})";
}
std::string same(const std::string& address, const std::string& values) {
    return change(address, "no-op", values, values);
}
std::string instance(const std::string& name, const std::string& id, const std::string& address,
                     const std::string& more = "") {
    return same("aws_instance." + name, R"({"id":")" + id + R"(","subnet_id":"subnet-1","private_ip":"10.0.0.1)" +
                                            id.back() + R"(","primary_network_interface_id":"eni-)" + id.back() +
                                            R"(","public_ip":")" + address + R"(")" + more + "}");
}
std::string block(const std::string& type, const std::string& name, const std::string& expressions) {
    return R"({"address":")" + type + '.' + name + R"(","mode":"managed","type":")" + type + R"(","name":")" + name +
           R"(","expressions":{)" + expressions + "}}";
}

// What the launch of a was told of public addresses: by its subnet and by itself.
struct Launch {
    std::string subnet, instance;
};

// Instances a and b in one subnet, of which a was read to have 198.51.100.1, and what is done to that address.
model::Network network_with(const std::string& changes, const std::string& blocks = "", const Launch& launch = {}) {
    return network_of_text(R"({"format_version":"1.2","resource_changes":[)" +
                           same("aws_vpc.main", R"({"id":"vpc-1","cidr_block":"10.0.0.0/16"})") + ',' +
                           same("aws_subnet.main", R"({"id":"subnet-1","vpc_id":"vpc-1","cidr_block":"10.0.0.0/24")" +
                                                       launch.subnet + "}") +
                           ',' + instance("a", "i-1", "198.51.100.1", launch.instance) + ',' +
                           instance("b", "i-2", "") + ',' + changes +
                           R"(],"configuration":{"root_module":{"resources":[)" + blocks + "]}}}");
}

model::Tri has_public(const model::Network& network, const std::string& address) {
    const auto resource = network.find_resource(address);
    REQUIRE(resource);
    return network.enis[network.resources[*resource].enis.front()].has_public_v4;
}

constexpr const char* of_a =
    R"({"id":"eipalloc-1","public_ip":"198.51.100.1","instance":"i-1","network_interface":"eni-1"})";

}  // namespace

TEST_CASE("an instance keeps the Elastic IP that the plan leaves alone") {
    const model::Network network = network_with(same("aws_eip.main", of_a));
    CHECK(has_public(network, "aws_instance.a") == model::Tri::yes);
    CHECK(has_public(network, "aws_instance.b") == model::Tri::no);
}

TEST_CASE("an instance loses the Elastic IP that the plan releases") {
    const model::Network network = network_with(change("aws_eip.main", "delete", of_a, "null"));
    CHECK(has_public(network, "aws_instance.a") == model::Tri::no);
}

TEST_CASE("an Elastic IP goes to the instance that is written now, whatever it was read to be with") {
    const model::Network network = network_with(
        change("aws_eip.main", "update", of_a,
               R"({"id":"eipalloc-1","public_ip":"198.51.100.1","instance":"i-2","network_interface":"eni-1"})"),
        block("aws_eip", "main", R"("instance":{"references":["aws_instance.b.id","aws_instance.b"]})"));
    CHECK(has_public(network, "aws_instance.a") == model::Tri::no);
    CHECK(has_public(network, "aws_instance.b") == model::Tri::yes);
}

TEST_CASE("an association that is removed takes the address away, one that is made anew takes it along") {
    const std::string eip = same("aws_eip.main", of_a);
    const std::string blocks =
        block("aws_eip", "main", "") + ',' +
        block("aws_eip_association", "main", R"("instance_id":{"references":["aws_instance.b.id","aws_instance.b"]})");
    const char* association =
        R"({"id":"eipassoc-1","allocation_id":"eipalloc-1","instance_id":"i-1","public_ip":"198.51.100.1"})";
    CHECK(has_public(network_with(eip + ',' + same("aws_eip_association.main", association), blocks),
                     "aws_instance.a") == model::Tri::yes);
    CHECK(has_public(network_with(eip + ',' + change("aws_eip_association.main", "delete", association, "null"),
                                  block("aws_eip", "main", "")),
                     "aws_instance.a") == model::Tri::no);
    const model::Network moved = network_with(eip + ',' +
                                                  change("aws_eip_association.main", R"(delete","create)", association,
                                                         R"({"allocation_id":"eipalloc-1","instance_id":"i-2"})"),
                                              blocks);
    CHECK(has_public(moved, "aws_instance.a") == model::Tri::no);
    CHECK(has_public(moved, "aws_instance.b") == model::Tri::yes);
}

TEST_CASE("an Elastic IP that is made anew leaves its former holder, whoever has the new one") {
    const auto anew = [](const std::string& holder, const std::string& expressions) {
        return network_with(change("aws_eip.main", R"(delete","create)", of_a, R"({"domain":"vpc")" + holder + "}"),
                            block("aws_eip", "main", expressions));
    };
    const auto given_to = [&](const std::string& name, const std::string& id) {
        return anew(R"(,"instance":")" + id + '"',
                    R"("instance":{"references":["aws_instance.)" + name + R"(.id","aws_instance.)" + name + R"("]})");
    };
    const model::Network moved = given_to("b", "i-2"), kept = given_to("a", "i-1");
    CHECK(has_public(moved, "aws_instance.a") == model::Tri::no);
    CHECK(has_public(moved, "aws_instance.b") == model::Tri::yes);
    CHECK(has_public(kept, "aws_instance.a") == model::Tri::yes);
    CHECK(has_public(kept, "aws_instance.b") == model::Tri::no);
    CHECK(has_public(anew("", ""), "aws_instance.a") == model::Tri::no);
}

TEST_CASE("an instance that may have had a public address of its own may get one again") {
    const std::string gone = change("aws_eip.main", "delete", of_a, "null");
    const auto left = [&](const Launch& launch, const std::string& expressions = "") {
        return has_public(network_with(gone, block("aws_instance", "a", expressions), launch), "aws_instance.a");
    };
    const std::string given = R"(,"map_public_ip_on_launch":true)", flag = R"(,"associate_public_ip_address":)";
    CHECK(left({"", ""}) == model::Tri::no);
    CHECK(left({given, ""}) == model::Tri::unknown);
    CHECK(left({given, flag + "true"}) == model::Tri::unknown);
    CHECK(left({given, flag + "false"}) == model::Tri::no);
    CHECK(left({"", flag + "true"}) == model::Tri::no);
    CHECK(left({"", flag + "true"}, R"("associate_public_ip_address":{"constant_value":true})") == model::Tri::unknown);
}
