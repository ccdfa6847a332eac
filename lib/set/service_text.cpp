// How services are written and read: "tcp/443, udp/53, icmp/8".
#include <algorithm>
#include <cctype>
#include <string>

#include <fmt/format.h>

#include "netlint/net/well_known.hpp"
#include "netlint/set/service_set.hpp"

namespace netlint::set {
namespace {

using net::Protocol;

std::string range_text(unsigned first, unsigned last) {
    return first == last ? fmt::format("{}", first) : fmt::format("{}-{}", first, last);
}

// "gre"; "protocol 27" where the name is better known as a service ("rdp").
std::string protocol_text(Protocol protocol) {
    const std::string name = protocol.to_string();
    return net::services_named(name).empty() ? name : fmt::format("protocol {}", protocol.number);
}

std::string list(const std::vector<ServiceEntry>& entries) {
    std::string out;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (i != 0) out += ", ";
        out += entries[i].to_string();
    }
    return out;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

bool is_all(std::string_view text) {
    return text.size() == 3 && std::tolower(text[0]) == 'a' && std::tolower(text[1]) == 'l' &&
           std::tolower(text[2]) == 'l';
}

// "3", "3-5", "3/4", "3/0-4".
Result<ServiceSet> parse_icmp(Protocol protocol, std::string_view text, std::string_view service) {
    const std::size_t slash = text.find('/');
    const auto types = net::PortRange::parse(text.substr(0, slash));
    const auto codes = slash == text.npos ? Result<net::PortRange>(net::PortRange{0, 255})
                                          : net::PortRange::parse(text.substr(slash + 1));
    if (!types || !codes || types->last > 255 || codes->last > 255 ||
        (slash != text.npos && types->first != types->last))
        return fail("not an ICMP type, or type and code: \"{}\"", service);
    const std::uint32_t base = ServicePoint::first(protocol);
    return ServiceSet::from_points(IntervalSet<std::uint32_t>::of(
        {base + types->first * 256u + codes->first, base + types->last * 256u + codes->last}));
}

Result<ServiceSet> parse_one(std::string_view text) {
    if (text.empty()) return fail("no service is named");
    if (is_all(text)) return ServiceSet::all();
    const std::size_t slash = text.find('/');
    if (slash == text.npos) {
        ServiceSet named;
        for (const net::NamedService& row : net::services_named(text))
            named |= ServiceSet::ports(row.protocol, row.ports);
        if (!named.empty()) return named;
    }
    constexpr std::string_view numbered = "protocol ";
    const std::string_view name = text.starts_with(numbered) ? text.substr(numbered.size()) : text.substr(0, slash);
    const auto protocol = Protocol::parse(name);
    if (!protocol) return fail("no such service or protocol: \"{}\"", text);
    if (slash == text.npos) return ServiceSet::protocol(*protocol);
    const std::string_view detail = text.substr(slash + 1);
    if (protocol->has_icmp()) return parse_icmp(*protocol, detail, text);
    if (!protocol->has_ports()) return fail("{} has no ports that AWS filters: \"{}\"", protocol->to_string(), text);
    const auto ports = net::PortRange::parse(detail);
    if (!ports) return std::unexpected(ports.error());
    return ServiceSet::ports(*protocol, *ports);
}

}  // namespace

std::string ServiceEntry::to_string() const {
    const std::string name = protocol_text(protocol);
    if (ports) return *ports == net::PortRange::all ? name : fmt::format("{}/{}", name, ports->to_string());
    if (!icmp || *icmp == IcmpRange{}) return name;
    const std::string types = fmt::format("{}/{}", name, range_text(icmp->first_type, icmp->last_type));
    if (icmp->first_code == 0 && icmp->last_code == 255) return types;
    return fmt::format("{}/{}", types, range_text(icmp->first_code, icmp->last_code));
}

std::string ServiceSet::to_string() const {
    if (empty()) return "none";
    if (*this == all()) return "all";
    const std::vector<ServiceEntry> in = entries();
    // Every one of the 256 protocols has an entry here or in the complement, so that of few entries is not the shorter.
    if (in.size() < 128) return list(in);
    const std::vector<ServiceEntry> out = (~*this).entries();
    return out.size() < in.size() ? "all except " + list(out) : list(in);
}

Result<ServiceSet> ServiceSet::parse(std::string_view text) {
    ServiceSet out;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        const auto one = parse_one(trimmed(text.substr(begin, end - begin)));
        if (!one) return one;
        out |= *one;
        begin = end + 1;
    }
    return out;
}

}  // namespace netlint::set
