// Interfaces that a plan makes apart from what uses them.
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "../context.hpp"

namespace netlint::aws {

// The private addresses that these attributes (texts or lists) fix, sorted.
std::vector<net::Address> addresses_of(const Context& context, plan::ResourceId id,
                                       std::initializer_list<std::string_view> attributes);

// Whether it, or the block `within` it, asks for an IPv6 address of its own, beside what the subnet gives to everyone.
bool asks_ipv6(const Context& context, plan::ResourceId id, const plan::Path& within = {});

// From now on the interface belongs to the resource; whoever made it still lists it.
void attach(Context& context, Id<model::Resource> resource, Id<model::Eni> eni);

}  // namespace netlint::aws
