// Fields of network ACLs: what their entries let in, taken together and in order.
#include <algorithm>

#include <fmt/format.h>

#include "functions.hpp"

namespace netlint::rule::fields {
namespace {

using set::AddressSet;
using set::HeaderSpace;
using set::ServiceSet;

const model::NetworkAcl& filter_at(const Context& context, const Object& object) {
    return context.network().network_acls[object.id<model::NetworkAcl>()];
}

// The services that enough hosts get in by, of a set of (host, service).
ServiceSet at_large_services(const HeaderSpace& admitted) {
    const std::vector<set::Box> boxes = admitted.boxes();
    ServiceSet out;
    for (const set::Box& box : boxes) {
        AddressSet hosts;
        for (const set::Box& other : boxes)
            if (box.services.subset_of(other.services)) hosts |= other.source;
        if (at_large(hosts)) out |= box.services;
    }
    return out;
}

}  // namespace

HeaderSpace entry_space(const model::AclEntry& entry) {
    if (!entry.prefix) return {};
    return HeaderSpace::box(AddressSet::of(*entry.prefix), AddressSet::all().only(entry.prefix->family()),
                            entry.services);
}

Fact acl_default(const Context& context, const Object& object, Argument) {
    return Fact::truth(filter_at(context, object).is_default);
}

Fact acl_filters(const Context& context, const Object& object, Argument) {
    return Fact::truth(!allows_everything(filter_at(context, object)), "its first entries admit everything");
}

Fact acl_faces_internet(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    const Id<model::NetworkAcl> id = object.id<model::NetworkAcl>();
    Fact possible = Fact::truth(false);
    for (const Id<model::Subnet> subnet : context.uses().guarded[id.value]) {
        const auto& acls = network.subnets[subnet].acls;
        const SubnetClass& found = context.subnet_class(subnet);
        const bool is_public = found.kind == SubnetKind::public_;
        if (!is_public && found.certainty.certain()) continue;
        const std::string& address = network.subnets[subnet].where.address;
        if (is_public && acls.size() == 1 && found.certainty.certain()) {
            Fact fact = Fact::truth(true, fmt::format("it filters the public subnet {}", address));
            fact.related.push_back(address);
            return fact;
        }
        possible = Fact::open(found.certainty.certain() ? address + ": which network ACL it uses is known after apply"
                                                        : found.certainty.depends_on());
    }
    return possible;
}

Fact admits_from_internet(const Context& context, const Object& object, Argument) {
    HeaderSpace left = HeaderSpace::box(AddressSet::internet(), AddressSet::all(), ServiceSet::all());
    HeaderSpace admitted;
    std::vector<std::string> open;
    std::vector<std::pair<ServiceSet, std::string>> by;
    for (const model::AclEntry& entry : filter_at(context, object).entries) {
        if (entry.direction != model::Direction::ingress) continue;
        const bool certain = entry.certainty.certain() && entry.prefix;
        if (!certain) open.push_back(entry.where.to_string() + ": known after apply");
        if (!certain && entry.allow) continue;
        const HeaderSpace taken =
            entry.prefix ? entry_space(entry) : HeaderSpace::box(AddressSet::all(), AddressSet::all(), entry.services);
        if (entry.allow && taken.overlaps(left)) {
            const HeaderSpace own = taken & left;
            admitted |= own;
            by.emplace_back(own.services(), fmt::format("entry {} ({} from {})", entry.number,
                                                        entry.services.to_string(), entry.prefix->to_string()));
        }
        left -= taken;
    }
    ServiceSet services = at_large_services(admitted);
    return {std::move(services), std::move(open), {}, {}, {}, std::move(by)};
}

}  // namespace netlint::rule::fields
