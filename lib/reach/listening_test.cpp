// What is said of a port of a balancer that no listener takes, and where nothing is.
#include "netlint/reach/listening.hpp"

#include <doctest/doctest.h>

#include "asking.hpp"
#include "netlint/reach/engine.hpp"

using namespace netlint;
using namespace netlint::reach;
using namespace netlint::reach::testing;

namespace {

// b is a balancer, and takes everything that the network brings to it.
struct Balanced : TwoSubnets {
    Id<model::LoadBalancer> balancer{0};

    explicit Balanced(std::initializer_list<std::uint16_t> ports) {
        allow(ga, out, "all", "0.0.0.0/0");
        allow(gb, in, "all", "0.0.0.0/0");
        model::LoadBalancer made;
        made.where.address = "aws_lb.b";
        made.resource = resource(b);
        for (const std::uint16_t port : ports) {
            made.listeners.push_back({{"aws_lb_listener.b", "", 0, {}}, port, "HTTPS", {}, {}, false});
            network.resources[made.resource].services |= services("tcp/" + std::to_string(port));
        }
        balancer = network.load_balancers.add(std::move(made));
    }

    std::string note(std::string_view asked) const { return listening_note(network, b, services(asked)); }
};

}  // namespace

TEST_CASE("a port that no listener takes is noted beside what the network lets through") {
    const Balanced n{80, 443};
    const Answer answer = Asking(n.network).ask(n.a, n.b, "tcp/8443");
    CHECK(answer.verdict == yes);
    CHECK(answer.note ==
          "no listener of aws_lb.b takes tcp/8443, only tcp/80, tcp/443; the answer tells what the network lets "
          "through to it");
    CHECK(Asking(n.network).ask(n.a, n.b, "tcp/443").note.empty());
    CHECK(Asking(n.network).ask(n.b, n.a, "tcp/8443").note.empty());
}

TEST_CASE("a refused port that no listener takes is noted too") {
    Balanced n{443};
    n.network.security_groups[n.gb].permissions.clear();
    const Answer answer = Asking(n.network).ask(n.a, n.b, "tcp/22");
    CHECK(answer.verdict == no);
    CHECK_FALSE(answer.note.empty());
}

TEST_CASE("of several services those that listeners take are named, and what has no ports is none of theirs") {
    const Balanced n{443};
    CHECK(n.note("tcp/1-1024").starts_with("of tcp and udp the listeners of aws_lb.b take only tcp/443;"));
    CHECK(n.note("all").starts_with("of tcp and udp the listeners of aws_lb.b take only tcp/443;"));
    CHECK(n.note("udp/443").starts_with("no listener of aws_lb.b takes udp/443, only tcp/443;"));
    CHECK(n.note("icmp/8").empty());
}

TEST_CASE("nothing is said of listeners that the plan may not show") {
    CHECK(Balanced{}.note("tcp/22").empty());
    Balanced n{443};
    n.network.load_balancers[n.balancer].listeners_complete = open("aws_lb_listener.x load_balancer_arn");
    CHECK(n.note("tcp/22").empty());
    n.network.load_balancers[n.balancer].listeners_complete = {};
    CHECK_FALSE(n.note("tcp/22").empty());
    n.network.load_balancers[n.balancer].listeners.front().port.reset();
    CHECK(n.note("tcp/22").empty());
}
