// Reads what a rule says about protocol, ports and ICMP types.
#include "services.hpp"

#include <optional>

namespace netlint::aws {
namespace {

using net::Protocol;
using plan::ResourceId;
using set::ServiceSet;

RuleServices open(Context& context, ResourceId id, const plan::Path& path, ServiceSet at_most,
                  std::string_view reason) {
    return {std::move(at_most), context.possible(id, path, reason)};
}

RuleServices malformed(Context& context, ResourceId id, const plan::Path& path, ServiceSet at_most,
                       const std::string& why) {
    context.diagnose(DiagnosticLevel::warning, id, path, why);
    return open(context, id, path, std::move(at_most), why);
}

// "-1" and "all" are every protocol.
struct ProtocolField {
    bool all = false;
    std::optional<Protocol> protocol;  // empty: unknown or malformed
};

ProtocolField protocol_at(const Context& context, ResourceId id, const plan::Path& path) {
    const plan::Value& value = context.value(id, path);
    const auto text = value.as_string();
    if (!text) return {};
    if (*text == "-1" || *text == "all" || *text == "ALL" || *text == "All") return {.all = true, .protocol = {}};
    const auto protocol = Protocol::parse(*text);
    return {.all = false, .protocol = protocol ? std::optional(*protocol) : std::nullopt};
}

std::string bad_number(const plan::Value& value, const char* what) {
    return "not " + std::string(what) + ": " +
           (value.sensitive() ? "(sensitive)" : std::string(value.as_string().value_or("?")));
}

RuleServices ports(Context& context, ResourceId id, const RuleFields& fields, Protocol protocol) {
    const ServiceSet every = ServiceSet::protocol(protocol);
    const plan::Value& from = context.value(id, fields.from_port);
    const plan::Value& to = context.value(id, fields.to_port);
    if (from.is_unknown()) return open(context, id, fields.from_port, every, "known after apply");
    if (to.is_unknown()) return open(context, id, fields.to_port, every, "known after apply");
    const auto first = from.as_int(), last = to.as_int();
    // -1 to -1 is how older plans write every port.
    if (first == -1 && last == -1) return {every, {}};
    for (const auto& [value, number, path] :
         {std::tuple(&from, first, &fields.from_port), std::tuple(&to, last, &fields.to_port)}) {
        if (!number || *number < 0 || *number > 65535)
            return malformed(context, id, *path, every, bad_number(*value, "a port"));
    }
    if (*first > *last) return malformed(context, id, fields.from_port, every, "a port range that runs backwards");
    return {ServiceSet::ports(protocol,
                              net::PortRange{static_cast<std::uint16_t>(*first), static_cast<std::uint16_t>(*last)}),
            {}};
}

// -1 is any; `omitted` stands for what is null.
RuleServices icmp(Context& context, ResourceId id, const plan::Path& type_path, const plan::Path& code_path,
                  Protocol protocol, std::int64_t omitted) {
    const ServiceSet every = ServiceSet::protocol(protocol);
    const plan::Value& type_value = context.value(id, type_path);
    const plan::Value& code_value = context.value(id, code_path);
    if (type_value.is_unknown()) return open(context, id, type_path, every, "known after apply");
    const std::int64_t type = type_value.unset() ? omitted : type_value.as_int().value_or(-2);
    if (type == -1) return {every, {}};
    if (type < 0 || type > 255) return malformed(context, id, type_path, every, bad_number(type_value, "an ICMP type"));
    net::IcmpType kind{static_cast<std::uint8_t>(type), std::nullopt};
    const ServiceSet of_type = ServiceSet::icmp(protocol, kind);
    if (code_value.is_unknown()) return open(context, id, code_path, of_type, "known after apply");
    const std::int64_t code = code_value.unset() ? omitted : code_value.as_int().value_or(-2);
    if (code == -1) return {of_type, {}};
    if (code < 0 || code > 255)
        return malformed(context, id, code_path, of_type, bad_number(code_value, "an ICMP code"));
    kind.code = static_cast<std::uint8_t>(code);
    return {ServiceSet::icmp(protocol, kind), {}};
}

// Everything but ICMP, which the two filters spell in their own ways.
template <class Icmp>
RuleServices services(Context& context, ResourceId id, const RuleFields& fields, const Icmp& of_icmp) {
    const ProtocolField field = protocol_at(context, id, fields.protocol);
    if (field.all) return {ServiceSet::all(), {}};
    if (!field.protocol) {
        const plan::Value& value = context.value(id, fields.protocol);
        if (value.is_unknown()) return open(context, id, fields.protocol, ServiceSet::all(), "known after apply");
        return malformed(context, id, fields.protocol, ServiceSet::all(), bad_number(value, "a protocol"));
    }
    if (field.protocol->has_ports()) return ports(context, id, fields, *field.protocol);
    if (field.protocol->has_icmp()) return of_icmp(*field.protocol);
    return {ServiceSet::protocol(*field.protocol), {}};
}

}  // namespace

RuleServices permission_services(Context& context, ResourceId id, const RuleFields& fields) {
    return services(context, id, fields, [&](Protocol protocol) {
        return icmp(context, id, fields.from_port, fields.to_port, protocol, -1);
    });
}

// The provider sends 0 for a type or code that is not written, which is echo reply.
RuleServices entry_services(Context& context, ResourceId id, const RuleFields& fields) {
    return services(context, id, fields, [&](Protocol protocol) {
        return icmp(context, id, fields.icmp_type, fields.icmp_code, protocol, 0);
    });
}

}  // namespace netlint::aws
