// Which block of class E stands for which of AWS's address sets.
#include "netlint/model/symbolic.hpp"

#include <algorithm>
#include <array>

#include "netlint/net/well_known.hpp"

namespace netlint::model {
namespace {

using net::NamedPrefix;
using net::quad;

// The sets that AWS lists by name, and last the rest.
// https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html
constexpr std::array<NamedPrefix, 8> blocks{{
    {"s3", {quad(240, 1, 0, 0), 16}},
    {"dynamodb", {quad(240, 2, 0, 0), 16}},
    {"cloudfront", {quad(240, 3, 0, 0), 16}},
    {"vpc-lattice", {quad(240, 4, 0, 0), 16}},
    {"groundstation", {quad(240, 5, 0, 0), 16}},
    {"route53-healthchecks", {quad(240, 6, 0, 0), 16}},
    {"ec2-instance-connect", {quad(240, 7, 0, 0), 16}},
    {"aws", {quad(240, 0, 0, 0), 16}},
}};

// Lattice's addresses are link-local as well as public.
constexpr net::Prefix link_local{quad(169, 254, 0, 0), 16};

}  // namespace

set::AddressSet symbolic_block(std::string_view service) {
    const auto* found = std::ranges::find(blocks, service, &NamedPrefix::name);
    return set::AddressSet::of((found == blocks.end() ? blocks.back() : *found).prefix);
}

const set::AddressSet& symbolic_addresses() {
    static const set::AddressSet all = [] {
        set::AddressSet sum;
        for (const NamedPrefix& block : blocks) sum |= set::AddressSet::of(block.prefix);
        return sum;
    }();
    return all;
}

std::optional<std::string_view> symbolic_name(net::Address address) {
    for (const NamedPrefix& block : blocks) {
        if (block.prefix.contains(address)) return block.name;
    }
    return std::nullopt;
}

set::Bounds<set::AddressSet> covered(const net::Prefix& prefix) {
    const auto addresses = set::AddressSet::of(prefix);
    if (prefix.length() == 0 || prefix.family() == net::Family::ipv6)
        return set::Bounds<set::AddressSet>::exactly(addresses);
    const set::AddressSet ordinary = addresses - symbolic_addresses();
    set::AddressSet may = ordinary;
    if (addresses.overlaps(set::AddressSet::internet_v4())) may |= symbolic_addresses();
    if (prefix.overlaps(link_local)) may |= symbolic_block("vpc-lattice");
    return set::Bounds<set::AddressSet>::between(ordinary, may);
}

}  // namespace netlint::model
