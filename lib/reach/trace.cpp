// What a trace as a whole comes to.
#include "netlint/reach/trace.hpp"

#include <algorithm>

#include "walk.hpp"

namespace netlint::reach {

std::string_view to_string(Disposition disposition) {
    switch (disposition) {
        case Disposition::delivered:
            return "delivered";
        case Disposition::denied:
            return "denied";
        case Disposition::reply_lost:
            return "reply-lost";
        case Disposition::unknown:
            return "unknown";
    }
    return "";
}

Decision decision_of(const std::vector<Hop>& hops) {
    Decision decision = Decision::allow;
    for (const Hop& hop : hops) {
        if (hop.decision == Decision::deny) return Decision::deny;
        if (hop.decision == Decision::unknown) decision = Decision::unknown;
    }
    return decision;
}

std::vector<std::string> Trace::depends_on() const {
    std::vector<std::string> reasons;
    for (const std::vector<Hop>* half : {&forward, &reply})
        for (const Hop& hop : *half)
            if (hop.decision == Decision::unknown && !hop.depends_on.empty() &&
                std::find(reasons.begin(), reasons.end(), hop.depends_on) == reasons.end())
                reasons.push_back(hop.depends_on);
    return reasons;
}

std::vector<Hop> Trace::blockers() const {
    std::vector<Hop> refusing;
    for (const std::vector<Hop>* half : {&forward, &reply})
        for (const Hop& hop : *half)
            if (hop.decision == Decision::deny) refusing.push_back(hop);
    return refusing;
}

Trace trace(const model::Network& network, const Endpoint& from, const Endpoint& to, const net::Flow& flow,
            std::uint16_t translated_port) {
    return Walk(network, from, to, translated_port).trace(flow);
}

}  // namespace netlint::reach
