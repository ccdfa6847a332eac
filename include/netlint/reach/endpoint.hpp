// The two ends of one connection, as the engines see them: an interface of the plan, or hosts outside it.
#pragma once

#include <string>
#include <variant>

#include "netlint/base/id.hpp"
#include "netlint/model/eni.hpp"
#include "netlint/set/address_set.hpp"

namespace netlint::reach {

// Hosts that are no interface of the plan: public hosts, an AWS service's public (symbolic) addresses, on-premises.
struct Outside {
    std::string name;  // "internet", "service:s3", "cidr:10.8.0.0/16"
    set::AddressSet addresses;
    bool operator==(const Outside&) const = default;
};

// The VPC's own resolver and other platform addresses that no filter and no route touches.
struct Platform {
    std::string name;
    set::AddressSet addresses;
    bool operator==(const Platform&) const = default;
};

using Endpoint = std::variant<Id<model::Eni>, Outside, Platform>;

}  // namespace netlint::reach
