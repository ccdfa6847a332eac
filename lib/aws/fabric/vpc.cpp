// VPCs and the prefixes they are given.
#include "../detached.hpp"
#include "../readers.hpp"
#include "netlint/model/symbolic.hpp"
#include "parse.hpp"

namespace netlint::aws {
namespace {

using plan::ResourceId;

void add_prefix(Context& context, model::Vpc& vpc, ResourceId id, const plan::Path& path) {
    if (const auto prefix = prefix_at(context, id, path)) {
        if (std::ranges::find(vpc.prefixes, *prefix) == vpc.prefixes.end()) vpc.prefixes.push_back(*prefix);
    } else if (!context.value(id, path).unset()) {
        vpc.prefixes_known = context.possible(id, path);
    }
}

// ipv6_cidr_block is unknown on every create; only what asks for a block decides.
bool vpc_asks_ipv6(Context& context, ResourceId id) {
    return context.flag(id, "assign_generated_ipv6_cidr_block", model::Tri::no) != model::Tri::no ||
           context.written(id, "ipv6_ipam_pool_id") || context.written(id, "ipv6_cidr_block");
}

// Amazon chooses the block at apply; until then a symbolic one stands for it (see model/symbolic.hpp).
void give_symbolic_ipv6(Context& context, ResourceId id, Id<model::Vpc> of) {
    model::Vpc& vpc = context.network.vpcs[of];
    const auto blocks = std::ranges::count(vpc.prefixes, net::Family::ipv6, &net::Prefix::family);
    if (blocks > 255) {
        vpc.prefixes_known = context.possible(id, "ipv6_cidr_block");
        return;
    }
    vpc.prefixes.push_back(model::symbolic_ipv6(of.value, static_cast<std::uint32_t>(blocks)));
    context.ipv6_blocks.emplace(id, vpc.prefixes.back());
}

// The texts by which others may name the VPC's own default objects.
void bind_defaults(Context& context, ResourceId id, const model::Vpc& vpc) {
    context.bindings<model::SecurityGroup>().bind(context.text(id, "default_security_group_id"), *vpc.default_group);
    context.bindings<model::NetworkAcl>().bind(context.text(id, "default_network_acl_id"), *vpc.default_acl);
    context.bindings<model::RouteTable>().bind(context.text(id, "default_route_table_id"), *vpc.main_table);
}

Id<model::Vpc> make_vpc(Context& context, ResourceId id, model::Vpc vpc) {
    vpc.where = context.where(id);
    vpc.region = context.resource(id).region;
    vpc.dns_support = context.flag(id, "enable_dns_support", model::Tri::yes);
    vpc.dns_hostnames = context.flag(id, "enable_dns_hostnames", vpc.in_plan ? model::Tri::no : model::Tri::unknown);
    const auto added = context.add_vpc(std::move(vpc));
    context.bind(id, added);
    bind_defaults(context, id, context.network.vpcs[added]);
    return added;
}

void add_managed(Context& context, ResourceId id, model::Vpc vpc) {
    const bool ipv6_later = context.value(id, "ipv6_cidr_block").is_unknown();
    add_prefix(context, vpc, id, "cidr_block");
    const bool ipv6_gone = detached(context, id, "ipv6_cidr_block").contains(context.text(id, "ipv6_cidr_block"));
    if (!ipv6_later && !ipv6_gone) add_prefix(context, vpc, id, "ipv6_cidr_block");
    const Id<model::Vpc> added = make_vpc(context, id, std::move(vpc));
    if (ipv6_later && vpc_asks_ipv6(context, id)) give_symbolic_ipv6(context, id, added);
    if (const auto block = prefix_at(context, id, "ipv6_cidr_block")) context.ipv6_blocks.emplace(id, *block);
}

void read_data(Context& context, ResourceId id) {
    if (const auto known = context.bindings<model::Vpc>().find(context.text(id, "id"))) {
        context.bind(id, *known);
        return;
    }
    model::Vpc vpc{.in_plan = false};
    const plan::Value& associations = context.value(id, "cidr_block_associations");
    add_prefix(context, vpc, id, "cidr_block");
    for (std::size_t i = 0; i < associations.items().size(); ++i) {
        add_prefix(context, vpc, id, plan::Path("cidr_block_associations").then(i).then("cidr_block"));
    }
    add_prefix(context, vpc, id, "ipv6_cidr_block");
    make_vpc(context, id, std::move(vpc));
}

void read_vpc(Context& context, ResourceId id) {
    if (!context.resource(id).managed()) return read_data(context, id);
    add_managed(context, id, {});
}

// It adopts what the account has; of that the plan shows little before it is adopted.
void read_default_vpc(Context& context, ResourceId id) {
    add_managed(context, id, {.in_plan = false, .is_default = true});
}

// The VPC that is given another prefix; of several that may be, it is not known which have which.
std::optional<Id<model::Vpc>> associated_vpc(Context& context, ResourceId id) {
    const One<model::Vpc> vpc = context.one<model::Vpc>(id, "vpc_id");
    if (const auto exact = vpc.exactly()) return exact;
    for (const Id<model::Vpc> candidate : vpc.ids)
        context.network.vpcs[candidate].prefixes_known = context.possible(id, "vpc_id", vpc.reason);
    return std::nullopt;
}

void read_ipv4_association(Context& context, ResourceId id) {
    if (const auto vpc = associated_vpc(context, id)) add_prefix(context, context.network.vpcs[*vpc], id, "cidr_block");
}

void read_ipv6_association(Context& context, ResourceId id) {
    const auto vpc = associated_vpc(context, id);
    if (!vpc) return;
    if (context.value(id, "ipv6_cidr_block").is_unknown()) return give_symbolic_ipv6(context, id, *vpc);
    add_prefix(context, context.network.vpcs[*vpc], id, "ipv6_cidr_block");
    if (const auto block = prefix_at(context, id, "ipv6_cidr_block")) context.ipv6_blocks.emplace(id, *block);
}

}  // namespace

namespace readers {

constexpr Reader vpc{"aws_vpc", Phase::vpcs, read_vpc};
constexpr Reader default_vpc{"aws_default_vpc", Phase::vpcs, read_default_vpc};
constexpr Reader vpc_ipv4_association{"aws_vpc_ipv4_cidr_block_association", Phase::vpcs, read_ipv4_association};
constexpr Reader vpc_ipv6_association{"aws_vpc_ipv6_cidr_block_association", Phase::vpcs, read_ipv6_association};

}  // namespace readers
}  // namespace netlint::aws
