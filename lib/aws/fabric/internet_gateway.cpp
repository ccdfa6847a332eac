// Internet gateways and egress-only internet gateways, with the VPC each is attached to.
#include "../readers.hpp"
#include "parse.hpp"

namespace netlint::aws {
namespace {

using plan::ResourceId;

// Written in full; computed when an attachment of its own does it.
void attach_gateway(Context& context, ResourceId id, model::InternetGateway& gateway, const plan::Path& path) {
    const One<model::Vpc> vpc = context.one<model::Vpc>(id, path);
    if (const auto exact = vpc.exactly()) {
        gateway.vpc = *exact;
        return;
    }
    if (vpc.written()) gateway.attached = context.possible(id, path, vpc.reason);
}

void read_gateway(Context& context, ResourceId id) {
    model::InternetGateway gateway;
    gateway.where = context.where(id);
    if (!context.resource(id).managed()) {
        const std::string_view text = context.text(id, "internet_gateway_id");
        if (const auto known = context.bindings<model::InternetGateway>().find(text)) return context.bind(id, *known);
        const plan::Path vpc = plan::Path("attachments").then(std::size_t{0}).then("vpc_id");
        if (!context.value(id, vpc).unset()) {
            attach_gateway(context, id, gateway, vpc);
        } else {
            gateway.attached = context.possible(id, "attachments");
        }
    } else {
        attach_gateway(context, id, gateway, "vpc_id");
    }
    const auto added = context.network.internet_gateways.add(std::move(gateway));
    context.bind(id, added);
    context.bindings<model::InternetGateway>().bind(context.text(id, "internet_gateway_id"), added);
}

void read_gateway_attachment(Context& context, ResourceId id) {
    const One<model::InternetGateway> found = context.one<model::InternetGateway>(id, "internet_gateway_id");
    for (const Id<model::InternetGateway> candidate : found.ids) {
        model::InternetGateway& gateway = context.network.internet_gateways[candidate];
        attach_gateway(context, id, gateway, "vpc_id");
        if (!found.exactly()) gateway.attached = context.possible(id, "internet_gateway_id", found.reason);
    }
}

void read_egress_only(Context& context, ResourceId id) {
    model::EgressOnlyGateway gateway;
    gateway.where = context.where(id);
    gateway.vpc = context.the_vpc(id);
    context.bind(id, context.network.egress_only_gateways.add(std::move(gateway)));
}

}  // namespace

namespace readers {

constexpr Reader internet_gateway{"aws_internet_gateway", Phase::gateways, read_gateway};
constexpr Reader internet_gateway_attachment{"aws_internet_gateway_attachment", Phase::gateways,
                                             read_gateway_attachment};
constexpr Reader egress_only_gateway{"aws_egress_only_internet_gateway", Phase::gateways, read_egress_only};

}  // namespace readers
}  // namespace netlint::aws
