// Network firewalls: an endpoint in each of their subnets, through which routes lead.
#include "../placements/place.hpp"
#include "../readers.hpp"
#include "parse.hpp"

namespace netlint::aws {
namespace {

using plan::ResourceId;

// Of a firewall that exists the ids of its endpoints are known, each with its subnet.
std::string_view endpoint_id(Context& context, ResourceId id, Id<model::Subnet> subnet) {
    const plan::Path states = plan::Path("firewall_status").then(std::size_t{0}).then("sync_states");
    const std::size_t count = context.value(id, states).items().size();
    for (std::size_t i = 0; i < count; ++i) {
        const plan::Path attachment = states.then(i).then("attachment").then(std::size_t{0});
        const auto known = context.bindings<model::Subnet>().find(context.text(id, attachment.then("subnet_id")));
        if (known == subnet) return context.text(id, attachment.then("endpoint_id"));
    }
    return {};
}

// https://docs.aws.amazon.com/network-firewall/latest/developerguide/how-it-works.html: its endpoints are those of a
// Gateway Load Balancer, all before the same rules.
void read_firewall(Context& context, ResourceId id) {
    if (!context.resource(id).managed()) return;
    Placing placing{.plan = id, .tier = model::Tier::endpoint, .placement = model::Placement::each};
    placing.spots = spots_of(context, id, "subnet_mapping.subnet_id");
    // Its subnets are those of its VPC, whatever else they may be.
    if (const auto vpc = context.one<model::Vpc>(id, "vpc_id").exactly())
        std::erase_if(placing.spots.list,
                      [&](const Spot& spot) { return context.network.subnets[spot.subnet].vpc != *vpc; });
    placing.guard = unguarded();
    placing.source_dest_check = false;
    placing.accepts_connections = false;
    const Id<model::Resource> resource = place(context, std::move(placing));
    const std::vector<Id<model::Eni>> enis = context.network.resources[resource].enis;
    for (const Id<model::Eni> eni : enis) {
        const Id<model::Subnet> subnet = context.network.enis[eni].subnet;
        model::VpcEndpoint endpoint;
        endpoint.where = context.where(id);
        endpoint.vpc = context.network.subnets[subnet].vpc;
        endpoint.kind = model::EndpointKind::gateway_load_balancer;
        endpoint.service = context.resource(id).address_text;
        endpoint.resource = resource;
        endpoint.eni = eni;
        const Id<model::VpcEndpoint> added = context.network.endpoints.add(std::move(endpoint));
        context.bindings<model::VpcEndpoint>().bind(endpoint_id(context, id, subnet), added);
    }
}

}  // namespace

namespace readers {

constexpr Reader network_firewall{"aws_networkfirewall_firewall", Phase::placements, read_firewall};

}  // namespace readers
}  // namespace netlint::aws
