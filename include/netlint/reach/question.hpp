// A question in the user's words: can A open a connection to B for these services?
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "netlint/base/id.hpp"
#include "netlint/base/result.hpp"
#include "netlint/model/network.hpp"
#include "netlint/net/address.hpp"
#include "netlint/reach/endpoint.hpp"
#include "netlint/set/port_set.hpp"
#include "netlint/set/service_set.hpp"

namespace netlint::reach {

// One resource with the interfaces it may have.
struct ResourceParty {
    Id<model::Resource> resource{0};
    std::vector<Id<model::Eni>> enis;  // all of the resource's, or those of them in a named subnet or group
};

// "service:NAME": what a client gets for it depends on the client's VPC (private DNS, gateway endpoint, public).
struct ServiceParty {
    std::string name;
};

// "dns", "dns:10.0.0.2", or the address of another service that the platform answers by itself (169.254.169.254).
struct ResolverParty {
    std::optional<net::Address> address;
};

using Party = std::variant<ResourceParty, Outside, ServiceParty, ResolverParty>;

// One end of a question. A group (subnet, security group, module, zone) means any of its parties.
struct Side {
    std::string text;  // as the user wrote it
    std::vector<Party> parties;
};

// Reads an end as docs of the command line spell it: an address, "internet", "internet:PREFIX", "internet6",
// "cidr:PREFIX", a bare address, "service:NAME", "dns[:ADDRESS]". Errors name the nearest matches.
Result<Side> parse_side(const model::Network& network, std::string_view text);

struct Question {
    std::string id;
    Side from, to;
    set::ServiceSet services;
    set::PortSet source_ports;  // the client's ephemeral range: 1024-65535 unless the user knows better
};

}  // namespace netlint::reach
