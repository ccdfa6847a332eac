// Dynamic blocks, read from source and put back where plan JSON leaves them out.
#include "dynamic_blocks.hpp"

#include <doctest/doctest.h>

#include "netlint/plan/plan.hpp"
#include "netlint/plan/resolver.hpp"
#include "temporary_folder.hpp"
#include "values.hpp"

using namespace netlint::plan;
using netlint::testing::list;
using netlint::testing::object;

namespace {

Value restored(const char* source, Value written = {}, const Value& variables = {}) {
    const netlint::testing::TemporaryFolder folder;
    folder.write("main.tf", source);
    ConfigModule module;
    module.resources.push_back({Mode::managed, "t", "r", {}, object({{"block", std::move(written)}}), {}, {}});
    restore_dynamic_blocks(module, variables, folder.path.string(), netlint::testing::values());
    return module.resources[0].expressions["block"];
}

constexpr const char* over_a_local = R"hcl(
locals {
  peers = {
    a = aws_x.a.id
    b = aws_x.b.id
  }
}
resource "t" "r" {
  dynamic "block" {
    for_each = local.peers
    iterator = peer
    content {
      name  = "from ${peer.key}"
      port  = 443
      ids   = [peer.value]
      other = upper(peer.key)
      deep {
        x = 1
      }
    }
  }
}
)hcl";

}  // namespace

TEST_CASE("one block for each member of a local map") {
    const Value blocks = restored(over_a_local);
    REQUIRE(blocks.items().size() == 2);
    CHECK(blocks[0]["name"]["constant_value"].as_string() == "from a");
    CHECK(blocks[0]["port"]["constant_value"].as_int() == 443);
    CHECK(blocks[0]["ids"]["references"][0].as_string() == "aws_x.a.id");
    CHECK(blocks[1]["ids"]["references"][0].as_string() == "aws_x.b.id");
    CHECK(blocks[1]["other"].members().empty());
    CHECK(is_expression(blocks[1]["other"]));
}

TEST_CASE("static blocks stay beside them") {
    const Value one = object({{"name", object({{"constant_value", Value::string("static")}})}});
    CHECK(restored(over_a_local, list({one})).items().size() == 3);
    const Value constant = object({{"constant_value", list({object({{"port", Value::number("22")}})})}});
    const Value blocks = restored(over_a_local, constant);
    REQUIRE(blocks.items().size() == 3);
    CHECK(blocks[0]["port"]["constant_value"].as_int() == 22);
    const Value merged = restored(over_a_local, object({{"references", list({Value::string("aws_x.c.id")})}}));
    CHECK(merged["references"].items().size() == 3);
}

TEST_CASE("literal collections, and those that only Terraform can compute") {
    CHECK(restored(R"(resource "t" "r" { dynamic "block" {
        for_each = [aws_x.a.id, "b"]
        content {
          id = block.value
          at = block.key
        } } })")[1]["id"]["constant_value"]
              .as_string() == "b");
    CHECK(restored(R"(resource "t" "r" { dynamic "block" {
        for_each = var.peers
        content { id = block.value } } })")
              .is_null());
    CHECK(restored(R"(resource "t" "r" { dynamic "block" {
        for_each = toset(["a"])
        content { id = block.value } } })")
              .is_null());
}

TEST_CASE("collections and attributes that come to constants by variables and locals") {
    const Value variables = object({{"ports", object({{"value", object({{"a", Value::number("443")}})}})},
                                    {"name", object({{"value", Value::string("web")}})}});
    const Value blocks = restored(R"hcl(
locals {
  name = var.name
  circle = local.circle
}
resource "t" "r" {
  dynamic "block" {
    for_each = var.ports
    content {
      port  = block.value
      name  = local.name
      names = [var.name, "b"]
      other = var.missing
      again = local.circle
    }
  }
}
)hcl",
                                  {}, variables);
    REQUIRE(blocks.items().size() == 1);
    CHECK(blocks[0]["port"]["constant_value"].as_int() == 443);
    CHECK(blocks[0]["name"]["constant_value"].as_string() == "web");
    CHECK(blocks[0]["names"]["constant_value"].items().size() == 2);
    CHECK(blocks[0]["other"]["constant_value"].is_null());
    CHECK(blocks[0]["again"]["references"][0].as_string() == "local.circle");
}
