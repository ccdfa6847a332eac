// The parts of a plan document that networks are built from, read in one pass.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <boost/container/deque.hpp>
#include <boost/unordered/unordered_flat_map.hpp>

#include "actions.hpp"
#include "input.hpp"
#include "json_cursor.hpp"
#include "netlint/plan/configuration.hpp"
#include "netlint/plan/plan.hpp"
#include "netlint/plan/value_store.hpp"
#include "text_hash.hpp"

namespace netlint::plan {

class JsonReader;

// ReadSpec::wanted, asked once for every type.
class WantedTypes {
public:
    explicit WantedTypes(const ReadSpec& spec) : spec_(spec) {}
    // The type, as one text for all that are equal, and whether it is wanted.
    const std::pair<const std::string_view, bool>& find(std::string_view type);

private:
    const ReadSpec& spec_;
    boost::unordered_flat_map<std::string_view, bool, TextHash> known_;
    const std::pair<const std::string_view, bool>* last_ = nullptr;  // found: neighbours are mostly of one type
};

// An element of resource_changes.
struct ChangeRecord {
    std::string_view address, previous_address, type, deposed;
    bool data = false;
    bool wanted = true;
    bool other_mode = false;  // neither managed nor data: nothing that a network holds
    Value index;
    Actions actions;
    Value before, before_sensitive, after_sensitive;
    Value after;                   // with what is unknown of it
    Value after_unknown;           // null, but where that has still to be put into `after`
    std::string_view before_text;  // of `before`, where it is known where that ends
    std::size_t byte = 0;
};

// An element of prior_state's or planned_values' resources.
struct StateRecord {
    std::string_view address, type, deposed;
    bool data = false;
    bool wanted = true;
    bool other_mode = false;
    Value index, values, sensitive_values;
    std::size_t byte = 0;
};

// Records stay where they are as others come.
template <class T>
using Records = boost::container::deque<T, void, boost::container::deque_options_t<boost::container::block_size<128>>>;

// An object of an AWS type whose provider is another one.
struct OtherProvider {
    std::string_view provider, address;
    std::size_t byte;
};

struct Document {
    std::string_view format_version, terraform_version;
    bool has_changes = false, has_planned = false, has_state_values = false, has_configuration = false;
    bool complete = true, errored = false;
    bool holds_code = false;  // among values there may be a text that looks_like_code
    Records<ChangeRecord> changes;
    std::size_t forgotten = 0;                    // changes that leave an object behind
    std::optional<OtherProvider> other_provider;  // the first of the changes
    Records<StateRecord> prior;                   // of prior_state, or of a state shown as JSON
    Records<StateRecord> planned;                 // only when there are no resource_changes
    std::unique_ptr<ConfigModule> configuration;
    Value provider_config;
    Value variables;  // root variables, with values
    std::set<std::pair<std::string, std::string>> relevant;
    std::set<std::string> top_keys;
    std::deque<std::string> completed;  // addresses that old versions write without module and index
};

// Keeps what the texts of `document` point into.
struct ParsedInput {
    Input input;
    ValueStore values;
    ValueStore names;  // of objects and blocks, which are looked up all together
    ValueStore texts;  // of values, and the names of their members
    Document document;
    std::vector<Diagnostic> diagnostics;
};

// Errors are one sentence; the place is a byte of the input. What is said does not depend on the size of the pieces in
// which the text is read.
Result<std::unique_ptr<ParsedInput>> parse_document(Input input, const ReadSpec& spec,
                                                    std::size_t piece = JsonCursor::usual_piece);

// The members of a plan. Throws JsonError; returns what stands behind the document, null where nothing does.
const char* read_document(ParsedInput& parsed, const ReadSpec& spec, std::size_t piece);
// configuration.root_module and its calls.
std::unique_ptr<ConfigModule> read_module(JsonReader& reader, WantedTypes& wanted, ValueStore& names);

}  // namespace netlint::plan
