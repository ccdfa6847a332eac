// Routes: inline in their table, as resources of their own, and those that gateways propagate.
#include "../detached.hpp"
#include "../readers.hpp"
#include "learned.hpp"
#include "parse.hpp"
#include "route_target.hpp"

namespace netlint::aws {
namespace {

using plan::ResourceId;

struct Destination {
    std::optional<std::variant<net::Prefix, Id<model::PrefixList>>> value;
    bool given = false;  // something is written, even if it is not known
    plan::Path open;     // the block that is not known, if it is one
};

struct DestinationNames {
    const char* ipv4;
    const char* ipv6;
    const char* list;
};
constexpr DestinationNames inline_names{"cidr_block", "ipv6_cidr_block", "destination_prefix_list_id"};
constexpr DestinationNames route_names{"destination_cidr_block", "destination_ipv6_cidr_block",
                                       "destination_prefix_list_id"};

Destination destination_at(Context& context, ResourceId id, const plan::Path& place, const DestinationNames& names) {
    Destination found;
    for (const char* name : {names.ipv4, names.ipv6}) {
        const plan::Path path = place.then(name);
        const plan::Value& value = context.value(id, path);
        if (!given(value)) continue;
        found.given = true;
        if (const auto prefix = prefix_at(context, id, path))
            found.value = *prefix;
        else if (value.is_unknown())  // of either family while neither block is known
            found.open = found.open.empty() ? path : plan::Path();
    }
    const plan::Path path = place.then(names.list);
    if (!found.given && given(context.value(id, path))) {
        found.given = true;
        if (const auto list = context.one<model::PrefixList>(id, path).exactly()) found.value = *list;
    }
    return found;
}

// After a refresh a table lists the routes that aws_route resources made: each counts once.
void add_once(model::RouteTable& table, model::Route route) {
    const bool listed = std::ranges::any_of(table.routes, [&](const model::Route& other) {
        return other.destination == route.destination && other.targets == route.targets &&
               other.origin == route.origin && other.certainty.certain() >= route.certainty.certain();
    });
    if (!listed) table.routes.push_back(std::move(route));
}

// What a virtual private gateway propagates, as far as the plan tells; of a gateway that is attached elsewhere nothing.
void add_propagated(Context& context, ResourceId id, const plan::Path& place, Id<model::RouteTable> table,
                    Id<model::VpnGateway> from, const model::Certainty& certainty) {
    const model::VpnGateway& gateway = context.network.vpn_gateways[from];
    model::RouteTable& to = context.network.route_tables[table];
    if (gateway.attached.certain() && gateway.vpc != to.vpc) return;
    const model::UnmodelledTarget target{"virtual private gateway", gateway.where.address};
    if (!gateway.learned_complete.certain()) add_learned(context, id, place, to.routes, target);
    for (const net::Prefix& prefix : gateway.learned) {
        model::Route route{.destination = prefix, .targets = {target}, .origin = model::RouteOrigin::propagated};
        route.certainty = gateway.attached.certain() ? certainty : gateway.attached;
        route.where = context.where(id, place);
        add_once(to, std::move(route));
    }
}

// Whether no such route takes the place of a local one, however long it is
// (https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html).
bool yields_to_local(const model::RouteTarget& target) {
    return std::holds_alternative<Id<model::InternetGateway>>(target) ||
           std::holds_alternative<Id<model::EgressOnlyGateway>>(target) ||
           std::holds_alternative<Id<model::Peering>>(target) ||
           std::holds_alternative<Id<model::TransitGateway>>(target);
}

// A list that may hold any prefix of what is not known.
Id<model::PrefixList> open_destination(Context& context, ResourceId id, const plan::Path& open) {
    const net::Prefix within = prefix_at_most(context, id, open);
    return context.network.prefix_lists.add(
        {.where = context.where(id, open),
         .name = context.where(id, open).to_string(),
         .entries = set::Bounds<set::AddressSet>::at_most(set::AddressSet::of(within))});
}

// A route whose destination nobody knows may draw any packet, of its family if it leads out of the VPC.
void add_route(Context& context, ResourceId id, const plan::Path& place, const DestinationNames& names,
               Id<model::RouteTable> table, const model::Certainty& told) {
    Destination destination = destination_at(context, id, place, names);
    if (!destination.given) return;
    Targets targets = targets_at(context, id, place, table);
    model::Certainty certainty = told;
    if (!destination.value) {
        if (destination.open.empty() || targets.list.empty() || !std::ranges::all_of(targets.list, yields_to_local)) {
            context.network.route_tables[table].complete = context.possible(id, place, "destination not known");
            return;
        }
        destination.value = open_destination(context, id, destination.open);
        certainty = context.possible(id, destination.open);
    }
    if (targets.list.empty()) {
        context.diagnose(DiagnosticLevel::warning, id, place, "a route without a target that netlint knows");
        targets.list.push_back(model::UnmodelledTarget{"route target", context.where(id, place).to_string()});
    }
    model::Route route{.destination = *destination.value, .targets = std::move(targets.list)};
    route.certainty = certainty;
    route.where = context.where(id, place, targets.grade);
    // What the table's VPC has of its own is not a static route, whatever writes it.
    if (route.targets.size() == 1 && std::holds_alternative<model::LocalTarget>(route.targets.front()))
        route.origin = model::RouteOrigin::local;
    add_once(context.network.route_tables[table], std::move(route));
}

// Without a written list the attribute repeats, as last read, what aws_route resources made before this plan.
bool made_apart(Context& context, ResourceId id, const plan::Value& listed) {
    const auto same = [&](const plan::Value& values, const char* own, const char* theirs) {
        return given(listed[own]) && listed[own].as_string() == values[theirs].as_string();
    };
    const auto routes = context.earlier("aws_route", "route_table_id", context.text(id, "id"));
    return std::ranges::any_of(routes, [&](ResourceId other) {
        const plan::Value& values = context.plan.before()[other].values;
        return same(values, inline_names.ipv4, route_names.ipv4) || same(values, inline_names.ipv6, route_names.ipv6) ||
               same(values, inline_names.list, route_names.list);
    });
}

void read_table_routes(Context& context, ResourceId id) {
    const auto table = context.bindings<model::RouteTable>().find(id);
    if (!table || !context.resource(id).managed()) return;
    const plan::Value& routes = context.value(id, "route");
    // Unknown because it is computed means none; unknown because something unknown makes it up may mean any.
    if (routes.is_unknown() && context.written(id, "route"))
        context.network.route_tables[*table].complete = context.possible(id, "route");
    const bool written = context.written(id, "route");
    for (std::size_t i = 0; i < routes.items().size(); ++i) {
        const plan::Path place = plan::Path("route").then(i);
        if (!written && made_apart(context, id, routes[i])) continue;
        if (routes[i].is_unknown()) {
            context.network.route_tables[*table].complete = context.possible(id, place);
        } else {
            add_route(context, id, place, inline_names, *table, {});
        }
    }
    const plan::Value& gateways = context.value(id, "propagating_vgws");
    if (gateways.unset() || (gateways.is_unknown() && !context.written(id, "propagating_vgws"))) return;
    const Many<model::VpnGateway> found = context.many<model::VpnGateway>(id, "propagating_vgws");
    for (const Id<model::VpnGateway> gateway : found.possible)
        add_propagated(context, id, "propagating_vgws", *table, gateway,
                       found.is_certain(gateway) ? model::Certainty{} : context.possible(id, "propagating_vgws"));
    if (found.open || (found.possible.empty() && detached(context, id, "propagating_vgws").empty()))
        add_learned(context, id, "propagating_vgws", context.network.route_tables[*table].routes,
                    model::UnmodelledTarget{"virtual private gateway", context.resource(id).address_text});
}

// What is read for each table that `attribute` may name; with several of them it only may be there.
template <class Add>
void for_tables(Context& context, ResourceId id, const Add& add) {
    const One<model::RouteTable> table = context.one<model::RouteTable>(id, "route_table_id");
    if (const auto exact = table.exactly()) return add(*exact, model::Certainty{});
    const model::Certainty possible = context.possible(id, "route_table_id", table.reason);
    if (table.kind != plan::Target::Kind::one_of) {
        context.diagnose(DiagnosticLevel::warning, id, "route_table_id",
                         "which route table this belongs to is not known: " + table.reason);
    }
    for (const Id<model::RouteTable> candidate : table.ids) add(candidate, possible);
}

void read_route(Context& context, ResourceId id) {
    if (!context.resource(id).managed()) return;
    for_tables(context, id, [&](Id<model::RouteTable> table, const model::Certainty& certainty) {
        add_route(context, id, {}, route_names, table, certainty);
    });
}

void read_propagation(Context& context, ResourceId id) {
    const One<model::VpnGateway> gateway = context.one<model::VpnGateway>(id, "vpn_gateway_id");
    for_tables(context, id, [&](Id<model::RouteTable> table, const model::Certainty& certainty) {
        for (const Id<model::VpnGateway> one : gateway.ids)
            add_propagated(context, id, {}, table, one,
                           gateway.exactly() ? certainty : context.possible(id, "vpn_gateway_id", gateway.reason));
        if (gateway.kind != plan::Target::Kind::exactly && gateway.kind != plan::Target::Kind::one_of)
            add_learned(context, id, {}, context.network.route_tables[table].routes,
                        model::UnmodelledTarget{"virtual private gateway", context.resource(id).address_text});
    });
}

void read_route_server(Context& context, ResourceId id) {
    for_tables(context, id, [&](Id<model::RouteTable> table, const model::Certainty&) {
        add_learned(context, id, {}, context.network.route_tables[table].routes,
                    model::UnmodelledTarget{"route server", context.resource(id).address_text});
        context.network.route_tables[table].complete = context.possible(id, {}, "routes learned at run time");
    });
}

}  // namespace

namespace readers {

constexpr Reader route_table_routes{"aws_route_table", Phase::contents, read_table_routes};
constexpr Reader default_route_table_routes{"aws_default_route_table", Phase::contents, read_table_routes};
constexpr Reader route{"aws_route", Phase::contents, read_route};
constexpr Reader gateway_propagation{"aws_vpn_gateway_route_propagation", Phase::contents, read_propagation};
constexpr Reader route_server_propagation{"aws_vpc_route_server_propagation", Phase::contents, read_route_server};

}  // namespace readers
}  // namespace netlint::aws
