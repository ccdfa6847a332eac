// Which concrete endpoints a party of a question stands for, as one client gets them.
#pragma once

#include <string>
#include <vector>

#include "netlint/model/network.hpp"
#include "netlint/reach/endpoint.hpp"
#include "netlint/reach/question.hpp"

namespace netlint::reach {

struct Ends {
    std::vector<Endpoint> endpoints;
    std::string depends_on;  // not empty: one of the endpoints, and this decides which
};

// `client` is where the connection starts; names of services and resolvers mean what they mean in its VPC.
Ends ends_of(const model::Network& network, const Party& party, const Endpoint* client);

// "aws_instance.app", "internet", "service:s3".
std::string name_of(const model::Network& network, const Endpoint& endpoint);

const set::AddressSet& addresses_of(const model::Network& network, const Endpoint& endpoint);

}  // namespace netlint::reach
