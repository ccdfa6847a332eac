// A plan as `terraform show -json` prints it: its two networks, its configuration and what was odd about it.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "netlint/base/diagnostic.hpp"
#include "netlint/base/location.hpp"
#include "netlint/base/result.hpp"
#include "netlint/plan/configuration.hpp"
#include "netlint/plan/world.hpp"

namespace netlint::plan {

struct ParsedInput;  // the document behind a plan, hidden

struct ReadSpec {
    // Resource types whose values are kept; the others are only counted. Empty: every type.
    std::function<bool(std::string_view type)> wanted;
    // Folder of the root module's source, for the locals that plan JSON leaves out; empty: none at hand.
    std::string source;
};

class Plan {
public:
    // Errors are one sentence with the place: what the input is instead of a plan, or the byte at which it breaks.
    // Values of the plan are never part of a message.
    static Result<Plan> read_file(const std::string& path, const ReadSpec& spec);
    static Result<Plan> read_bytes(std::string bytes, const ReadSpec& spec, const std::string& name);

    ~Plan();
    Plan(Plan&&) noexcept;
    Plan& operator=(Plan&&) noexcept;

    const World& after() const;
    const World& before() const;
    const ConfigModule* configuration() const;  // null when the plan has none
    const Value& variables() const;             // of the root: name to {value}
    const std::string& source() const;          // as ReadSpec gave it; empty when it is not this plan's
    // File and line of the resource's block, or of the call of a module whose source is not at hand.
    std::optional<Location> place_of(const InstanceAddress& address) const;
    const std::vector<Diagnostic>& diagnostics() const;
    std::string_view text() const;  // the document in UTF-8, in which byte offsets count
    // Gives back the memory that a mapped file's text takes; what is looked at again is mapped again.
    void release_text() const;
    // Gives back what networks are built from, once nobody will look at values or the configuration any more, or ask
    // for the network before.
    void forget_values();
    // The same, and all instances: of the plan is left what it says as a whole.
    void forget_instances();
    // Texts of resources that the plan marks as sensitive.
    const std::vector<std::string_view>& sensitive_texts() const;
    bool complete() const;  // false: targeted or deferred
    bool errored() const;
    bool is_state() const;  // a state shown as JSON: what exists, no change
    std::string_view terraform_version() const;
    std::string_view format_version() const;
    // Addresses of the instances whose types were not wanted, sorted.
    const std::map<std::string, std::vector<std::string>>& skipped() const;
    // (block address without keys, first attribute step) of everything the plan's changes depend on.
    const std::set<std::pair<std::string, std::string>>& relevant() const;

private:
    struct Parts;
    static std::unique_ptr<Parts> assemble(std::unique_ptr<ParsedInput> parsed, const ReadSpec& spec);
    explicit Plan(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace netlint::plan
