// Fields of load balancers and listeners.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "functions.hpp"

namespace netlint::rule::fields {
namespace {

constexpr std::array<std::string_view, 4> kinds{"application", "network", "gateway", "classic"};

const model::LoadBalancer& balancer_of(const Context& context, const Object& object) {
    return context.network().load_balancers[object.id<model::LoadBalancer>()];
}

}  // namespace

Fact balancer_kind(const Context& context, const Object& object, Argument) {
    return {std::string(kinds[static_cast<std::size_t>(balancer_of(context, object).kind)]), {}, {}, {}, {}};
}

Fact internal(const Context& context, const Object& object, Argument) {
    const model::Tri value = balancer_of(context, object).internal;
    if (value == model::Tri::unknown)
        return Fact::open(balancer_of(context, object).where.address + " internal: known after apply");
    return Fact::truth(value == model::Tri::yes);
}

Fact fronted_by(const Context& context, const Object& object, Argument argument) {
    // A web ACL sits in the balancer itself and cannot be gone round; a distribution stands before it and can.
    for (const model::Provenance& front : balancer_of(context, object).fronts) {
        const bool cdn = front.address.find("aws_cloudfront_distribution") != std::string::npos;
        if (std::ranges::find(argument, cdn ? "cdn" : "waf") == argument.end()) continue;
        Fact fact = Fact::truth(true, fmt::format("{} stands in front of it", front.address));
        fact.related.push_back(front.address);
        return fact;
    }
    return Fact::truth(false);
}

Fact listener_protocol(const Context& context, const Object& object, Argument) {
    return {object.listener(context.network()).protocol, {}, {}, {}, {}};
}

Fact listener_port(const Context& context, const Object& object, Argument) {
    const auto& port = object.listener(context.network()).port;
    if (!port) return {};
    return {static_cast<double>(*port), {}, {}, {}, {}};
}

Fact only_redirects(const Context& context, const Object& object, Argument) {
    return Fact::truth(object.listener(context.network()).only_redirects);
}

}  // namespace netlint::rule::fields
