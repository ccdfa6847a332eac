// One party asked against another: every pair of their endpoints, judged together.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "netlint/model/network.hpp"
#include "netlint/reach/engine.hpp"
#include "netlint/reach/question.hpp"
#include "outside_hosts.hpp"
#include "verdict.hpp"

namespace netlint::reach {

// Every flow of the headers that passes between the two, and back; some engine's answer.
using Connect = std::function<Connection(const Endpoint& from, const Endpoint& to, const set::HeaderSpace& asked)>;

// One pair of endpoints.
struct Pair {
    Endpoint from, to;
    set::HeaderSpace asked;
    set::HeaderSpace
        named;  // the same of hosts of IPv4 by the names that senders of IPv6 alone know them by (nat64.hpp)
    Connection connection;
    Levels levels;
};

struct Attempt {
    std::vector<Pair> pairs;
    Levels levels;
    std::vector<std::string> depends_on;  // on what the choice of endpoints depends

    Verdict verdict() const { return to_verdict(levels); }
};

// Interfaces of one resource are asked against each other too: two of a service's tasks. An interface stands for two of
// them where the resource has it alone, or may place several there.
Attempt attempt(const model::Network& network, const Connect& connect, OutsideHosts& hosts, const Question& question,
                const Party& from, const Party& to);

// Whether the plan leaves open which of its addresses the endpoint has.
bool address_open(const model::Network& network, const Endpoint& endpoint);

}  // namespace netlint::reach
