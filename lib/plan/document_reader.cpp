// The members of a plan document that networks are built from.
#include <unordered_map>
#include <utility>

#include "document.hpp"
#include "json_value.hpp"
#include "netlint/plan/instance_address.hpp"

namespace netlint::plan {

namespace ondemand = simdjson::ondemand;
using ondemand::json_type;

namespace {

class DocumentReader {
public:
    DocumentReader(ParsedInput& parsed, const ReadSpec& spec)
        : parsed_(parsed),
          document_(parsed.document),
          wanted_(spec),
          json_(parsed.input.text(), parsed.input.offset(), parsed.values, parsed.diagnostics) {}

    void read(ondemand::object root) {
        json_.members(root, [&](std::string_view key, ondemand::value value) {
            document_.top_keys.emplace(key);
            if (value.type() != json_type::null) member(key, value);
        });
        if (!document_.has_changes && !planned_.empty()) read_planned();
        document_.holds_code = json_.met_code();
    }

private:
    void member(std::string_view key, ondemand::value value) {
        if (key == "format_version")
            document_.format_version = json_.read_text(value);
        else if (key == "terraform_version")
            document_.terraform_version = json_.read_text(value);
        else if (key == "complete")
            document_.complete = truth(value, key, true);
        else if (key == "errored")
            document_.errored = truth(value, key, false);
        else if (key == "variables")
            document_.variables = json_.value(value);
        else if (key == "resource_changes")
            changes(value);
        else if (key == "prior_state")
            state(value);
        else if (key == "values") {
            document_.has_state_values = true;
            values(value, document_.prior);
        } else if (key == "planned_values") {
            document_.has_planned = true;
            if (value.type() == json_type::object) planned_ = ondemand::object(value.get_object()).raw_json();
            parsed_.input.release(planned_);
        } else if (key == "configuration")
            configuration(value);
        else if (key == "relevant_attributes")
            relevant(value);
    }

    bool truth(ondemand::value value, std::string_view key, bool otherwise) {
        return json_.is_kind(value, json_type::boolean, key) ? bool(value.get_bool()) : otherwise;
    }

    // Planned values repeat what the changes say, so they are left unread until it is clear that there are none.
    void read_planned() {
        const std::string_view text = parsed_.input.text();
        const std::size_t before = static_cast<std::size_t>(planned_.data() - text.data());
        ondemand::parser parser;
        ondemand::document json = parser.iterate(planned_.data(), planned_.size(), parsed_.input.capacity() - before);
        values(json.get_value(), document_.planned);
    }

    void changes(ondemand::value list) {
        document_.has_changes = true;
        document_.changes.clear();
        changed_.clear();
        json_.items(list, "resource_changes", [&](ondemand::value item) {
            const std::size_t told = json_.diagnostics().size();
            if (json_.is_kind(item, json_type::object, "an element of resource_changes"))
                document_.changes.push_back(change(item));
            for (std::size_t i = told; i < json_.diagnostics().size(); ++i)
                if (!document_.changes.empty()) json_.diagnostics()[i].address = document_.changes.back().address;
        });
    }

    // Calls read(key, value) for each member once the type is known, which decides what is read. Terraform writes the
    // type before what it decides of; where it stands behind that, the object is gone through twice.
    template <class Record, class F>
    void members(ondemand::object& object, Record& record, F&& read) {
        bool typed = false, early = false;
        const auto pass = [&] {
            json_.members(object, [&](std::string_view key, ondemand::value value) {
                if (key == "type") {
                    record.type = json_.read_text(value);
                    record.wanted = wanted_.contains(record.type);
                    typed = true;
                } else if (!read(key, value, typed)) {
                    early = true;
                }
            });
        };
        pass();
        if (!std::exchange(typed, true)) record.wanted = wanted_.contains(record.type);
        if (early) object.reset(), pass();
    }

    // Members that changes and states have in common.
    template <class Record>
    void common(std::string_view key, ondemand::value value, Record& record) {
        if (key == "address") {
            record.address = json_.read_text(value);
        } else if (key == "mode") {
            const std::string_view mode = json_.read_text(value);
            record.data = mode == "data";
            record.other_mode = !record.data && !mode.empty() && mode != "managed";
        } else if (key == "provider_name") {
            record.provider = json_.read_text(value);
        } else if (key == "index") {
            record.index = json_.value(value);
        }
    }

    ChangeRecord change(ondemand::value json) {
        ChangeRecord record;
        record.byte = json_.byte_of(json);
        ondemand::object object = json.get_object();
        bool changed = false;
        members(object, record, [&](std::string_view key, ondemand::value value, bool typed) {
            if (key == "previous_address")
                record.previous_address = json_.read_text(value);
            else if (key == "deposed")
                record.deposed = json_.read_text(value);
            else if (key == "change" && typed)
                changed = true, record.wanted ? change_values(value, record) : void();
            else
                common(key, value, record);
            return typed || key != "change";
        });
        if (!changed) json_.tell("an element of resource_changes has no \"change\"; read as empty", record.byte);
        return record;
    }

    void change_values(ondemand::value json, ChangeRecord& record) {
        const char* before = nullptr;  // where its text begins, while the next member is not met
        json_.members(json, "a change", [&](std::string_view key, ondemand::value value) {
            if (before) record.before_text = text_until(key, std::exchange(before, nullptr));
            if (key == "actions")
                record.actions = json_.value(value);
            else if (key == "before")
                before = start_of(value), record.before = json_.value(value);
            else if (key == "after")
                record.after = repeats(record.before_text, value) ? record.before : json_.value(value);
            else if (key == "after_unknown")
                record.after_unknown = json_.value(value);
            else if (key == "before_sensitive")
                record.before_sensitive = marks(value);
            else if (key == "after_sensitive")
                record.after_sensitive = marks(value);
        });
    }

    // A tree that says `true` where a value is sensitive. Most say it nowhere.
    Value marks(ondemand::value json) {
        if (json.type() != json_type::object) return json_.value(json);
        ondemand::object object = json.get_object();
        const std::string_view text = object.raw_json();
        if (!text.contains("true")) return {};
        object.reset();
        return json_.object(object);
    }

    static const char* start_of(ondemand::value& json) { return std::string_view(json.raw_json_token()).data(); }

    // The text of a value that begins there, when the key behind it is one of the input.
    std::string_view text_until(std::string_view key, const char* start) const {
        const std::string_view text = parsed_.input.text();
        if (key.data() < start || key.data() >= text.data() + text.size()) return {};
        const std::string_view whole(start, static_cast<std::size_t>(key.data() - start) - 1);  // to the key's quote
        return whole.substr(0, whole.find_last_not_of(", \t\r\n") + 1);
    }

    // Nothing changes in most of an applied network: the text of `after` is that of `before`, and so is the state's.
    bool repeats(std::string_view before, ondemand::value& value) const {
        const std::string_view text = parsed_.input.text();
        const std::string_view other = text.substr(static_cast<std::size_t>(start_of(value) - text.data()));
        return !before.empty() && other.starts_with(before) && other.size() > before.size() &&
               std::string_view(",} \t\r\n").contains(other[before.size()]);
    }

    // The change of the object whose values a state gives; null when it has none, or stands behind the state.
    const ChangeRecord* change_of(const StateRecord& record) {
        if (!record.deposed.empty()) return nullptr;
        if (changed_.empty())
            for (const ChangeRecord& change : document_.changes)
                if (change.deposed.empty()) changed_.emplace(change.address, &change);
        const auto found = changed_.find(record.address);
        return found == changed_.end() ? nullptr : found->second;
    }

    void state(ondemand::value json) {
        json_.members(json, "prior_state", [&](std::string_view key, ondemand::value value) {
            if (key == "values") values(value, document_.prior);
        });
    }

    void values(ondemand::value json, std::deque<StateRecord>& records) {
        records.clear();
        json_.members(json, "the values of a state", [&](std::string_view key, ondemand::value value) {
            if (key == "root_module") module(value, records, 0);
        });
    }

    void module(ondemand::value json, std::deque<StateRecord>& records, int depth) {
        if (depth > depth_limit) throw simdjson::simdjson_error(simdjson::DEPTH_ERROR);
        std::string_view address;
        std::vector<std::size_t> own;
        json_.members(json, "a module of a state", [&](std::string_view key, ondemand::value value) {
            if (key == "address") {
                address = json_.read_text(value);
            } else if (key == "resources") {
                json_.items(value, "the resources of a state", [&](ondemand::value item) {
                    if (!json_.is_kind(item, json_type::object, "a resource of a state")) return;
                    own.push_back(records.size());
                    records.push_back(instance(item));
                });
            } else if (key == "child_modules") {
                json_.items(value, "child_modules", [&](ondemand::value child) { module(child, records, depth + 1); });
            }
        });
        for (const std::size_t i : own) complete(records[i], address);
    }

    // States of Terraform 0.12 give an instance's address inside its module, without its index.
    void complete(StateRecord& record, std::string_view module) {
        const bool placed = module.empty() || record.address.starts_with(std::string(module) + '.');
        const bool keyed = record.index.is_null() || record.address.ends_with(']');
        if ((placed && keyed) || record.address.empty()) return;
        std::string address(placed ? "" : module);
        if (!placed) address += '.';
        address += record.address;
        if (const auto number = keyed ? std::nullopt : record.index.as_int();
            number && record.index.kind() == Value::Kind::number)
            address += to_string(Key(*number));
        else if (const auto text = keyed ? std::nullopt : record.index.as_string())
            address += to_string(Key(std::string(*text)));
        record.address = document_.completed.emplace_back(std::move(address));
    }

    StateRecord instance(ondemand::value json) {
        StateRecord record;
        record.byte = json_.byte_of(json);
        ondemand::object object = json.get_object();
        members(object, record, [&](std::string_view key, ondemand::value value, bool typed) {
            if (key == "deposed_key")
                record.deposed = json_.read_text(value);
            else if (key == "values" && typed && record.wanted) {
                const ChangeRecord* change = change_of(record);
                record.values = change && repeats(change->before_text, value) ? change->before : json_.value(value);
            } else if (key == "sensitive_values" && typed && record.wanted)
                record.sensitive_values = marks(value);
            else
                common(key, value, record);
            return typed || !key.ends_with("values");
        });
        return record;
    }

    void configuration(ondemand::value json) {
        document_.has_configuration = true;
        json_.watch_code(false);  // a configuration is full of references
        json_.members(json, "configuration", [&](std::string_view key, ondemand::value value) {
            if (key == "root_module")
                document_.configuration = read_module(value, json_, wanted_);
            else if (key == "provider_config")
                document_.provider_config = json_.value(value);
        });
        json_.watch_code(true);
    }

    void relevant(ondemand::value list) {
        json_.items(list, "relevant_attributes", [&](ondemand::value item) {
            std::string resource, attribute;
            json_.members(item, "an element of relevant_attributes", [&](std::string_view key, ondemand::value value) {
                const Value read = json_.value(value);
                if (key == "resource")
                    resource = read.as_string().value_or("");
                else if (key == "attribute")
                    attribute = read[0].as_string().value_or("");
            });
            document_.relevant.emplace(std::move(resource), std::move(attribute));
        });
    }

    ParsedInput& parsed_;
    Document& document_;
    WantedTypes wanted_;
    JsonReader json_;
    std::string_view planned_;
    std::unordered_map<std::string_view, const ChangeRecord*> changed_;  // by address, once a state is read
};

}  // namespace

bool WantedTypes::contains(std::string_view type) {
    const auto [known, fresh] = known_.try_emplace(type, true);
    if (fresh && spec_.wanted) known->second = spec_.wanted(type);
    return known->second;
}

void read_document(ondemand::object root, ParsedInput& parsed, const ReadSpec& spec) {
    DocumentReader(parsed, spec).read(root);
}

}  // namespace netlint::plan
