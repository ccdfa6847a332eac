// Finding the resources of a way among the changes of a plan.
#include "causes.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace netlint {
namespace {

std::string_view phrase_of(plan::Action action) {
    switch (action) {
        case plan::Action::create:
            return "is created";
        case plan::Action::update:
            return "is updated";
        case plan::Action::replace:
            return "is replaced";
        case plan::Action::remove:
            return "is destroyed";
        case plan::Action::forget:
            return "is no longer managed";
        case plan::Action::no_op:
        case plan::Action::read:
        case plan::Action::none:
            break;
    }
    return "";
}

const plan::Resource* find(const plan::World& world, std::string_view address) {
    const auto id = world.find(address);
    return id ? &world[*id] : nullptr;
}

// Updates of the two ends themselves mostly leave the network alone: they count when nothing else does.
bool only_updates(const report::Cause& cause, const rule::Difference& difference) {
    return cause.action == phrase_of(plan::Action::update) &&
           (cause.address == difference.from || cause.address == difference.to);
}

}  // namespace

std::vector<report::Cause> causes_of(const rule::Difference& difference, const plan::Plan& plan) {
    std::set<std::string> concerned{difference.from, difference.to};
    for (const auto* hops : {&difference.flowing.path, &difference.flowing.return_path, &difference.refused})
        for (const reach::Hop& hop : *hops) concerned.insert({hop.where.address, hop.at});
    std::vector<report::Cause> causes;
    for (const std::string& address : concerned) {
        const plan::Resource* resource = find(plan.after(), address);
        if (!resource) resource = find(plan.before(), address);
        if (!resource) continue;
        if (const std::string_view phrase = phrase_of(resource->action); !phrase.empty())
            causes.push_back({address, std::string(phrase), plan.place_of(resource->address)});
    }
    const auto weak = [&](const report::Cause& cause) { return only_updates(cause, difference); };
    if (!std::ranges::all_of(causes, weak)) std::erase_if(causes, weak);
    return causes;
}

}  // namespace netlint
