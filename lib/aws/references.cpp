// The way from a plan's references to the network's nouns.
#include <algorithm>

#include "context.hpp"
#include "detached.hpp"
#include "placements/balancer_reference.hpp"

namespace netlint::aws {
namespace {

using Nouns =
    std::tuple<model::Vpc, model::Subnet, model::SecurityGroup, model::RouteTable, model::NetworkAcl, model::PrefixList,
               model::InternetGateway, model::VpnGateway, model::EgressOnlyGateway, model::NatGateway,
               model::VpcEndpoint, model::Peering, model::Eni, model::Resource, model::LoadBalancer, model::TargetGroup,
               model::TransitGateway, model::TransitAttachment, model::TransitTable>;

template <class T, std::size_t... I>
constexpr std::size_t number_in(std::index_sequence<I...>) {
    return ((std::is_same_v<T, std::tuple_element_t<I, Nouns>> ? I : 0) + ...);
}
// Which of the nouns it is.
template <class T>
constexpr std::size_t noun_number() {
    return number_in<T>(std::make_index_sequence<std::tuple_size_v<Nouns>>());
}

}  // namespace

template <class T>
One<T> Context::one(plan::ResourceId id, const plan::Path& path) {
    using enum plan::Target::Kind;
    const plan::Target target = resolver.one(id, path, accepted<T>());
    if (target.kind == exactly && detached(*this, id, path).contains(text(id, path))) return {};
    One<T> found{target.kind, {}, to_model(target.grade), target.reason.empty() ? "known after apply" : target.reason};
    for (const plan::Source& source : target.sources) {
        if (const auto noun_id = noun<T>(source)) {
            found.ids.push_back(*noun_id);
        } else {
            found.kind = unknown;  // one of them is nothing that the network holds
            if constexpr (std::is_same_v<T, model::Eni>) {
                const std::vector<Id<T>> perhaps = interfaces_of(source);
                found.ids.insert(found.ids.end(), perhaps.begin(), perhaps.end());
            }
        }
    }
    normalise(found.ids);
    const bool single = found.ids.size() == 1;
    if (found.kind == one_of && single && target.sources.size() > 1) found.kind = exactly;  // aliases of one noun
    if (found.kind == exactly && (!single || target.grade == plan::Grade::guess)) found.kind = unknown;
    return found;
}

template <class T>
Many<T> Context::many(plan::ResourceId id, const plan::Path& path) {
    const plan::Targets targets = resolver.many(id, path, accepted<T>());
    const auto gone = detached(*this, id, path);
    Many<T> found{{},
                  {},
                  targets.open,
                  targets.written,
                  to_model(targets.grade),
                  targets.reason.empty() ? "known after apply" : targets.reason};
    const auto collect = [&](const std::vector<plan::Source>& sources, std::vector<Id<T>>& ids) {
        for (const plan::Source& source : sources) {
            if (gone.contains(source.resource ? text(*source.resource, plan::Path(source.attribute))
                                              : source.external_id)) {
                continue;
            } else if (const auto noun_id = noun<T>(source)) {
                ids.push_back(*noun_id);
            } else {
                found.open = true;
            }
        }
    };
    if (targets.grade != plan::Grade::guess) collect(targets.certain, found.certain);
    collect(targets.certain, found.possible);
    collect(targets.possible, found.possible);
    normalise(found.certain);
    normalise(found.possible);
    return found;
}

template <class T>
std::optional<Id<T>> Context::noun(const plan::Source& source) {
    if (!source.resource) return external(Noun<T>{}, source.external_id);
    if (const auto by_carrier = carried(Noun<T>{}, *source.resource, source.attribute)) return by_carrier;
    if (const auto bound = bindings<T>().find(*source.resource)) return bound;
    const bool identity = source.attribute.empty() || source.attribute == "id" || source.attribute == "arn";
    if (identity) return external(Noun<T>{}, resource(*source.resource).address_text);
    const std::string_view known = text(*source.resource, plan::Path(source.attribute));
    return known.empty() ? std::nullopt : external(Noun<T>{}, known);
}

template <class T>
std::vector<Id<T>> Context::fresh() const {
    std::vector<Id<T>> found;
    for (const auto& [resource_id, noun_id] : bindings<T>().by_resource()) {
        if (value(resource_id, "id").is_unknown()) found.push_back(noun_id);
    }
    normalise(found);
    return found;
}

// Only an identity of the instance itself is not followed further.
template <class T>
std::optional<Id<T>> Context::followed(plan::ResourceId id, std::string_view attribute) {
    if (attribute == "id" || attribute == "arn" || bindings<T>().find(id)) return std::nullopt;
    if (!text(id, plan::Path(attribute)).empty()) return bindings<T>().find(text(id, plan::Path(attribute)));
    const std::tuple key{noun_number<T>(), id, std::string(attribute)};
    // Entered before it is known: a forged plan may refer in circles, which lead nowhere.
    const auto [entry, first] = copies_.try_emplace(key);
    if (!first) return entry->second ? std::optional(Id<T>{*entry->second}) : std::nullopt;
    const std::optional<Id<T>> found = one<T>(id, attribute).exactly();
    copies_.insert_or_assign(key, found ? std::optional(found->value) : std::nullopt);
    return found;
}

template <class T>
void Context::bind(plan::ResourceId id, Id<T> noun) {
    bindings<T>().bind(id, noun);
    bindings<T>().bind(text(id, "id"), noun);
    bindings<T>().bind(text(id, "arn"), noun);
    copies_.clear();
}

#define NETLINT_REFERENCES_TO(T)                                                            \
    template One<T> Context::one<T>(plan::ResourceId, const plan::Path&);                   \
    template Many<T> Context::many<T>(plan::ResourceId, const plan::Path&);                 \
    template std::optional<Id<T>> Context::noun<T>(const plan::Source&);                    \
    template std::vector<Id<T>> Context::fresh<T>() const;                                  \
    template std::optional<Id<T>> Context::followed<T>(plan::ResourceId, std::string_view); \
    template void Context::bind<T>(plan::ResourceId, Id<T>)

NETLINT_REFERENCES_TO(model::Vpc);
NETLINT_REFERENCES_TO(model::Subnet);
NETLINT_REFERENCES_TO(model::SecurityGroup);
NETLINT_REFERENCES_TO(model::RouteTable);
NETLINT_REFERENCES_TO(model::NetworkAcl);
NETLINT_REFERENCES_TO(model::PrefixList);
NETLINT_REFERENCES_TO(model::InternetGateway);
NETLINT_REFERENCES_TO(model::VpnGateway);
NETLINT_REFERENCES_TO(model::EgressOnlyGateway);
NETLINT_REFERENCES_TO(model::NatGateway);
NETLINT_REFERENCES_TO(model::VpcEndpoint);
NETLINT_REFERENCES_TO(model::Peering);
NETLINT_REFERENCES_TO(model::Eni);
NETLINT_REFERENCES_TO(model::Resource);
NETLINT_REFERENCES_TO(model::LoadBalancer);
NETLINT_REFERENCES_TO(model::TargetGroup);
NETLINT_REFERENCES_TO(model::TransitGateway);
NETLINT_REFERENCES_TO(model::TransitAttachment);
NETLINT_REFERENCES_TO(model::TransitTable);

#undef NETLINT_REFERENCES_TO

}  // namespace netlint::aws
