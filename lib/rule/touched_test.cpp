// What a change touches: nothing that is left out answers in the two networks differently.
#include "touched.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "changed_network.hpp"
#include "netlint/reach/engine.hpp"
#include "netlint/reach/fast_engine.hpp"
#include "network_builder.hpp"

using namespace netlint;
using namespace netlint::testing;

namespace {

using EniId = Id<model::Eni>;

std::vector<EniId> untouched(const std::vector<bool>& touched) {
    std::vector<EniId> out;
    for (std::uint32_t i = 0; i < touched.size(); ++i)
        if (!touched[i]) out.emplace_back(i);
    return out;
}

// What those that are not touched can open to each other and to hosts outside, and these to them: for some of the
// client's ports and for each of them.
std::vector<std::string> answers(const reach::Engine& engine, const rule::Touched::Enis& touched) {
    const set::PortSet ports = set::PortSet::of({32768, 60999});
    std::vector<std::string> out;
    const auto ask = [&](const reach::Endpoint& from, const reach::Endpoint& to) {
        for (const auto& some :
             {engine.fast().services(from, to, ports), engine.fast().whole_services(from, to, ports)})
            out.push_back(fmt::format("{} at most {}", some.must.to_string(), some.may.to_string()));
    };
    const std::array outside{reach::Outside{"internet", set::AddressSet::internet()},
                             reach::Outside{"office", addresses("203.0.113.0/24")},
                             reach::Outside{"private", addresses("192.168.0.0/16")}};
    const auto taking = untouched(touched.taking);
    for (const EniId b : taking)
        for (const reach::Outside& hosts : outside) ask(hosts, b);
    for (const EniId a : untouched(touched.opening)) {
        for (const EniId b : taking) ask(a, b);
        for (const reach::Outside& hosts : outside) ask(a, hosts);
        for (const reach::Endpoint& to : engine.endpoints_of(reach::ServiceParty{"s3"}, a)) ask(a, to);
    }
    return out;
}

}  // namespace

TEST_CASE("interfaces that a change does not touch answer as before") {
    int decided = 0, left_out = 0;
    for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
        const model::Network earlier = network_with_twins(seed), later = changed_network(earlier, seed);
        const auto found = rule::touched(earlier, later, {});
        if (!found) continue;
        ++decided;
        left_out += static_cast<int>(untouched(found->later.opening).size());
        CAPTURE(seed);
        REQUIRE(answers(reach::Engine(earlier), found->earlier) == answers(reach::Engine(later), found->later));
    }
    CHECK(decided > 500);
    CHECK(left_out > 1000);
}

TEST_CASE("a network is the same whatever the numbers of its objects") {
    const auto make = [](bool backwards) {
        NetworkBuilder b;
        std::vector<std::string> names{"aws_instance.a", "aws_instance.b", "aws_instance.c"};
        if (backwards) std::ranges::reverse(names);
        const auto vpc = b.vpc("aws_vpc.a", {"10.0.0.0/16"});
        const auto subnet = b.subnet(vpc, "aws_subnet.a", {"10.0.1.0/24"});
        std::vector<Id<model::SecurityGroup>> groups;
        for (const std::string& name : names) groups.push_back(b.group(vpc, "aws_security_group" + name.substr(12)));
        for (std::size_t i = 0; i < names.size(); ++i) b.eni(subnet, names[i], {groups[i]});
        const auto of = [&](const char* name) { return *b.network.find_security_group(name); };
        b.allow(of("aws_security_group.a"), in, "tcp/443", of("aws_security_group.b"));
        return std::pair(b, of("aws_security_group.c"));
    };
    const auto earlier = make(false).first;
    auto [later, last] = make(true);
    auto found = rule::touched(earlier.network, later.network, {});
    REQUIRE(found);
    const std::vector<bool> none{false, false, false};
    for (const rule::Touched::Enis& enis : {found->earlier, found->later}) {
        CHECK(enis.opening == none);
        CHECK(enis.taking == none);
    }

    later.allow(last, in, "tcp/22", "0.0.0.0/0");
    found = rule::touched(earlier.network, later.network, {});
    REQUIRE(found);
    CHECK(found->earlier.taking == std::vector{false, false, true});
    CHECK(found->later.taking == std::vector{true, false, false});
    CHECK(found->earlier.opening == none);  // replies pass
    CHECK(found->later.opening == none);
}

TEST_CASE("an interface that has a new address as a resource is the same one") {
    NetworkBuilder earlier, later;
    for (auto [builder, name] : {std::pair(&earlier, "aws_instance.old"), {&later, "aws_instance.new"}}) {
        const auto vpc = builder->vpc("aws_vpc.a", {"10.0.0.0/16"});
        builder->eni(builder->subnet(vpc, "aws_subnet.a", {"10.0.1.0/24"}), name, {});
    }
    CHECK(rule::touched(earlier.network, later.network, {})->later.taking == std::vector{true});
    CHECK(rule::touched(earlier.network, later.network, {{"aws_instance.old", "aws_instance.new"}})->later.taking ==
          std::vector{false});
}

TEST_CASE("what all interfaces share touches all of them") {
    const auto shared = [](auto edit) {
        NetworkBuilder earlier, later;
        for (NetworkBuilder* b : {&earlier, &later}) {
            const auto vpc = b->vpc("aws_vpc.a", {"10.0.0.0/16"});
            const auto subnet = b->subnet(vpc, "aws_subnet.a", {"10.0.1.0/24"});
            const auto table = b->table(vpc, "aws_route_table.a");
            b->use(subnet, table);
            const auto group = b->group(vpc, "aws_security_group.a");
            const auto appliance = b->eni(subnet, "aws_instance.appliance", {group});
            b->route(table, "0.0.0.0/0", appliance);
            b->eni(subnet, "aws_instance.a", {});
        }
        edit(later);
        return !rule::touched(earlier.network, later.network, {});
    };
    CHECK_FALSE(shared([](NetworkBuilder&) {}));
    CHECK(shared([](NetworkBuilder& b) { b.network.subnets[Id<model::Subnet>{0}].zone = "eu-west-1b"; }));
    CHECK(shared([](NetworkBuilder& b) { b.vpc("aws_vpc.b", {"10.1.0.0/16"}); }));
    CHECK(shared([](NetworkBuilder& b) {
        b.entry(*b.network.vpcs[Id<model::Vpc>{0}].default_acl, in, 50, false, "tcp/22", "0.0.0.0/0");
    }));
    CHECK(shared([](NetworkBuilder& b) { b.network.enis[Id<model::Eni>{1}].source_dest_check = false; }));
    // Packets of others pass the interfaces that routes lead to.
    CHECK(shared([](NetworkBuilder& b) {
        b.allow(*b.network.find_security_group("aws_security_group.a"), in, "tcp/22", "0.0.0.0/0");
    }));
}
