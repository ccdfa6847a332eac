// Follows an expression's references through variables, module outputs and instance keys to resource instances.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "block_index.hpp"
#include "constants.hpp"
#include "identity_index.hpp"
#include "module_folders.hpp"
#include "netlint/plan/plan.hpp"
#include "netlint/plan/target.hpp"
#include "source_locals.hpp"
#include "traversal.hpp"

namespace netlint::plan {

// Where an expression is evaluated: a module instance, the key of the block that holds it, and that block's for_each.
struct Scope {
    std::vector<ModuleStep> module;
    Key key;
    const Value* for_each = nullptr;
    std::string block = {};  // that it is for: "aws_subnet.this" of a managed resource, "module.net" of a call

    static Scope of(const Resource& resource);  // of the resource's own expressions
};

constexpr int follow_limit = 64;  // deeper chains exist only in forged files

// What an expression may come to.
struct Found {
    std::vector<Source> sources;  // without doubles, in the order of the expression
    bool ambiguous = false;       // one of the sources, where the plan does not tell which
    bool opaque = false;          // some reference cannot be followed: a local, a value of another kind
    bool literal = false;         // a constant of the configuration may be the value
    bool elsewhere = false;       // some reference ends at an AWS value that is none of those accepted
    bool whole = false;           // a whole object of another kind, any attribute of which may be meant
    bool undecided = false;       // a value that is not known yet may choose between the sources
    bool listed = false;          // a list whose members are all written out
    bool unnamed = false;         // several outputs of a module, where the plan does not tell which of them is meant
    bool aside = false;           // a local that is taken for an index, though in a list it may be a member
    Grade grade = Grade::sure;

    void add(const Found& other);
};

// What the index of "T.n" in an expression is made of, as far as its other references tell.
struct Index {
    bool own = false;                // the block's own key, if nothing else is
    bool open = false;               // something else is, and nobody knows what it comes to
    std::vector<std::string> names;  // what it may come to instead
    // An own number is meant where there are no more instances: as many steps further there is none.
    std::optional<std::size_t> steps = {};

    bool keyed() const { return own || open || !names.empty(); }
    bool plainly_own() const { return own && !open && names.empty(); }
};

class Follower {
public:
    Follower(const Plan& plan, const World& world, const IdentityIndex& identities, const BlockIndex& blocks)
        : plan_(plan), world_(world), identities_(identities), blocks_(blocks) {}

    Found follow(const Value& expression, const Scope& scope, const Accept& accept, int depth = 0) const;
    // One reference: "aws_vpc.v.id".
    Found follow(const Traversal& reference, const Scope& scope, const Accept& accept) const;
    Found follow(const SourceExpression& expression, const Scope& scope, const Accept& accept) const;
    // What all arguments of a module may come to.
    Found arguments(const std::vector<ModuleStep>& module, const Accept& accept) const;
    // The blocks of this name that the source writes in a resource, those of dynamic ones after the others; none where
    // nobody knows what a dynamic one makes, or where the source is not at hand.
    std::vector<const SourceBlock*> blocks_of(const Resource& resource, std::string_view block) const;
    // Of a module; null where its source is not at hand.
    const Constants* constants_of(std::span<const ModuleStep> path) const;
    // Whether the expression is made of nothing but variables that are null or empty.
    bool comes_to_nothing(const Value& expression, const Scope& scope) const;
    // The expression of a leaf that carries an id in another resource ("aws_subnet.x.vpc_id").
    Found follow_leaf(ResourceId id, std::string_view attribute, const Accept& accept, int depth) const;

private:
    using Steps = std::vector<Traversal::Step>;

    // An expression is followed once for each scope, also where forged files refer in circles.
    template <class F>
    Found once(const void* expression, const Scope& scope, int depth, F&& work) const;
    Found all_of(const Value& expression, const Scope& scope, const Accept& accept, int depth) const;
    // "T.n" where only the instance with the block's own key can be meant, found without a look at the others.
    std::optional<Found> with_own_key(const Traversal& traversal, const Scope& scope, const Accept& accept,
                                      std::optional<std::size_t> steps = {}) const;
    Index index_of(const std::vector<Traversal>& references, const Scope& scope, bool indexed) const;
    void add_constants(const std::vector<Traversal>& references, const Scope& scope, Index& index) const;
    // What a variable, a local or each.value comes to, where the plan or the source tells.
    std::optional<SourceExpression> constant_of(const Traversal& traversal, const Scope& scope) const;
    bool is_truth(const Traversal& variable, const Scope& scope) const;
    std::optional<SourceExpression> value_of_each(const Traversal& value, const Scope& scope) const;
    Found reference(const Traversal& traversal, const Scope& scope, const Accept& accept, int depth) const;
    Found resource(const Traversal& traversal, Mode mode, std::size_t at, const Scope& scope, const Accept& accept,
                   int depth) const;
    bool not_known(const Traversal& traversal, Mode mode, std::size_t at, const Scope& scope) const;
    Found variable(const Traversal& traversal, const Scope& scope, const Accept& accept, int depth) const;
    Found output(const Traversal& traversal, const Scope& scope, const Accept& accept, int depth) const;
    Found each_value(const Traversal& value, const Scope& scope, const Accept& accept, int depth) const;
    // Of several instances the one that the index names, when there is such a one.
    Found own(Found found, const Scope& scope, const Index& index) const;
    Found step(Found found, const Steps& steps) const;
    bool of_several_blocks(const Found& found) const;
    std::optional<std::vector<ResourceId>> with_key(const Found& found, const Key& key) const;
    const Value* constant(const Value& expression, const Scope& scope, int depth) const;
    const Value* constant(const Traversal& traversal, const Scope& scope, int depth) const;
    // What the source says of "local.x.y", and of each.value.z of a for_each over such a local; null without a source.
    const SourceExpression* local(const Traversal& traversal, const Scope& scope) const;
    const SourceModule* source_of(std::span<const ModuleStep> path) const;  // null when it is not at hand
    const SourceExpression* collection(const Scope& scope) const;
    const SourceExpression* each_value_in_source(const Traversal& value, const Scope& scope) const;
    Found source(const SourceExpression& expression, const Scope& scope, const Accept& accept, int depth) const;
    Found of_source(const SourceExpression& expression, const Scope& scope, const Accept& accept, int depth) const;
    const ConfigModule* module_of(std::span<const ModuleStep> path) const;
    Scope caller(const Scope& scope, const ConfigCall*& call) const;

    using Visit = std::tuple<const void*, const Value*, std::string, Key>;

    const Plan& plan_;
    const World& world_;
    const IdentityIndex& identities_;
    const BlockIndex& blocks_;
    mutable std::map<Visit, Found> visits_;                // of one question
    mutable std::map<std::string, SourceModule> sources_;  // by folder, read when first asked for
    mutable std::map<std::string, Constants> constants_;   // by module
    mutable std::deque<SourceBlock> unrolled_;             // that blocks_of() tells of
    mutable std::optional<ModuleFolders> folders_;
};

// The attribute under which a resource of this type is accepted; empty when it is not.
std::string_view accepted(const Accept& accept, std::string_view type, std::string_view attribute);

}  // namespace netlint::plan
