// A project's policy, netlint.yaml: its zones, services and rules, and the findings it accepts.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "netlint/base/location.hpp"
#include "netlint/base/result.hpp"
#include "netlint/net/prefix.hpp"
#include "netlint/net/well_known.hpp"
#include "netlint/rule/rule.hpp"
#include "netlint/rule/selector.hpp"
#include "netlint/rule/service_names.hpp"

namespace netlint::rule {

struct ZoneDefinition {
    std::string name;
    Selector selector;
    Location where;
};

// A finding that somebody accepts.
struct Waiver {
    std::string rule;
    std::string address;  // glob
    std::string reason, owner;
    std::string until;  // "2027-01-31", the last day it holds; empty: for good
    Location where;
};

// What is taken for granted beside the plan.
struct Assumptions {
    std::map<std::string, std::vector<net::Prefix>> prefix_lists;  // contents by name of the list
    net::Client client_ports = net::Client::any;
};

struct RuleName {
    std::string text;  // an id, a theme, or "catalogue"
    Location where;
};

struct Policy {
    std::vector<ZoneDefinition> zones;
    ServiceNames services;
    std::vector<RuleName> use{{"catalogue", {}}};
    std::vector<RuleName> skip;
    std::vector<std::pair<RuleName, Severity>> severity;
    std::vector<Rule> own;
    std::vector<Waiver> waivers;
    Assumptions assume;
};

// Unknown keys, unknown services and values of the wrong kind are errors with the line and column where they stand.
Result<Policy> parse_policy(std::string_view text, std::string_view file);

// Whether the keys at the top of a file are rather those of a policy than those of a rule; when they tell nothing,
// whether it is called netlint.yaml.
bool looks_like_policy(std::string_view text, std::string_view file);

}  // namespace netlint::rule
