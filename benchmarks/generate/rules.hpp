// The rules of generated security groups and network ACLs.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "dice.hpp"
#include "generate/addressing.hpp"
#include "generate/shape.hpp"

namespace netlint::generate {

struct Service {
    std::string_view protocol;  // as the provider spells it: "tcp", "icmp", "-1"
    int from, to;               // ports, or ICMP type and code
};

struct Rule {
    bool egress;
    Service service;
    std::optional<net::Prefix> prefix;  // the peer,
    std::size_t group = 0;              // or a group of the same VPC
};

struct Entry {
    bool allow;
    Service service;
    net::Prefix prefix;
};

// Draws the rules of one VPC's filters: a few services a filter, peers in the own VPC, in others, in corporate networks
// and now and then anywhere.
class RuleMaker {
public:
    RuleMaker(const Shape& shape, std::size_t vpc, bool dual_stack, testing::Dice& dice)
        : shape_(shape), addressing_(shape), vpc_(vpc), dual_stack_(dual_stack), dice_(dice) {}

    // Exactly `shape.rules`, no two equal, which refer to no groups but these.
    std::vector<Rule> group(std::span<const std::size_t> referable);
    std::vector<Entry> acl();  // of one direction; the last one lets IPv4 through

private:
    std::optional<net::Prefix> peer(bool or_group);  // empty: a group
    net::Prefix within(std::size_t vpc);
    net::Prefix within_v6(std::size_t vpc);

    const Shape& shape_;
    Addressing addressing_;
    std::size_t vpc_;
    bool dual_stack_;
    testing::Dice& dice_;
};

}  // namespace netlint::generate
