// Reading a question's texts against a network.
#include "netlint/reach/query.hpp"

#include <array>
#include <utility>

#include "netlint/base/suggestion.hpp"
#include "netlint/net/icmp_type.hpp"
#include "netlint/net/port_range.hpp"
#include "netlint/net/well_known.hpp"

namespace netlint::reach {
namespace {

constexpr std::array<std::pair<std::string_view, Verdict>, 4> verdicts{{
    {"reachable", Verdict::reachable},
    {"unreachable", Verdict::unreachable},
    {"partial", Verdict::partial},
    {"unknown", Verdict::unknown},
}};

constexpr std::array<std::pair<std::string_view, net::Client>, 4> clients{{
    {"any", net::Client::any},
    {"linux", net::Client::amazon_linux},
    {"windows", net::Client::windows},
    {"nat", net::Client::nat_gateway},
}};

std::vector<std::string> service_names() {
    std::vector<std::string> names;
    for (const net::NamedService& service : net::named_services()) names.emplace_back(service.name);
    return names;
}

Result<set::ServiceSet> parse_ports(net::Protocol protocol, std::string_view text) {
    if (const auto range = net::PortRange::parse(text)) return set::ServiceSet::ports(protocol, *range);
    set::ServiceSet services;
    for (const net::NamedService& service : net::services_named(text))
        if (service.protocol == protocol) services = services | set::ServiceSet::ports(protocol, service.ports);
    if (!services.empty()) return services;
    return fail("'{}' is neither a port, a range of ports nor a {} service name{}", text, protocol.to_string(),
                did_you_mean(text, service_names()));
}

std::vector<std::string> names_of(const auto& table) {
    std::vector<std::string> names;
    for (const auto& [name, value] : table) names.emplace_back(name);
    return names;
}

}  // namespace

Result<Verdict> parse_verdict(std::string_view text) {
    for (const auto& [name, verdict] : verdicts)
        if (name == text) return verdict;
    return fail("'{}' is no verdict (reachable, unreachable, partial, unknown){}", text,
                did_you_mean(text, names_of(verdicts)));
}

Result<set::ServiceSet> parse_services(const Query& query) {
    if (query.protocol == "all" || query.protocol == "-1") {
        if (!query.port.empty() || !query.icmp.empty())
            return fail("a port or an ICMP type needs a protocol, not 'all'");
        return set::ServiceSet::all();
    }
    const auto protocol = net::Protocol::parse(query.protocol);
    if (!protocol) return std::unexpected(protocol.error());
    if (!query.port.empty()) {
        if (!protocol->has_ports()) return fail("protocol {} has no ports", protocol->to_string());
        return parse_ports(*protocol, query.port);
    }
    if (!query.icmp.empty()) {
        if (!protocol->has_icmp()) return fail("protocol {} has no ICMP types", protocol->to_string());
        const auto type = net::IcmpType::parse(query.icmp);
        if (!type) return std::unexpected(type.error());
        return set::ServiceSet::icmp(*protocol, *type);
    }
    return set::ServiceSet::protocol(*protocol);
}

Result<set::PortSet> parse_source_ports(const Query& query) {
    const auto as_set = [](net::PortRange range) { return set::PortSet::of({range.first, range.last}); };
    if (!query.source_port.empty()) {
        const auto range = net::PortRange::parse(query.source_port);
        if (!range) return std::unexpected(range.error());
        return as_set(*range);
    }
    for (const auto& [name, client] : clients)
        if (name == query.client) return as_set(net::ephemeral_ports(client));
    return fail("'{}' is no kind of client (linux, windows, nat, any){}", query.client,
                did_you_mean(query.client, names_of(clients)));
}

Result<Question> to_question(const model::Network& network, const Query& query) {
    auto services = parse_services(query);
    if (!services) return std::unexpected(services.error());
    auto ports = parse_source_ports(query);
    if (!ports) return std::unexpected(ports.error());
    auto from = parse_side(network, query.from);
    if (!from) return std::unexpected(from.error());
    auto to = parse_side(network, query.to);
    if (!to) return std::unexpected(to.error());
    return Question{query.id, *std::move(from), *std::move(to), *std::move(services), *std::move(ports)};
}

}  // namespace netlint::reach
