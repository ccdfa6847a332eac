// Prefixes as plans write them.
#include "parse.hpp"

namespace netlint::aws {

std::optional<net::Prefix> prefix_at(Context& context, plan::ResourceId id, const plan::Path& path) {
    const plan::Value& value = context.value(id, path);
    if (value.is_unknown() || value.unset()) return std::nullopt;
    const auto text = value.as_string();
    const auto prefix = text ? net::Prefix::parse_masked(*text) : fail("not a CIDR block");
    if (prefix) return *prefix;
    context.diagnose(DiagnosticLevel::warning, id, path,
                     value.sensitive() ? "not a CIDR block: (sensitive)" : prefix.error().message);
    return std::nullopt;
}

namespace {

// The provider calls blocks of IPv6 so, and no others.
bool of_ipv6(const plan::Path& path) {
    return path.to_string().find("ipv6") != std::string::npos;
}

}  // namespace

std::optional<net::Prefix> prefix_around(Context& context, plan::ResourceId id, const plan::Path& path) {
    // Only what refers to a block is made from it. Any other unknown text may be anyone's address.
    if (!of_ipv6(path)) return std::nullopt;
    static const plan::Accept blocks{{"aws_vpc", "ipv6_cidr_block", plan::Gives::copy},
                                     {"aws_vpc_ipv6_cidr_block_association", "ipv6_cidr_block", plan::Gives::copy},
                                     {"aws_subnet", "ipv6_cidr_block", plan::Gives::copy}};
    const plan::Target target = context.resolver.one(id, path, blocks);
    if (target.kind != plan::Target::Kind::exactly || !target.sources.front().resource) return std::nullopt;
    const plan::ResourceId source = *target.sources.front().resource;
    if (const auto block = context.ipv6_blocks.find(source); block != context.ipv6_blocks.end()) return block->second;
    const auto of = [&](const std::vector<net::Prefix>& prefixes) -> std::optional<net::Prefix> {
        const auto found = std::ranges::find(prefixes, net::Family::ipv6, &net::Prefix::family);
        return found == prefixes.end() ? std::nullopt : std::optional(*found);
    };
    if (const auto vpc = context.bindings<model::Vpc>().find(source)) return of(context.network.vpcs[*vpc].prefixes);
    if (const auto subnet = context.bindings<model::Subnet>().find(source))
        return of(context.network.subnets[*subnet].prefixes);
    return std::nullopt;
}

net::Prefix prefix_at_most(Context& context, plan::ResourceId id, const plan::Path& path) {
    if (const auto around = prefix_around(context, id, path)) return *around;
    return of_ipv6(path) ? net::Prefix{net::Address::v6(0), 0} : net::Prefix{net::Address::v4(0), 0};
}

}  // namespace netlint::aws
