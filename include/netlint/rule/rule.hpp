// A rule: what must not be, or must be, in a network, with the words to explain it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "netlint/base/location.hpp"
#include "netlint/base/result.hpp"
#include "netlint/rule/condition.hpp"
#include "netlint/rule/finding.hpp"
#include "netlint/rule/selector.hpp"
#include "netlint/rule/service_names.hpp"
#include "netlint/set/service_set.hpp"

namespace netlint::rule {

// An accepted case of a connection rule. An end that is not given means any.
struct Exception {
    std::vector<Selector> from, to;  // at most one each
    std::string reason;
    std::string until;  // "2027-03-01"; empty: for good
    Location where;
};

// What the first packet of a connection must or must not pass: one of way_words(), or a zone whose interfaces pass it
// on or take it ("firewall").
struct Way {
    std::vector<std::string> through, not_through;
    bool both_ways = false;  // of `through`: the replies, too
    bool empty() const { return through.empty() && not_through.empty(); }
};

// "internet-gateway", "nat-gateway", "waf", ...
std::span<const std::string_view> way_words();

// No connection from `from` to `to` may exist. With `not_through` only those that avoid all of it are wrong, with
// `through` only those that take one of it.
struct Deny {
    Selector from, to;
    set::ServiceSet services;
    Way way;
    std::vector<Exception> except;
};

// Every one of `from` reaches some of `to`, replies included.
struct Require {
    Selector from, to;
    set::ServiceSet services;
    bool all = false;  // every one of `to`
    Way way;
    std::vector<Exception> except;
    bool some_source = false;  // only some of `from` has to
};

// Nobody but `from` reaches `to` for these services.
struct Only {
    Selector to, from;
    set::ServiceSet services;
    std::vector<Exception> except;
};

// Every object that `where` picks fulfils `assertion`.
struct ObjectCheck {
    std::string noun;  // "security_group", "subnet", ...
    Condition where;
    Condition assertion;
    std::string message;  // may name fields: "{address} opens {services} to {peer}"
};

struct Rule {
    // Whether a case that depends on unknown values is told as a possible finding, is told and fails a gate, or is not
    // told.
    enum class Unknown : unsigned char { report, fail, ignore };

    std::string id;     // kebab-case; the name of its file
    std::string theme;  // the folder of its file; empty for a project's own
    std::string title;
    Severity severity = Severity::medium;
    std::string what, why, fix;
    std::vector<std::string> references;
    Unknown unknown = Unknown::report;
    // A rule that says more: where it blames the same element, this one keeps silent. So it does of what the plan
    // leaves open when a rule without this key says the same of the same ends. Empty: none.
    std::string covered_by;
    std::variant<Deny, Require, Only, ObjectCheck> body;
    Location where;
};

// One rule a text. `file` is for messages; its folder is the theme and its stem must be the id. `services` adds names.
Result<Rule> parse_rule(std::string_view text, std::string_view file, const ServiceNames& services = {});

}  // namespace netlint::rule
