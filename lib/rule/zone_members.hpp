// What a zone means while it is looked up, and the algebra that combines zones.
#pragma once

#include <vector>

#include "netlint/reach/question.hpp"

namespace netlint::rule {

// Interfaces by number, hosts by address, and parties that are neither.
struct Members {
    std::vector<bool> enis;       // by Id<Eni>
    std::vector<bool> resources;  // by Id<Resource>: those whose interfaces the plan does not show at all
    std::vector<reach::Outside> outside;
    std::vector<reach::Party> others;

    bool empty() const;
};

// Each changes the first to what it makes with the second. Interfaces and hosts never meet.
void unite(Members& a, const Members& b);
void intersect(Members& a, const Members& b);
void take_away(Members& a, const Members& b);

void keep_common(std::vector<bool>& a, const std::vector<bool>& b);

}  // namespace netlint::rule
