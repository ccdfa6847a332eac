// Which elements of a filter may have nothing to say, found for all of them at once.
#pragma once

#include <set>
#include <utility>
#include <vector>

#include "netlint/model/network.hpp"
#include "netlint/set/port_set.hpp"
#include "netlint/set/service_set.hpp"

namespace netlint::rule {

// By index of the entry: false when it decides packets for certain, so that no earlier one needs to be looked at.
std::vector<bool> possibly_shadowed(const model::NetworkAcl& acl);

// By index of the permission: false when some of it is in no other of the group's for certain.
std::vector<bool> possibly_redundant(const model::Network& network, const model::SecurityGroup& group);

// What some network ACL may refuse, whichever subnet it guards: most packets that a network carries meet nothing of it,
// and nothing that an ACL would explain needs to be asked about them.
class Refusals {
public:
    explicit Refusals(const model::Network& network);
    // Of the ACLs of these subnets alone.
    Refusals(const model::Network& network, const std::set<Id<model::Subnet>>& guarded);

    // False: no ACL refuses such a service to or from any of these peers.
    bool meet(const set::AddressSet& peers, const set::ServiceSet& services) const;
    // To or from all others no ACL refuses any of the services.
    set::AddressSet peers(const set::ServiceSet& services) const;

private:
    void add(const model::NetworkAcl& acl);
    void add(const set::AddressSet& peers, const set::ServiceSet& services);

    std::vector<std::pair<set::ServiceSet, set::AddressSet>> peers_;  // few different services, each once
};

// The services of packets that answer what is asked of these services, from these client ports or from those of a NAT
// gateway: of the same protocol.
set::ServiceSet reply_services(const set::ServiceSet& asked, const set::PortSet& client_ports);

}  // namespace netlint::rule
