// Generated plans: read without a complaint, of the size that was asked for, shaped like real ones, and answered alike
// by the exact engine and the judge.
#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <boost/json.hpp>

#include "dice.hpp"
#include "generate/plan.hpp"
#include "netlint/analysis.hpp"
#include "netlint/aws/coverage.hpp"

namespace netlint::generate {
namespace {

namespace json = boost::json;

constexpr Shape small{.vpcs = 4,
                      .subnets = 4,
                      .interfaces = 9,
                      .groups = 4,
                      .rules = 7,
                      .peerings = 3,
                      .transit_gateways = 1,
                      .segments = 2,
                      .ipv6 = 50,
                      .instances = 40};

Shape with(Shape shape, unsigned Shape::*share, unsigned percent) {
    shape.*share = percent;
    return shape;
}

Analysis analysed(const Shape& shape) {
    REQUIRE(checked(shape));
    auto analysis = Analysis::of_text(plan_text(shape), "generated");
    REQUIRE_MESSAGE(analysis, analysis.error().to_string());
    return *std::move(analysis);
}

Counts counted(const model::Network& network) {
    Counts out{.vpcs = network.vpcs.size(),
               .subnets = network.subnets.size(),
               .peerings = network.peerings.size(),
               .attachments = network.transit_attachments.size()};
    const std::size_t gateways = network.nat_gateways.size();
    out.interfaces = network.enis.size() - gateways;
    for (const model::SecurityGroup& group : network.security_groups) {
        if (group.where.address.empty()) continue;
        ++out.groups;
        out.rules += group.permissions.size();
    }
    for (const model::NetworkAcl& acl : network.network_acls) {
        if (acl.where.address.empty()) continue;
        ++out.acls;
        out.acl_entries += acl.entries.size();
    }
    return out;
}

void check_counts(const Shape& shape) {
    const Analysis analysis = analysed(shape);
    for (const Diagnostic& diagnostic : analysis.diagnostics()) CHECK_MESSAGE(false, diagnostic.message);
    for (const model::Unmodelled& it : analysis.network().unmodelled)
        CHECK_FALSE_MESSAGE(it.carries_packets, it.address);
    const Counts found = counted(analysis.network()), wanted = counts(shape);
    CHECK(found.vpcs == wanted.vpcs);
    CHECK(found.subnets == wanted.subnets);
    CHECK(found.interfaces == wanted.interfaces);
    CHECK(found.groups == wanted.groups);
    CHECK(found.rules == wanted.rules);
    CHECK(found.acls == wanted.acls);
    CHECK(found.acl_entries == wanted.acl_entries);
    CHECK(found.peerings == wanted.peerings);
    CHECK(found.attachments == wanted.attachments);
}

TEST_CASE("plans are read without a diagnostic and hold what was asked for") {
    for (const unsigned unknown : {0u, 40u, 100u})
        for (const unsigned separate : {0u, 50u, 100u}) {
            CAPTURE(unknown);
            CAPTURE(separate);
            check_counts(with(with(small, &Shape::unknown, unknown), &Shape::separate, separate));
        }
    check_counts(
        {.vpcs = 1, .subnets = 1, .interfaces = 3, .groups = 1, .acls = 0, .other = 0, .rules = 1, .unknown = 50});
    check_counts(
        {.vpcs = 6, .interfaces = 20, .rules = 30, .group_sets = 0, .memberships = 5, .peerings = 3, .isolated = 50});
    check_counts({.vpcs = 3, .interfaces = 0, .groups = 0, .other = 5});
    Shape two = *preset("org100");
    two.vpcs = 2;
    two.peerings = 1;
    check_counts(two);
}

TEST_CASE("one seed gives one plan, in pieces") {
    Shape shape = with(small, &Shape::unknown, 40);
    const std::string once = plan_text(shape);
    std::string again;
    std::size_t largest = 0;
    write_plan(shape, [&](std::string_view part) {
        again += part;
        largest = std::max(largest, part.size());
    });
    CHECK(once == again);
    CHECK(largest < once.size() / 4);
    shape.seed = 2;
    CHECK(once != plan_text(shape));
}

TEST_CASE("a plan is about as large as it was wanted") {
    for (const std::size_t bytes : {std::size_t{1000000}, std::size_t{5000000}}) {
        const auto shape = sized(bytes);
        REQUIRE(shape);
        const auto size = static_cast<double>(plan_text(*shape).size());
        CHECK(size > 0.85 * static_cast<double>(bytes));
        CHECK(size < 1.15 * static_cast<double>(bytes));
    }
}

TEST_CASE("the share of what is unknown is the one that was asked for") {
    const auto created = [](unsigned percent) {
        const Analysis analysis = analysed(with({.vpcs = 20}, &Shape::unknown, percent));
        std::size_t all = 0, fresh = 0;
        for (const model::Vpc& vpc : analysis.network().vpcs) {
            ++all;
            fresh += analysis.plan().before().find(vpc.where.address) == std::nullopt;
        }
        CHECK(all == 20);
        return fresh;
    };
    CHECK(created(0) == 0);
    CHECK(created(30) == 6);
    CHECK(created(100) == 20);
}

TEST_CASE("what does not fit is refused in words") {
    CHECK(checked({.vpcs = 0}).error().message == "a network has at least one VPC, and a VPC one subnet");
    CHECK(checked({.vpcs = 4096, .subnets = 64, .interfaces = 5000}).error().message ==
          "5000 interfaces do not fit into 64 subnets of 55 hosts");
    CHECK(checked({.vpcs = 3, .peerings = 4}).error().message == "4 peerings are more than 3 VPCs have pairs");
    CHECK(checked({.unknown = 101}).error().message == "a share is at most 100 percent");
    CHECK(preset("vast").error().message ==
          "no workload is named vast; there are vpc1, vpc-dense, org100, org1000, org-adversarial, eni1m");
    for (const Preset& it : presets) CHECK_MESSAGE(checked(it.shape), it.name);
}

// By type: what stands in the values and the unknowns of a plan's changes, and in the configuration.
struct Members {
    std::set<std::string> values, written;
};
using MembersOf = std::map<std::string, Members>;

void add_written(const json::object& module, MembersOf& out) {
    if (const auto* resources = module.if_contains("resources"))
        for (const json::value& resource : resources->as_array())
            for (const auto& member : resource.at("expressions").as_object())
                out[std::string(resource.at("type").as_string())].written.insert(std::string(member.key()));
    if (const auto* calls = module.if_contains("module_calls"))
        for (const auto& call : calls->as_object()) add_written(call.value().at("module").as_object(), out);
}

MembersOf members_of(const std::string& text) {
    MembersOf out;
    const json::value plan = json::parse(text);
    for (const json::value& change : plan.at("resource_changes").as_array())
        for (const char* tree : {"after", "after_unknown"})
            for (const auto& member : change.at("change").at(tree).as_object())
                out[std::string(change.at("type").as_string())].values.insert(std::string(member.key()));
    add_written(plan.at("configuration").at("root_module").as_object(), out);
    return out;
}

std::string file_text(const std::string& name) {
    std::ifstream stream(std::string(NETLINT_TESTDATA) + "/plans/generated/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

TEST_CASE("every generated type has the attributes that Terraform's plan of it has") {
    for (const auto& [file, unknown] : {std::pair("plan.json", 100u), std::pair("plan.existing.json", 0u)}) {
        CAPTURE(file);
        const std::string text = file_text(file);
        REQUIRE_FALSE(text.empty());
        const MembersOf real = members_of(text), made = members_of(plan_text(with(small, &Shape::unknown, unknown)));
        CHECK(made.size() == real.size());
        for (const auto& [type, members] : made) {
            CAPTURE(type);
            REQUIRE(real.contains(type));
            CHECK(members.values == real.at(type).values);
            CHECK(std::ranges::includes(real.at(type).written, members.written));
        }
    }
}

TEST_CASE("a plan has the sections that Terraform writes, and no prior state where nothing exists") {
    const auto sections = [](const std::string& text) {
        std::vector<std::string> out;
        const json::value plan = json::parse(text);
        for (const auto& member : plan.as_object()) out.emplace_back(member.key());
        return out;
    };
    CHECK(sections(plan_text(with(small, &Shape::unknown, 100))) == sections(file_text("plan.json")));
    CHECK(sections(plan_text(small)) == sections(file_text("plan.existing.json")));
}

// Flows between interfaces at services that groups name, as the judge and the engine see them.
std::map<reach::Disposition, std::size_t> sample_flows(const Shape& shape, std::size_t count) {
    const Analysis analysis = analysed(shape);
    const model::Network& network = analysis.network();
    std::vector<Id<model::Eni>> ends;
    for (std::size_t i = 0; i < network.enis.size(); ++i)
        if (const auto id = network.enis.id(i); network.enis[id].filtered && network.enis[id].address_fixed)
            ends.push_back(id);
    std::vector<net::Flow> services;
    for (const model::SecurityGroup& group : network.security_groups)
        for (const model::Permission& permission : group.permissions) {
            const set::ServicePoint point = set::ServicePoint::at(permission.services.points().intervals()[0].first);
            if (point.protocol.has_ports())
                services.push_back(
                    {.protocol = point.protocol, .source_port = 40000, .destination_port = point.detail});
        }
    REQUIRE(ends.size() > 1);
    REQUIRE_FALSE(services.empty());

    std::map<reach::Disposition, std::size_t> fates;
    testing::Dice dice(shape.seed);
    while (count-- > 0) {
        const Id<model::Eni> from = dice.pick(ends), to = dice.pick(ends);
        if (from == to) continue;
        net::Flow flow = dice.pick(services);
        flow.source = net::Address::v4(network.enis[from].addresses.v4().intervals()[0].first);
        flow.destination = net::Address::v4(network.enis[to].addresses.v4().intervals()[0].first);
        const reach::Trace trace = reach::trace(network, from, to, flow);
        const auto passes = analysis.engine().connect(from, to, set::HeaderSpace::of(flow)).every;
        CAPTURE(flow.to_string());
        CHECK(passes.must.empty() == (trace.disposition != reach::Disposition::delivered));
        CHECK(passes.may.empty() ==
              (trace.disposition == reach::Disposition::denied || trace.disposition == reach::Disposition::reply_lost));
        ++fates[trace.disposition];
    }
    return fates;
}

TEST_CASE("the exact engine and the judge agree on generated networks") {
    for (const unsigned unknown : {0u, 50u, 100u}) {
        CAPTURE(unknown);
        Shape shape = with(small, &Shape::unknown, unknown);
        shape.vpcs = 2;
        shape.peerings = 1;
        auto fates = sample_flows(shape, 400);
        CHECK(fates[reach::Disposition::delivered] >= 5);
        CHECK(fates[reach::Disposition::denied] >= 100);
        CHECK(fates[reach::Disposition::unknown] == 0);
    }
}

}  // namespace
}  // namespace netlint::generate
