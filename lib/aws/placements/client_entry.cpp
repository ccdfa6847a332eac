// Interfaces that speak for clients whom no packet of the network shows: those of Instance Connect and of Client VPN.
//
// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/eice-security-groups.html: with preserve_client_ip targets see
// the client's address. https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/: clients get where an authorization
// rule and a route of the endpoint let them, under the address of the interface; the VPC's own route comes with an
// association.
#include "../context.hpp"
#include "netlint/set/address_set.hpp"
#include "netlint/set/bounds.hpp"
#include "readers.hpp"

namespace netlint::aws {
namespace {

using Reached = set::Bounds<set::AddressSet>;

void read_connect_endpoint(Context& context, plan::ResourceId id) {
    const auto resource = context.bindings<model::Resource>().find(id);
    if (!resource || !context.resource(id).managed()) return;
    const model::Tri keeps = context.flag(id, "preserve_client_ip", model::Tri::unknown);
    for (const Id<model::Eni> eni : context.network.resources[*resource].enis)
        context.network.enis[eni].keeps_clients = keeps;
}

const plan::Accept vpn_endpoints{{"aws_ec2_client_vpn_endpoint", "id"}};

// Where the rules or routes of an endpoint lead; `which` tells those that count.
template <class Which>
Reached led_to(Context& context, std::string_view type, const plan::Path& attribute, plan::ResourceId endpoint,
               const Which& which) {
    Reached reached;
    for (const plan::ResourceId one : context.world.of_type(type)) {
        if (!context.resource(one).managed()) continue;
        const plan::Target owner = context.resolver.one(one, "client_vpn_endpoint_id", vpn_endpoints);
        const bool exact = owner.kind == plan::Target::Kind::exactly && owner.grade != plan::Grade::guess;
        bool meant = owner.kind == plan::Target::Kind::unknown;
        for (const plan::Source& source : owner.sources) meant = meant || source.resource == endpoint;
        const model::Tri counts = which(one);
        if (!meant || counts == model::Tri::no) continue;
        const auto prefix = net::Prefix::parse(context.text(one, attribute));
        const set::AddressSet to = prefix ? set::AddressSet::of(*prefix) : set::AddressSet::all();
        reached.may |= to;
        if (prefix && exact && counts == model::Tri::yes) reached.must |= to;
    }
    return reached;
}

void read_vpn_association(Context& context, plan::ResourceId id) {
    const auto resource = context.bindings<model::Resource>().find(id);
    if (!resource || !context.resource(id).managed()) return;
    const plan::Target owner = context.resolver.one(id, "client_vpn_endpoint_id", vpn_endpoints);
    const bool exact = owner.kind == plan::Target::Kind::exactly && owner.sources.front().resource &&
                       context.resource(*owner.sources.front().resource).managed();
    for (const Id<model::Eni> eni_id : context.network.resources[*resource].enis) {
        model::Eni& eni = context.network.enis[eni_id];
        eni.opens_where = context.where(id, "client_vpn_endpoint_id");
        if (!exact) {  // whose rules are in no plan, or not known which
            eni.opens_to = Reached::at_most(set::AddressSet::all());
            continue;
        }
        const plan::ResourceId endpoint = *owner.sources.front().resource;
        eni.opens_where = context.where(endpoint);
        const Reached authorized = led_to(context, "aws_ec2_client_vpn_authorization_rule", "target_network_cidr",
                                          endpoint, [](plan::ResourceId) { return model::Tri::yes; });
        Reached routed = led_to(
            context, "aws_ec2_client_vpn_route", "destination_cidr_block", endpoint, [&](plan::ResourceId route) {
                const auto by = context.one<model::Subnet>(route, "target_vpc_subnet_id");
                const bool here = std::ranges::find(by.ids, eni.subnet) != by.ids.end();
                if (by.exactly()) return here ? model::Tri::yes : model::Tri::no;
                return here || by.kind == plan::Target::Kind::unknown ? model::Tri::unknown : model::Tri::no;
            });
        const model::Vpc& vpc = context.network.vpc_of(eni.subnet);
        routed |= vpc.prefixes_known.certain() ? Reached::exactly(vpc.addresses())
                                               : Reached::between(vpc.addresses(), set::AddressSet::all());
        eni.opens_to = authorized & routed;
    }
}

}  // namespace

}  // namespace netlint::aws

namespace netlint::aws::readers {

constexpr Reader connect_endpoint{"aws_ec2_instance_connect_endpoint", Phase::late, read_connect_endpoint};
constexpr Reader client_vpn_association{"aws_ec2_client_vpn_network_association", Phase::late, read_vpn_association};

}  // namespace netlint::aws::readers
