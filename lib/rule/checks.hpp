// Rules against a network.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "context.hpp"
#include "evaluation.hpp"
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

Result<Findings> check_connections(const Context& context, const Ends& ends, const Rule& rule);

// A rule about objects, bound to the fields of their noun.
class ObjectRule {
public:
    // The rule, whose body is an ObjectCheck, must outlive it.
    explicit ObjectRule(const Rule& rule);

    Noun noun() const { return noun_; }
    Asks asks() const { return std::max(where_.asks(), assertion_.asks()); }
    // Zones that the conditions name, looked up and added to the context.
    Result<void> add_zones(Context& context, const Ends& ends) const;
    // Adds what is wrong with the object, if anything is.
    void check(const Context& context, const Object& object, Findings& out) const;

private:
    const Rule& rule_;
    const ObjectCheck& check_;
    Noun noun_;
    BoundCondition where_, assertion_;
};

// What each rule finds, in the order of the rules and the same for any number of threads.
Result<std::vector<Findings>> run_rules(const reach::Engine& engine, const set::PortSet& client_ports, const Ends& ends,
                                        std::span<const Rule> rules, unsigned threads);

// A finding with the rule's name and severity filled in.
Finding finding_of(const Rule& rule);
// Takes over witness, path and what else an answer proves.
void take_proof(Finding& finding, reach::Answer answer);

}  // namespace netlint::rule
