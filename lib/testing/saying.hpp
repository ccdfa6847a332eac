// Test support: what fields say of objects, and networks in which facts come in either order.
#pragma once

#include <string>

#include "own_rules.hpp"

namespace netlint::testing {

// What a field that is true or false says of an object, told by what an assertion of it comes to.
inline std::string says(const NetworkBuilder& it, const std::string& noun, const std::string& object,
                        const std::string& test) {
    for (const rule::Finding& finding : own_rule(it, "for: " + noun + "\n      assert: {" + test + "}"))
        if (finding.address == object) return finding.certainty == rule::FindingCertainty::certain ? "no" : "unknown";
    return "yes";
}

inline constexpr bool both_orders[] = {false, true};

// A subnet in each of two zones, with a table of its own each.
struct TwoTables : NetworkBuilder {
    Id<model::Vpc> main = vpc("aws_vpc.main", {"10.0.0.0/16"});
    Id<model::RouteTable> first = table(main, "aws_route_table.first");
    Id<model::RouteTable> second = table(main, "aws_route_table.second");
    Id<model::Subnet> a = subnet(main, "aws_subnet.a", {"10.0.0.0/24"});
    Id<model::Subnet> b = subnet(main, "aws_subnet.b", {"10.0.1.0/24"});

    TwoTables() {
        network.subnets[a].zone = "eu-west-1a";
        network.subnets[b].zone = "eu-west-1b";
        use(a, first);
        use(b, second);
    }
    Id<model::RouteTable> earlier(bool swapped) const { return swapped ? second : first; }
    Id<model::RouteTable> later(bool swapped) const { return swapped ? first : second; }
};

}  // namespace netlint::testing
