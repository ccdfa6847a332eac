// What the fast engine is made of: compiled facts, labels, and the evaluation that looks them up.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "../ends.hpp"
#include "../nat64.hpp"
#include "classes.hpp"
#include "detours.hpp"
#include "evaluation.hpp"
#include "netlint/model/symbolic.hpp"
#include "netlint/reach/fast_engine.hpp"
#include "scopes.hpp"

namespace netlint::reach {

struct FastEngine::Parts {
    explicit Parts(const Engine& engine)
        : exact(&engine),
          facts(engine.network(), labels),
          scopes(facts),
          evaluation(facts, labels),
          entered(engine.network().enis.size()) {
        for (const model::Entrance& entrance : engine.network().entrances) entered[entrance.target.value] = true;
    }

    bool may_meet(const Endpoint& from, const Endpoint& to) const {
        const auto *source = std::get_if<Id<model::Eni>>(&from), *target = std::get_if<Id<model::Eni>>(&to);
        if (!source || !target) return true;
        return scopes.meets(facts.network.enis[*source].subnet, facts.network.enis[*target].subnet);
    }
    // Whether a way leads there that no table knows: an entrance, or an association with a service network.
    bool past_tables(const Endpoint& from, const Endpoint& to) const {
        if (const auto* target = std::get_if<Id<model::Eni>>(&to))
            return entered[target->value] && std::holds_alternative<Outside>(from);
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
    const fast::Classes& classes() {
        if (!classes_) classes_.emplace(facts);
        return *classes_;
    }
    const fast::Detours& detours() {
        if (!detours_) detours_.emplace(facts);
        return *detours_;
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

    const Engine* exact;
    fast::Labels labels;
    fast::Facts facts;
    fast::Scopes scopes;
    fast::Evaluation evaluation;
    std::vector<bool> entered;  // by interface: an entrance leads to it
    std::vector<fast::Cell> cells;
    Work work;

private:
    void find_addresses();

    std::vector<std::array<std::vector<fast::Span>, 2>> addresses_in_;  // by subnet; when first asked for
    std::vector<bool> others_speak_, others_hand_on_;                   // the same
    std::optional<fast::Classes> classes_;                              // when first asked for
    std::optional<fast::Detours> detours_;                              // the same
};

}  // namespace netlint::reach
