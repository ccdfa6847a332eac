// Load balancers of every kind: who faces the internet, what filters, what is forwarded where.
#include <doctest/doctest.h>

#include <algorithm>

#include "placements.hpp"

using namespace netlint;
using netlint::testing::network_after;
using netlint::testing::placement_text;

namespace {

const model::LoadBalancer& balancer(const model::Network& network, std::string_view address) {
    const auto found = std::ranges::find_if(network.load_balancers,
                                            [&](const model::LoadBalancer& b) { return b.where.address == address; });
    REQUIRE(found != network.load_balancers.end());
    return *found;
}

// "aws_instance.app:8081, aws_x.y": the targets of a group, with ports that replace the group's.
std::string targets(const model::Network& network, std::string_view where) {
    std::string text;
    for (const model::TargetGroup& group : network.target_groups) {
        if (group.where.to_string() != where) continue;
        for (const model::RegisteredTarget& target : group.targets) {
            if (!text.empty()) text += ", ";
            text += network.resources[target.resource].where.address;
            if (target.port) text += ':' + std::to_string(*target.port);
            if (!target.certainty.certain()) text += '?';
        }
    }
    return text;
}

std::string forwards(const model::Network& network, const model::Listener& listener) {
    std::string text;
    for (const Id<model::TargetGroup> group : listener.forwards) {
        text += (text.empty() ? "" : ", ") + network.target_groups[group].where.to_string();
    }
    return listener.forwards_complete.certain() ? text : text + ", ?";
}

}  // namespace

TEST_CASE("kinds of balancers") {
    const model::Network network = network_after("plans/placements-balancers/plan.json");
    const auto text = [&](const char* address) { return placement_text(network, address); };

    SUBCASE("an application balancer faces the internet unless told otherwise, guarded by the default group") {
        CHECK(text("aws_lb.app") ==
              "edge each tcp/80, tcp/8443: aws_subnet.a public <- default of aws_vpc.main; "
              "aws_subnet.b public <- default of aws_vpc.main");
        CHECK(balancer(network, "aws_lb.app").internal == model::Tri::no);
    }
    SUBCASE("an internal one has no public address") {
        CHECK(text("aws_lb.inside") ==
              "edge each: aws_subnet.a <- aws_security_group.lb; aws_subnet.b <- aws_security_group.lb");
        CHECK(balancer(network, "aws_lb.inside").internal == model::Tri::yes);
    }
    SUBCASE("a network balancer without groups filters nothing, one with groups does") {
        CHECK(text("aws_lb.open") == "edge each tcp/5000: aws_subnet.a public unfiltered");
        CHECK(text("aws_lb.fixed") == "edge each: aws_subnet.a public <- aws_security_group.lb");
        CHECK(balancer(network, "aws_lb.open").kind == model::BalancerKind::network);
    }
    SUBCASE("a mapping fixes the private address") {
        CHECK(text("aws_lb.still") == "edge each: aws_subnet.b at 10.0.2.15/32 unfiltered");
    }
    SUBCASE("a gateway balancer is reached by nobody from outside") {
        CHECK(text("aws_lb.wall") == "edge each: aws_subnet.a unfiltered");
        CHECK(balancer(network, "aws_lb.wall").kind == model::BalancerKind::gateway);
    }
    SUBCASE("a classic balancer") {
        CHECK(text("aws_elb.classic") == "edge each tcp/443: aws_subnet.a public <- aws_security_group.lb");
        CHECK(balancer(network, "aws_elb.classic").kind == model::BalancerKind::classic);
    }
}

TEST_CASE("listeners forward to the groups of their actions and rules") {
    const model::Network network = network_after("plans/placements-balancers/plan.json");
    const model::LoadBalancer& app = balancer(network, "aws_lb.app");
    REQUIRE(app.listeners.size() == 2);
    const bool api_first = app.listeners[0].port == 8443;
    const model::Listener& api = app.listeners[api_first ? 0 : 1];
    const model::Listener& http = app.listeners[api_first ? 1 : 0];
    CHECK(forwards(network, api) == "aws_lb_target_group.app");
    CHECK(http.port == 80);
    CHECK(http.protocol == "HTTP");
    CHECK(forwards(network, http) == "aws_lb_target_group.admin");
    CHECK(!http.only_redirects);  // a rule of it forwards

    const model::LoadBalancer& classic = balancer(network, "aws_elb.classic");
    REQUIRE(classic.listeners.size() == 1);
    CHECK(classic.listeners[0].port == 443);
    CHECK(forwards(network, classic.listeners[0]) == "aws_elb.classic listener[0]");
}

TEST_CASE("a listener whose only action redirects is known for it") {
    const model::Network network = network_after("architectures/omnigen/plan.json");
    const model::LoadBalancer& api = balancer(network, "module.edge.aws_lb.api");
    REQUIRE(api.listeners.size() == 2);
    for (const model::Listener& listener : api.listeners) CHECK(listener.only_redirects == (listener.port == 80));
}

TEST_CASE("targets are registered by attachments, by address, by scaling groups and by classic balancers") {
    const model::Network network = network_after("plans/placements-balancers/plan.json");
    CHECK(targets(network, "aws_lb_target_group.app") == "aws_instance.app:8081, aws_autoscaling_group.worker");
    CHECK(targets(network, "aws_lb_target_group.admin") == "aws_instance.app");
    CHECK(targets(network, "aws_lb_target_group.tcp") == "aws_autoscaling_group.worker");
    CHECK(targets(network, "aws_elb.classic listener[0]") == "aws_instance.app");
}

TEST_CASE("only network balancers keep the client's address, by the kind of target") {
    const model::Network network = network_after("plans/placements-balancers/plan.json");
    for (const model::TargetGroup& group : network.target_groups) {
        CAPTURE(group.where.address);
        CHECK((group.preserves_client_ip == model::Tri::yes) == (group.where.address == "aws_lb_target_group.tcp"));
    }
}

TEST_CASE("services register in the groups of the architectures, known ids or not") {
    for (const char* plan : {"plan.json", "plan.existing.json"}) {
        CAPTURE(plan);
        const std::string folder = "architectures/";
        const model::Network toss = network_after(folder + "toss/infrastructure/environments/production/" + plan);
        const std::string group = "module.compute.aws_lb_target_group.service";
        for (const auto& [key, port] :
             {std::pair{"nav-engine", "3000"}, {"analytics-hub", "3001"}, {"compliance-engine", "3002"}}) {
            const std::string in_brackets = "[\"" + std::string(key) + "\"]";
            CHECK(targets(toss, group + in_brackets) ==
                  "module.compute.module.service" + in_brackets + ".aws_ecs_service.main:" + port);
        }
        REQUIRE(toss.load_balancers.size() == 1);
        REQUIRE(toss.load_balancers[toss.load_balancers.id(0)].listeners.size() == 1);
        const model::Listener& listener = toss.load_balancers[toss.load_balancers.id(0)].listeners[0];
        CHECK(listener.forwards.size() == 3);
        CHECK(listener.forwards_complete.certain());

        // Written in dynamic blocks, which the plan's configuration does not show.
        const model::Network dagflow = network_after(folder + "dagflow/terraform/environments/prod/" + plan);
        for (const auto& [key, port] : {std::pair{"dispatcher", "8080"}, {"query", "8081"}}) {
            const std::string in_brackets = "[\"" + std::string(key) + "\"]";
            CHECK(targets(dagflow, "module.ecs.aws_lb_target_group.service" + in_brackets) ==
                  "module.ecs.aws_ecs_service.service" + in_brackets + ':' + port);
        }
        const model::Network stl = network_after(folder + "stl/environments/production/" + plan);
        CHECK(targets(stl, "aws_lb_target_group.api") ==
              "module.service[\"worker-transform\"].aws_ecs_service.this:8080");
    }
}
