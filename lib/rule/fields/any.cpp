// Fields that every object has.
#include <algorithm>

#include <fmt/format.h>

#include "functions.hpp"

namespace netlint::rule::fields {

Fact address(const Context& context, const Object& object, Argument) {
    return {where_of(context.network(), object).address, {}, {}, {}, {}};
}

Fact module(const Context& context, const Object& object, Argument) {
    const std::string address = where_of(context.network(), object).address;
    std::string out;
    // "module.a["x.y"].module.b.aws_vpc.c": the steps that begin with "module."
    for (std::size_t at = 0; address.compare(at, 7, "module.") == 0;) {
        std::size_t end = at + 7;
        for (bool quoted = false; end < address.size() && (quoted || address[end] != '.'); ++end)
            if (address[end] == '"' && address[end - 1] != '\\') quoted = !quoted;
        out = address.substr(0, end);
        at = end + 1;
        if (at >= address.size()) break;
    }
    return {std::move(out), {}, {}, {}, {}};
}

Fact plan_has(const Context& context, const Object&, Argument argument) {
    const bool found = std::ranges::any_of(argument, [&](const std::string& type) { return context.plan_has(type); });
    return Fact::truth(found);
}

reach::Party party_of(const model::Network& network, Id<model::Resource> id) {
    return reach::ResourceParty{id, network.resources[id].enis};
}

std::string listed(std::span<const std::string> texts, std::size_t most) {
    const auto shown = texts.first(std::min(texts.size(), most));
    std::string out = fmt::format("{}", fmt::join(shown, ", "));
    if (texts.size() > most) out += fmt::format(" and {} more", texts.size() - most);
    return out;
}

void sort_unique(std::vector<std::string>& texts) {
    std::ranges::sort(texts);
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
}

std::optional<Id<model::Resource>> resource_of(const model::Network& network, const Object& object) {
    switch (object.noun) {
        case Noun::resource:
            return object.id<model::Resource>();
        case Noun::eni:
            return network.enis[object.id<model::Eni>()].resource;
        case Noun::load_balancer:
        case Noun::listener:
            return network.load_balancers[object.id<model::LoadBalancer>()].resource;
        case Noun::vpc_endpoint:
            return network.endpoints[object.id<model::VpcEndpoint>()].resource;
        default:
            return std::nullopt;
    }
}

}  // namespace netlint::rule::fields
