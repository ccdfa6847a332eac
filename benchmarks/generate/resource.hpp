// One object of a generated plan, and how it reads in every section: planned, found, unknown, configured.
#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "generate/types.hpp"

namespace netlint::generate {

// What a reference leads to: the expression that names it, and its id, which nobody knows while the object is new.
struct Target {
    std::string expression;  // "aws_vpc.this.id", "var.transit_gateway_id", "module.vpc0001.vpc_id"
    std::string id;
    bool created = false;

    std::string_view whole() const;  // "aws_vpc.this"; empty for a variable
};

std::string json_string(std::string_view text);  // of characters that JSON leaves as they are
// Expressions of the configuration: a value written there, or the names that an expression mentions.
std::string constant(std::string_view json);
std::string references(std::span<const Target> targets);

struct Attribute {
    std::string_view name;
    std::string value;                   // as the state has it
    std::optional<std::string> planned;  // as the plan has it: less what is known after apply; empty: all of `value`
    std::string unknown;                 // in after_unknown; empty: left out
    std::string expression;              // in the configuration; empty: not written there
};

class Resource {
public:
    // `id` is used when the object exists.
    Resource(const Type& type, std::string name, std::string id, bool created)
        : type_(&type), name_(std::move(name)), id_(std::move(id)), created_(created) {}

    Resource& given(std::string_view name, std::string json);
    Resource& defaulted(std::string_view name, std::string json);  // the provider fills it in while planning
    Resource& computed(std::string_view name, std::string json);   // the provider fills it in while applying
    Resource& tagged(std::initializer_list<std::pair<std::string_view, std::string_view>> tags);
    Resource& refers(std::string_view name, const Target& target);
    // A set: one member that is not known hides the others.
    Resource& refers_all(std::string_view name, std::span<const Target> targets);
    Resource& refers_all(std::string_view name, std::span<const Target> targets, const Target& expressed_by);
    Resource& add(Attribute attribute, bool created);

    const Type& type() const { return *type_; }
    bool created() const { return created_; }
    Target target() const;
    std::string address() const;                                             // in its module
    std::span<const std::string> referenced() const { return referenced_; }  // expressions

    void write_planned(std::string& out, std::string_view module) const;  // in planned_values
    void write_found(std::string& out, std::string_view module) const;    // in prior_state
    void write_change(std::string& out, std::string_view module) const;
    void write_configured(std::string& out) const;

private:
    Resource& add_set(std::string_view name, std::span<const Target> targets, std::string expression);
    void write_head(std::string& out, std::string_view module) const;
    void write_state(std::string& out) const;
    void write_after(std::string& out) const;
    void write_unknown(std::string& out) const;

    const Type* type_;
    std::string name_, id_;
    bool created_;
    std::vector<Attribute> attributes_;
    std::vector<std::string> referenced_;
};

}  // namespace netlint::generate
