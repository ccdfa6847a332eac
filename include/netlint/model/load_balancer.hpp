// A load balancer with its listeners and target groups: a proxy opens a new connection from its own interfaces.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "netlint/base/id.hpp"
#include "netlint/model/certainty.hpp"
#include "netlint/model/provenance.hpp"

namespace netlint::model {

struct Eni;
struct Resource;
struct TargetGroup;

enum class BalancerKind : unsigned char { application, network, gateway, classic };

struct Listener {
    Provenance where;
    std::optional<std::uint16_t> port;
    std::string protocol;                   // as written: HTTP, HTTPS, TCP, ...
    std::vector<Id<TargetGroup>> forwards;  // default action and rules
    Certainty forwards_complete;            // possible: it may forward to groups the plan does not show
    bool only_redirects = false;
};

// What a balancer asks of a target before it hands anything on to it.
struct HealthCheck {
    bool enabled = true;
    std::optional<std::uint16_t> port;  // empty: the port of the traffic
    Certainty certainty;                // possible: the port is not known
};

struct LoadBalancer {
    Provenance where;
    Id<Resource> resource{0};
    BalancerKind kind = BalancerKind::application;
    Tri internal = Tri::no;
    Tri cross_zone = Tri::no;          // whether it hands on to targets of other zones than the one it was called in
    Tri filters_endpoints = Tri::yes;  // whether its groups are asked of what comes by endpoints of a service
    std::vector<Listener> listeners;
    Certainty listeners_complete;    // possible: it may have listeners the plan does not show
    std::vector<Provenance> fronts;  // CDN distributions and web ACLs that are meant to stand before it
};

struct RegisteredTarget {
    Id<Resource> resource{0};
    std::optional<std::uint16_t> port;  // overrides the group's
    Certainty certainty;                // possible: the plan leaves open which group or resource is meant
    Provenance where;
    bool port_known = true;           // false: it has a port of its own, which the plan does not tell
    std::optional<Id<Eni>> eni = {};  // the interface that has the registered address
};

struct TargetGroup {
    Provenance where;
    std::string target_type;  // instance, ip, lambda, alb
    std::optional<std::uint16_t> port;
    std::string protocol;
    std::vector<RegisteredTarget> targets;
    Certainty targets_complete;     // possible: it may hold targets the plan does not show
    std::optional<Tri> cross_zone;  // where it does not leave that to the balancer
    HealthCheck health;
    Tri preserves_client_ip = Tri::no;  // network balancers: targets see the client's address
};

}  // namespace netlint::model
