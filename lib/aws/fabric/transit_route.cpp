// What the tables of transit gateways hold: static routes, what attachments transit_propagate, and who is routed by
// which.
#include "../readers.hpp"
#include "learned.hpp"
#include "parse.hpp"

namespace netlint::aws {
namespace {

using plan::ResourceId;

constexpr const char* transit_table_path = "transit_gateway_route_table_id";
constexpr const char* transit_attachment_path = "transit_gateway_attachment_id";

// Every table that may be meant; with several of them what is read only may be there.
template <class Add>
void for_transit_tables(Context& context, ResourceId id, const Add& add) {
    const One<model::TransitTable> table = context.one<model::TransitTable>(id, transit_table_path);
    if (const auto exact = table.exactly()) return add(*exact, model::Certainty{});
    if (table.ids.empty())
        context.diagnose(DiagnosticLevel::warning, id, transit_table_path,
                         "which route table this belongs to is not known: " + table.reason);
    for (const Id<model::TransitTable> candidate : table.ids)
        add(candidate, context.possible(id, transit_table_path, table.reason));
}

std::vector<model::RouteTarget> transit_targets_of(Context& context, ResourceId id) {
    if (context.flag(id, "blackhole", model::Tri::no) == model::Tri::yes) return {model::BlackholeTarget{}};
    const One<model::TransitAttachment> found = context.one<model::TransitAttachment>(id, transit_attachment_path);
    std::vector<model::RouteTarget> targets(found.ids.begin(), found.ids.end());
    if (!found.exactly())
        targets.push_back(
            model::UnmodelledTarget{"attachment", context.where(id, transit_attachment_path).to_string()});
    return targets;
}

void transit_add_static(Context& context, ResourceId id,
                        const std::variant<net::Prefix, Id<model::PrefixList>>& destination) {
    for_transit_tables(context, id, [&](Id<model::TransitTable> table, const model::Certainty& certainty) {
        model::Route route{.destination = destination, .targets = transit_targets_of(context, id)};
        route.certainty = certainty;
        route.where = context.where(id);
        context.network.transit_tables[table].routes.push_back(std::move(route));
    });
}

void read_transit_static(Context& context, ResourceId id) {
    if (!context.resource(id).managed()) return;
    if (const auto prefix = prefix_at(context, id, "destination_cidr_block"))
        return transit_add_static(context, id, *prefix);
    for_transit_tables(context, id, [&](Id<model::TransitTable> table, const model::Certainty&) {
        context.network.transit_tables[table].complete = context.possible(id, "destination_cidr_block");
    });
}

void read_transit_static_list(Context& context, ResourceId id) {
    if (const auto list = context.one<model::PrefixList>(id, "prefix_list_id").exactly())
        return transit_add_static(context, id, *list);
    for_transit_tables(context, id, [&](Id<model::TransitTable> table, const model::Certainty&) {
        context.network.transit_tables[table].complete = context.possible(id, "prefix_list_id");
    });
}

// A VPC propagates its prefixes, IPv6 ones only where the attachment carries IPv6. What else is attached propagates
// what it learns at run time.
void transit_propagate(Context& context, ResourceId id, Id<model::TransitTable> table_id,
                       Id<model::TransitAttachment> from, bool ipv6, const model::Certainty& certainty) {
    model::TransitTable& table = context.network.transit_tables[table_id];
    const auto& vpc_id = context.network.transit_attachments[from].vpc;
    if (!vpc_id) return add_learned(context, id, {}, table.routes, from);
    const model::Vpc& vpc = context.network.vpcs[*vpc_id];
    for (const net::Prefix& prefix : vpc.prefixes) {
        if (prefix.family() == net::Family::ipv6 && !ipv6) continue;
        model::Route route{.destination = prefix, .targets = {from}, .origin = model::RouteOrigin::propagated};
        route.certainty = certainty;
        route.where = context.where(id);
        const bool listed = std::ranges::any_of(table.routes, [&](const model::Route& other) {
            return other.destination == route.destination && other.targets == route.targets &&
                   other.certainty.certain();
        });
        if (!listed) table.routes.push_back(std::move(route));
    }
    if (!vpc.prefixes_known.certain()) table.complete = vpc.prefixes_known;
}

// Whether the attachment that a resource of the plan made carries IPv6.
bool transit_carries_ipv6(Context& context, Id<model::TransitAttachment> attachment) {
    for (const auto& [id, noun] : context.bindings<model::TransitAttachment>().by_resource())
        if (noun == attachment && context.text(id, "ipv6_support") == "enable") return true;
    return false;
}

void read_transit_default(Context& context, ResourceId id,
                          std::optional<Id<model::TransitTable>> model::TransitGateway::*which) {
    const auto gateway = context.one<model::TransitGateway>(id, "transit_gateway_id").exactly();
    const auto table = context.one<model::TransitTable>(id, transit_table_path).exactly();
    if (gateway && table) context.network.transit_gateways[*gateway].*which = *table;
    if (gateway && !table) context.network.transit_gateways[*gateway].*which = std::nullopt;
    if (!gateway || !table)
        context.diagnose(DiagnosticLevel::warning, id, transit_table_path,
                         "the default route table it sets is not known");
}

void read_transit_default_association(Context& context, ResourceId id) {
    read_transit_default(context, id, &model::TransitGateway::association_table);
}
void read_transit_default_propagation(Context& context, ResourceId id) {
    read_transit_default(context, id, &model::TransitGateway::propagation_table);
}

void read_transit_association(Context& context, ResourceId id) {
    const One<model::TransitAttachment> found = context.one<model::TransitAttachment>(id, transit_attachment_path);
    const One<model::TransitTable> tables = context.one<model::TransitTable>(id, transit_table_path);
    const bool certain = found.exactly().has_value();
    for (const Id<model::TransitAttachment> attachment_id : found.ids) {
        model::TransitAttachment& attachment = context.network.transit_attachments[attachment_id];
        attachment.tables.insert(attachment.tables.end(), tables.ids.begin(), tables.ids.end());
        normalise(attachment.tables);
        if (!certain || tables.ids.empty())
            attachment.tables_complete =
                context.possible(id, transit_table_path, certain ? tables.reason : found.reason);
    }
    if (found.ids.empty())
        context.diagnose(DiagnosticLevel::warning, id, transit_attachment_path,
                         "which attachment it associates is not known: " + found.reason);
}

void read_transit_propagation(Context& context, ResourceId id) {
    const One<model::TransitAttachment> found = context.one<model::TransitAttachment>(id, transit_attachment_path);
    for_transit_tables(context, id, [&](Id<model::TransitTable> table, const model::Certainty& certainty) {
        const auto exact = found.exactly();
        for (const Id<model::TransitAttachment> attachment : found.ids)
            transit_propagate(context, id, table, attachment, transit_carries_ipv6(context, attachment),
                              exact ? certainty : context.possible(id, transit_attachment_path, found.reason));
        if (found.ids.empty())
            context.network.transit_tables[table].complete =
                context.possible(id, transit_attachment_path, found.reason);
    });
}

// Who says whether an attachment goes by the gateway's defaults: who accepts it, and else who makes it.
ResourceId transit_decider(Context& context, ResourceId id, Id<model::TransitAttachment> attachment) {
    for (const ResourceId accepter : context.world.of_type("aws_ec2_transit_gateway_vpc_attachment_accepter"))
        if (context.bindings<model::TransitAttachment>().find(accepter) == attachment) return accepter;
    return id;
}

// Attachments that no resource associates go by the gateway's defaults, unless they decline.
void read_transit_attachment_defaults(Context& context, ResourceId made) {
    const auto found = context.bindings<model::TransitAttachment>().find(made);
    if (!found || !context.resource(made).managed()) return;
    const ResourceId id = transit_decider(context, made, *found);
    model::TransitAttachment& attachment = context.network.transit_attachments[*found];
    const model::TransitGateway& gateway = context.network.transit_gateways[attachment.gateway];
    const bool known = gateway.attachments_complete.certain();
    const model::Tri associated = context.flag(id, "transit_gateway_default_route_table_association", model::Tri::yes);
    if (attachment.tables.empty() && attachment.tables_complete.certain() && associated != model::Tri::no) {
        if (gateway.association_table) attachment.tables = {*gateway.association_table};
        if (associated == model::Tri::unknown || (!gateway.association_table && !known))
            attachment.tables_complete = context.possible(id, "transit_gateway_default_route_table_association",
                                                          "the default route table is not in the plan");
    }
    const model::Tri propagated = context.flag(id, "transit_gateway_default_route_table_propagation", model::Tri::yes);
    if (propagated == model::Tri::no || !gateway.propagation_table) return;
    const plan::Path path = "transit_gateway_default_route_table_propagation";
    transit_propagate(context, id, *gateway.propagation_table, *found, transit_carries_ipv6(context, *found),
                      propagated == model::Tri::yes ? model::Certainty{} : context.possible(id, path));
}

}  // namespace

namespace readers {

constexpr Reader transit_route{"aws_ec2_transit_gateway_route", Phase::contents, read_transit_static};
constexpr Reader transit_list_route{"aws_ec2_transit_gateway_prefix_list_reference", Phase::contents,
                                    read_transit_static_list};
constexpr Reader transit_default_association{"aws_ec2_transit_gateway_default_route_table_association", Phase::late,
                                             read_transit_default_association};
constexpr Reader transit_default_propagation{"aws_ec2_transit_gateway_default_route_table_propagation", Phase::late,
                                             read_transit_default_propagation};
constexpr Reader transit_association{"aws_ec2_transit_gateway_route_table_association", Phase::late,
                                     read_transit_association};
constexpr Reader transit_propagation{"aws_ec2_transit_gateway_route_table_propagation", Phase::late,
                                     read_transit_propagation};
constexpr Reader transit_attachment_defaults{"aws_ec2_transit_gateway_vpc_attachment", Phase::late,
                                             read_transit_attachment_defaults};

}  // namespace readers
}  // namespace netlint::aws
