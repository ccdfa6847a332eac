// Elastic IPs: public addresses given to interfaces that exist by then.
#include "elastic_ip.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "../placements/instance.hpp"
#include "../readers.hpp"
#include "parse.hpp"

namespace netlint::aws {
namespace {

using model::Tri;
using plan::ResourceId;

struct Holders {
    std::vector<Id<model::Eni>> enis;
    bool certain = false;
};

// The attribute that the configuration writes names the holder; both are computed as well, and what the other one says
// is the holder before.
Holders holders(Context& context, ResourceId id, const char* interface_path, const char* instance_path) {
    const auto says = [&](const char* path) {
        const plan::Value& value = context.value(id, path);
        return context.written(id, path) || (!value.is_unknown() && !value.unset());
    };
    Holders found;
    const bool stale = context.written(id, instance_path) && !context.written(id, interface_path);
    if (says(interface_path) && !stale) {
        const One<model::Eni> eni = context.one<model::Eni>(id, interface_path);
        found = {eni.ids, eni.exactly().has_value()};
    }
    if (!found.enis.empty() || !says(instance_path)) return found;
    const One<model::Resource> instance = context.one<model::Resource>(id, instance_path);
    found.certain = instance.exactly().has_value();
    for (const Id<model::Resource> candidate : instance.ids) {
        const model::Resource& resource = context.network.resources[candidate];
        // With several interfaces it goes to the primary one, which the reader of instances puts first; where these are
        // no more than candidates, it may go to any.
        const bool open = resource.placement == model::Placement::some &&
                          (resource.enis.size() > 1 || !resource.enis_complete.certain());
        if (open) found.certain = false;
        const std::size_t count = open ? resource.enis.size() : std::min<std::size_t>(resource.enis.size(), 1);
        found.enis.insert(found.enis.end(), resource.enis.begin(),
                          resource.enis.begin() + static_cast<std::ptrdiff_t>(count));
    }
    return found;
}

std::optional<net::Address> address_of(const plan::Resource& resource) {
    const auto address = net::Address::parse(resource.values["public_ip"].as_string().value_or(""));
    return address ? std::optional(*address) : std::nullopt;
}

// Of what is made anew, that of the former one.
std::optional<net::Address> address_before(const Context& context, ResourceId id) {
    const plan::World& world = context.plan.before();
    const plan::Resource& resource = context.resource(id);
    const auto before =
        world.find(resource.previous_address.empty() ? resource.address_text : resource.previous_address);
    return before ? address_of(world[*before]) : std::nullopt;
}

void give(Context& context, ResourceId id, const Holders& to, const std::optional<net::Address>& address) {
    for (const Id<model::Eni> holder : to.enis) {
        model::Eni& eni = context.network.enis[holder];
        if (!to.certain && eni.has_public_v4 == Tri::yes) continue;
        eni.has_public_v4 = to.certain ? Tri::yes : Tri::unknown;
        eni.public_v4 = to.certain ? address : std::nullopt;
        eni.public_where = context.where(id);
    }
}

// An instance without it has what its launch gave it, which several interfaces keep from coming back.
void leave(Context& context, model::Eni& eni) {
    const model::Resource& resource = context.network.resources[eni.resource];
    const auto instance = context.world.find(resource.where.address);
    eni.has_public_v4 = Tri::no;
    eni.public_v4.reset();
    if (!instance || resource.enis.size() > 1) return;
    Spot spot = after_elastic_ip(context, *instance, eni.subnet);
    eni.has_public_v4 = spot.has_public;
    eni.public_where = std::move(spot.public_where);
}

// From instances that were read to have the address, before the plan gave it to others or to nobody.
void take_back(Context& context, const std::optional<net::Address>& address, const std::vector<Id<model::Eni>>& keep) {
    if (!address) return;
    for (std::size_t i = 0; i < context.network.enis.size(); ++i) {
        const Id<model::Eni> id = context.network.enis.id(i);
        model::Eni& eni = context.network.enis[id];
        const bool as_read = eni.public_where.attribute == "public_ip";
        if (!as_read || eni.public_v4 != address || std::ranges::find(keep, id) != keep.end()) continue;
        leave(context, eni);
    }
}

// One that is made anew comes with another address, and leaves whoever had the former one.
void take_back_former(Context& context, ResourceId id) {
    if (context.resource(id).action == plan::Action::replace) take_back(context, address_before(context, id), {});
}

// Of an address with an association of its own, before or after, that one decides: what the address says of its holder
// was read before.
bool has_association(Context& context, ResourceId id) {
    const std::string_view allocation = context.text(id, "id");
    return !allocation.empty() && !context.earlier("aws_eip_association", "allocation_id", allocation).empty();
}

void read_elastic_ip(Context& context, ResourceId id) {
    if (!context.resource(id).managed()) return;
    take_back_former(context, id);
    if (has_association(context, id) && !context.written(id, "instance") && !context.written(id, "network_interface"))
        return;
    const Holders to = holders(context, id, "network_interface", "instance");
    const auto address = address_of(context.resource(id));
    if (to.certain) take_back(context, address, to.enis);
    give(context, id, to, address);
}

void read_address_association(Context& context, ResourceId id) {
    const Holders to = holders(context, id, "network_interface_id", "instance_id");
    if (to.enis.empty())
        context.diagnose(DiagnosticLevel::warning, id, {}, "which interface gets the Elastic IP is not known");
    const auto address = address_of(context.resource(id));
    take_back_former(context, id);
    if (to.certain) take_back(context, address, to.enis);
    give(context, id, to, address);
}

}  // namespace

void take_back_released(Context& context) {
    const auto as_read = [](const model::Eni& eni) { return eni.public_where.attribute == "public_ip"; };
    if (std::ranges::none_of(context.network.enis, as_read)) return;
    std::set<std::string_view> moved;
    for (const char* type : {"aws_eip", "aws_eip_association"}) {
        for (const ResourceId id : context.world.of_type(type)) moved.insert(context.resource(id).previous_address);
        for (const ResourceId id : context.plan.before().of_type(type)) {
            const plan::Resource& before = context.plan.before()[id];
            if (!before.managed() || context.world.find(before.address_text) || moved.contains(before.address_text))
                continue;
            take_back(context, address_of(before), {});
        }
    }
}

namespace readers {

constexpr Reader elastic_ip{"aws_eip", Phase::late, read_elastic_ip};
constexpr Reader elastic_ip_association{"aws_eip_association", Phase::late, read_address_association};

}  // namespace readers
}  // namespace netlint::aws
