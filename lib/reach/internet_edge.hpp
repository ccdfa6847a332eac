// The gateway by which a VPC meets the internet.
#pragma once

#include "netlint/base/id.hpp"
#include "netlint/model/network.hpp"

namespace netlint::reach {

// The one that is attached for certain, else one that may be; null: none.
inline const model::InternetGateway* internet_gateway(const model::Network& network, Id<model::Vpc> vpc) {
    const model::InternetGateway* possible = nullptr;
    for (const model::InternetGateway& gateway : network.internet_gateways) {
        const bool certain = gateway.attached.certain();
        if (gateway.vpc == vpc && certain) return &gateway;
        if (!certain && (!gateway.vpc || gateway.vpc == vpc) && !possible) possible = &gateway;
    }
    return possible;
}

}  // namespace netlint::reach
