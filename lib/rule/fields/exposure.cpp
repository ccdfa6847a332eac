// Fields of resources: what of them is open to whom, beside and beyond their interfaces.
#include <algorithm>

#include <fmt/format.h>

#include "functions.hpp"

namespace netlint::rule::fields {
namespace {

using model::Tri;

const model::Resource& plain_resource(const Context& context, const Object& object) {
    return context.network().resources[object.id<model::Resource>()];
}

std::vector<Id<model::Vpc>> vpcs_of(const model::Network& network, const model::Resource& resource) {
    std::vector<Id<model::Vpc>> out;
    for (const Id<model::Eni> eni : resource.enis) out.push_back(network.subnets[network.enis[eni].subnet].vpc);
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

bool is_client(const model::Resource& resource) {
    return !resource.enis.empty() && resource.tier != model::Tier::nat && resource.tier != model::Tier::endpoint;
}

// What the interfaces of one resource can open to those of another.
Share share_between(const Context& context, const model::Resource& from, const model::Resource& to) {
    Share sum;
    for (const Id<model::Eni> source : from.enis)
        for (const Id<model::Eni> target : to.enis) sum |= context.reach().share(source, target);
    return sum;
}

// Adds one connection that was found to the fact about all of them; the first one gives the proof.
void add(Fact& fact, std::string name, const Share& share, const Context& context, const reach::Party& from,
         const reach::Party& to) {
    const Tri found = share.must.empty() ? Tri::unknown : Tri::yes;
    const Tri so_far = std::get<Tri>(fact.value);
    if (found == Tri::unknown && so_far == Tri::yes) return;
    if (found != so_far) {
        Opening opening = context.reach().open(from, to, found == Tri::yes ? share.must : share.may);
        if (opening.verdict == Tri::no) return;
        fact.related.clear();
        fact.value = found;
        fact.depends_on = found == Tri::yes ? std::vector<std::string>{} : opening.answer.depends_on;
        fact.proof = std::move(opening.answer);
    }
    fact.related.push_back(std::move(name));
}

// Whether its groups let it send to addresses of its VPC, where other plans may have put what it uses.
bool may_send_inside(const Context& context, const model::Resource& resource) {
    const model::Network& network = context.network();
    for (const Id<model::Eni> id : resource.enis) {
        const model::Eni& eni = network.enis[id];
        if (!eni.filtered || !eni.groups_complete.certain()) return true;
        const set::AddressSet inside = network.vpc_of(eni.subnet).addresses();
        for (const model::Attachment& attached : eni.groups) {
            const model::SecurityGroup& group = network.security_groups[attached.group];
            if (!group.in_plan) return true;
            for (const model::Permission& permission : group.permissions) {
                if (permission.direction != model::Direction::egress) continue;
                const auto* prefix = std::get_if<net::Prefix>(&permission.peer);
                if (std::holds_alternative<model::UnknownPeer>(permission.peer) ||
                    (prefix && set::AddressSet::of(*prefix).overlaps(inside)))
                    return true;
            }
        }
    }
    return false;
}

std::string_view verb(const std::vector<std::string>& names) {
    return names.size() == 1 ? "is" : "are";
}

}  // namespace

Fact publicly_accessible(const Context& context, const Object& object, Argument) {
    const model::Resource& resource = plain_resource(context, object);
    if (resource.publicly_accessible == Tri::unknown)
        return Fact::open(resource.where.address + ": whether it is publicly accessible is known after apply");
    return Fact::truth(resource.publicly_accessible == Tri::yes);
}

Fact on_instances(const Context& context, const Object& object, Argument) {
    const model::Resource& resource = plain_resource(context, object);
    if (resource.on_instances == Tri::unknown)
        return Fact::open(resource.where.address + ": whether it runs on instances is known after apply");
    return Fact::truth(resource.on_instances == Tri::yes);
}

Fact public_endpoint_open(const Context& context, const Object& object, Argument) {
    const model::Resource& resource = plain_resource(context, object);
    if (at_large(resource.public_clients.must)) {
        const bool all = set::AddressSet::internet_v4().subset_of(resource.public_clients.must);
        return Fact::truth(true, all ? std::string("its list of callers covers the whole internet")
                                     : fmt::format("it answers {}", resource.public_clients.must.to_string()));
    }
    if (!at_large(resource.public_clients.may)) return Fact::truth(false);
    return Fact::open(resource.where.address + ": who may call its public endpoint is known after apply");
}

Fact in_default_vpc(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    for (const Id<model::Vpc> id : vpcs_of(network, plain_resource(context, object))) {
        const std::string& address = network.vpcs[id].where.address;
        if (!network.vpcs[id].is_default) continue;
        Fact fact = Fact::truth(true, fmt::format("its subnet is one of the {}", address));
        fact.related.push_back(address);
        return fact;
    }
    return Fact::truth(false);
}

Fact public_by_subnet(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    for (const Id<model::Eni> id : plain_resource(context, object).enis) {
        const model::Eni& eni = network.enis[id];
        if (eni.has_public_v4 != Tri::yes || eni.public_where.attribute != "map_public_ip_on_launch") continue;
        Fact fact = Fact::truth(true, fmt::format("{} gives it one", eni.public_where.to_string()));
        fact.related.push_back(eni.public_where.address);
        return fact;
    }
    return Fact::truth(false);
}

Fact reached_across_vpcs(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    Fact fact = Fact::truth(false);
    if (network.peerings.empty() && network.transit_attachments.empty()) return fact;
    const Id<model::Resource> id = object.id<model::Resource>();
    const auto own = vpcs_of(network, network.resources[id]);
    const reach::Party to = party_of(network, id);
    set::ServiceSet services;
    for (std::size_t i = 0; i < network.resources.size(); ++i) {
        const auto other = network.resources.id(i);
        if (other == id || !is_client(network.resources[other])) continue;
        const auto theirs = vpcs_of(network, network.resources[other]);
        if (std::ranges::find_first_of(own, theirs) != own.end()) continue;
        const Share share = share_between(context, network.resources[other], network.resources[id]);
        if (share.may.empty()) continue;
        services |= share.may;
        add(fact, network.resources[other].where.address, share, context, party_of(network, other), to);
    }
    sort_unique(fact.related);
    if (!fact.related.empty())
        fact.because = fmt::format("{} can open {} to it", listed(fact.related), services.to_string());
    return fact;
}

Fact reaches_other_environment(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    const std::vector<std::string>& environments = context.environments();
    const Id<model::Resource> id = object.id<model::Resource>();
    Fact fact = Fact::truth(false);
    if (environments.empty() || environments[id.value].empty() || !is_client(network.resources[id])) return fact;
    const std::string& own = environments[id.value];
    const reach::Party from = party_of(network, id);
    std::vector<std::string> others;
    for (std::size_t i = 0; i < network.resources.size(); ++i) {
        const auto other = network.resources.id(i);
        if (environments[i].empty() || environments[i] == own || !is_client(network.resources[other])) continue;
        if (own != production && environments[i] != production) continue;  // tests may share what they like
        const Share share = share_between(context, network.resources[id], network.resources[other]);
        if (share.may.empty()) continue;
        add(fact, network.resources[other].where.address, share, context, from, party_of(network, other));
        others.push_back(environments[i]);
    }
    sort_unique(fact.related);
    sort_unique(others);
    if (!fact.related.empty())
        fact.because = fmt::format("it is {}, and {}, which it can open connections to, {} {}", own,
                                   listed(fact.related), verb(fact.related), listed(others));
    return fact;
}

Fact reaches_anything(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    const Id<model::Resource> id = object.id<model::Resource>();
    if (network.resources[id].enis.empty() || may_send_inside(context, network.resources[id])) return Fact::truth(true);
    const reach::Party from = party_of(network, id);
    const auto reaches = [&](const reach::Party& to) { return !context.reach().share_of(from, to).may.empty(); };
    // Hosts of every other network, the internet's and an office's, are outside all VPCs of the plan.
    if (reaches(reach::Outside{"everywhere", set::AddressSet::all() - context.inside()})) return Fact::truth(true);
    for (std::size_t i = 0; i < network.resources.size(); ++i) {
        const auto other = network.resources.id(i);
        if (other != id && !network.resources[other].enis.empty() && reaches(party_of(network, other)))
            return Fact::truth(true);
    }
    for (const model::VpcEndpoint& endpoint : network.endpoints)
        if (reaches(reach::ServiceParty{endpoint.service})) return Fact::truth(true);
    return Fact::truth(false);
}

Fact behind_balancer(const Context& context, const Object& object, Argument) {
    const auto& group = context.uses().target_of[object.index];
    if (!group) return Fact::truth(false);
    const std::string& name = context.network().target_groups[*group].where.address;
    Fact fact =
        Fact::truth(true, fmt::format("{} stands behind {}", plain_resource(context, object).where.address, name));
    fact.related.push_back(name);
    return fact;
}

}  // namespace netlint::rule::fields
