// Locals in source text: what identity can use, and what is left opaque.
#include "source_locals.hpp"

#include <doctest/doctest.h>

using namespace netlint::plan;
using Kind = SourceExpression::Kind;

TEST_CASE("objects of objects with references and texts") {
    const SourceLocals locals = parse_source(R"hcl(
        # locals { commented = "out" }
        variable "x" { default = { a = 1 } }
        locals {
          calls = {
            a_from_b = { to = "a", from = aws_security_group.b.id }   // comment
            "c.d"    = { to = "c", from = var.groups["udf"] }
          }
          one = aws_vpc.main.id
          ids = [aws_subnet.a.id, aws_subnet.b[0].id]
        }
        resource "aws_vpc" "main" { tags = { locals = "no" } }
    )hcl")
                                    .locals;
    REQUIRE(locals.size() == 3);
    const SourceExpression& calls = locals.at("calls");
    REQUIRE(calls.kind == Kind::object);
    CHECK(calls.member("a_from_b")->member("to")->text == "a");
    CHECK(calls.member("a_from_b")->member("from")->text == "aws_security_group.b.id");
    CHECK(calls.member("c.d")->member("from")->text == "var.groups[\"udf\"]");
    CHECK(locals.at("one").kind == Kind::traversal);
    CHECK(locals.at("ids").items.size() == 2);
}

TEST_CASE("what is computed is opaque and does not hide what follows") {
    const SourceLocals locals = parse_source(R"hcl(
        locals {
          a = merge(var.x, { y = "}" })
          b = "${var.name}-x"
          c = var.on ? aws_vpc.a.id : aws_vpc.b.id
          d = { for k, v in var.m : k => v.id }
          e = aws_vpc.x[count.index].id
          f = <<-EOT
            } not the end {
          EOT
          g = aws_vpc.real.id
        }
    )hcl")
                                    .locals;
    for (const char* name : {"a", "b", "c", "d", "e", "f"}) CHECK_MESSAGE(locals.at(name).kind == Kind::opaque, name);
    CHECK(locals.at("g").text == "aws_vpc.real.id");
}

TEST_CASE("what a resource or a module call is made for stands beside its name") {
    const SourceLocals for_each = parse_source(R"hcl(
        resource "aws_route" "hub" {
          for_each = { a = module.a.id, b = aws_vpc.b.id }
          vpc_id   = each.value
        }
        module "spoke" {
          source   = "./vpc"
          for_each = local.spokes
        }
        resource "aws_vpc" "one" { cidr_block = "10.0.0.0/16" }
    )hcl")
                                      .for_each;
    REQUIRE(for_each.size() == 2);
    CHECK(for_each.at("aws_route.hub").member("b")->text == "aws_vpc.b.id");
    CHECK(for_each.at("module.spoke").text == "local.spokes");
}

TEST_CASE("broken text ends the reading and nothing else") {
    for (const char* text :
         {"locals {", "locals { a = {", "locals { a = \"", "locals { a = [", "/*", "locals { a = <<EOT", "}"})
        (void)parse_source(text);
    (void)parse_source("locals { a = " + std::string(100000, '['));
    CHECK(parse_source("locals { a = ").locals.size() <= 1);
}

TEST_CASE("a folder that does not exist has no locals") {
    CHECK(read_source("no/such/folder").locals.empty());
}

TEST_CASE("blocks that are written once are kept with what they say, and dynamic ones apart from them") {
    const SourceModule module = parse_source(R"hcl(
resource "aws_route_table" "main" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block = "10.2.0.0/16" # a peer
    gateway_id = aws_internet_gateway.main.id
  }
  dynamic "route" {
    for_each = local.others
    content {
      cidr_block = route.value
    }
  }
  route { cidr_block = "10.3.0.0/16" }
  timeouts {
    create = "5m"
  }
}
)hcl");
    REQUIRE(module.blocks.size() == 2);
    for (const SourceBlock& one : module.blocks) {
        CHECK(one.resource == "aws_route_table.main");
        CHECK(one.block == "route");
        REQUIRE(!one.content.empty());
        CHECK(one.content.front().first == "cidr_block");
    }
    CHECK(module.blocks[0].content.front().second.text == "10.2.0.0/16");
    CHECK(module.blocks[0].content.back().second.text == "aws_internet_gateway.main.id");
    CHECK(module.blocks[1].content.front().second.text == "10.3.0.0/16");
    CHECK(module.dynamics.size() == 1);
}
