// Fields of network ACLs and their entries.
#include <algorithm>

#include <fmt/format.h>

#include "functions.hpp"
#include "netlint/model/symbolic.hpp"
#include "netlint/set/header_space.hpp"

namespace netlint::rule::fields {
namespace {

using model::Tri;
using set::AddressSet;
using set::HeaderSpace;
using set::ServiceSet;

const model::NetworkAcl& acl_of(const Context& context, const Object& object) {
    return context.network().network_acls[object.id<model::NetworkAcl>()];
}

std::string describe(const model::AclEntry& entry) {
    return fmt::format("entry {} ({} {} {} {})", entry.number, entry.allow ? "allow" : "deny",
                       entry.services.to_string(), entry.direction == model::Direction::ingress ? "from" : "to",
                       entry.prefix ? entry.prefix->to_string() : "?");
}

struct Shadow {
    std::vector<const model::AclEntry*> by;  // the earlier entries that meet it; empty: it decides some packets
    bool overruled = false;                  // one of them does the opposite
};

Shadow shadow(const Context& context, const Object& object) {
    const model::AclEntry& entry = object.entry(context.network());
    Shadow out;
    if (!context.possibly_shadowed(object.id<model::NetworkAcl>(), object.part)) return out;
    HeaderSpace left = entry_space(entry);
    if (left.empty()) return out;
    for (const model::AclEntry& earlier : acl_of(context, object).entries) {
        if (earlier.direction != entry.direction || earlier.number >= entry.number || !earlier.certainty.certain())
            continue;
        if (!earlier.services.overlaps(entry.services)) continue;
        const HeaderSpace taken = entry_space(earlier);
        if (!taken.overlaps(left)) continue;
        left -= taken;
        out.by.push_back(&earlier);
        out.overruled = out.overruled || earlier.allow != entry.allow;
    }
    if (!left.empty()) return {};
    return out;
}

Fact shadow_fact(const Shadow& found, bool value) {
    std::vector<std::string> names;
    for (const model::AclEntry* entry : found.by) names.push_back(describe(*entry));
    Fact fact = Fact::truth(value);
    if (!value) return fact;
    fact.because = fmt::format("{} {} every packet of it", listed(names), names.size() == 1 ? "decides" : "decide");
    for (const model::AclEntry* entry : found.by) fact.related.push_back(entry->where.address);
    sort_unique(fact.related);
    return fact;
}

// The message by which routers tell a sender that its packets are too big, in each family.
struct TooBig {
    AddressSet routers;
    ServiceSet message;
};

// Whether the ACL admits TCP from the whole internet of the family, and the message from nobody there.
Fact drops(const model::NetworkAcl& acl, const TooBig& told) {
    HeaderSpace left = HeaderSpace::box(told.routers, AddressSet::all(), told.message);
    HeaderSpace wide =
        HeaderSpace::box(told.routers, AddressSet::all(), ServiceSet::ports(net::Protocol::tcp, net::PortRange::all));
    bool admits_tcp = false;
    for (const model::AclEntry& entry : acl.entries) {
        if (entry.direction != model::Direction::ingress) continue;
        if (!entry.certainty.certain() || !entry.prefix)
            return Fact::open(entry.where.to_string() + ": known after apply");
        const HeaderSpace taken = entry_space(entry);
        if (entry.allow && taken.overlaps(left)) return Fact::truth(false);
        admits_tcp = admits_tcp || (entry.allow && entry.prefix->length() == 0 && taken.overlaps(wide));
        left -= taken;
        wide -= taken;
    }
    if (!admits_tcp) return Fact::truth(false);
    return Fact::truth(true, fmt::format("no entry admits {} from the internet", told.message.to_string()));
}

}  // namespace

Fact acl_used(const Context& context, const Object& object, Argument) {
    return Fact::truth(!context.uses().guarded[object.id<model::NetworkAcl>().value].empty());
}

Fact loses_replies(const Context& context, const Object& object, Argument argument) {
    const LostReply* best = nullptr;
    std::vector<std::string> pairs;
    for (const LostReply* refused : context.lost_replies(object.id<model::NetworkAcl>())) {
        const LostReply& lost = *refused;
        if (std::ranges::find(argument, lost.some_ports_only ? "some" : "all") == argument.end()) continue;
        pairs.push_back(lost.answer.from + " to " + lost.answer.to);
        if (!best) best = &lost;
    }
    if (!best) return Fact::truth(false);
    sort_unique(pairs);
    Fact fact = Fact::truth(true);
    fact.because = fmt::format(
        "{} of {} from {} to {}{}", best->some_ports_only ? "some replies" : "the replies", best->services.to_string(),
        best->answer.from, best->answer.to,
        pairs.size() > 1 ? fmt::format(", and of {} more pair{},", pairs.size() - 1, pairs.size() > 2 ? "s" : "") : "");
    fact.related = {best->answer.from, best->answer.to};
    fact.proof = best->answer;
    return fact;
}

Fact drops_path_mtu(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    const Id<model::NetworkAcl> id = object.id<model::NetworkAcl>();
    // Only subnets that the internet talks to are told "fragmentation needed" by routers out there.
    std::vector<std::string> subnets, open;
    for (const Id<model::Subnet> subnet : context.uses().guarded[id.value]) {
        if (context.enis(subnet).empty()) continue;
        const SubnetClass& found = context.subnet_class(subnet);
        const std::string& address = network.subnets[subnet].where.address;
        if (!found.certainty.certain())
            open.push_back(found.certainty.depends_on());
        else if (found.kind == SubnetKind::public_ && network.subnets[subnet].acls.size() > 1)
            open.push_back(address + ": which network ACL it uses is known after apply");
        else if (found.kind == SubnetKind::public_)
            subnets.push_back(address);
    }
    if (subnets.empty() && open.empty()) return Fact::truth(false);
    const TooBig v4{AddressSet::internet_v4(), ServiceSet::icmp(net::Protocol::icmp, {3, std::uint8_t{4}})};
    const TooBig v6{AddressSet::internet_v6(), ServiceSet::icmp(net::Protocol::icmpv6, {2, std::uint8_t{0}})};
    std::string because;
    for (const TooBig& told : {v4, v6}) {
        const Fact one = drops(acl_of(context, object), told);
        if (std::get<Tri>(one.value) == Tri::unknown) return one;
        if (std::get<Tri>(one.value) == Tri::yes) because += (because.empty() ? "" : "; ") + one.because;
    }
    if (because.empty()) return Fact::truth(false);
    Fact fact = subnets.empty() ? Fact::open(std::move(open.front()), std::move(because))
                                : Fact::truth(true, std::move(because));
    fact.related = std::move(subnets);
    return fact;
}

Fact entry_direction(const Context& context, const Object& object, Argument) {
    const bool in = object.entry(context.network()).direction == model::Direction::ingress;
    return {std::string(in ? "ingress" : "egress"), {}, {}, {}, {}};
}

Fact entry_action(const Context& context, const Object& object, Argument) {
    return {std::string(object.entry(context.network()).allow ? "allow" : "deny"), {}, {}, {}, {}};
}

Fact entry_number(const Context& context, const Object& object, Argument) {
    return {static_cast<double>(object.entry(context.network()).number), {}, {}, {}, {}};
}

Fact entry_services(const Context& context, const Object& object, Argument) {
    return {object.entry(context.network()).services, {}, {}, {}, {}};
}

Fact entry_peer(const Context& context, const Object& object, Argument) {
    const model::AclEntry& entry = object.entry(context.network());
    if (!entry.prefix)
        return {set::Bounds<AddressSet>{{}, AddressSet::all()},
                {entry.where.to_string() + ": known after apply"},
                {},
                {},
                {}};
    return {set::Bounds<AddressSet>::exactly(AddressSet::of(*entry.prefix)), {}, {}, {}, {}};
}

Fact entry_open(const Context& context, const Object& object, Argument) {
    const model::AclEntry& entry = object.entry(context.network());
    if (!entry.prefix) return Fact::open(entry.where.to_string() + ": known after apply");
    return Fact::truth(at_large(AddressSet::of(*entry.prefix) & AddressSet::internet()));
}

Fact shadowed(const Context& context, const Object& object, Argument) {
    const Shadow found = shadow(context, object);
    return shadow_fact(found, !found.by.empty());
}

Fact shadowed_by(const Context& context, const Object& object, Argument) {
    const Shadow found = shadow(context, object);
    Fact fact = shadow_fact(found, !found.by.empty());
    std::vector<std::string> numbers;
    for (const model::AclEntry* entry : found.by) numbers.push_back(std::to_string(entry->number));
    fact.value = std::move(numbers);
    return fact;
}

Fact overruled(const Context& context, const Object& object, Argument) {
    const Shadow found = shadow(context, object);
    return shadow_fact(found, !found.by.empty() && found.overruled);
}

}  // namespace netlint::rule::fields
