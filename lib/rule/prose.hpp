// The prose of a rule's file, taken out of it beforehand: YAML's grammar costs hundreds of instructions a letter.
#pragma once

#include <string>
#include <string_view>

namespace netlint::rule {

struct Prose {
    std::string title, what, why, fix;
    std::string rest;  // the file with a letter in the place of each text taken, so that lines and columns stay
};

// Takes the headings that stand on one line of their own, plain or in single quotes, at the left edge. What needs more
// of YAML than that is left in the rest.
Prose take_prose(std::string_view file);

}  // namespace netlint::rule
