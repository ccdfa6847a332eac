// Places of blocks in source files: own blocks, blocks of local modules, calls of modules from elsewhere.
#include "netlint/plan/source_places.hpp"

#include <doctest/doctest.h>

#include <memory>

#include "temporary_folder.hpp"

using namespace netlint;
using namespace netlint::plan;

namespace {

std::string at(const SourcePlaces& places, const char* address) {
    const auto place = places.find(InstanceAddress::parse(address).value());
    return place ? place->to_string() : "nowhere";
}

ConfigCall call(const char* name, const char* source) {
    return {.name = name,
            .source = source,
            .expressions = {},
            .count_expression = {},
            .for_each_expression = {},
            .module = std::make_unique<ConfigModule>()};
}

ConfigResource block(const char* name) {
    ConfigResource resource;
    resource.type = "aws_vpc";
    resource.name = name;
    return resource;
}

}  // namespace

TEST_CASE("a block is found by module path, type and name; an instance's keys do not matter") {
    ConfigModule root;
    root.calls.push_back(call("edge", "./modules/edge"));
    const std::string folder = "testdata/architectures/omnigen";
    const SourcePlaces places = SourcePlaces::read(root, folder);
    CHECK(at(places, "module.edge.aws_lb.api").starts_with(folder + "/modules/edge/"));
    CHECK(at(places, "module.edge[\"x\"].aws_lb.api[0]") == at(places, "module.edge.aws_lb.api"));
    CHECK(at(places, "aws_lb.api") == "nowhere");
}

TEST_CASE("what a module from elsewhere holds is placed at the innermost call at hand") {
    ConfigModule root;
    const SourcePlaces places = SourcePlaces::read(root, "testdata/architectures/omnigen");
    const std::string call = at(places, "module.edge.module.inner.aws_lb.x");
    CHECK(call.starts_with("testdata/architectures/omnigen/main.tf:"));
    CHECK(call == at(places, "module.edge.aws_lb.api"));
}

TEST_CASE("without a folder nothing has a place") {
    const SourcePlaces places = SourcePlaces::read(ConfigModule{}, "no/such/folder");
    CHECK(at(places, "aws_vpc.main") == "nowhere");
    REQUIRE(places.diagnostics().size() == 1);
    CHECK(places.diagnostics()[0].message == "no/such/folder holds no Terraform source");
}

TEST_CASE("a module that was fetched has its places where it was fetched to") {
    const testing::TemporaryFolder folder;
    folder.write("main.tf", "module \"net\" {\n  source = \"acme/net/aws\"\n}\n");
    folder.write(".terraform/modules/modules.json", R"({"Modules":[{"Key":"","Source":"","Dir":"."},
        {"Key":"net","Source":"registry.example/acme/net/aws","Version":"1.0.0","Dir":".terraform/modules/net"},
        {"Key":"net.inner","Source":"./inner","Dir":".terraform/modules/net/inner"}]})");
    folder.write(".terraform/modules/net/main.tf", "\nresource \"aws_vpc\" \"main\" {}\n");
    folder.write(".terraform/modules/net/inner/a.tf", "/* a\n b */ resource \"aws_subnet\" \"a\" {}\n");
    ConfigModule root;
    root.calls.push_back(call("net", "acme/net/aws"));
    root.calls[0].module->calls.push_back(call("inner", "./inner"));
    const SourcePlaces places = SourcePlaces::read(root, folder.path.string());
    CHECK(places.fits());
    CHECK(at(places, "module.net.aws_vpc.main").ends_with(".terraform/modules/net/main.tf:2"));
    CHECK(at(places, "module.net.module.inner.aws_subnet.a[1]").ends_with("net/inner/a.tf:2"));
}

TEST_CASE("JSON syntax has places too") {
    const testing::TemporaryFolder folder;
    folder.write("main.tf.json",
                 "{\"resource\": {\"aws_vpc\": {\n\"a\": {\"cidr_block\": \"10.0.0.0/16\"},\n"
                 "\"b\": [{}]}},\n\"data\": [{\"aws_vpc\": [{\n\"c\": {}}]}],\n\"module\": {\"m\": {}}}");
    const SourcePlaces places = SourcePlaces::read(ConfigModule{}, folder.path.string());
    CHECK(at(places, "aws_vpc.a").ends_with("main.tf.json:2"));
    CHECK(at(places, "aws_vpc.b").ends_with("main.tf.json:3"));
    CHECK(at(places, "data.aws_vpc.c").ends_with("main.tf.json:5"));
    CHECK(at(places, "module.m.aws_vpc.x").ends_with("main.tf.json:6"));
}

TEST_CASE("an override file has the last word, and a block in two files no place") {
    const testing::TemporaryFolder folder;
    folder.write("z.tf", "resource \"aws_vpc\" \"a\" {}\nresource \"aws_vpc\" \"b\" {}\n");
    folder.write("net_override.tf", "\n\nresource \"aws_vpc\" \"a\" {}\n");
    folder.write("copy.tf", "resource \"aws_vpc\" \"b\" {}\n");
    const SourcePlaces places = SourcePlaces::read(ConfigModule{}, folder.path.string());
    CHECK(at(places, "aws_vpc.a").ends_with("net_override.tf:3"));
    CHECK(at(places, "aws_vpc.b") == "nowhere");
    REQUIRE_FALSE(places.fits());
    CHECK(places.diagnostics()[0].message == folder.path.string() + " declares aws_vpc.b twice");
}

TEST_CASE("a folder that declares less or more than the plan's root module is not its source") {
    const testing::TemporaryFolder folder;
    folder.write("main.tf", "resource \"aws_vpc\" \"a\" {}\n");
    ConfigModule root;
    const auto said = [&] { return SourcePlaces::read(root, folder.path.string()).diagnostics().at(0).message; };
    CHECK(said().ends_with("is not the source of this plan, which does not know aws_vpc.a"));
    root.resources.push_back(block("a"));
    CHECK(SourcePlaces::read(root, folder.path.string()).fits());
    root.resources.push_back(block("b"));
    CHECK(said().ends_with("is not the source of this plan: it does not declare aws_vpc.b"));
}
