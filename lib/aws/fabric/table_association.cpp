// Which table a subnet uses: an association, else the main table.
#include "../readers.hpp"
#include "parse.hpp"

namespace netlint::aws {
namespace {

using plan::ResourceId;

// Two associations of one subnet, or one of which the plan does not tell the table, leave several candidates.
void associate(Context& context, ResourceId id, Id<model::Subnet> subnet_id, bool certain) {
    const One<model::RouteTable> table = context.one<model::RouteTable>(id, "route_table_id");
    model::Subnet& subnet = context.network.subnets[subnet_id];
    const auto add = [&](Id<model::RouteTable> candidate) {
        if (std::ranges::find(subnet.tables, candidate) == subnet.tables.end()) subnet.tables.push_back(candidate);
    };
    if (subnet.table_explicit && certain && !subnet.tables.empty())
        context.diagnose(DiagnosticLevel::warning, id, {}, "a second association of " + subnet.where.address);
    if (!subnet.table_explicit && !certain) add(*context.network.vpcs[subnet.vpc].main_table);
    if (certain) subnet.table_explicit = true;
    subnet.table_where = context.where(id, {}, table.grade);
    for (const Id<model::RouteTable> candidate : table.ids) add(candidate);
    if (table.kind != plan::Target::Kind::unknown || !certain) return;
    // Any table of the VPC, as far as the plan knows them.
    for (std::size_t i = 0; i < context.network.route_tables.size(); ++i) {
        const auto any = context.network.route_tables.id(i);
        if (context.network.route_tables[any].vpc == subnet.vpc) add(any);
    }
    context.diagnose(DiagnosticLevel::warning, id, "route_table_id",
                     "which table it associates is not known: " + table.reason);
}

// The table of an internet gateway routes what enters there. That of a virtual private gateway is read past: who comes
// in there is not known anyway.
void associate_gateway(Context& context, ResourceId id) {
    const auto gateway = context.one<model::InternetGateway>(id, "gateway_id").exactly();
    const One<model::RouteTable> table = context.one<model::RouteTable>(id, "route_table_id");
    if (gateway) context.network.internet_gateways[*gateway].tables = table.ids;
    if (!gateway || table.ids.empty())
        context.diagnose(
            DiagnosticLevel::warning, id, "gateway_id",
            "this route table of a gateway is not modelled: packets that enter there may take another way");
}

void read_association(Context& context, ResourceId id) {
    if (context.written(id, "gateway_id") && !context.written(id, "subnet_id")) return associate_gateway(context, id);
    const One<model::Subnet> subnet = context.one<model::Subnet>(id, "subnet_id");
    if (const auto exact = subnet.exactly()) return associate(context, id, *exact, true);
    if (!subnet.written()) return;
    if (subnet.ids.empty())
        context.diagnose(DiagnosticLevel::warning, id, "subnet_id",
                         "which subnet it associates is not known: " + subnet.reason);
    for (const Id<model::Subnet> candidate : subnet.ids) associate(context, id, candidate, false);
}

void make_main(Context& context, Id<model::Vpc> vpc, Id<model::RouteTable> table) {
    model::Vpc& owner = context.network.vpcs[vpc];
    context.network.route_tables[*owner.main_table].main = false;
    context.network.route_tables[table].main = true;
    owner.main_table = table;
}

void read_main(Context& context, ResourceId id) {
    const One<model::Vpc> vpc = context.one<model::Vpc>(id, "vpc_id");
    const One<model::RouteTable> table = context.one<model::RouteTable>(id, "route_table_id");
    const auto exact_vpc = vpc.exactly();
    const auto exact_table = table.exactly();
    if (!exact_vpc || !exact_table) {
        context.diagnose(DiagnosticLevel::warning, id, {}, "the main route table it sets is not known");
        for (const Id<model::Vpc> candidate : vpc.ids) {
            context.network.route_tables[*context.network.vpcs[candidate].main_table].complete =
                context.possible(id, "route_table_id", table.reason);
        }
        return;
    }
    make_main(context, *exact_vpc, *exact_table);
}

// To destroy the association is to make the table the main one again that was it before.
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/main_route_table_association
std::string_view main_table(Context& context, ResourceId id) {
    for (const ResourceId before :
         context.earlier("aws_main_route_table_association", "vpc_id", context.text(id, "id"))) {
        const plan::Resource& was = context.plan.before()[before];
        if (!context.world.find(was.address_text))
            return was.values["original_route_table_id"].as_string().value_or("");
    }
    return context.text(id, "main_route_table_id");
}

// The main table of a VPC that exists may already be another than the one made with it.
void read_current_main(Context& context, ResourceId id) {
    const auto vpc = context.bindings<model::Vpc>().find(id);
    const std::string_view main = main_table(context, id);
    const std::string_view original = context.text(id, "default_route_table_id");
    if (!vpc || !main.starts_with("rtb-") || original.empty() || main == original) return;
    auto& bindings = context.bindings<model::RouteTable>();
    auto table = bindings.find(main);
    if (!table) {
        model::RouteTable outside{.where = {.address = std::string(main)}, .vpc = *vpc};
        outside.complete = context.possible(id, "main_route_table_id", "a table that is not in the plan");
        table = context.network.route_tables.add(std::move(outside));
        bindings.bind(main, *table);
    }
    make_main(context, *vpc, *table);
}

}  // namespace

namespace readers {

constexpr Reader vpc_main_table{"aws_vpc", Phase::late, read_current_main};
constexpr Reader main_route_table_association{"aws_main_route_table_association", Phase::late, read_main};
constexpr Reader route_table_association{"aws_route_table_association", Phase::late, read_association};

}  // namespace readers
}  // namespace netlint::aws
