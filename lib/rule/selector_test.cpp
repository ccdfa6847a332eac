// Selectors as text, as messages show them.
#include "netlint/rule/selector.hpp"

#include <doctest/doctest.h>

using namespace netlint;
using rule::Selector;

TEST_CASE("a selector reads back as it was written") {
    const Selector app{Selector::Name{"app"}, {}};
    Selector::Match match;
    match.tiers = {model::Tier::data};
    match.regions = {"eu-west-1", "eu-west-2"};
    match.tags = {{"Team", "core"}};
    match.subnets.kinds = {rule::SubnetKind::isolated};
    const Selector data{match, {}};
    CHECK(app.to_string() == "app");
    CHECK(data.to_string() ==
          "{tier: data, region: [eu-west-1, eu-west-2], tags: {Team: core}, subnets: {kind: isolated}}");
    CHECK(Selector{Selector::Union{{app, app}}, {}}.to_string() == "[app, app]");
    CHECK(Selector{Selector::Intersect{{app, app}}, {}}.to_string() == "{intersect: [app, app]}");
    CHECK(Selector{Selector::Except{{app, app}}, {}}.to_string() == "{except: [app, app]}");
    CHECK(Selector{Selector::Prefixes{{net::Prefix::parse("10.0.0.0/8").value()}}, {}}.to_string() ==
          "{prefixes: [10.0.0.0/8]}");
}
