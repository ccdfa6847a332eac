// Reads subnet attributes and follows subnet groups.
#include "spot.hpp"

#include <algorithm>

#include "attribute_walk.hpp"

namespace netlint::aws {
namespace {

void add_spot(Context& context, plan::ResourceId id, const plan::Path& path, std::string_view address, Spots& spots) {
    const One<model::Subnet> target = context.one<model::Subnet>(id, path);
    if (!target.written()) return;
    spots.written = true;
    const bool certain = target.exactly().has_value();
    const auto fixed = net::Address::parse(address);
    for (const Id<model::Subnet> subnet : target.ids) {
        Spot spot;
        spot.subnet = subnet;
        spot.where = context.where(id, path, target.grade);
        spot.certain = certain;
        if (certain && fixed) spot.addresses.push_back(*fixed);
        spots.add(std::move(spot));
    }
    if (target.kind == plan::Target::Kind::unknown) spots.complete = context.possible(id, path, target.reason);
}

void add_spots(Context& context, plan::ResourceId id, const plan::Path& path, Spots& spots) {
    const Many<model::Subnet> targets = context.many<model::Subnet>(id, path);
    if (!targets.written && targets.possible.empty()) return;
    spots.written = true;
    for (const Id<model::Subnet> subnet : targets.possible) {
        Spot spot;
        spot.subnet = subnet;
        spot.where = context.where(id, path, targets.grade);
        spot.certain = targets.is_certain(subnet);
        spots.add(std::move(spot));
    }
    if (targets.open) spots.complete = context.possible(id, path, targets.reason);
}

}  // namespace

void Spots::add(Spot spot) {
    const auto same = std::ranges::find(list, spot.subnet, &Spot::subnet);
    if (same == list.end()) {
        list.push_back(std::move(spot));
        return;
    }
    same->certain = same->certain || spot.certain;
    if (same->addresses.empty()) same->addresses = std::move(spot.addresses);
    if (same->has_public != model::Tri::yes && spot.has_public != model::Tri::no) {
        same->has_public = spot.has_public;
        same->public_v4 = spot.public_v4;
        same->public_where = std::move(spot.public_where);
    }
}

bool Spots::all_certain() const {
    return std::ranges::all_of(list, &Spot::certain);
}

Spots spots_of(Context& context, plan::ResourceId id, std::string_view attributes, std::string_view address) {
    Spots spots;
    for (const plan::Path& path : places(context.resource(id).values, attributes)) {
        if (holds_many(context.resource(id).values, path)) {
            add_spots(context, id, path, spots);
            continue;
        }
        add_spot(context, id, path, address.empty() ? "" : context.text(id, beside(path, address)), spots);
    }
    return spots;
}

Spots spots_of_group(Context& context, plan::ResourceId id, const plan::Path& path, std::string_view group_type) {
    Spots spots;
    const plan::Accept accept{{group_type, "name"}, {group_type, "id"}, {group_type, "replication_subnet_group_id"}};
    const plan::Target target = context.resolver.one(id, path, accept);
    if (target.kind == plan::Target::Kind::none) return spots;
    spots.written = true;
    const bool exact = target.kind == plan::Target::Kind::exactly && target.grade != plan::Grade::guess;
    if (!exact && target.kind != plan::Target::Kind::one_of) {
        spots.complete = context.possible(id, path, target.reason.empty() ? "known after apply" : target.reason);
    }
    for (const plan::Source& source : target.sources) {
        if (!source.resource) {  // a group made elsewhere
            spots.complete = context.possible(id, path, "subnet group " + source.external_id + " is not in the plan");
            continue;
        }
        Spots inside = spots_of(context, *source.resource, "subnet_ids");
        for (Spot& spot : inside.list) {
            spot.where = context.where(id, path, std::max(spot.where.grade, to_model(target.grade)));
            spot.certain = spot.certain && exact;
            spots.add(std::move(spot));
        }
        if (!inside.complete.certain()) spots.complete = inside.complete;
    }
    return spots;
}

Spots spots_of_default_vpc(Context& context, plan::ResourceId id, const plan::Path& path) {
    Spots spots;
    Spot spot;
    spot.subnet = context.default_subnet(context.resource(id).region);
    spot.where = context.where(id, path);
    spots.list.push_back(std::move(spot));
    spots.complete = context.possible(id, path, "not set, so the default VPC decides");
    return spots;
}

}  // namespace netlint::aws
