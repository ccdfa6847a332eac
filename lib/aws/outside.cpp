// Nouns that the plan only names: AWS's own default objects, and what lies outside the plan.
#include "context.hpp"
#include "netlint/model/symbolic.hpp"
#include "service_name.hpp"

namespace netlint::aws {
namespace {

model::Certainty not_in_plan(std::string_view name) {
    return model::Certainty::possible(std::string(name) + ": not in the plan");
}

// Groups of other accounts are written "123456789012/sg-0123".
std::string_view without_account(std::string_view id) {
    const std::size_t slash = id.rfind('/');
    return slash == std::string_view::npos ? id : id.substr(slash + 1);
}

}  // namespace

Id<model::Vpc> Context::add_vpc(model::Vpc vpc) {
    const bool in_plan = vpc.in_plan;
    const std::string name = vpc.where.address;
    const Id<model::Vpc> id = network.vpcs.add(std::move(vpc));

    model::RouteTable table{.vpc = id, .main = true};
    if (!in_plan) table.complete = not_in_plan("main route table of " + name);
    const auto table_id = network.route_tables.add(std::move(table));
    const auto acl = network.network_acls.add({.vpc = id, .is_default = true, .in_plan = in_plan});
    const auto group =
        network.security_groups.add({.vpc = id, .name = "default", .is_default = true, .in_plan = in_plan});

    original_tables_.push_back(table_id);
    network.vpcs[id].main_table = table_id;
    network.vpcs[id].default_acl = acl;
    network.vpcs[id].default_group = group;
    return id;
}

Id<model::Vpc> Context::vpc_outside() {
    if (!outside_) outside_ = external(Noun<model::Vpc>{}, "VPC outside the plan");
    return *outside_;
}

std::optional<Id<model::Vpc>> Context::external(Noun<model::Vpc>, std::string_view name) {
    if (const auto known = bindings<model::Vpc>().find(name)) return known;
    const auto id =
        add_vpc({.where = {.address = std::string(name)}, .prefixes_known = not_in_plan(name), .in_plan = false});
    bindings<model::Vpc>().bind(name, id);
    return id;
}

std::optional<Id<model::Subnet>> Context::external(Noun<model::Subnet>, std::string_view name) {
    if (const auto known = bindings<model::Subnet>().find(name)) return known;
    model::Subnet subnet;
    subnet.where.address = std::string(name);
    subnet.vpc = vpc_outside();
    subnet.map_public_ip = model::Tri::unknown;
    subnet.in_plan = false;
    const auto id = network.subnets.add(std::move(subnet));
    bindings<model::Subnet>().bind(name, id);
    return id;
}

std::optional<Id<model::SecurityGroup>> Context::external(Noun<model::SecurityGroup>, std::string_view name) {
    const std::string_view own = without_account(name);
    if (const auto known = bindings<model::SecurityGroup>().find(own)) return known;
    const auto id =
        network.security_groups.add({.where = {.address = std::string(name)}, .vpc = vpc_outside(), .in_plan = false});
    bindings<model::SecurityGroup>().bind(own, id);
    return id;
}

std::optional<Id<model::RouteTable>> Context::external(Noun<model::RouteTable>, std::string_view name) {
    if (const auto known = bindings<model::RouteTable>().find(name)) return known;
    const auto id = network.route_tables.add(
        {.where = {.address = std::string(name)}, .vpc = vpc_outside(), .complete = not_in_plan(name)});
    bindings<model::RouteTable>().bind(name, id);
    return id;
}

std::optional<Id<model::NetworkAcl>> Context::external(Noun<model::NetworkAcl>, std::string_view name) {
    if (const auto known = bindings<model::NetworkAcl>().find(name)) return known;
    const auto id =
        network.network_acls.add({.where = {.address = std::string(name)}, .vpc = vpc_outside(), .in_plan = false});
    bindings<model::NetworkAcl>().bind(name, id);
    return id;
}

// Of a list that the plan only names, the contents may be anything.
std::optional<Id<model::PrefixList>> Context::external(Noun<model::PrefixList>, std::string_view name) {
    if (const auto known = bindings<model::PrefixList>().find(name)) return known;
    const auto id =
        network.prefix_lists.add({.where = {.address = std::string(name)},
                                  .name = std::string(name),
                                  .entries = set::Bounds<set::AddressSet>::at_most(set::AddressSet::all())});
    bindings<model::PrefixList>().bind(name, id);
    return id;
}

std::optional<Id<model::TransitGateway>> Context::external(Noun<model::TransitGateway>, std::string_view name) {
    if (const auto known = bindings<model::TransitGateway>().find(name)) return known;
    model::TransitGateway gateway;
    gateway.where.address = std::string(name);
    gateway.group_references = model::Tri::unknown;
    gateway.attachments_complete = not_in_plan(name);
    const auto id = network.transit_gateways.add(std::move(gateway));
    bindings<model::TransitGateway>().bind(name, id);
    return id;
}

// It leads to where the plan shows nothing.
std::optional<Id<model::TransitAttachment>> Context::external(Noun<model::TransitAttachment>, std::string_view name) {
    if (const auto known = bindings<model::TransitAttachment>().find(name)) return known;
    model::TransitAttachment attachment;
    attachment.where.address = std::string(name);
    attachment.gateway = *external(Noun<model::TransitGateway>{}, "transit gateway of " + std::string(name));
    const auto id = network.transit_attachments.add(std::move(attachment));
    bindings<model::TransitAttachment>().bind(name, id);
    return id;
}

std::optional<Id<model::TransitTable>> Context::external(Noun<model::TransitTable>, std::string_view name) {
    if (const auto known = bindings<model::TransitTable>().find(name)) return known;
    model::TransitTable table;
    table.where.address = std::string(name);
    table.gateway = *external(Noun<model::TransitGateway>{}, "transit gateway of " + std::string(name));
    table.complete = not_in_plan(name);
    const auto id = network.transit_tables.add(std::move(table));
    bindings<model::TransitTable>().bind(name, id);
    return id;
}

Id<model::PrefixList> Context::service_list(std::string_view name) {
    if (const auto found = service_lists_.find(name); found != service_lists_.end()) return found->second;
    const std::string service = short_service_name(name);
    const auto id =
        network.prefix_lists.add({.name = std::string(name),
                                  .service = service,
                                  .entries = set::Bounds<set::AddressSet>::exactly(model::symbolic_block(service))});
    service_lists_.emplace(name, id);
    return id;
}

std::optional<Id<model::SecurityGroup>> Context::carried(Noun<model::SecurityGroup>, plan::ResourceId id,
                                                         std::string_view attribute) {
    const auto vpc = bindings<model::Vpc>().find(id);
    if (vpc && attribute == "default_security_group_id") return network.vpcs[*vpc].default_group;
    return followed<model::SecurityGroup>(id, attribute);
}

std::optional<Id<model::RouteTable>> Context::carried(Noun<model::RouteTable>, plan::ResourceId id,
                                                      std::string_view attribute) {
    const auto vpc = bindings<model::Vpc>().find(id);
    if (vpc && (attribute == "default_route_table_id" || attribute == "main_route_table_id"))
        return original_table(*vpc);
    return followed<model::RouteTable>(id, attribute);
}

std::optional<Id<model::NetworkAcl>> Context::carried(Noun<model::NetworkAcl>, plan::ResourceId id,
                                                      std::string_view attribute) {
    const auto vpc = bindings<model::Vpc>().find(id);
    if (vpc && attribute == "default_network_acl_id") return network.vpcs[*vpc].default_acl;
    return followed<model::NetworkAcl>(id, attribute);
}

std::optional<Id<model::PrefixList>> Context::carried(Noun<model::PrefixList>, plan::ResourceId id,
                                                      std::string_view attribute) {
    if (resource(id).type() == "aws_vpc_endpoint" && attribute == "prefix_list_id") {
        if (const auto name = text(id, "service_name"); !name.empty()) return service_list(name);
    }
    return followed<model::PrefixList>(id, attribute);
}

Id<model::Vpc> Context::default_vpc(std::string_view region) {
    if (const auto found = default_vpcs_.find(region); found != default_vpcs_.end()) return found->second;
    const std::string name = region.empty() ? "default VPC" : "default VPC of " + std::string(region);
    const auto id = add_vpc({.where = {.address = name},
                             .prefixes_known = not_in_plan(name),
                             .in_plan = false,
                             .is_default = true,
                             .region = std::string(region)});
    default_vpcs_.emplace(region, id);
    return id;
}

Id<model::Subnet> Context::default_subnet(std::string_view region) {
    if (const auto found = default_subnets_.find(region); found != default_subnets_.end()) return found->second;
    model::Subnet subnet;
    subnet.vpc = default_vpc(region);
    subnet.where.address = "subnet of " + network.vpcs[subnet.vpc].where.address;
    subnet.map_public_ip = model::Tri::unknown;  // yes, unless somebody changed it
    subnet.in_plan = false;
    const auto id = network.subnets.add(std::move(subnet));
    default_subnets_.emplace(region, id);
    return id;
}

}  // namespace netlint::aws
