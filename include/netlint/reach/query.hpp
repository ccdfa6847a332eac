// A question as text, the way a command line or a query file spells it, and its reading against a network.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "netlint/base/location.hpp"
#include "netlint/base/result.hpp"
#include "netlint/model/network.hpp"
#include "netlint/reach/answer.hpp"
#include "netlint/reach/question.hpp"

namespace netlint::reach {

// Empty texts mean "not given". Ports: "443", "1024-65535" or a service name; icmp: "8/0" or "8".
struct Query {
    std::string id, from, to;
    std::string protocol = "tcp";  // tcp, udp, icmp, icmpv6, all, or a number
    std::string port, icmp, source_port;
    std::string client = "any";  // linux, windows, nat, any: the client's ephemeral range
    std::optional<Verdict> expect;
    Location where;  // in the query file
};

Result<Verdict> parse_verdict(std::string_view text);

// The services that a query names: a protocol with its ports or ICMP type, everything of it when none is given.
Result<set::ServiceSet> parse_services(const Query& query);
// The client's source ports: --source-port, else the range of --client (1024-65535 for "any").
Result<set::PortSet> parse_source_ports(const Query& query);

// Both ends and the services; errors name the end, option or value that does not fit.
Result<Question> to_question(const model::Network& network, const Query& query);

}  // namespace netlint::reach
