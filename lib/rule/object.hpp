// One thing of a network that a rule can speak of.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "netlint/model/network.hpp"

namespace netlint::rule {

enum class Noun : unsigned char {
    vpc,
    subnet,
    subnet_group,
    route_table,
    route,
    network_acl,
    acl_entry,
    security_group,
    permission,
    eni,
    resource,
    load_balancer,
    listener,
    nat_gateway,
    vpc_endpoint,
    peering,
    target_group,
    transit_gateway,
    elastic_address,
};
std::string_view to_string(Noun noun);
std::optional<Noun> parse_noun(std::string_view text);
std::span<const std::string_view> noun_words();
std::vector<std::string> noun_names();

struct Object {
    Noun noun = Noun::vpc;
    std::uint32_t index = 0;  // in the network's table; of a part (route, permission, entry, listener): its owner's
    std::uint32_t part = 0;   // inside the owner

    template <class T>
    Id<T> id() const {
        return Id<T>{index};
    }
    const model::Route& route(const model::Network& network) const;
    const model::AclEntry& entry(const model::Network& network) const;
    const model::Permission& permission(const model::Network& network) const;
    const model::Listener& listener(const model::Network& network) const;
};

// Every object of the kind that the plan manages; what AWS makes by itself is nobody's to mend.
std::vector<Object> objects_of(const model::Network& network, Noun noun);

model::Provenance where_of(const model::Network& network, const Object& object);
// Possible when the plan leaves open whether the object is there or what it says.
model::Certainty certainty_of(const model::Network& network, const Object& object);

}  // namespace netlint::rule
