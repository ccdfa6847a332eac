// Rules that the configuration shows as one expression.
//
// Of `ingress`, `egress` and the like a plan's configuration keeps one flat list of references for all blocks together,
// and nothing at all of dynamic ones. Which rule names which group is then a matter of counting.
#pragma once

#include <string_view>

#include "../context.hpp"

namespace netlint::aws {

struct MergedPeers {
    bool ambiguous = false;  // several rules leave `member` open: a reference belongs to any of them
    bool hidden = false;     // more rules do than there are references: some come from a dynamic block
};

// Of the rules in `list`, those whose `member` is not known; `accept` tells which references could be meant.
MergedPeers merged_peers(const Context& context, plan::ResourceId id, std::string_view list, std::string_view member,
                         const plan::Accept& accept);

}  // namespace netlint::aws
