// Fields that ask what breaks when something is lost: each loss is taken out of the network, and the engine asked what
// is left of the connections that there are now.
#include <algorithm>

#include <fmt/format.h>

#include "functions.hpp"
#include "netlint/base/overloaded.hpp"
#include "netlint/model/symbolic.hpp"

namespace netlint::rule::fields {
namespace {

using model::Tri;
using reach::Party;
using reach::ResourceParty;

using ResourceId = Id<model::Resource>;

// A connection that a resource can open now, for certain.
struct Need {
    Party to;
    set::ServiceSet services;
};

Party whole(const model::Network& network, ResourceId id) {
    return ResourceParty{id, network.resources[id].enis};
}

std::vector<Id<model::Vpc>> vpcs_of(const model::Network& network, ResourceId id) {
    std::vector<Id<model::Vpc>> out;
    for (const Id<model::Eni> eni : network.resources[id].enis)
        out.push_back(network.subnets[network.enis[eni].subnet].vpc);
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

// What lies in any of the VPCs, ascending.
template <class T>
std::vector<Id<T>> all_in(const Context& context, std::span<const Id<model::Vpc>> vpcs,
                          std::vector<Id<T>> VpcContents::*kind) {
    std::vector<Id<T>> out;
    for (const Id<model::Vpc> vpc : vpcs) {
        const auto& more = context.contents(vpc).*kind;
        out.insert(out.end(), more.begin(), more.end());
    }
    std::ranges::sort(out);
    return out;
}

// Zones of a resource's interfaces, and what is not known of them.
struct Zones {
    std::vector<std::string> names, open;
};

void add_zone(Zones& zones, const model::Subnet& subnet) {
    if (subnet.zone)
        zones.names.push_back(*subnet.zone);
    else
        zones.open.push_back(subnet.where.address + ": its zone is known after apply");
}

void tidy(Zones& zones) {
    sort_unique(zones.names);
    sort_unique(zones.open);
}

Zones zones_of(const model::Network& network, std::span<const Id<model::Eni>> enis) {
    Zones zones;
    for (const Id<model::Eni> eni : enis) add_zone(zones, network.subnets[network.enis[eni].subnet]);
    tidy(zones);
    return zones;
}

// HTTPS to the internet and to the AWS services that have an endpoint here, and the data stores of its VPCs, as far as
// the resource reaches them.
std::vector<Need> needs_of(const Context& context, ResourceId id) {
    const model::Network& network = context.network();
    std::vector<Need> wanted{{reach::Outside{"internet", set::AddressSet::internet_v4()}, https()},
                             {reach::Outside{"internet6", model::public_hosts_v6()}, https()}};
    const auto vpcs = vpcs_of(network, id);
    std::vector<std::string> services;
    for (const Id<model::VpcEndpoint> endpoint : all_in(context, vpcs, &VpcContents::endpoints))
        if (const std::string& service = network.endpoints[endpoint].service; !service.empty())
            services.push_back(service);
    sort_unique(services);
    for (const std::string& service : services) wanted.push_back({reach::ServiceParty{service}, https()});
    for (const ResourceId other : all_in(context, vpcs, &VpcContents::resources)) {
        const model::Resource& store = network.resources[other];
        if (other == id || store.tier != model::Tier::data) continue;
        wanted.push_back({whole(network, other), store.services.empty() ? set::ServiceSet::all() : store.services});
    }
    std::vector<Need> needs;
    for (const Need& need : wanted) {
        set::ServiceSet now = context.reach().share_of(whole(network, id), need.to).must & need.services;
        if (!now.empty()) needs.push_back({need.to, std::move(now)});
    }
    return needs;
}

// One thing that may be lost, and what it takes with it.
struct Candidate {
    Loss loss;
    std::string name;
};

std::vector<Candidate> zone_candidates(const Context& context, ResourceId id, std::vector<std::string>& open) {
    const model::Network& network = context.network();
    Zones zones;
    for (const Id<model::Subnet> subnet : all_in(context, vpcs_of(network, id), &VpcContents::subnets))
        add_zone(zones, network.subnets[subnet]);
    tidy(zones);
    open.insert(open.end(), zones.open.begin(), zones.open.end());
    std::vector<Candidate> out;
    for (const std::string& zone : zones.names) out.push_back({LostZone{zone}, zone});
    return out;
}

// What no bottleneck is can be gone round.
std::vector<Candidate> bottleneck_candidates(const Context& context, ResourceId id, bool nat) {
    const model::Network& network = context.network();
    std::vector<Candidate> out;
    for (const reach::Bottleneck& one :
         context.reach().engine().bottlenecks(network.resources[id].enis, set::AddressSet::internet(), https())) {
        if (const auto* gateway = std::get_if<Id<model::NatGateway>>(&one); gateway && nat)
            out.push_back(
                {LostInterfaces{{network.nat_gateways[*gateway].eni}}, network.nat_gateways[*gateway].where.address});
        if (const auto* eni = std::get_if<Id<model::Eni>>(&one); eni && !nat)
            out.push_back({LostInterfaces{{*eni}}, network.resources[network.enis[*eni].resource].where.address});
    }
    return out;
}

std::vector<Candidate> endpoint_candidates(const Context& context, ResourceId id) {
    const model::Network& network = context.network();
    std::vector<Candidate> out;
    for (const Id<model::VpcEndpoint> endpoint : all_in(context, vpcs_of(network, id), &VpcContents::endpoints))
        if (network.endpoints[endpoint].resource != id)
            out.push_back({LostEndpoint{endpoint}, network.endpoints[endpoint].where.address});
    return out;
}

// Whether the resource can still open what it could, from some of its interfaces that are left. `prove` asks for the
// proof of what it cannot.
Fact outlives(const Context& context, ResourceId id, const std::vector<Need>& needs, const Candidate& candidate,
              bool prove = true) {
    Reachability& left = context.without({candidate.loss});
    const Party rest = whole(left.network(), id);
    if (std::get<ResourceParty>(rest).enis.empty())
        return Fact::truth(false, fmt::format("all of it is in {}", candidate.name));
    Fact doubt = Fact::truth(true);
    for (const Need& need : needs) {
        Party to = need.to;
        if (const auto* store = std::get_if<ResourceParty>(&to)) {
            const ResourceId other = store->resource;
            to = whole(left.network(), other);
            if (std::get<ResourceParty>(to).enis.empty()) continue;  // it is lost itself
        }
        const Share share = left.share_of(rest, to);
        if (need.services.subset_of(share.must)) continue;
        const std::string name = name_of(context.network(), need.to);
        const set::ServiceSet lost = need.services - share.must;
        Fact fact = Fact::truth(
            false, fmt::format("without {} it can no longer open {} to {}", candidate.name, lost.to_string(), name));
        fact.related = {candidate.name};
        if (prove) fact.proof = context.reach().open(whole(context.network(), id), need.to, lost).answer;
        if (!lost.overlaps(share.may)) return fact;
        fact.value = Tri::unknown;
        fact.depends_on = {fmt::format("what is left to {} without {} is known after apply", name, candidate.name)};
        if (std::get<Tri>(doubt.value) == Tri::yes) doubt = std::move(fact);
    }
    return doubt;
}

}  // namespace

Fact same_zone_as(const Context& context, const Object& object, Argument argument) {
    const model::Network& network = context.network();
    const ResourceId id = *resource_of(network, object);
    const Zones own = zones_of(network, network.resources[id].enis);
    std::vector<std::string> open = own.open;
    for (const std::string& zone : argument) {
        for (const Party& party : context.zone(zone).parties) {
            const auto* other = std::get_if<ResourceParty>(&party);
            if (!other || other->resource == id) continue;
            const Zones there = zones_of(network, other->enis);
            open.insert(open.end(), there.open.begin(), there.open.end());
            for (const std::string& name : there.names)
                if (std::ranges::find(own.names, name) != own.names.end())
                    return Fact::truth(true, fmt::format("it is in {}, as {}", name, name_of(network, party)));
        }
    }
    if (!open.empty()) return Fact::open(open.front());
    return Fact::truth(false, own.names.empty() ? std::string() : fmt::format("it is in {} alone", listed(own.names)));
}

Fact survives_loss_of(const Context& context, const Object& object, Argument argument) {
    const model::Network& network = context.network();
    const ResourceId id = *resource_of(network, object);
    const model::Resource& resource = network.resources[id];
    if (resource.enis.empty()) {
        if (!resource.enis_complete.certain()) return Fact::open(resource.enis_complete.depends_on());
        return Fact::truth(true);
    }
    std::vector<std::string> open;
    std::vector<Candidate> candidates;
    for (const std::string& word : argument) {
        std::vector<Candidate> more = word == "zone"       ? zone_candidates(context, id, open)
                                      : word == "endpoint" ? endpoint_candidates(context, id)
                                                           : bottleneck_candidates(context, id, word == "nat-gateway");
        candidates.insert(candidates.end(), std::move_iterator(more.begin()), std::move_iterator(more.end()));
    }
    if (candidates.empty() && open.empty()) return Fact::truth(true);
    const std::vector<Need> needs = needs_of(context, id);
    Fact doubt = Fact::truth(true);
    for (const Candidate& candidate : candidates) {
        Fact fact = outlives(context, id, needs, candidate);
        if (std::get<Tri>(fact.value) == Tri::no) {
            // Interfaces that the plan does not show may live on elsewhere.
            if (resource.enis_complete.certain() && open.empty()) return fact;
            fact.value = Tri::unknown;
            fact.depends_on = {open.empty() ? resource.enis_complete.depends_on() : open.front()};
        }
        if (std::get<Tri>(fact.value) == Tri::unknown && std::get<Tri>(doubt.value) == Tri::yes)
            doubt = std::move(fact);
    }
    if (std::get<Tri>(doubt.value) == Tri::yes && !open.empty()) return Fact::open(open.front());
    return doubt;
}

// Of resources of its VPC in several zones, whose other zones could live on.
Fact only_way_of(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    const auto nat = object.id<model::NatGateway>();
    const Candidate gone{LostInterfaces{{network.nat_gateways[nat].eni}}, network.nat_gateways[nat].where.address};
    const Id<model::Vpc> here = network.subnets[network.nat_gateways[nat].subnet].vpc;
    std::vector<std::string> clients, open;
    std::optional<reach::Answer> proof;
    for (const ResourceId id : context.contents(here).resources) {
        const model::Resource& resource = network.resources[id];
        if (resource.tier == model::Tier::nat || resource.tier == model::Tier::endpoint) continue;
        const Zones zones = zones_of(network, resource.enis);
        if (zones.names.size() + zones.open.size() < 2) continue;
        const auto found = bottleneck_candidates(context, id, true);
        if (std::ranges::none_of(found, [&](const Candidate& one) { return one.loss == gone.loss; })) continue;
        const std::vector<Need> needs = needs_of(context, id);
        Fact fact = outlives(context, id, needs, gone, !proof);
        if (std::get<Tri>(fact.value) == Tri::yes) continue;
        if (zones.names.size() < 2) {
            open.insert(open.end(), zones.open.begin(), zones.open.end());
            continue;
        }
        if (std::get<Tri>(fact.value) == Tri::unknown) {
            open.insert(open.end(), fact.depends_on.begin(), fact.depends_on.end());
            continue;
        }
        clients.push_back(resource.where.address);
        if (!proof) proof = std::move(fact.proof);
    }
    sort_unique(clients);
    sort_unique(open);
    if (!clients.empty()) open.clear();  // one is enough
    std::string because = clients.empty() ? std::string()
                                          : fmt::format(
                                                "every way of {} to the internet goes through it, from several "
                                                "zones",
                                                listed(clients));
    return {clients, std::move(open), std::move(because), clients, std::move(proof)};
}

}  // namespace netlint::rule::fields
