// Transit gateways, their tables still without routes, and what is attached to them.
#include "../readers.hpp"
#include "parse.hpp"

namespace netlint::aws {
namespace {

using model::Tri;
using plan::ResourceId;

// "enable" or "disable".
Tri transit_enabled(Context& context, ResourceId id, const plan::Path& path, Tri omitted) {
    const plan::Value& value = context.value(id, path);
    if (value.as_string() == "enable") return Tri::yes;
    if (value.as_string() == "disable") return Tri::no;
    return value.is_unknown() && context.written(id, path) ? Tri::unknown : omitted;
}

// A gateway comes with one table for both, named after it.
Id<model::TransitTable> transit_default_table(Context& context, ResourceId id, Id<model::TransitGateway> gateway) {
    model::TransitTable table;
    table.where = context.where(id, "association_default_route_table_id");
    table.gateway = gateway;
    table.complete = context.network.transit_gateways[gateway].attachments_complete;
    return context.network.transit_tables.add(std::move(table));
}

// What another state made is seen from one side: others may be attached to it.
void read_transit_gateway(Context& context, ResourceId id) {
    const bool managed = context.resource(id).managed();
    if (!managed) {
        if (const auto known = context.bindings<model::TransitGateway>().find(context.text(id, "id")))
            return context.bind(id, *known);
    }
    model::TransitGateway gateway;
    gateway.where = context.where(id);
    gateway.group_references =
        transit_enabled(context, id, "security_group_referencing_support", managed ? Tri::no : Tri::unknown);
    gateway.accepts_shared =
        transit_enabled(context, id, "auto_accept_shared_attachments", managed ? Tri::no : Tri::unknown);
    if (!managed) gateway.attachments_complete = context.possible(id, {}, "not in the plan");
    const auto added = context.network.transit_gateways.add(std::move(gateway));
    context.bind(id, added);
    const Tri associates = transit_enabled(context, id, "default_route_table_association", Tri::yes);
    const Tri propagates = transit_enabled(context, id, "default_route_table_propagation", Tri::yes);
    if (associates == Tri::no && propagates == Tri::no) return;
    const auto table = transit_default_table(context, id, added);
    context.bindings<model::TransitTable>().bind(id, table);
    for (const char* attribute : {"association_default_route_table_id", "propagation_default_route_table_id"})
        context.bindings<model::TransitTable>().bind(context.text(id, attribute), table);
    if (associates != Tri::no) context.network.transit_gateways[added].association_table = table;
    if (propagates != Tri::no) context.network.transit_gateways[added].propagation_table = table;
}

Id<model::TransitGateway> transit_gateway_of(Context& context, ResourceId id) {
    const One<model::TransitGateway> found = context.one<model::TransitGateway>(id, "transit_gateway_id");
    if (const auto exact = found.exactly()) return *exact;
    const plan::Source unknown{std::nullopt, "id", "transit gateway of " + context.resource(id).address_text};
    return *context.noun<model::TransitGateway>(unknown);
}

void read_transit_table(Context& context, ResourceId id) {
    const bool managed = context.resource(id).managed();
    if (!managed) {
        if (const auto known = context.bindings<model::TransitTable>().find(context.text(id, "id")))
            return context.bind(id, *known);
    }
    model::TransitTable table;
    table.where = context.where(id);
    table.gateway = transit_gateway_of(context, id);
    if (!managed) table.complete = context.possible(id, {}, "not in the plan");
    context.bind(id, context.network.transit_tables.add(std::move(table)));
}

void read_transit_attachment(Context& context, ResourceId id) {
    auto& bindings = context.bindings<model::TransitAttachment>();
    const bool managed = context.resource(id).managed();
    if (!managed) {
        if (const auto known = bindings.find(context.text(id, "id"))) return context.bind(id, *known);
    }
    model::TransitAttachment attachment;
    attachment.where = context.where(id);
    attachment.gateway = transit_gateway_of(context, id);
    const One<model::Vpc> vpc = context.one<model::Vpc>(id, "vpc_id");
    attachment.vpc = vpc.exactly();
    if (!attachment.vpc)
        context.network.transit_gateways[attachment.gateway].attachments_complete =
            context.possible(id, "vpc_id", vpc.reason);
    const Many<model::Subnet> subnets = context.many<model::Subnet>(id, "subnet_ids");
    attachment.subnets = subnets.certain;
    if (subnets.open || subnets.certain.size() != subnets.possible.size())
        attachment.subnets_complete = context.possible(id, "subnet_ids", subnets.reason);
    attachment.appliance_mode = transit_enabled(context, id, "appliance_mode_support", Tri::no);
    attachment.group_references = transit_enabled(context, id, "security_group_referencing_support", Tri::yes);
    if (!managed) attachment.tables_complete = context.possible(id, {}, "not in the plan");
    context.bind(id, context.network.transit_attachments.add(std::move(attachment)));
}

// What leads out of the plan: a VPN, another region's gateway, Direct Connect, another account's VPC.
void read_transit_outside(Context& context, ResourceId id) {
    model::TransitAttachment attachment;
    attachment.where = context.where(id);
    attachment.gateway = transit_gateway_of(context, id);
    context.bind(id, context.network.transit_attachments.add(std::move(attachment)));
}

void read_transit_vpn(Context& context, ResourceId id) {
    if (context.written(id, "transit_gateway_id") || !context.text(id, "transit_gateway_id").empty())
        read_transit_outside(context, id);
}

void read_transit_accepter(Context& context, ResourceId id) {
    if (const auto exact = context.one<model::TransitAttachment>(id, "transit_gateway_attachment_id").exactly())
        return context.bind(id, *exact);
    read_transit_outside(context, id);
}

}  // namespace

namespace readers {

constexpr Reader transit_gateway{"aws_ec2_transit_gateway", Phase::gateways, read_transit_gateway};
constexpr Reader transit_table{"aws_ec2_transit_gateway_route_table", Phase::gateways, read_transit_table};
constexpr Reader transit_attachment{"aws_ec2_transit_gateway_vpc_attachment", Phase::gateways, read_transit_attachment};
constexpr Reader transit_attachment_accepter{"aws_ec2_transit_gateway_vpc_attachment_accepter", Phase::gateways,
                                             read_transit_accepter};
constexpr Reader transit_peering{"aws_ec2_transit_gateway_peering_attachment", Phase::gateways, read_transit_outside};
constexpr Reader transit_peering_accepter{"aws_ec2_transit_gateway_peering_attachment_accepter", Phase::gateways,
                                          read_transit_accepter};
constexpr Reader transit_connect{"aws_ec2_transit_gateway_connect", Phase::gateways, read_transit_outside};
constexpr Reader transit_vpn{"aws_vpn_connection", Phase::gateways, read_transit_vpn};
constexpr Reader transit_dx{"aws_ec2_transit_gateway_dx_gateway_attachment", Phase::gateways, read_transit_outside};

}  // namespace readers
}  // namespace netlint::aws
