// What an instance that runs already was given at its launch.
#pragma once

#include "spot.hpp"

namespace netlint::aws {

// Whether AWS gives its only interface a public address once an Elastic IP is taken from it: one that it had before
// comes back as another one. No plan shows for certain that it had one, only that it had none.
// https://docs.aws.amazon.com/vpc/latest/userguide/vpc-eip-overview.html
Spot after_elastic_ip(Context& context, plan::ResourceId id, Id<model::Subnet> subnet);

}  // namespace netlint::aws
