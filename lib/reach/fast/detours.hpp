// Detours: VPCs whose packets a transit gateway may hand to another VPC.
#pragma once

#include <vector>

#include "facts.hpp"
#include "netlint/model/network.hpp"

namespace netlint::reach::fast {

// Never too few: what its own attachments and those of its peers do not settle counts as a detour.
class Detours {
public:
    explicit Detours(const Facts& facts);

    // Whether packets to one of the VPC's interfaces, or out of it, may pass an attachment's subnets in another VPC
    // than those of their two ends.
    bool of(Id<model::Vpc> vpc) const { return of_[vpc.value]; }
    // Whether any VPC's attachments may take packets to such hosts.
    bool to(const set::AddressSet& hosts) const { return sent_.overlaps(hosts); }

private:
    std::vector<bool> of_;  // by VPC
    set::AddressSet sent_;  // to all attachments of VPCs
};

}  // namespace netlint::reach::fast
