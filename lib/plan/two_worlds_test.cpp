// The network before a plan is applied and the one after: what is in each, under which id.
#include <doctest/doctest.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "identity_index.hpp"
#include "netlint/plan/plan.hpp"
#include "netlint/plan/resolver.hpp"

using namespace netlint;
using namespace netlint::plan;

namespace {

Plan world_of(const std::string& name) {
    auto plan = Plan::read_file(std::string(NETLINT_TESTDATA) + "/plans/" + name + "/plan.json", {});
    REQUIRE_MESSAGE(plan, plan.error().to_string());
    return *std::move(plan);
}
Plan read_changes(const std::string& changes, const std::string& prior = "") {
    auto plan = Plan::read_bytes(
        R"({"format_version":"1.2","resource_changes":[)" + changes + "]," +
            (prior.empty() ? "" : R"("prior_state":{"values":{"root_module":{"resources":[)" + prior + "]}}},") +
            R"("configuration":{"root_module":{}}})",
        {}, "plan.json");
    REQUIRE_MESSAGE(plan, plan.error().to_string());
    return *std::move(plan);
}

// The id, "new" for one that is not known yet, "-" for an instance that is not there.
std::string id(const World& world, std::string_view address) {
    const auto found = world.find(address);
    if (!found) return "-";
    const Value& value = world[*found].values["id"];
    return value.is_unknown() ? "new" : std::string(value.as_string().value_or("?"));
}
std::string both(const Plan& plan, std::string_view address) {
    return id(plan.before(), address) + " then " + id(plan.after(), address);
}
std::string cidr(const World& world, std::string_view address) {
    const auto found = world.find(address);
    return found ? std::string(world[*found].values["cidr_block"].as_string().value_or("?")) : "-";
}
std::size_t managed(const World& world) {
    std::size_t count = 0;
    for (const Resource& resource : world.resources()) count += resource.managed();
    return count;
}
std::vector<std::string> deposed(const World& world) {
    std::vector<std::string> ids;
    for (const Resource& resource : world.resources())
        if (resource.deposed) ids.emplace_back(resource.values["id"].as_string().value_or("?"));
    return ids;
}

}  // namespace

TEST_CASE("lifecycle: what stays keeps its id, in place or moved") {
    const Plan plan = world_of("lifecycle");
    CHECK(both(plan, "aws_subnet.keep") == "subnet-18e9174d22ef21cf7 then subnet-18e9174d22ef21cf7");
    CHECK(both(plan, "aws_subnet.update") == "subnet-3df38e23f9b108006 then subnet-3df38e23f9b108006");
    CHECK(both(plan, "aws_vpc.imported") == "vpc-0imported then vpc-0imported");
    const std::map<std::string_view, std::string_view> moved{
        {"aws_subnet.new_name", "aws_subnet.old_name"},
        {"aws_subnet.single_to_count[0]", "aws_subnet.single_to_count"},
        {R"(module.new["k"].aws_subnet.in_m)", "module.old.aws_subnet.in_m"}};
    for (const auto& [now, formerly] : moved) {
        CAPTURE(now);
        CHECK(id(plan.before(), now) == id(plan.after(), now));
        CHECK(id(plan.before(), formerly) == "-");
        CHECK(plan.after()[*plan.after().find(now)].previous_address == formerly);
    }
}

TEST_CASE("lifecycle: what is replaced has a new id, what is deleted is gone, what is forgotten stays") {
    const Plan plan = world_of("lifecycle");
    CHECK(both(plan, "aws_subnet.replace") == "subnet-11850e2e51182e3e5 then new");
    CHECK(cidr(plan.before(), "aws_subnet.replace") == "10.0.2.0/24");
    CHECK(cidr(plan.after(), "aws_subnet.replace") == "10.0.102.0/24");
    CHECK(both(plan, "aws_subnet.cbd") == "subnet-3a162f8aef499baa3 then new");
    for (const std::string_view gone : {"aws_subnet.gone", "aws_subnet.counted[2]", R"(aws_subnet.keyed["b"])",
                                        R"(aws_subnet.keyed_to_count["x"])"}) {
        CHECK(id(plan.before(), gone).starts_with("subnet-"));
        CHECK(id(plan.after(), gone) == "-");
    }
    CHECK(both(plan, "aws_subnet.keyed_to_count[0]") == "- then new");
    CHECK(both(plan, "aws_subnet.single_to_count[1]") == "- then new");
    CHECK(both(plan, "aws_subnet.forget") == "subnet-0bb53d34dad837a26 then subnet-0bb53d34dad837a26");
    CHECK(plan.after()[*plan.after().find("aws_subnet.forget")].action == Action::forget);
    CHECK(plan.diagnostics().empty());
}

TEST_CASE("lifecycle: an id that is replaced is nobody's afterwards") {
    const Plan plan = world_of("lifecycle");
    CHECK(IdentityIndex(plan.before()).find("aws_subnet", "id", "subnet-11850e2e51182e3e5"));
    CHECK_FALSE(IdentityIndex(plan.after()).find("aws_subnet", "id", "subnet-11850e2e51182e3e5"));
    const auto instance = plan.before().find("aws_instance.in_replaced");
    REQUIRE(instance);
    const Target then = Resolver(plan, plan.before()).one(*instance, "subnet_id", {{"aws_subnet"}});
    REQUIRE(then.kind == Target::Kind::exactly);
    CHECK(plan.before()[*then.sources.front().resource].address_text == "aws_subnet.replace");
    const auto later = plan.after().find("aws_instance.in_replaced");
    REQUIRE(later);
    const Target now = Resolver(plan, plan.after()).one(*later, "subnet_id", {{"aws_subnet"}});
    REQUIRE(now.kind == Target::Kind::exactly);
    CHECK(plan.after()[*now.sources.front().resource].address_text == "aws_subnet.replace");
}

TEST_CASE("before, nothing is new") {
    for (const char* name : {"lifecycle", "tainted-deposed", "replace-flag", "mixed-existing"}) {
        const Plan plan = world_of(name);
        for (const Resource& resource : plan.before().resources()) {
            CAPTURE(resource.address_text);
            CHECK_FALSE(resource.is_new());
        }
    }
}

TEST_CASE("tainted-deposed: a deposed object is there before and gone after, beside the current one") {
    const Plan plan = world_of("tainted-deposed");
    CHECK(both(plan, "aws_subnet.cbd") == "subnet-11850e2e51182e3e5 then subnet-11850e2e51182e3e5");
    CHECK(deposed(plan.before()) == std::vector<std::string>{"subnet-c5bd1fdeb5a7f627c"});
    CHECK(deposed(plan.after()).empty());
    CHECK(plan.before().of_type("aws_subnet").size() == 1);
    CHECK(both(plan, "aws_security_group.t") == "sg-849e1588ae095d8f3 then new");
    CHECK(both(plan, "aws_instance.i") == "- then new");
}

TEST_CASE("drift and refresh-only: the world before is the one that was found") {
    const Plan drift = world_of("drift");
    CHECK(both(drift, "aws_instance.i") == "i-99f161b67cd34f3f5 then i-99f161b67cd34f3f5");
    const Plan refresh = world_of("refresh-only");
    CHECK(refresh.before().resources().size() == 6);
    CHECK(refresh.after().resources().size() == 6);
    CHECK(both(refresh, "aws_vpc.v") == "vpc-a437e3b096773715f then vpc-a437e3b096773715f");
    CHECK(both(refresh, "data.aws_vpc.other") == "vpc-0data then vpc-0data");
}

TEST_CASE("gone: what was deleted outside is not there before, and new after") {
    const Plan plan = world_of("gone");
    CHECK(both(plan, "aws_security_group.sg") == "- then new");
    CHECK(both(plan, "aws_instance.i") == "i-99f161b67cd34f3f5 then i-99f161b67cd34f3f5");
    const auto instance = plan.after().find("aws_instance.i");
    REQUIRE(instance);
    const Targets groups =
        Resolver(plan, plan.after()).many(*instance, "vpc_security_group_ids", {{"aws_security_group"}});
    REQUIRE(groups.certain.size() == 1);
    CHECK(plan.after()[*groups.certain.front().resource].address_text == "aws_security_group.sg");
}

TEST_CASE("destroy: nothing that is managed is left") {
    const Plan plan = world_of("destroy");
    CHECK(managed(plan.before()) == 5);
    CHECK(managed(plan.after()) == 0);
    CHECK(both(plan, "data.aws_vpc.other") == "vpc-0data then vpc-0data");
}

TEST_CASE("target: what the plan does not reach stays as it was") {
    const Plan fresh = world_of("target");
    CHECK_FALSE(fresh.complete());
    CHECK(fresh.before().resources().empty());
    CHECK(managed(fresh.after()) == 2);
    const Plan existing = world_of("target-existing");
    CHECK_FALSE(existing.complete());
    CHECK(both(existing, "aws_instance.i") == "i-99f161b67cd34f3f5 then i-99f161b67cd34f3f5");
    CHECK(both(existing, "aws_security_group.sg") == "sg-e0e9d3c944a5dba86 then sg-e0e9d3c944a5dba86");
    CHECK(both(existing, "aws_subnet.s[2]") == "- then new");
    CHECK(managed(existing.before()) == 5);
    CHECK(managed(existing.after()) == 6);
}

TEST_CASE("replace-flag: the one that is replaced on request is new, and referred to as such") {
    const Plan plan = world_of("replace-flag");
    CHECK(both(plan, "aws_security_group.sg") == "sg-e0e9d3c944a5dba86 then new");
    for (const World* world : {&plan.before(), &plan.after()}) {
        const auto instance = world->find("aws_instance.i");
        REQUIRE(instance);
        const Targets groups =
            Resolver(plan, *world).many(*instance, "vpc_security_group_ids", {{"aws_security_group"}});
        REQUIRE(groups.certain.size() == 1);
        REQUIRE(groups.certain.front().resource);
        CHECK((*world)[*groups.certain.front().resource].address_text == "aws_security_group.sg");
    }
}

TEST_CASE("refresh-false: an applied network is the same before and after") {
    const Plan plan = world_of("refresh-false");
    CHECK(plan.complete());
    CHECK(plan.before().resources().size() == plan.after().resources().size());
    for (const Resource& resource : plan.after().resources())
        CHECK(id(plan.before(), resource.address_text) == id(plan.after(), resource.address_text));
}

TEST_CASE("errored-partial and empty: what there is") {
    const Plan partial = world_of("errored-partial");
    CHECK(partial.errored());
    CHECK_FALSE(partial.complete());
    CHECK(partial.before().resources().empty());
    CHECK(managed(partial.after()) == 3);
    const Plan empty = world_of("empty");
    CHECK(empty.before().resources().empty());
    CHECK(empty.after().resources().empty());
}

TEST_CASE("a replaced object that is forgotten stays beside the new one") {
    const Plan plan = read_changes(
        R"({"address":"aws_vpc.v","mode":"managed","type":"aws_vpc","name":"v","change":{"actions":["create","forget"],)"
        R"("before":{"id":"vpc-1"},"after":{},"after_unknown":{"id":true}}})");
    CHECK(both(plan, "aws_vpc.v") == "vpc-1 then new");
    CHECK(deposed(plan.after()) == std::vector<std::string>{"vpc-1"});
}

TEST_CASE("a deposed object without a change, or with none to make, stays") {
    const std::string current = R"("address":"aws_vpc.v","mode":"managed","type":"aws_vpc","name":"v")";
    const std::string no_op = R"("change":{"actions":["no-op"],"before":{"id":"vpc-2"},"after":{"id":"vpc-2"}})";
    const std::string old = R"("change":{"actions":["no-op"],"before":{"id":"vpc-1"},"after":{"id":"vpc-1"}})";
    const std::string prior = "{" + current + R"(,"values":{"id":"vpc-2"}},{)" + current +
                              R"(,"deposed_key":"0d57cf69","values":{"id":"vpc-1"}})";
    for (const std::string& also : {std::string(), ",{" + current + R"(,"deposed":"0d57cf69",)" + old + "}"}) {
        const Plan plan = read_changes("{" + current + "," + no_op + "}" + also, prior);
        CHECK(deposed(plan.before()) == std::vector<std::string>{"vpc-1"});
        CHECK(deposed(plan.after()) == std::vector<std::string>{"vpc-1"});
        CHECK(both(plan, "aws_vpc.v") == "vpc-2 then vpc-2");
        CHECK(plan.diagnostics().empty());
    }
}

TEST_CASE("data that is read while applying is not there before") {
    const Plan plan = world_of("mixed-existing");
    CHECK(both(plan, "data.aws_security_group.late") == "- then new");
    CHECK(both(plan, "aws_security_group.new") == "- then new");
    CHECK(id(plan.before(), "data.aws_security_group.dflt") == id(plan.after(), "data.aws_security_group.dflt"));
}

TEST_CASE("what AWS made with a VPC stays as it is when Terraform no longer manages it") {
    const auto removed = [](const char* type, const char* name, const char* before) {
        return std::string(R"({"address":")") + type + '.' + name + R"(","mode":"managed","type":")" + type +
               R"(","name":")" + name + R"(","change":{"actions":["delete"],"before":)" + before +
               R"(,"after":null,"after_unknown":{}}})";
    };
    const Plan plan = read_changes(
        removed("aws_default_security_group", "kept", R"({"id":"sg-1","vpc_id":"vpc-1"})") + ',' +
        removed("aws_default_route_table", "kept", R"({"id":"rtb-1","vpc_id":"vpc-1"})") + ',' +
        removed("aws_default_network_acl", "kept", R"({"id":"acl-1","vpc_id":"vpc-1"})") + ',' +
        removed("aws_default_subnet", "kept", R"({"id":"subnet-1","vpc_id":"vpc-1","force_destroy":false})") + ',' +
        removed("aws_default_subnet", "gone", R"({"id":"subnet-2","vpc_id":"vpc-1","force_destroy":true})") + ',' +
        removed("aws_security_group", "gone", R"({"id":"sg-3","vpc_id":"vpc-1"})") + ',' +
        removed("aws_vpc", "gone", R"({"id":"vpc-2"})") + ',' +
        removed("aws_default_security_group", "gone", R"({"id":"sg-2","vpc_id":"vpc-2"})"));
    for (const char* type :
         {"aws_default_security_group", "aws_default_route_table", "aws_default_network_acl", "aws_default_subnet"})
        CHECK(plan.after().find(std::string(type) + ".kept"));
    for (const char* type : {"aws_default_subnet", "aws_security_group", "aws_vpc", "aws_default_security_group"})
        CHECK_FALSE(plan.after().find(std::string(type) + ".gone"));
    CHECK(both(plan, "aws_default_security_group.kept") == "sg-1 then sg-1");
}
