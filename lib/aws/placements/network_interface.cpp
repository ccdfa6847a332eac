// aws_network_interface, and the groups and instances attached to it apart.
#include "network_interface.hpp"

#include <algorithm>

#include "attribute_walk.hpp"
#include "place.hpp"
#include "readers.hpp"

namespace netlint::aws {
namespace {

void add_known(const plan::Value& value, std::vector<net::Address>& addresses) {
    if (value.is_list()) {
        for (const plan::Value& item : value.items()) add_known(item, addresses);
    } else if (const auto text = value.as_string()) {
        if (const auto address = net::Address::parse(*text)) addresses.push_back(*address);
    }
}

// Prefixes that the interface has for whatever it hands them to
// (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-prefix-eni.html).
std::vector<net::Prefix> delegated_to(const Context& context, plan::ResourceId id) {
    std::vector<net::Prefix> prefixes;
    for (const char* list : {"ipv4_prefixes", "ipv6_prefixes"})
        for (const plan::Value& item : context.value(id, list).items())
            if (const auto prefix = net::Prefix::parse(item.as_string().value_or(""))) prefixes.push_back(*prefix);
    return prefixes;
}

// Whether it gets more IPv4 addresses than the plan tells.
bool gets_others(const Context& context, plan::ResourceId id) {
    const auto untold = [&](const char* list, const char* count) {
        if (!context.value(id, list).contains_unknown()) return false;
        const plan::Value& number = context.value(id, count);
        return context.written(id, list) || number.as_int().value_or(0) > 0 ||
               (number.is_unknown() && context.written(id, count));
    };
    return untold("ipv4_prefixes", "ipv4_prefix_count") || untold("private_ips", "private_ips_count");
}

void read_interface(Context& context, plan::ResourceId id) {
    if (!context.resource(id).managed()) return;
    Placing placing{.plan = id, .placement = model::Placement::each};
    placing.spots = spots_of(context, id, "subnet_id");
    placing.guard = guard_of(context, id, "security_groups");
    placing.asks_ipv6 = asks_ipv6(context, id);
    placing.source_dest_check = context.flag(id, "source_dest_check", model::Tri::yes) != model::Tri::no;
    for (Spot& spot : placing.spots.list) {
        spot.addresses = addresses_of(
            context, id, {"private_ip", "private_ips", "private_ip_list", "ipv6_addresses", "ipv6_address_list"});
        if (gets_others(context, id))
            std::erase_if(spot.addresses, [](const net::Address& address) { return address.is_v4(); });
        // Beside its own address: where that is not told, they are among those that it may be.
        spot.delegated = delegated_to(context, id);
        std::erase_if(spot.delegated, [&](const net::Prefix& prefix) {
            return std::ranges::none_of(
                spot.addresses, [&](const net::Address& address) { return address.family() == prefix.family(); });
        });
        // It may have inherited the subnet's flag when it was made.
        const model::Tri flag = context.network.subnets[spot.subnet].map_public_ip;
        spot.has_public = flag == model::Tri::no ? model::Tri::no : model::Tri::unknown;
        spot.public_where = context.network.subnets[spot.subnet].where;
        spot.public_where.attribute = "map_public_ip_on_launch";
    }
    const Id<model::Resource> resource = place(context, std::move(placing));
    const auto& enis = context.network.resources[resource].enis;
    if (enis.size() == 1) context.bind(id, enis.front());
}

// A group joins an interface whatever the interface's own list says.
void read_group_attachment(Context& context, plan::ResourceId id) {
    const One<model::SecurityGroup> groups = context.one<model::SecurityGroup>(id, "security_group_id");
    const One<model::Eni> enis = context.one<model::Eni>(id, "network_interface_id");
    const bool certain = groups.exactly() && enis.exactly();
    for (const Id<model::Eni> eni_id : enis.ids) {
        model::Eni& eni = context.network.enis[eni_id];
        for (const Id<model::SecurityGroup> group : groups.ids) {
            if (std::ranges::find(eni.groups, group, &model::Attachment::group) != eni.groups.end()) continue;
            const auto certainty = certain ? model::Certainty{} : context.possible(id, "network_interface_id");
            eni.groups.push_back({group, certainty, context.where(id, "security_group_id", groups.grade)});
        }
        if (groups.ids.empty() || groups.kind == plan::Target::Kind::unknown)
            eni.groups_complete = context.possible(id, "security_group_id", groups.reason);
    }
}

// An interface attached later serves the instance beside its own ones.
void join(Context& context, const One<model::Resource>& instances, const One<model::Eni>& enis,
          const model::Certainty& otherwise) {
    if (enis.exactly() && instances.exactly()) return attach(context, *instances.exactly(), *enis.exactly());
    for (const Id<model::Resource> instance : instances.ids)
        context.network.resources[instance].enis_complete = otherwise;
}

void read_attachment(Context& context, plan::ResourceId id) {
    const One<model::Eni> enis = context.one<model::Eni>(id, "network_interface_id");
    const One<model::Resource> instances = context.one<model::Resource>(id, "instance_id");
    join(context, instances, enis, context.possible(id, "network_interface_id", enis.reason));
}

// The block is computed too: unwritten it repeats what attached the interface, or what did so before this plan.
void read_own_attachment(Context& context, plan::ResourceId id) {
    const auto eni = context.bindings<model::Eni>().find(id);
    if (!context.resource(id).managed() || !context.written(id, "attachment")) return;
    for (const plan::Path& path : places(context.resource(id).values, "attachment.instance")) {
        One<model::Eni> own;
        if (eni) own = {plan::Target::Kind::exactly, {*eni}, model::Grade::sure, {}};
        const One<model::Resource> instances = context.one<model::Resource>(id, path);
        join(context, instances, own, context.possible(id, path, instances.reason));
    }
}

}  // namespace

std::vector<net::Address> addresses_of(const Context& context, plan::ResourceId id,
                                       std::initializer_list<std::string_view> attributes) {
    std::vector<net::Address> addresses;
    for (const std::string_view attribute : attributes) add_known(context.value(id, plan::Path{attribute}), addresses);
    std::ranges::sort(addresses);
    const auto doubles = std::ranges::unique(addresses);
    addresses.erase(doubles.begin(), doubles.end());
    return addresses;
}

bool asks_ipv6(const Context& context, plan::ResourceId id, const plan::Path& within) {
    for (const char* count : {"ipv6_address_count", "ipv6_prefix_count"}) {
        const plan::Path path = within.then(count);
        const plan::Value& value = context.value(id, path);
        if (value.as_int().value_or(0) > 0) return true;
        if (value.is_unknown() && context.written(id, path)) return true;
    }
    for (const char* list : {"ipv6_addresses", "ipv6_address_list", "ipv6_prefixes"}) {
        const plan::Path path = within.then(list);
        const plan::Value& value = context.value(id, path);
        if (value.is_unknown() ? context.written(id, path) : !value.unset()) return true;
    }
    // The second name is that of a template's interface.
    return context.flag(id, within.then("enable_primary_ipv6"), model::Tri::no) == model::Tri::yes ||
           context.flag(id, within.then("primary_ipv6"), model::Tri::no) == model::Tri::yes;
}

void attach(Context& context, Id<model::Resource> resource, Id<model::Eni> eni) {
    context.network.enis[eni].resource = resource;
    auto& enis = context.network.resources[resource].enis;
    if (std::ranges::find(enis, eni) == enis.end()) enis.push_back(eni);
}

}  // namespace netlint::aws

namespace netlint::aws::readers {

constexpr Reader network_interface{"aws_network_interface", Phase::placements, read_interface};
constexpr Reader own_attachment{"aws_network_interface", Phase::late, read_own_attachment};
constexpr Reader network_interface_attachment{"aws_network_interface_attachment", Phase::late, read_attachment};
constexpr Reader network_interface_sg_attachment{"aws_network_interface_sg_attachment", Phase::late,
                                                 read_group_attachment};

}  // namespace netlint::aws::readers
