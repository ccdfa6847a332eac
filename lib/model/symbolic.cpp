// Which block of class E stands for which of AWS's address sets.
#include "netlint/model/symbolic.hpp"

#include <algorithm>
#include <array>
#include <cassert>

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

constexpr net::Prefix class_e{quad(240, 0, 0, 0), 4};  // of which the blocks are

constexpr net::Prefix symbolic_v6{net::Address::v6(net::Ipv6{0x3fff} << 112), 20};

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

net::Prefix symbolic_ipv6(std::uint32_t vpc, std::uint32_t block) {
    assert(vpc < 1u << 28 && block < 256);
    return {net::Address::v6(symbolic_v6.first().as_v6() | net::Ipv6{block} << 100 | net::Ipv6{vpc} << 72), 56};
}

bool is_symbolic_ipv6(const net::Prefix& prefix) {
    return symbolic_v6.contains(prefix);
}

net::Prefix symbolic_ipv6_subnet(const net::Prefix& block, std::uint32_t subnet) {
    assert(is_symbolic_ipv6(block) && subnet < 256);
    return {net::Address::v6(block.first().as_v6() | net::Ipv6{subnet} << 64), 64};
}

const set::AddressSet& public_hosts_v6() {
    static const set::AddressSet hosts = set::AddressSet::internet_v6() - set::AddressSet::of(symbolic_v6);
    return hosts;
}

namespace {

set::Bounds<set::AddressSet> covered_v6(const net::Prefix& prefix) {
    const auto addresses = set::AddressSet::of(prefix);
    if (prefix.overlaps(symbolic_v6) || !prefix.overlaps(net::internet_v6))
        return set::Bounds<set::AddressSet>::exactly(addresses);
    return set::Bounds<set::AddressSet>::between(addresses, addresses | set::AddressSet::of(symbolic_v6));
}

}  // namespace

bool covers_itself(const net::Prefix& prefix) {
    if (prefix.overlaps(link_local) || prefix.overlaps(class_e)) return false;
    return std::ranges::any_of(net::not_internet_v4,
                               [&](const NamedPrefix& row) { return row.prefix.contains(prefix); });
}

set::Bounds<set::AddressSet> covered(const net::Prefix& prefix) {
    if (prefix.family() == net::Family::ipv6) return covered_v6(prefix);
    const auto addresses = set::AddressSet::of(prefix);
    if (prefix.length() == 0 || covers_itself(prefix)) return set::Bounds<set::AddressSet>::exactly(addresses);
    const set::AddressSet ordinary = addresses - symbolic_addresses();
    set::AddressSet may = ordinary;
    if (addresses.overlaps(set::AddressSet::internet_v4())) may |= symbolic_addresses();
    if (prefix.overlaps(link_local)) may |= symbolic_block("vpc-lattice");
    return set::Bounds<set::AddressSet>::between(ordinary, may);
}

}  // namespace netlint::model
