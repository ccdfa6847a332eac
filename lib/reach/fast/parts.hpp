// What the fast engine is made of: compiled facts, labels of its own, and the evaluation that looks them up.
#pragma once

#include <array>
#include <vector>

#include "../ends.hpp"
#include "../nat64.hpp"
#include "compiled.hpp"
#include "evaluation.hpp"
#include "netlint/model/symbolic.hpp"
#include "netlint/reach/fast_engine.hpp"

namespace netlint::reach {

struct FastEngine::Parts {
    Parts(const Engine& engine, const fast::Compiled& shared)
        : exact(&engine),
          compiled(shared),
          facts(compiled.facts),
          scopes(compiled.scopes),
          labels(compiled.labels),
          evaluation(facts, labels) {}

    bool may_meet(const Endpoint& from, const Endpoint& to) const {
        const auto *source = std::get_if<Id<model::Eni>>(&from), *target = std::get_if<Id<model::Eni>>(&to);
        if (!source || !target) return true;
        return scopes.meets(facts.network.enis[*source].subnet, facts.network.enis[*target].subnet);
    }
    // Whether a way leads there that no table knows: an entrance, or an association with a service network.
    bool past_tables(const Endpoint& from, const Endpoint& to) const {
        if (const auto* target = std::get_if<Id<model::Eni>>(&to))
            return compiled.entered[target->value] && std::holds_alternative<Outside>(from);
        const auto* hosts = std::get_if<Outside>(&to);
        return hosts && hosts->addresses.overlaps(model::symbolic_block("vpc-lattice"));
    }
    // Null: only the exact engine knows.
    const std::vector<fast::Cell>* cells_of(const Endpoint& from, const Endpoint& to) {
        cells.clear();
        if (!may_meet(from, to)) return &cells;
        const bool known = !past_tables(from, to) && evaluation.cells(from, to, cells);
        ++(known ? work.labelled : work.delegated);
        return known ? &cells : nullptr;
    }
    Connection connect(const Endpoint& from, const Endpoint& to, const set::PortSet& client_ports) {
        set::AddressSet destinations = addresses_of(facts.network, to);
        if (facts.by_nat64(from, to)) destinations |= nat64_names(destinations);
        return exact->connect(from, to,
                              set::HeaderSpace::box(addresses_of(facts.network, from), destinations,
                                                    set::ServiceSet::all(), client_ports));
    }
    set::Bounds<set::ServiceSet> services_of(const fast::LabelBounds& bounds) {
        return {labels.services(bounds.must), labels.services(bounds.may)};
    }
    // Of all interfaces in the subnet, sorted, each once.
    const std::vector<fast::Span>& addresses_in(Id<model::Subnet> subnet, net::Family family) {
        if (addresses_in_.empty()) find_addresses();
        return addresses_in_[subnet.value][static_cast<std::size_t>(family)];
    }
    // Whether what some interface in the subnet opens, or is handed, is judged by other than its address and groups.
    bool others_speak(Id<model::Subnet> subnet) {
        if (addresses_in_.empty()) find_addresses();
        return others_speak_[subnet.value];
    }
    bool others_hand_on(Id<model::Subnet> subnet) {
        if (addresses_in_.empty()) find_addresses();
        return others_hand_on_[subnet.value];
    }
    // Whether routes tell which VPCs packets of the subnet get to, and no other VPC is passed on the way.
    bool settled(Id<model::Subnet> subnet) const {
        return scopes.of(subnet) && !compiled.detours().of(facts.network.subnets[subnet].vpc);
    }

    const Engine* exact;
    const fast::Compiled& compiled;
    const fast::Facts& facts;
    const fast::Scopes& scopes;
    fast::Labels labels;
    fast::Evaluation evaluation;
    std::vector<fast::Cell> cells;
    Work work;

private:
    void find_addresses();

    std::vector<std::array<std::vector<fast::Span>, 2>> addresses_in_;  // by subnet; when first asked for
    std::vector<bool> others_speak_, others_hand_on_;                   // the same
};

}  // namespace netlint::reach
