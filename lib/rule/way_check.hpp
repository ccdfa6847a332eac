// Whether connections go by the way that a rule asks for, whatever flow of them one looks at.
//
// A packet avoids an element when it still arrives without it: routes to what is missing lead nowhere, so no other
// packet changes its way. So one network without the elements of a way tells which connections pass them.
#pragma once

#include <vector>

#include "checks.hpp"

namespace netlint::rule {

class WayCheck {
public:
    // Errors: a word that is neither one of way_words() nor a zone.
    static Result<WayCheck> of(const Context& context, const Ends& ends, const Rule& rule, const Way& way);

    bool empty() const { return through_.empty() && not_through_.empty(); }

    // Of what a deny finds open only what goes by the wrong way: past all of `not_through`, by some of `through`.
    // The verdict is no when nothing does.
    Opening wrong(Opening opening, const reach::Party& from, const reach::Party& to,
                  const set::ServiceSet& services) const;

    // Whether some of what a require asks for goes another way: past all of `through`, or by some of `not_through`.
    model::Tri astray(const reach::Side& from, const reach::Side& to, const set::ServiceSet& services) const;

private:
    WayCheck(const Context& context, bool both_ways) : context_(&context), both_ways_(both_ways) {}
    bool is_way(const model::NatGateway& nat) const;
    model::Tri replies_astray(const reach::Party& from, const reach::Party& to) const;

    const Context* context_;
    bool both_ways_;
    std::vector<Loss> through_, not_through_;
};

}  // namespace netlint::rule
