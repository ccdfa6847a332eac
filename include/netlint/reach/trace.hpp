// The judge: follows one concrete flow hop by hop, with no sets, and is written to be obviously right.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "netlint/model/network.hpp"
#include "netlint/net/flow.hpp"
#include "netlint/reach/endpoint.hpp"
#include "netlint/reach/hop.hpp"

namespace netlint::reach {

// The fate of a flow. A denied flow still lists every element that refuses it on the way, not only the first.
enum class Disposition : unsigned char {
    delivered,   // first packet and reply both arrive
    denied,      // some hop of the first packet refuses
    reply_lost,  // the first packet arrives, its reply does not
    unknown,     // it depends on values the plan does not know
};
std::string_view to_string(Disposition disposition);

struct Trace {
    Disposition disposition = Disposition::denied;
    std::vector<Hop> forward;
    std::vector<Hop> reply;
    std::vector<std::string> depends_on() const;  // of hops that decided `unknown`, in order, no duplicates
    std::vector<Hop> blockers() const;            // hops that decided `deny`, both halves
};

// The flow's source must be an address of `from` and its destination one of `to`. An interface whose address is not
// fixed is taken to have exactly the flow's address. `NAT` ports of the rewritten leg are taken as `translated_port`.
Trace trace(const model::Network& network, const Endpoint& from, const Endpoint& to, const net::Flow& flow,
            std::uint16_t translated_port = 1024);

}  // namespace netlint::reach
