// Interprets rows of the placement table.
#include "row_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "attribute_walk.hpp"
#include "engines.hpp"
#include "gives_ipv6.hpp"
#include "place.hpp"
#include "table.hpp"

namespace netlint::aws {
namespace {

set::ServiceSet parsed(std::string_view services) {
    return services.empty() ? set::ServiceSet{} : set::ServiceSet::parse(services).value_or(set::ServiceSet{});
}

plan::Target owner_of(const Context& context, plan::ResourceId id, const PlacementRow& row) {
    const plan::Accept accept{{row.owner_type, "id"},
                              {row.owner_type, "cluster_identifier"},
                              {row.owner_type, "replication_group_id"},
                              {row.owner_type, "cluster_id"},
                              {row.owner_type, "directory_id"},
                              {row.owner_type, "name"},
                              {row.owner_type, "arn"}};
    return context.resolver.one(id, plan::Path{row.owner}, accept);
}

// What an owner placed, its members share: subnets and groups of a cluster hold for its instances.
void inherit(Context& context, plan::ResourceId id, const PlacementRow& row, Placing& placing) {
    const plan::Path path{row.owner};
    const plan::Target target = owner_of(context, id, row);
    const bool exact = target.kind == plan::Target::Kind::exactly;
    if (!exact && target.kind != plan::Target::Kind::none) {
        placing.spots.complete = context.possible(id, path, target.reason);
    }
    const bool takes_spots = placing.spots.list.empty();
    const bool takes_groups = !placing.guard.written;
    for (const plan::Source& source : target.sources) {
        if (!source.resource) continue;
        const auto owner = context.bindings<model::Resource>().find(*source.resource);
        if (!owner) continue;
        const model::Resource& from = context.network.resources[*owner];
        for (const Id<model::Eni> eni_id : from.enis) {
            const model::Eni& eni = context.network.enis[eni_id];
            if (takes_spots) {
                Spot spot;
                spot.subnet = eni.subnet;
                spot.where = context.where(id, path, std::max(eni.where.grade, to_model(target.grade)));
                spot.certain = exact;
                spot.has_public = eni.has_public_v4;
                spot.public_where = eni.public_where;
                placing.spots.add(std::move(spot));
                placing.spots.written = true;
                if (!from.enis_complete.certain()) placing.spots.complete = from.enis_complete;
            }
            if (!takes_groups) continue;
            placing.guard.written = true;
            for (const model::Attachment& attachment : eni.groups) placing.guard.add(attachment);
            if (!eni.groups_complete.certain()) placing.guard.complete = eni.groups_complete;
        }
        if (placing.services.empty()) placing.services = from.services;
    }
}

// A cluster's addresses are as public as the most public of its members.
void lend_public_address(Context& context, plan::ResourceId id, const PlacementRow& row, const Placing& placing) {
    if (placing.publicly_accessible == model::Tri::no) return;
    const plan::Accept accept{{row.owner_type, "id"}, {row.owner_type, "cluster_identifier"}};
    for (const plan::Source& source : context.resolver.one(id, plan::Path{row.owner}, accept).sources) {
        if (!source.resource) continue;
        const auto owner = context.bindings<model::Resource>().find(*source.resource);
        if (!owner) continue;
        const model::Resource& cluster = context.network.resources[*owner];
        for (const Id<model::Eni> eni_id : cluster.enis) {
            model::Eni& eni = context.network.enis[eni_id];
            if (eni.has_public_v4 >= placing.publicly_accessible) continue;
            eni.has_public_v4 = placing.publicly_accessible;
            eni.public_where = context.where(id, first_place(row.has_public.attribute));
        }
    }
}

Spots row_spots(Context& context, plan::ResourceId id, const PlacementRow& row) {
    if (row.subnets.empty()) return {};
    if (row.subnet_group.empty()) return spots_of(context, id, row.subnets, row.address);
    Spots spots;
    for (const plan::Path& path : places(context.resource(id).values, row.subnets)) {
        spots = spots_of_group(context, id, path, row.subnet_group);
    }
    return spots;
}

// Members have the addresses that their owner asks for, unless they ask for their own.
model::Tri row_ipv6(const Context& context, plan::ResourceId id, const PlacementRow& row) {
    const model::Tri own = gives_ipv6(context, id, row.gives_ipv6);
    const bool asks = !row.gives_ipv6.attribute.empty() &&
                      context.value(id, first_place(row.gives_ipv6.attribute)).as_string().has_value();
    if (row.owner.empty() || asks) return own;
    const plan::Target target = owner_of(context, id, row);
    if (target.kind == plan::Target::Kind::none) return own;
    model::Tri lent = target.kind == plan::Target::Kind::exactly ? model::Tri::no : model::Tri::unknown;
    for (const plan::Source& source : target.sources) {
        const PlacementRow* owner =
            source.resource ? find_placement(context.resource(*source.resource).type()) : nullptr;
        lent = std::max(lent, owner ? gives_ipv6(context, *source.resource, owner->gives_ipv6) : model::Tri::unknown);
    }
    return lent;
}

// The groups that another resource lists for it.
Guard lent_guard(Context& context, plan::ResourceId id, const PlacementRow& row) {
    const plan::Path path{row.groups_of};
    const plan::Target holder = context.resolver.one(id, path, plan::Accept{{row.groups_of_type, "id"}});
    if (holder.kind == plan::Target::Kind::exactly && holder.sources.front().resource)
        return guard_of(context, *holder.sources.front().resource, row.groups);
    Guard guard;
    guard.written = true;
    guard.where = context.where(id, path);
    guard.complete = context.possible(id, path, "names what the plan does not show");
    return guard;
}

Guard row_guard(Context& context, plan::ResourceId id, const PlacementRow& row) {
    Guard guard = row.groups_of.empty() ? guard_of(context, id, row.groups) : lent_guard(context, id, row);
    guard.otherwise = row.no_groups;
    if (row.groups_vary) {
        for (model::Attachment& attachment : guard.groups) {
            attachment.certainty =
                model::Certainty::possible(attachment.where.to_string() + ": guards some interfaces");
        }
    }
    if (row.more_groups && guard.written && guard.complete.certain()) {
        guard.complete =
            model::Certainty::possible(guard.where.address + ": the service adds security groups of its own");
    }
    return guard;
}

// Without an interface in a VPC it talks past the network that the plan describes. What takes no connections either, as
// a function does not, has no part in the network at all.
void stay_outside(Context& context, plan::ResourceId id, const PlacementRow& row) {
    const plan::Resource& resource = context.resource(id);
    const bool takes_connections = holds(context, id, row.outbound_only) != model::Tri::yes;
    context.network.unmodelled.push_back({resource.type(), resource.address_text, takes_connections});
    if (row.tier == model::Tier::data || row.tier == model::Tier::edge) {
        context.diagnose(DiagnosticLevel::note, id, first_place(row.subnets.substr(0, row.subnets.find(' '))),
                         "in no VPC: its endpoint is public, and only its own policy guards it");
    }
}

// A way out that the network of the plan has no part in.
void note_bypass(Context& context, plan::ResourceId id, const PlacementRow& row) {
    const model::Tri there = holds(context, id, row.bypass);
    if (there == model::Tri::no) return;
    context.diagnose(DiagnosticLevel::note, id, first_place(row.bypass.attribute),
                     there == model::Tri::yes ? "it also reaches the internet past its VPC"
                                              : "it may also reach the internet past its VPC");
}

void read_row(Context& context, plan::ResourceId id) {
    if (!context.resource(id).managed()) return;
    const PlacementRow& row = *find_placement(context.resource(id).type());
    Placing placing{.plan = id, .tier = row.tier, .placement = row.placement};
    placing.spots = row_spots(context, id, row);
    placing.guard = row_guard(context, id, row);
    placing.services = services_of(context, id, row);
    if (!row.owner.empty()) inherit(context, id, row, placing);
    if (placing.spots.list.empty() && placing.spots.complete.certain()) {
        if (row.no_subnets == NoSubnets::ignore) return;
        if (row.no_subnets == NoSubnets::outside) return stay_outside(context, id, row);
        placing.spots = spots_of_default_vpc(context, id, first_place(row.subnets.substr(0, row.subnets.find(' '))));
    }

    const model::Tri has_public = holds(context, id, row.has_public);
    if (!row.has_public.attribute.empty()) placing.publicly_accessible = has_public;
    for (Spot& spot : placing.spots.list) {
        if (row.subnet_decides_public) {
            spot.has_public = context.network.subnets[spot.subnet].map_public_ip;
            spot.public_where = context.network.subnets[spot.subnet].where;
            spot.public_where.attribute = "map_public_ip_on_launch";
        } else if (row.owner.empty() || !row.has_public.attribute.empty()) {
            spot.has_public = has_public;
            spot.public_where = context.where(id, first_place(row.has_public.attribute));
        }
    }
    placing.accepts_connections = holds(context, id, row.outbound_only) != model::Tri::yes;
    placing.opens_connections = holds(context, id, row.inbound_only) != model::Tri::yes;
    placing.on_instances = holds(context, id, row.on_instances);
    give_ipv6(placing, row_ipv6(context, id, row));
    const plan::Path zone = first_place(row.zone);
    if (!row.zone.empty() && context.written(id, zone)) placing.zone = context.text(id, zone);
    if (!row.owner.empty()) lend_public_address(context, id, row, placing);
    note_bypass(context, id, row);
    place(context, std::move(placing));
}

}  // namespace

std::vector<Reader> row_readers() {
    std::vector<Reader> readers_of_rows;
    for (const PlacementRow& row : placement_table())
        readers_of_rows.push_back({row.type, Phase::placements, read_row});
    return readers_of_rows;
}

namespace {

// Whether a list names something for certain, whatever its ids will be.
bool names_something(const Context& context, plan::ResourceId id, const plan::Path& path) {
    return !context.resolver.many(id, path, plan::Accept{{"aws_eip", "id"}, {"aws_eip", "allocation_id"}})
                .certain.empty();
}

}  // namespace

model::Tri holds(const Context& context, plan::ResourceId id, const When& when) {
    if (when.attribute.empty()) return when.omitted;
    const plan::Path path = first_place(when.attribute);
    if (when.value == "true") return context.flag(id, path, when.omitted);
    const plan::Value& value = context.value(id, path);
    if (value.is_unknown()) {
        if (!context.written(id, path)) return when.omitted;
        return when.value == "*" && names_something(context, id, path) ? model::Tri::yes : model::Tri::unknown;
    }
    if (value.unset()) return when.omitted;
    return when.value == "*" || value.as_string() == when.value ? model::Tri::yes : model::Tri::no;
}

set::ServiceSet services_of(const Context& context, plan::ResourceId id, const PlacementRow& row) {
    set::ServiceSet services = parsed(row.services);
    if (!row.engine.empty()) {
        const set::ServiceSet by_engine = parsed(engine_services(context.text(id, plan::Path{row.engine})));
        if (!by_engine.subset_of(services)) services = by_engine;
    }
    if (row.port.empty()) return services;
    const plan::Path path{row.port};
    const plan::Value& port = context.value(id, path);
    if (port.is_unknown()) return context.written(id, path) ? set::ServiceSet{} : services;
    const auto number = port.as_int();
    if (!number || *number < 1 || *number > 65535) return services;  // zero: the service chooses
    return set::ServiceSet::ports(net::Protocol::tcp, net::PortRange::of(static_cast<std::uint16_t>(*number)));
}

}  // namespace netlint::aws
