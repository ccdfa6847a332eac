// Subnets: a prefix of a VPC in one zone.
#include "../readers.hpp"
#include "netlint/model/symbolic.hpp"
#include "parse.hpp"

namespace netlint::aws {
namespace {

using plan::ResourceId;

void add_subnet_prefix(Context& context, model::Subnet& subnet, ResourceId id, const plan::Path& path) {
    if (const auto prefix = prefix_at(context, id, path)) subnet.prefixes.push_back(*prefix);
}

// The block of its VPC that Amazon chooses at apply, and that the subnet's is cut from.
std::optional<net::Prefix> chosen_later(Context& context, const model::Subnet& subnet, ResourceId id) {
    const auto named = prefix_around(context, id, "ipv6_cidr_block");
    if (named) return model::is_symbolic_ipv6(*named) ? named : std::nullopt;
    const auto& prefixes = context.network.vpcs[subnet.vpc].prefixes;
    const auto only = std::ranges::find(prefixes, net::Family::ipv6, &net::Prefix::family);
    const bool one = std::ranges::count(prefixes, net::Family::ipv6, &net::Prefix::family) == 1;
    return one && model::is_symbolic_ipv6(*only) ? std::optional(*only) : std::nullopt;
}

// The next part of the block that stands for it; of any other block the part is not known.
void add_unknown_ipv6(Context& context, model::Subnet& subnet, ResourceId id) {
    const auto block = chosen_later(context, subnet, id);
    const auto given =
        block ? std::ranges::count_if(context.network.subnets,
                                      [&](const model::Subnet& other) {
                                          return std::ranges::any_of(other.prefixes, [&](const net::Prefix& prefix) {
                                              return block->contains(prefix);
                                          });
                                      })
              : 256;
    if (given < 256)
        subnet.prefixes.push_back(model::symbolic_ipv6_subnet(*block, static_cast<std::uint32_t>(given)));
    else
        subnet.ipv6_open = true;
}

void make_subnet(Context& context, ResourceId id, model::Subnet subnet) {
    subnet.where = context.where(id);
    add_subnet_prefix(context, subnet, id, "cidr_block");
    add_subnet_prefix(context, subnet, id, "ipv6_cidr_block");
    subnet.ipv4_open = context.value(id, "cidr_block").is_unknown() &&
                       context.flag(id, "ipv6_native", model::Tri::no) != model::Tri::yes;
    if (context.value(id, "ipv6_cidr_block").is_unknown() &&
        (context.written(id, "ipv6_cidr_block") || context.written(id, "ipv6_ipam_pool_id")))
        add_unknown_ipv6(context, subnet, id);
    if (const auto zone = context.text(id, "availability_zone"); !zone.empty()) subnet.zone = std::string(zone);
    subnet.tags = tags_of(context.resource(id));
    context.bind(id, context.network.subnets.add(std::move(subnet)));
}

void read_subnet(Context& context, ResourceId id) {
    model::Subnet subnet;
    subnet.in_plan = context.resource(id).managed();
    if (!subnet.in_plan) {
        if (const auto known = context.bindings<model::Subnet>().find(context.text(id, "id"))) {
            context.bind(id, *known);
            return;
        }
    }
    // A data source is given an id or a filter, and answers with its VPC.
    const std::string_view vpc_text = context.text(id, "vpc_id");
    const auto known_vpc = vpc_text.empty() ? std::nullopt : context.bindings<model::Vpc>().find(vpc_text);
    subnet.vpc = known_vpc ? *known_vpc : context.the_vpc(id);
    subnet.map_public_ip =
        context.flag(id, "map_public_ip_on_launch", subnet.in_plan ? model::Tri::no : model::Tri::unknown);
    make_subnet(context, id, std::move(subnet));
}

void read_default_subnet(Context& context, ResourceId id) {
    model::Subnet subnet;
    subnet.in_plan = false;
    subnet.vpc = context.default_vpc(context.resource(id).region);
    subnet.map_public_ip = context.flag(id, "map_public_ip_on_launch", model::Tri::yes);
    make_subnet(context, id, std::move(subnet));
}

}  // namespace

namespace readers {

constexpr Reader subnet{"aws_subnet", Phase::subnets, read_subnet};
constexpr Reader default_subnet{"aws_default_subnet", Phase::subnets, read_default_subnet};

}  // namespace readers
}  // namespace netlint::aws
