// Test support: questions in few words against a small network.
#pragma once

#include <string_view>
#include <utility>

#include "netlint/model/symbolic.hpp"
#include "netlint/reach/engine.hpp"
#include "network_builder.hpp"

namespace netlint::reach::testing {

using namespace netlint::testing;

inline const Outside internet{"internet", set::AddressSet::internet_v4()};
inline const Outside internet6{"internet6", set::AddressSet::internet_v6()};
inline const net::PortRange any_client{1024, 65535};

class Asking {
public:
    explicit Asking(const model::Network& network) : network_(network), engine_(network) {}

    Party of(Id<model::Eni> eni) const { return ResourceParty{network_.enis[eni].resource, {eni}}; }
    Party of(Id<model::Resource> resource) const { return ResourceParty{resource, network_.resources[resource].enis}; }
    Party of(Outside outside) const { return outside; }
    Party of(ServiceParty service) const { return service; }
    Party of(ResolverParty resolver) const { return resolver; }

    template <class From, class To>
    Answer ask(const From& from, const To& to, std::string_view service, net::PortRange client = any_client) const {
        Question question{"", {"", {of(from)}}, {"", {of(to)}}, services(service), set::to_port_set(client)};
        return engine_.ask(question);
    }
    template <class From, class To>
    Verdict operator()(const From& from, const To& to, std::string_view service,
                       net::PortRange client = any_client) const {
        return ask(from, to, service, client).verdict;
    }
    const Engine& engine() const { return engine_; }

private:
    const model::Network& network_;
    Engine engine_;
};

constexpr Verdict yes = Verdict::reachable;
constexpr Verdict no = Verdict::unreachable;
constexpr Verdict part = Verdict::partial;
constexpr Verdict open_question = Verdict::unknown;

// One VPC with two subnets, an interface in each with a group of its own that lets everything out, and a third beside
// the first.
struct TwoSubnets : NetworkBuilder {
    Id<model::Vpc> v = vpc("aws_vpc.v", {"10.0.0.0/16"});
    Id<model::Subnet> sa = subnet(v, "aws_subnet.a", {"10.0.1.0/24"});
    Id<model::Subnet> sb = subnet(v, "aws_subnet.b", {"10.0.2.0/24"});
    Id<model::SecurityGroup> ga = group(v, "aws_security_group.a");
    Id<model::SecurityGroup> gb = group(v, "aws_security_group.b");
    Id<model::Eni> a = eni(sa, "aws_instance.a", {ga});
    Id<model::Eni> b = eni(sb, "aws_instance.b", {gb});
    Id<model::Eni> c = eni(sa, "aws_instance.c", {gb});

    Id<model::RouteTable> main() const { return *network.vpcs[v].main_table; }
    void open_groups() {
        allow(ga, out, "all", "0.0.0.0/0");
        allow(gb, in, "all", "0.0.0.0/0");
    }
    template <class From, class To>
    Verdict ask(const From& from, const To& to, std::string_view service, net::PortRange client = any_client) const {
        return Asking(network)(from, to, service, client);
    }
};

}  // namespace netlint::reach::testing
