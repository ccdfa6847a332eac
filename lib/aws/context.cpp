// Looks values and references up, and keeps account of what has become what.
#include "context.hpp"

namespace netlint::aws {
model::Grade to_model(plan::Grade grade) {
    switch (grade) {
        case plan::Grade::sure:
            return model::Grade::sure;
        case plan::Grade::likely:
            return model::Grade::likely;
        case plan::Grade::guess:
            break;
    }
    return model::Grade::guess;
}

std::map<std::string, std::string> tags_of(const plan::Resource& resource) {
    std::map<std::string, std::string> tags;
    const plan::Value& all = resource.values["tags_all"];
    const plan::Value& own = resource.values["tags"];
    for (const plan::Value* values : {&all, &own}) {
        for (const auto& [name, value] : values->members()) {
            if (const auto text = value.as_string(); text && !value.sensitive())
                tags.insert_or_assign(std::string(name), *text);
        }
    }
    return tags;
}

std::span<const plan::ResourceId> Context::earlier(std::string_view type, std::string_view attribute,
                                                   std::string_view text) {
    const auto [found, fresh] = earlier_.try_emplace({type, attribute});
    if (fresh)
        for (const plan::ResourceId id : plan.before().of_type(type))
            if (const auto own = plan.before()[id].values[attribute].as_string()) found->second[*own].push_back(id);
    const auto all = found->second.find(text);
    if (all == found->second.end()) return {};
    return all->second;
}

bool Context::removed(std::string_view address) const {
    const auto id = world.find(address);
    return id && resource(*id).action == plan::Action::remove;
}

std::string_view Context::text(plan::ResourceId id, const plan::Path& path) const {
    return value(id, path).as_string().value_or("");
}

model::Tri Context::flag(plan::ResourceId id, const plan::Path& path, model::Tri omitted) const {
    const plan::Value& found = value(id, path);
    if (const auto truth = found.as_bool()) return *truth ? model::Tri::yes : model::Tri::no;
    return found.is_unknown() && written(id, path) ? model::Tri::unknown : omitted;
}

std::vector<Id<model::Eni>> Context::interfaces_of(const plan::Source& source) const {
    if (!source.resource || !text(*source.resource, plan::Path(source.attribute)).empty()) return {};
    std::vector<Id<model::Eni>> found;
    if (const auto holder = bindings<model::Resource>().find(*source.resource)) {
        const model::Resource& resource = network.resources[*holder];
        found = resource.enis;
        if (!found.empty() && resource.enis_complete.certain()) return found;
    }
    for (const Id<model::Eni> eni : fresh<model::Eni>())
        if (network.resources[network.enis[eni].resource].tier != model::Tier::nat) found.push_back(eni);
    return found;
}

Id<model::Vpc> Context::the_vpc(plan::ResourceId id, const plan::Path& path) {
    const One<model::Vpc> found = one<model::Vpc>(id, path);
    if (const auto vpc = found.exactly()) return *vpc;
    if (!found.written() && path.to_string() == "vpc_id") return default_vpc(resource(id).region);
    diagnose(DiagnosticLevel::warning, id, path, "the VPC is not known: " + found.reason);
    return *external(Noun<model::Vpc>{}, "VPC of " + resource(id).address_text);
}

Id<model::Resource> Context::add_resource(plan::ResourceId id, model::Tier tier) {
    const plan::Resource& from = resource(id);
    model::Resource made;
    made.where = where(id);
    made.type = from.type();
    made.module = from.address.module_to_string();
    made.tier = tier;
    made.tags = tags_of(from);
    const Id<model::Resource> noun_id = network.resources.add(std::move(made));
    bind(id, noun_id);
    return noun_id;
}

Id<model::Eni> Context::add_eni(model::Eni eni) {
    const Id<model::Resource> owner = eni.resource;
    const Id<model::Eni> id = network.enis.add(std::move(eni));
    network.resources[owner].enis.push_back(id);
    return id;
}

model::Provenance Context::where(plan::ResourceId id, const plan::Path& path, model::Grade grade) const {
    return {resource(id).address_text, path.to_string(), resource(id).byte, grade};
}

model::Certainty Context::possible(plan::ResourceId id, const plan::Path& path, std::string_view reason) const {
    return model::Certainty::possible(where(id, path).to_string() + ": " + std::string(reason));
}

void Context::diagnose(DiagnosticLevel level, plan::ResourceId id, const plan::Path& path, std::string message) {
    network.diagnostics.push_back(
        {level, std::move(message), resource(id).address_text, path.to_string(), resource(id).byte});
}

}  // namespace netlint::aws
