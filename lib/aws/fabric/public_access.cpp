// VPC Block Public Access: a switch of the account in a region, and the VPCs and subnets that it spares.
#include "../readers.hpp"
#include "parse.hpp"

namespace netlint::aws {
namespace {

using model::PublicAccess;
using plan::ResourceId;

// The words of the switch and of exclusions; anything else is not known.
PublicAccess access_of(std::string_view mode) {
    if (mode == "off" || mode == "allow-bidirectional") return PublicAccess::open;
    if (mode == "block-ingress" || mode == "allow-egress") return PublicAccess::translated;
    if (mode == "block-bidirectional") return PublicAccess::none;
    return PublicAccess::unknown;
}

void set_access(Context& context, ResourceId id, model::Subnet& subnet, PublicAccess access) {
    subnet.public_access = access;
    subnet.public_access_where = context.where(id);
}

void read_switch(Context& context, ResourceId id) {
    const PublicAccess access = access_of(context.text(id, "internet_gateway_block_mode"));
    const std::string_view region = context.resource(id).region;
    for (model::Subnet& subnet : context.network.subnets) {
        const std::string& own = context.network.vpcs[subnet.vpc].region;
        if (own != region && !own.empty() && !region.empty()) continue;
        set_access(context, id, subnet, own == region ? access : PublicAccess::unknown);
    }
}

// An exclusion only ever opens what the switch closes.
void read_exclusion(Context& context, ResourceId id) {
    const PublicAccess access = access_of(context.text(id, "internet_gateway_exclusion_mode"));
    const One<model::Subnet> subnet = context.one<model::Subnet>(id, "subnet_id");
    const One<model::Vpc> vpc = context.one<model::Vpc>(id, "vpc_id");
    const bool certain = subnet.exactly() || vpc.exactly();
    for (std::size_t i = 0; i < context.network.subnets.size(); ++i) {
        const auto one = context.network.subnets.id(i);
        model::Subnet& spared = context.network.subnets[one];
        const bool named = std::ranges::find(subnet.ids, one) != subnet.ids.end() ||
                           (!subnet.written() && std::ranges::find(vpc.ids, spared.vpc) != vpc.ids.end());
        if (named && spared.public_access != PublicAccess::open)
            set_access(context, id, spared, certain ? access : PublicAccess::unknown);
    }
}

}  // namespace

namespace readers {

constexpr Reader public_access_switch{"aws_vpc_block_public_access_options", Phase::late, read_switch};
constexpr Reader public_access_exclusion{"aws_vpc_block_public_access_exclusion", Phase::late, read_exclusion};

}  // namespace readers
}  // namespace netlint::aws
