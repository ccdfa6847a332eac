// aws_db_instance: like a row of the table, but a replica lives where its source lives.
#include <algorithm>
#include <optional>

#include "gives_ipv6.hpp"
#include "place.hpp"
#include "readers.hpp"
#include "row_reader.hpp"

namespace netlint::aws {
namespace {

constexpr PlacementRow row{
    .type = "aws_db_instance",
    .subnets = "db_subnet_group_name",
    .subnet_group = "aws_db_subnet_group",
    .groups = "vpc_security_group_ids",
    .port = "port",
    .engine = "engine",
    .has_public = {"publicly_accessible"},
    .gives_ipv6 = {"network_type"},
};

struct Origin {
    bool replica = false;
    std::optional<plan::ResourceId> instance;  // empty: not in the plan
};

Origin origin_of(const Context& context, plan::ResourceId id) {
    const plan::Accept accept{{row.type, "identifier"}, {row.type, "arn"}, {row.type, "id"}};
    const plan::Target source = context.resolver.one(id, "replicate_source_db", accept);
    if (source.kind == plan::Target::Kind::none) return {};
    if (source.kind != plan::Target::Kind::exactly || !source.sources.front().resource) return {true, std::nullopt};
    return {true, source.sources.front().resource};
}

// Replicas of replicas lead to the first source; a forged plan may lead in circles.
Spots spots_of_instance(Context& context, plan::ResourceId id, int deepest = 8) {
    Spots spots = spots_of_group(context, id, "db_subnet_group_name", row.subnet_group);
    if (!spots.list.empty()) return spots;
    const Origin origin = origin_of(context, id);
    if (origin.instance && deepest > 0) return spots_of_instance(context, *origin.instance, deepest - 1);
    if (origin.replica) {
        spots.complete = context.possible(id, "replicate_source_db", "its source is not in the plan");
        return spots;
    }
    return spots.complete.certain() ? spots_of_default_vpc(context, id, "db_subnet_group_name") : spots;
}

set::ServiceSet services_of_instance(const Context& context, plan::ResourceId id, int deepest = 8) {
    const set::ServiceSet services = services_of(context, id, row);
    const Origin origin = services.empty() && deepest > 0 ? origin_of(context, id) : Origin{};
    return origin.instance ? services_of_instance(context, *origin.instance, deepest - 1) : services;
}

// A replica that asks for nothing has what its source has, and nobody knows of one whose source is not shown.
model::Tri ipv6_of_instance(const Context& context, plan::ResourceId id, int deepest = 8) {
    const model::Tri own = gives_ipv6(context, id, row.gives_ipv6);
    const Origin origin = own == model::Tri::unknown && deepest > 0 ? origin_of(context, id) : Origin{};
    return origin.instance ? std::max(own, ipv6_of_instance(context, *origin.instance, deepest - 1)) : own;
}

// One that is not in several zones stands in the zone that it names, or that it is in already; so it may stand in
// subnets whose zone the plan does not show, and in no other.
void keep_zone(const Context& context, plan::ResourceId id, Spots& spots) {
    const std::string_view zone = context.text(id, "availability_zone");
    if (zone.empty() || context.flag(id, "multi_az", model::Tri::no) != model::Tri::no) return;
    const auto elsewhere = [&](const Spot& spot) {
        const auto& other = context.network.subnets[spot.subnet].zone;
        return other && *other != zone;
    };
    if (!std::ranges::all_of(spots.list, elsewhere)) std::erase_if(spots.list, elsewhere);
}

void read_db_instance(Context& context, plan::ResourceId id) {
    if (!context.resource(id).managed()) return;
    Placing placing{.plan = id, .tier = model::Tier::data};
    placing.spots = spots_of_instance(context, id);
    keep_zone(context, id, placing.spots);
    placing.guard = guard_of(context, id, row.groups);
    placing.services = services_of_instance(context, id);
    give_ipv6(placing, ipv6_of_instance(context, id));
    placing.publicly_accessible = holds(context, id, row.has_public);
    if (context.written(id, "availability_zone")) placing.zone = context.text(id, "availability_zone");
    for (Spot& spot : placing.spots.list) {
        spot.has_public = placing.publicly_accessible;
        spot.public_where = context.where(id, "publicly_accessible");
    }
    place(context, std::move(placing));
}

}  // namespace

}  // namespace netlint::aws

namespace netlint::aws::readers {

constexpr Reader db_instance{row.type, Phase::placements, read_db_instance};

}  // namespace netlint::aws::readers
