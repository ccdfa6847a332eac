// Which Elastic IPs of the plan something takes: one that nothing takes is paid for all the same.
#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "../placements/attribute_walk.hpp"
#include "../readers.hpp"

namespace netlint::aws {
namespace {

using model::Tri;

const plan::Accept addresses{{"aws_eip", "id"}, {"aws_eip", "allocation_id"}, {"aws_eip", "public_ip"}};

void take(Context& context, const plan::Source& source, Tri taken, const std::string& depends_on) {
    if (!source.resource) return;
    const auto bound = context.bindings<model::ElasticAddress>().find(*source.resource);
    if (!bound) return;
    model::ElasticAddress& address = context.network.elastic_addresses[*bound];
    if (address.taken == Tri::yes) return;
    address.taken = taken;
    address.depends_on = taken == Tri::unknown ? depends_on : "";
}

// What may be named by a reference that the plan does not tell may have any address.
void take_by(Context& context, plan::ResourceId id, const plan::Path& path) {
    const plan::Targets targets = context.resolver.many(id, path, addresses);
    const std::string depends_on = context.possible(id, path, targets.reason).depends_on();
    for (const plan::Source& source : targets.possible) take(context, source, Tri::unknown, depends_on);
    for (const plan::Source& source : targets.certain) take(context, source, Tri::yes, {});
    if (!targets.open) return;
    for (const auto& [resource, address] : context.bindings<model::ElasticAddress>().by_resource())
        take(context, {resource, "id", {}}, Tri::unknown, depends_on);
}

void read_address(Context& context, plan::ResourceId id) {
    if (!context.resource(id).managed()) return;
    model::ElasticAddress address{.where = context.where(id), .taken = Tri::no, .depends_on = {}};
    for (const char* const path : {"network_interface", "instance", "association_id"}) {
        const plan::Value& value = context.value(id, path);
        if (context.written(id, path) || (!value.is_unknown() && !value.unset())) address.taken = Tri::yes;
    }
    context.bindings<model::ElasticAddress>().bind(id, context.network.elastic_addresses.add(std::move(address)));
}

struct Taker {
    std::string_view type, attributes;
};

constexpr Taker takers[] = {
    {"aws_eip_association", "allocation_id public_ip"},
    {"aws_nat_gateway", "allocation_id secondary_allocation_ids availability_zone_address.allocation_ids"},
    {"aws_lb", "subnet_mapping.allocation_id"},
    {"aws_alb", "subnet_mapping.allocation_id"},
    {"aws_transfer_server", "endpoint_details.address_allocation_ids"},
    {"aws_redshift_cluster", "elastic_ip"},
    {"aws_globalaccelerator_endpoint_group", "endpoint_configuration.endpoint_id"},
};

void read_taker(Context& context, plan::ResourceId id) {
    const auto* taker = std::ranges::find(takers, context.resource(id).type(), &Taker::type);
    for (const plan::Path& path : places(context.resource(id).values, taker->attributes)) take_by(context, id, path);
}

}  // namespace

std::span<const Reader> elastic_address_readers() {
    static const std::vector<Reader> all = [] {
        std::vector<Reader> made{{"aws_eip", Phase::placements, read_address}};
        for (const Taker& taker : takers) made.push_back({taker.type, Phase::late, read_taker});
        return made;
    }();
    return all;
}

}  // namespace netlint::aws
