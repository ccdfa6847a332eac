// Test support: a random network after a small change.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "dice.hpp"
#include "network_builder.hpp"
#include "random_network.hpp"

namespace netlint::testing {

// Changes one thing, of a filter or an interface mostly, of what all share now and then.
inline void change(model::Network& network, Dice& dice) {
    const auto any = [&](auto& table) -> auto& {
        return table[table.id(dice.below(table.size()))];
    };
    model::Eni& eni = any(network.enis);
    model::SecurityGroup& group = any(network.security_groups);
    std::vector<model::Permission> more;
    switch (dice.below(12)) {
        case 0:
        case 1:
            if (!group.permissions.empty()) group.permissions.pop_back();
            break;
        case 2:
        case 3:
            more = any(network.security_groups).permissions;  // of the same group, maybe
            group.permissions.insert(group.permissions.end(), more.begin(), more.end());
            break;
        case 4:
            eni.groups = any(network.enis).groups;
            break;
        case 5:
            eni.has_public_v4 = model::Tri(dice.below(3));
            break;
        case 6:
            eni.source_dest_check = !eni.source_dest_check;
            break;
        case 7:
            any(network.resources).enis_complete = open("for_each: known after apply");
            break;
        case 8:
            if (auto& routes = any(network.route_tables).routes; !routes.empty()) routes.pop_back();
            break;
        case 9:
        case 10:
            for (model::AclEntry& entry : any(network.network_acls).entries)
                if (entry.allow) entry.services &= services("tcp/0-1023, tcp/1024-40000, udp, icmp");
            break;
        case 11:
            if (auto& entries = any(network.network_acls).entries; !entries.empty()) entries.pop_back();
            break;
    }
}

// One more interface of a resource of its own, like the first one.
inline void add_interface(model::Network& network, const char* name) {
    model::Eni more = network.enis[Id<model::Eni>{0}];
    model::Resource resource;
    more.where.address = resource.where.address = name;
    resource.enis = {network.enis.id(network.enis.size())};
    more.resource = network.resources.add(std::move(resource));
    more.fronts.clear();
    network.enis.add(std::move(more));
}

// Two interfaces of it are alike, mostly.
inline model::Network network_with_twins(std::uint64_t seed) {
    model::Network network = random_network(seed);
    if (!network.enis.empty()) add_interface(network, "aws_instance.twin");
    return network;
}

inline model::Network changed_network(model::Network network, std::uint64_t seed) {
    Dice dice(seed);
    if (network.enis.empty() || network.security_groups.empty()) return network;
    change(network, dice);
    if (dice.chance(30)) add_interface(network, "aws_instance.more");
    return network;
}

}  // namespace netlint::testing
