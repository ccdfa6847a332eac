// Splits what Terraform writes as one rule into AWS's permissions, of which each has one peer.
#pragma once

#include <vector>

#include "merged.hpp"

namespace netlint::aws {

// Where a rule says what. The paths of a peer that its resource cannot have are empty.
struct RulePaths {
    plan::Path protocol, from_port, to_port;
    std::vector<plan::Path> prefixes;         // one prefix each
    std::vector<plan::Path> prefix_lists;     // ids of prefix lists, lists of them
    std::vector<plan::Path> groups;           // ids of security groups, lists of them
    plan::Path self;                          // flag: the group itself
    bool scalar = false;                      // the last two hold one id each
    MergedPeers merged_lists, merged_groups;  // of rules that share their references with others
};

// The permissions of one rule of `group`. Everything the plan leaves open gives possible permissions.
std::vector<model::Permission> permissions_of(Context& context, plan::ResourceId id, const RulePaths& paths,
                                              model::Direction direction, Id<model::SecurityGroup> group);

}  // namespace netlint::aws
