// Names of cases that stay the same from run to run, so that trackers recognise them.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "netlint/rule/finding.hpp"

namespace netlint::report {

// Hashes the rule, the ends and the services of a case, or the rule, the object and what it is seen with: nothing of
// files, lines, wording or order. Cases of one run that share all of it are numbered, so no two get the same name.
class Fingerprints {
public:
    // `source` and `target` take the place of the finding's own when one finding stands for several pairs.
    std::string of(const rule::Finding& finding, const std::string& source, const std::string& target);

private:
    std::map<std::string, std::size_t> met_;
};

}  // namespace netlint::report
