// What references to load balancers, listeners and target groups can be resolved to.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "../context.hpp"

namespace netlint::aws {

template <>
const plan::Accept& accepted<model::LoadBalancer>();
template <>
const plan::Accept& accepted<model::TargetGroup>();

// A listener of the network, by its balancer and its place there.
struct ListenerPlace {
    Id<model::LoadBalancer> balancer;
    std::size_t index;
};

// The listeners that `path` may name; empty when the plan has none of them.
std::vector<ListenerPlace> listeners_at(Context& context, plan::ResourceId id, const plan::Path& path);

// What the listener takes; empty while its port is not known.
set::ServiceSet listened(const model::Listener& listener);

// Registers targets with every listener of a classic balancer.
void register_everywhere(Context& context, Id<model::LoadBalancer> balancer,
                         std::span<const Id<model::Resource>> targets, bool certain, const model::Provenance& where);

// An interface that has an address or may have it; certain when it is the only one.
struct Holder {
    Id<model::Eni> eni;
    bool certain;
};
std::vector<Holder> holders_of(const model::Network& network, const net::Address& address);

// Registers a target, once.
void add_target(Context& context, Id<model::TargetGroup> group, model::RegisteredTarget target);

}  // namespace netlint::aws
