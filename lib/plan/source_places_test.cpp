// Places of blocks in source files: own blocks, blocks of local modules, calls of modules from elsewhere.
#include "netlint/plan/source_places.hpp"

#include <doctest/doctest.h>

#include <memory>

using namespace netlint;
using namespace netlint::plan;

namespace {

std::string at(const SourcePlaces& places, const char* address) {
    const auto place = places.find(InstanceAddress::parse(address).value());
    return place ? place->to_string() : "nowhere";
}

}  // namespace

TEST_CASE("a block is found by module path, type and name; an instance's keys do not matter") {
    ConfigModule root;
    ConfigCall edge{.name = "edge",
                    .source = "./modules/edge",
                    .expressions = {},
                    .count_expression = {},
                    .for_each_expression = {},
                    .module = std::make_unique<ConfigModule>()};
    root.calls.push_back(std::move(edge));
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
    CHECK(at(SourcePlaces::read(ConfigModule{}, "no/such/folder"), "aws_vpc.main") == "nowhere");
}
