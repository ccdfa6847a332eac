// Which instances references mean in real plans, and how firmly: checked against what their source says.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "block_index.hpp"
#include "identities.hpp"

using namespace netlint;
using namespace netlint::plan;
using netlint::plan::testing::Read;

TEST_CASE("pairing: equal keys are likely, never sure") {
    const Read read("pairing");
    for (const std::string_view nat : {"straight", "reversed", "modulo", "first"})
        for (int i = 0; i < 3; ++i) {
            const std::string address = fmt::format("aws_nat_gateway.{}[{}]", nat, i);
            CHECK(read.one(address, "subnet_id") == fmt::format("likely aws_subnet.pub[{}]", i));
            CHECK(read.one(address, "allocation_id") == fmt::format("likely aws_eip.e[{}]", i));
        }
    CHECK(read.one(R"(aws_route_table_association.by_value["a"])", "route_table_id") ==
          R"(likely aws_route_table.rt["a"])");
}

TEST_CASE("pairing: keys that the other lacks leave all of them") {
    const Read read("pairing");
    const std::string all = "one of aws_subnet.pub[0], aws_subnet.pub[1], aws_subnet.pub[2]";
    CHECK(read.one(R"(aws_route_table_association.by_value["b"])", "subnet_id") == "sure " + all);
    CHECK(read.one(R"(aws_route_table_association.chain["b"])", "subnet_id") == "likely " + all);
}

TEST_CASE("pairing: each.value of a constant map names the key, and a resource as for_each chains") {
    const Read read("pairing");
    CHECK(read.one(R"(aws_route_table_association.rotated["a"])", "route_table_id") ==
          R"(likely aws_route_table.rt["b"])");
    CHECK(read.one(R"(aws_route_table_association.rotated["c"])", "route_table_id") ==
          R"(likely aws_route_table.rt["a"])");
    CHECK(read.one(R"(aws_route_table_association.chain["c"])", "route_table_id") ==
          R"(likely aws_route_table.rt["c"])");
}

TEST_CASE("pairing: a literal key is sure, and a whole resource in a list may be filtered") {
    const Read read("pairing");
    CHECK(read.one(R"(aws_route_table_association.rotated["b"])", "subnet_id") == "sure aws_subnet.pub[0]");
    CHECK(read.one("aws_network_interface.single_instance_source[1]", "subnet_id") == "sure aws_subnet.pub[0]");
    for (const std::string_view lb : {"aws_lb.all", "aws_lb.slice"})
        CHECK(read.many(lb, "subnets") == "likely aws_subnet.pub[0], aws_subnet.pub[1], aws_subnet.pub[2]");
}

TEST_CASE("idioms: the only instance of a counted resource is sure, whatever the index says") {
    const Read read("idioms");
    for (const std::string_view address :
         {"aws_security_group.one", "aws_security_group.coalesced", "aws_security_group.cond", "aws_network_acl.n",
          R"(aws_route_table.public["b"])"})
        CHECK(read.one(address, "vpc_id") == "sure aws_vpc.this[0]");
    CHECK(read.one(R"(aws_route_table_association.public["b"])", "route_table_id") ==
          R"(sure aws_route_table.public["b"])");
    CHECK(read.one("aws_route.to_default", "route_table_id") == "sure aws_vpc.this[0].main_route_table_id");
}

TEST_CASE("idioms: behind a local only what is new can be meant") {
    const Read read("idioms");
    CHECK(read.one(R"(aws_subnet.s["a"])", "vpc_id") == "sure aws_vpc.this[0]");
    CHECK(read.one(R"(module.m["b"].aws_security_group.sg)", "vpc_id") == "sure aws_vpc.this[0]");
    CHECK(read.one(R"(aws_network_interface.flat["a-443"])", "subnet_id") ==
          R"(likely one of aws_subnet.s["a"], aws_subnet.s["b"])");
}

TEST_CASE("idioms: modules by key, filters and splats") {
    const Read read("idioms");
    CHECK(read.one(R"(module.m["a"].aws_network_interface.n)", "subnet_id") == R"(likely aws_subnet.s["a"])");
    CHECK(read.many(R"(module.m["a"].aws_network_interface.n)", "security_groups") ==
          R"(sure module.m["a"].aws_security_group.sg)");
    CHECK(read.many("aws_lb.lb", "subnets") == R"(likely aws_subnet.s["a"], aws_subnet.s["b"])");
    CHECK(read.one("aws_security_group_rule.cidr_of_other", "security_group_id") ==
          R"(sure one of module.m["a"].aws_security_group.sg, module.m["b"].aws_security_group.sg)");
}

TEST_CASE("modules-deep: outputs of outputs and objects as variables") {
    const Read read("modules-deep");
    for (const std::string_view address :
         {"aws_security_group.bastion", "module.fw[1].aws_security_group.sg",
          "module.net.module.direct.aws_subnet.this", R"(module.net.module.subnet["pub"].aws_subnet.this)"})
        CHECK(read.one(address, "vpc_id") == "sure aws_vpc.main");
    CHECK(read.one("aws_instance.c", "subnet_id") == "sure module.net.module.direct.aws_subnet.this");
    CHECK(read.one("aws_instance.a", "subnet_id") == R"(likely module.net.module.subnet["pub"].aws_subnet.this)");
    CHECK(read.one(R"(aws_instance.b["db"])", "subnet_id") ==
          R"(likely module.net.module.subnet["pub"].aws_subnet.this)");
    CHECK(read.one(R"(module.fw_keyed["db"].aws_network_interface.eni[0])", "subnet_id") ==
          R"(likely module.net.module.subnet["priv"].aws_subnet.this)");
    CHECK(
        read.one("module.fw[0].aws_network_interface.eni[1]", "subnet_id") ==
        R"(sure one of module.net.module.subnet["priv"].aws_subnet.this, module.net.module.subnet["pub"].aws_subnet.this)");
}

TEST_CASE("modules-deep: modules by literal key, by own key, and all of them") {
    const Read read("modules-deep");
    CHECK(read.one("module.fw[1].aws_security_group_rule.in", "source_security_group_id") ==
          "sure aws_security_group.bastion");
    CHECK(read.one(R"(module.fw_keyed["web"].aws_security_group_rule.in)", "source_security_group_id") ==
          "sure module.fw[0].aws_security_group.sg");
    CHECK(read.one("module.fw[1].aws_security_group_rule.in", "security_group_id") ==
          "likely module.fw[1].aws_security_group.sg");  // behind a local
    CHECK(read.many("aws_instance.a", "vpc_security_group_ids") ==
          R"(likely module.fw[1].aws_security_group.sg, module.fw_keyed["db"].aws_security_group.sg)");
    CHECK(read.many(R"(aws_instance.b["db"])", "vpc_security_group_ids") ==
          R"(likely module.fw_keyed["db"].aws_security_group.sg)");
    CHECK(read.many("aws_instance.c", "vpc_security_group_ids") ==
          "likely module.fw[0].aws_security_group.sg, module.fw[1].aws_security_group.sg, "
          R"(module.fw_keyed["db"].aws_security_group.sg, module.fw_keyed["web"].aws_security_group.sg)");
}

TEST_CASE("odd-keys: keys are compared as they are, not as they are written") {
    const Read read("odd-keys");
    CHECK(read.one("aws_subnet.direct", "vpc_id") == R"(sure aws_vpc.v["q\"uote"])");
    CHECK(read.one("aws_subnet.direct2", "vpc_id") == R"(sure aws_vpc.v["$${x}"])");
    CHECK(read.one("aws_subnet.direct3", "vpc_id") == R"(sure aws_vpc.v["é"])");
    int chained = 0;
    const BlockIndex blocks(read.world);
    for (const ResourceId id : blocks.instances("", Mode::managed, "aws_subnet", "s")) {
        const std::string& address = read.world[id].address_text;
        CHECK(read.one(address, "vpc_id") == "likely aws_vpc.v" + to_string(read.world[id].address.key));
        ++chained;
    }
    CHECK(chained == 13);
}

TEST_CASE("json-syntax: constants hold the source") {
    const Read read("json-syntax");
    CHECK(read.one("aws_security_group.app", "vpc_id") == "sure aws_vpc.v");
    CHECK(read.many("aws_security_group.app", "ingress[0].security_groups") == "sure aws_security_group.lb");
    CHECK(read.one("aws_lb.l", "subnet_mapping[0].subnet_id") == "sure subnet-1");
    CHECK(read.one("aws_lb.l", "subnet_mapping[1].subnet_id") == "unknown");  // it is a VPC's
}

TEST_CASE("remote-state: ids of another state are things of their own") {
    const Read read("remote-state");
    CHECK(read.one("aws_security_group.sg", "vpc_id") == "sure vpc-a437e3b096773715f");
    CHECK(read.one("aws_instance.i[1]", "subnet_id") == "sure subnet-c5bd1fdeb5a7f627c");
    CHECK(read.many("aws_instance.i[0]", "vpc_security_group_ids") == "sure aws_security_group.sg");
}

TEST_CASE("mixed-existing: known ids join, and an unknown set holds known members as well") {
    const Read read("mixed-existing");
    CHECK(read.one("aws_subnet.new", "vpc_id") == "sure aws_vpc.v");
    CHECK(read.one("aws_instance.new", "subnet_id") == "sure aws_subnet.new");
    CHECK(read.many("aws_instance.old", "vpc_security_group_ids") ==
          "likely aws_security_group.new, aws_security_group.old");
    CHECK(read.many("aws_instance.new", "vpc_security_group_ids") ==
          "sure aws_security_group.old, data.aws_security_group.dflt");
    CHECK(read.many("aws_network_interface.n", "security_groups") == "sure data.aws_security_group.late");
    CHECK(read.many("aws_security_group.new", "ingress[0].security_groups") == "sure aws_security_group.old");
}

TEST_CASE("unknown-foreach: a plan that failed holds no instance of the block") {
    const Read read("unknown-foreach");
    CHECK(read.plan.errored());
    CHECK(read.world.of_type("aws_subnet").empty());
}

TEST_CASE("refs-basic: every spelling of a reference") {
    const Read read("refs-basic");
    const auto input = [&](std::string_view name) { return read.one(fmt::format("terraform_data.{}", name), "input"); };
    const std::string many = "one of terraform_data.many[0], terraform_data.many[1], terraform_data.many[2]";
    for (const std::string_view name : {"two", "r_template_only", "r_heredoc", "r_coalesce", "r_try"})
        CHECK(input(name) == "sure terraform_data.one");
    for (const std::string_view name : {"r_index_const", "r_legacy_dot_index"})
        CHECK(input(name) == "sure terraform_data.many[1]");
    CHECK(input("r_index_key") == R"(sure terraform_data.keyed["a"])");
    for (const std::string_view name : {"r_splat_index", "r_attr_splat_index", "r_element", "r_expr_index"})
        CHECK(input(name) == "sure " + many);
    CHECK(input("r_cond") == "sure one of terraform_data.one, terraform_data.two");
    CHECK(input("r_lookup") == "sure one of terraform_data.one, terraform_data.two");
    CHECK(input("r_cond_idx") == "sure one of terraform_data.many[0], terraform_data.many[2]");
    CHECK(input("r_cond_const") == "sure fixed");
    CHECK(input("lenned[1]") == "likely terraform_data.many[1]");
    CHECK(input(R"(chained["b"])") == R"(likely terraform_data.keyed["b"])");
    CHECK(input(R"(overvar["b"])") == R"(likely terraform_data.keyed["b"])");
    // A local, another's output and a member of a map lead nowhere: whatever is new may be meant.
    for (const std::string_view name :
         {"r_local", "r_local_alias", "r_local_index", "r_self_attr_path", "r_quoted_idx"})
        CHECK(input(name).starts_with("likely one of terraform_data.keyed[\"a\"], "));
}

TEST_CASE("refs-basic: lists may be filtered, one that holds the same twice may not") {
    const Read read("refs-basic");
    const auto input = [&](std::string_view name) {
        return read.many(fmt::format("terraform_data.{}", name), "input");
    };
    const std::string many = "terraform_data.many[0], terraform_data.many[1], terraform_data.many[2]";
    for (const std::string_view name : {"r_splat", "r_attr_splat"}) CHECK(input(name) == "likely " + many);
    CHECK(input("r_for") == R"(likely terraform_data.keyed["a"], terraform_data.keyed["b"])");
    CHECK(input("r_concat") == "likely literal, " + many + ", terraform_data.one");
    CHECK(input("r_list") == "likely sg-123, terraform_data.one, terraform_data.two");
    CHECK(input("r_dup") == "sure terraform_data.one");
}

TEST_CASE("equal keys are doubted where the instances that exist pair otherwise") {
    const auto plan_with = [](std::string_view first, std::string_view second) {
        std::string text = R"({"format_version":"1.2","resource_changes":[)";
        const auto add = [&](std::string_view type, int i, std::string_view actions, std::string_view after,
                             std::string_view unknown) {
            text +=
                fmt::format(R"({}{{"address":"{}.x[{}]","mode":"managed","type":"{}","name":"x","index":{},"change":)"
                            R"({{"actions":["{}"],"before":null,"after":{{{}}},"after_unknown":{{{}}}}}}})",
                            text.ends_with('[') ? "" : ",", type, i, type, i, actions, after, unknown);
        };
        for (int i = 0; i < 2; ++i) add("aws_subnet", i, "no-op", fmt::format(R"("id":"subnet-{}")", i), "");
        for (int i = 2; i < 4; ++i) add("aws_subnet", i, "create", "", R"("id":true)");
        add("aws_nat_gateway", 0, "no-op", fmt::format(R"("subnet_id":"{}")", first), "");
        add("aws_nat_gateway", 1, "no-op", fmt::format(R"("subnet_id":"{}")", second), "");
        for (int i = 2; i < 4; ++i) add("aws_nat_gateway", i, "create", "", R"("subnet_id":true)");
        text += R"(],"configuration":{"root_module":{"resources":[{"mode":"managed","type":"aws_subnet","name":"x"},)"
                R"({"mode":"managed","type":"aws_nat_gateway","name":"x","expressions":{"subnet_id":{"references":)"
                R"(["aws_subnet.x","count.index"]}}}]}}})";
        return *Plan::read_bytes(text, {}, "plan.json");
    };
    const Read straight(plan_with("subnet-0", "subnet-1"));
    CHECK(straight.one("aws_nat_gateway.x[2]", "subnet_id") == "likely aws_subnet.x[2]");
    const Read reversed(plan_with("subnet-1", "subnet-0"));
    CHECK(reversed.one("aws_nat_gateway.x[2]", "subnet_id") == "sure one of aws_subnet.x[2], aws_subnet.x[3]");
}
