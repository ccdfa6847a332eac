// Route tables, still without routes.
#include "../readers.hpp"
#include "parse.hpp"

namespace netlint::aws {
namespace {

using plan::ResourceId;

void read_table(Context& context, ResourceId id) {
    const bool managed = context.resource(id).managed();
    auto& bindings = context.bindings<model::RouteTable>();
    if (!managed) {
        const std::string_view text = context.text(id, "route_table_id");
        if (const auto known = bindings.find(text.empty() ? context.text(id, "id") : text))
            return context.bind(id, *known);
    }
    model::RouteTable table;
    table.where = context.where(id);
    table.vpc = context.the_vpc(id);
    table.tags = tags_of(context.resource(id));
    if (!managed) table.complete = model::Certainty::possible(table.where.address + ": not managed by the plan");
    context.bind(id, context.network.route_tables.add(std::move(table)));
}

// It empties the table that AWS made with the VPC and fills it with its own routes.
void adopt_table(Context& context, ResourceId id) {
    // Its own id is that of the one that the VPC has.
    const auto known = context.bindings<model::RouteTable>().find(context.text(id, "default_route_table_id"));
    const One<model::RouteTable> adopted = context.one<model::RouteTable>(id, "default_route_table_id");
    if (const auto exact = known ? known : adopted.exactly()) {
        model::RouteTable& table = context.network.route_tables[*exact];
        table.where = context.where(id, {}, adopted.grade);
        table.tags = tags_of(context.resource(id));
        table.complete = {};
        return context.bind(id, *exact);
    }
    context.diagnose(DiagnosticLevel::warning, id, "default_route_table_id",
                     "which table this adopts is not known: " + adopted.reason);
    for (const Id<model::RouteTable> candidate : adopted.ids) {
        context.network.route_tables[candidate].complete =
            context.possible(id, "default_route_table_id", adopted.reason);
    }
}

}  // namespace

namespace readers {

constexpr Reader route_table{"aws_route_table", Phase::containers, read_table};
constexpr Reader default_route_table{"aws_default_route_table", Phase::containers, adopt_table};

}  // namespace readers
}  // namespace netlint::aws
