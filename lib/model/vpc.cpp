// The address space of a VPC.
#include "netlint/model/vpc.hpp"

namespace netlint::model {

set::AddressSet Vpc::addresses() const {
    return set::AddressSet::of(prefixes);
}

}  // namespace netlint::model
