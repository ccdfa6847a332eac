// One rule at a time against a network.
#pragma once

#include <string_view>
#include <vector>

#include "context.hpp"
#include "netlint/rule/finding.hpp"
#include "netlint/rule/rule.hpp"

namespace netlint::rule {

// Looks up the ends of connection rules. Errors are about zones.
class Ends {
public:
    Ends(const Zones& zones, std::string_view today, bool may_be_empty)
        : zones_(zones), today_(today), may_be_empty_(may_be_empty) {}

    // A rule of the catalogue may speak of zones that this network does not have; a project's own may not.
    Result<reach::Side> side(const Selector& selector, const Rule& rule) const {
        return zones_.side(selector, may_be_empty_ || !rule.theme.empty());
    }
    const Zones& zones() const { return zones_; }
    bool expired(std::string_view until) const { return !until.empty() && !today_.empty() && until < today_; }

private:
    const Zones& zones_;
    std::string_view today_;
    bool may_be_empty_;
};

Result<std::vector<Finding>> check_connections(const Context& context, const Ends& ends, const Rule& rule);

std::vector<Finding> check_objects(const Context& context, const Rule& rule, const ObjectCheck& check);
// Zones that the conditions of the rule name, looked up and added to the context.
Result<void> add_zones(Context& context, const Ends& ends, const Rule& rule);

// A finding with the rule's own words filled in.
Finding finding_of(const Rule& rule);
// Takes over witness, path and what else an answer proves.
void take_proof(Finding& finding, reach::Answer answer);

}  // namespace netlint::rule
