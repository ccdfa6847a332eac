// Reads CIDR blocks and ports of a plan, and says where they make no sense.
#pragma once

#include <optional>

#include "../context.hpp"

namespace netlint::aws {

// The prefix at `path`, host bits cleared as AWS clears them. Empty when it is unset, unknown or malformed; the last
// gives a diagnostic.
std::optional<net::Prefix> prefix_at(Context& context, plan::ResourceId id, const plan::Path& path);

// The IPv6 block of a VPC, of what associates one, or of a subnet that the unknown text at `path` is made from.
std::optional<net::Prefix> prefix_around(Context& context, plan::ResourceId id, const plan::Path& path);

// Within which the unknown text at `path` lies, by that, and else by the family that the attribute is for.
net::Prefix prefix_at_most(Context& context, plan::ResourceId id, const plan::Path& path);

// Set to a value, or unknown: in the elements of attribute lists, where what is not written is "" or null.
inline bool given(const plan::Value& value) {
    return !value.unset();
}

}  // namespace netlint::aws
