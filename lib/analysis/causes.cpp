// Finding the resources of a way among the changes of a plan.
#include "causes.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

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

// What filters, routes and gateways know of an interface, with names in place of numbers.
using Look = std::tuple<std::string, std::vector<std::pair<std::string, bool>>, bool, bool, set::AddressSet, model::Tri,
                        model::Tri, bool, bool, bool, bool>;

std::vector<Look> looks_of(const model::Network& network, std::string_view address) {
    std::vector<Look> looks;
    const auto id = network.find_resource(address);
    if (!id) return looks;
    for (const Id<model::Eni> one : network.resources[*id].enis) {
        const model::Eni& eni = network.enis[one];
        std::vector<std::pair<std::string, bool>> groups;
        for (const model::Attachment& attached : eni.groups)
            groups.emplace_back(network.security_groups[attached.group].where.address, attached.certainty.certain());
        std::ranges::sort(groups);
        looks.emplace_back(network.subnets[eni.subnet].where.address, std::move(groups), eni.groups_complete.certain(),
                           eni.filtered, eni.addresses, eni.has_public_v4, eni.public_v6, eni.source_dest_check,
                           eni.accepts_connections, eni.opens_connections, eni.accepting.certain());
    }
    std::ranges::sort(looks);
    return looks;
}

}  // namespace

std::vector<report::Cause> causes_of(const rule::Difference& difference, const plan::Plan& plan,
                                     const model::Network& earlier, const model::Network& later) {
    std::set<std::string> concerned{difference.from, difference.to};
    for (const auto* hops : {&difference.flowing.path, &difference.flowing.return_path, &difference.refused})
        for (const reach::Hop& hop : *hops) concerned.insert({hop.where.address, hop.at});
    std::vector<report::Cause> causes, weak;
    for (const std::string& address : concerned) {
        const plan::Resource* resource = find(plan.after(), address);
        if (!resource) resource = find(plan.before(), address);
        if (!resource) continue;
        const std::string_view phrase = phrase_of(resource->action);
        if (phrase.empty()) continue;
        // An update of an end mostly leaves its interfaces alone (a tag, an image): then it counts when nothing else
        // does.
        const std::string_view previous = resource->previous_address.empty() ? address : resource->previous_address;
        const bool leaves_alone = resource->action == plan::Action::update &&
                                  (address == difference.from || address == difference.to) &&
                                  looks_of(earlier, previous) == looks_of(later, address);
        (leaves_alone ? weak : causes).push_back({address, std::string(phrase), plan.place_of(resource->address)});
    }
    return causes.empty() ? weak : causes;
}

}  // namespace netlint
