// What is compiled of a network once, for every engine over it.
#pragma once

#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "classes.hpp"
#include "detours.hpp"
#include "facts.hpp"
#include "labels.hpp"
#include "netlint/model/network.hpp"
#include "scopes.hpp"

namespace netlint::reach::fast {

// Made when first asked for, by whichever thread asks first.
template <class T>
class Once {
public:
    template <class... From>
    const T& of(From&&... from) const {
        std::call_once(made_, [&] { value_.emplace(std::forward<From>(from)...); });
        return *value_;
    }

private:
    mutable std::once_flag made_;
    mutable std::optional<T> value_;
};

// Nothing changes in it, so that many threads may look things up.
struct Compiled {
    explicit Compiled(const model::Network& network)
        : facts(network, labels), scopes(facts), entered(network.enis.size()) {
        for (const model::Entrance& entrance : network.entrances) entered[entrance.target.value] = true;
    }

    const Classes& classes() const { return classes_.of(facts); }
    const Detours& detours() const { return detours_.of(facts); }

    Labels labels;  // of the facts: each engine goes on with a copy
    Facts facts;
    Scopes scopes;
    std::vector<bool> entered;  // by interface: an entrance leads to it

private:
    Once<Classes> classes_;
    Once<Detours> detours_;
};

}  // namespace netlint::reach::fast
