// The answer to a flow, and how a flow is written.
#include "netlint/net/flow.hpp"

#include <utility>

#include <fmt/format.h>

namespace netlint::net {
namespace {

std::string with_port(const Address& address, std::uint16_t port) {
    return fmt::format(fmt::runtime(address.is_v4() ? "{}:{}" : "[{}]:{}"), address.to_string(), port);
}

}  // namespace

Flow Flow::reply() const {
    Flow out = *this;
    std::swap(out.source, out.destination);
    std::swap(out.source_port, out.destination_port);
    if (protocol.has_icmp() && icmp_code == 0) {
        const std::uint8_t request = protocol == Protocol::icmp ? 8 : 128,
                           answer = protocol == Protocol::icmp ? 0 : 129;
        if (icmp_type == request)
            out.icmp_type = answer;
        else if (icmp_type == answer)
            out.icmp_type = request;
    }
    return out;
}

std::string Flow::to_string() const {
    if (protocol.has_ports())
        return fmt::format("{} {} -> {}", protocol.to_string(), with_port(source, source_port),
                           with_port(destination, destination_port));
    const std::string text =
        fmt::format("{} {} -> {}", protocol.to_string(), source.to_string(), destination.to_string());
    return protocol.has_icmp() ? fmt::format("{} type {} code {}", text, icmp_type, icmp_code) : text;
}

}  // namespace netlint::net
