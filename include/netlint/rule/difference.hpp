// What two networks let flow differently: the one before apply and the one after, or those of two plans.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "netlint/reach/engine.hpp"
#include "netlint/rule/baseline.hpp"
#include "netlint/set/port_set.hpp"
#include "netlint/set/service_set.hpp"

namespace netlint::rule {

// added: nothing could flow before; removed: nothing can now; changed: some services came and others went.
enum class Change : unsigned char { added, widened, changed, narrowed, removed };
std::string_view to_string(Change change);

// One source and one target, and the others for which the same changes.
struct Difference {
    Change change = Change::added;
    std::string from, to;                         // as the later network names them
    std::vector<std::string> also_from, also_to;  // further sources and targets, sorted
    set::ServiceSet opened, closed;               // connections that came, and that went
    bool partly = false;              // only for some of the client's ports: replies to the others are lost, or were
    bool possible = false;            // values that are not known decide about it
    reach::Answer flowing;            // of the first two: what is opened, or how what is closed used to flow
    std::vector<reach::Hop> refused;  // what stops now what is closed
};

struct Differences {
    std::vector<Difference> connections;    // what is added first, then by ends
    std::vector<std::string> not_compared;  // resources with interfaces that a plan does not show, sorted
};

// Compares every pair of resources, those with several interfaces with themselves too, and each with what lies outside:
// the internet, the private address space, every prefix that a permission, a prefix list, a network ACL or a route
// names, and every AWS service with an endpoint or a prefix list. Services of hosts at large count when many of them
// are concerned. No ends: NAT gateways, which carry what others open, and the addresses that the platform answers at
// (resolver, instance metadata, time), which no filter and no route touches.
Differences compare(const reach::Engine& earlier, const reach::Engine& later, const Renames& renames,
                    const set::PortSet& client_ports);

}  // namespace netlint::rule
