// The members of a plan document that networks are built from.
#include <utility>

#include <boost/unordered/unordered_flat_map.hpp>

#include "document.hpp"
#include "json_value.hpp"
#include "netlint/plan/instance_address.hpp"

namespace netlint::plan {

namespace {

class DocumentReader {
public:
    DocumentReader(ParsedInput& parsed, const ReadSpec& spec)
        : parsed_(parsed),
          document_(parsed.document),
          wanted_(spec),
          json_(parsed.input.text(), parsed.input.offset(), parsed.values, parsed.diagnostics) {}

    const char* read() {
        json_.members([&](std::string_view key) {
            document_.top_keys.emplace(key);
            if (cursor_.kind() != JsonKind::null) member(key);
        });
        const char* const rest = cursor_.at_end() ? nullptr : cursor_.place();
        if (!document_.has_changes && !planned_.empty()) read_planned();
        document_.holds_code = json_.met_code();
        return rest;
    }

private:
    void member(std::string_view key) {
        if (is(key, "format_version"))
            document_.format_version = json_.read_text();
        else if (is(key, "terraform_version"))
            document_.terraform_version = json_.read_text();
        else if (is(key, "complete"))
            document_.complete = truth(key, true);
        else if (is(key, "errored"))
            document_.errored = truth(key, false);
        else if (is(key, "variables"))
            document_.variables = json_.value();
        else if (is(key, "resource_changes"))
            changes();
        else if (is(key, "prior_state"))
            state();
        else if (is(key, "values")) {
            document_.has_state_values = true;
            values(document_.prior);
        } else if (is(key, "planned_values")) {
            document_.has_planned = true;
            if (cursor_.kind() == JsonKind::object) planned_ = cursor_.skip();
            parsed_.input.release(planned_);
        } else if (is(key, "configuration"))
            configuration();
        else if (is(key, "relevant_attributes"))
            relevant();
    }

    bool truth(std::string_view key, bool otherwise) {
        return json_.is_kind(JsonKind::truth, key) ? json_.truth() : otherwise;
    }

    // Planned values repeat what the changes say, so they are left unread until it is clear that there are none.
    void read_planned() {
        json_.turn_to(planned_);
        values(document_.planned);
    }

    void changes() {
        document_.has_changes = true;
        document_.changes.clear();
        document_.forgotten = 0;
        document_.other_provider.reset();
        changed_.clear();
        json_.items("resource_changes", [&] {
            const std::size_t told = json_.diagnostics().size();
            if (json_.is_kind(JsonKind::object, "an element of resource_changes"))
                document_.changes.push_back(change());
            for (std::size_t i = told; i < json_.diagnostics().size(); ++i)
                if (!document_.changes.empty()) json_.diagnostics()[i].address = document_.changes.back().address;
        });
    }

    // Calls read(key, value) for each member once the type is known, which decides what is read. Terraform writes the
    // type before what it decides of; where it stands behind that, the object is gone through twice.
    template <class Record, class F>
    void members(Record& record, F&& read) {
        const char* const start = cursor_.place();
        bool typed = false, early = false;
        const auto pass = [&] {
            json_.members([&](std::string_view key) {
                if (is(key, "type")) {
                    const auto [type, wanted] = wanted_.find(json_.read_text());
                    record.type = type;
                    record.wanted = wanted;
                    typed = true;
                } else if (!read(key, typed)) {
                    early = true;
                }
            });
        };
        pass();
        if (!std::exchange(typed, true)) record.wanted = wanted_.find(record.type).second;
        if (early) cursor_.go_to(start), pass();
    }

    // Members that changes and states have in common.
    template <class Record>
    void common(std::string_view key, Record& record) {
        if (is(key, "address")) {
            record.address = parsed_.names.keep(json_.read_text());
        } else if (is(key, "mode")) {
            const std::string_view mode = json_.read_text();
            record.data = mode == "data";
            record.other_mode = !record.data && !mode.empty() && mode != "managed";
        } else if (is(key, "index")) {
            record.index = json_.value();
        }
    }

    // A change that is not written as Terraform writes it is read again, part by part.
    ChangeRecord change() {
        const JsonReader::Mark start = json_.mark();
        try {
            return change(true);
        } catch (const OddUnknown&) {
            json_.return_to(start);
        }
        return change(false);
    }

    ChangeRecord change(bool together) {
        ChangeRecord record;
        record.byte = json_.byte();
        std::string_view provider;
        bool changed = false;
        members(record, [&](std::string_view key, bool typed) {
            if (is(key, "previous_address")) {
                record.previous_address = json_.read_text();
            } else if (is(key, "deposed")) {
                record.deposed = json_.read_text();
            } else if (is(key, "provider_name")) {
                provider = json_.read_text();
            } else if (is(key, "change") && typed) {
                if (std::exchange(changed, true) && together) throw OddUnknown{};
                if (record.wanted) change_values(record, together);
            } else {
                common(key, record);
            }
            return typed || !is(key, "change");
        });
        if (!changed) json_.tell("an element of resource_changes has no \"change\"; read as empty", record.byte);
        record.merged = merge_unknown(record.after, record.after_unknown, parsed_.values);
        document_.forgotten += record.actions.forgotten;
        if (!document_.other_provider && record.wanted && record.type.starts_with("aws_") && is_other(provider))
            document_.other_provider = {provider, record.address, record.byte};
        return record;
    }

    static bool is_other(std::string_view provider) {
        return !provider.empty() && provider.substr(provider.rfind('/') + 1) != "aws";
    }

    // Together: what is unknown is put into `after` before that is stored.
    void change_values(ChangeRecord& record, bool together) {
        std::optional<OpenObject> after;
        bool met_after = false, met_unknown = false;
        json_.members("a change", [&](std::string_view key) {
            if (is(key, "actions"))
                record.actions = Actions::of(json_.value());
            else if (is(key, "before")) {
                const char* const start = cursor_.place();
                record.before = json_.value();
                record.before_text = text_since(start);
            } else if (is(key, "after")) {
                if (std::exchange(met_after, true) && together) throw OddUnknown{};
                if (repeats(record.before_text))
                    record.after = record.before;
                else if (together && cursor_.kind() == JsonKind::object)
                    after = json_.open();
                else
                    record.after = json_.value();
            } else if (is(key, "after_unknown")) {
                if (std::exchange(met_unknown, true) && together) throw OddUnknown{};
                if (!together || json_.met_code() || (!after && record.after.is_null()))
                    record.after_unknown = json_.value();
                else if (after)
                    json_.mark_unknown(*after);
                else
                    record.after = json_.with_unknown(record.after);
            } else if (is(key, "before_sensitive"))
                record.before_sensitive = marks();
            else if (is(key, "after_sensitive"))
                record.after_sensitive = marks();
        });
        if (after) record.after = json_.close(*after);
    }

    // A tree that says `true` where a value is sensitive. Most say it nowhere.
    Value marks() {
        if (cursor_.kind() == JsonKind::object) {
            const char* const start = cursor_.place();
            if (!cursor_.skip().contains("true")) return {};
            cursor_.go_to(start);
        }
        return json_.value();
    }

    // Of a value that begins there and was read.
    std::string_view text_since(const char* start) const {
        if (cursor_.at_end()) return {};
        const std::string_view text(start, static_cast<std::size_t>(cursor_.place() - start));
        return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
    }

    // Nothing changes in most of an applied network: the text of `after` is that of `before`, and so is the state's.
    // Goes past such a repetition.
    bool repeats(std::string_view before) {
        const std::string_view text = parsed_.input.text();
        const std::string_view other = text.substr(static_cast<std::size_t>(cursor_.place() - text.data()));
        const bool repeated = !before.empty() && other.starts_with(before) && other.size() > before.size() &&
                              std::string_view(",} \t\r\n").contains(other[before.size()]);
        if (repeated) cursor_.go_to(other.data() + before.size());
        return repeated;
    }

    // The change of the object whose values a state gives; null when it has none, or stands behind the state.
    const ChangeRecord* change_of(const StateRecord& record) {
        if (record.data || !record.deposed.empty()) return nullptr;  // what is read anew has no change
        if (changed_.empty()) {
            changed_.reserve(document_.changes.size());
            for (const ChangeRecord& change : document_.changes)
                if (change.deposed.empty()) changed_.emplace(change.address, &change);
        }
        const auto found = changed_.find(record.address);
        return found == changed_.end() ? nullptr : found->second;
    }

    void state() {
        json_.members("prior_state", [&](std::string_view key) {
            if (is(key, "values")) values(document_.prior);
        });
    }

    void values(Records<StateRecord>& records) {
        records.clear();
        json_.members("the values of a state", [&](std::string_view key) {
            if (is(key, "root_module")) module(records, 0);
        });
    }

    void module(Records<StateRecord>& records, int depth) {
        if (depth > depth_limit) cursor_.fail(simdjson::DEPTH_ERROR);
        std::string_view address;
        std::vector<std::size_t> own;
        json_.members("a module of a state", [&](std::string_view key) {
            if (is(key, "address")) {
                address = json_.read_text();
            } else if (is(key, "resources")) {
                json_.items("the resources of a state", [&] {
                    if (!json_.is_kind(JsonKind::object, "a resource of a state")) return;
                    own.push_back(records.size());
                    records.push_back(instance());
                });
            } else if (is(key, "child_modules")) {
                json_.items("child_modules", [&] { module(records, depth + 1); });
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

    StateRecord instance() {
        StateRecord record;
        record.byte = json_.byte();
        members(record, [&](std::string_view key, bool typed) {
            if (is(key, "deposed_key"))
                record.deposed = json_.read_text();
            else if (is(key, "values") && typed && record.wanted) {
                const ChangeRecord* change = change_of(record);
                record.values = change && repeats(change->before_text) ? change->before : json_.value();
            } else if (is(key, "sensitive_values") && typed && record.wanted)
                record.sensitive_values = marks();
            else
                common(key, record);
            return typed || !key.ends_with("values");
        });
        return record;
    }

    void configuration() {
        document_.has_configuration = true;
        json_.watch_code(false);  // a configuration is full of references
        json_.members("configuration", [&](std::string_view key) {
            if (is(key, "root_module"))
                document_.configuration = read_module(json_, wanted_, parsed_.names);
            else if (is(key, "provider_config"))
                document_.provider_config = json_.value();
        });
        json_.watch_code(true);
    }

    void relevant() {
        json_.items("relevant_attributes", [&] {
            std::string resource, attribute;
            json_.members("an element of relevant_attributes", [&](std::string_view key) {
                const Value read = json_.value();
                if (is(key, "resource"))
                    resource = read.as_string().value_or("");
                else if (is(key, "attribute"))
                    attribute = read[0].as_string().value_or("");
            });
            document_.relevant.emplace(std::move(resource), std::move(attribute));
        });
    }

    ParsedInput& parsed_;
    Document& document_;
    WantedTypes wanted_;
    JsonReader json_;
    JsonCursor& cursor_ = json_.cursor();
    std::string_view planned_;
    boost::unordered_flat_map<std::string_view, const ChangeRecord*, TextHash>
        changed_;  // by address, once a state is read
};

}  // namespace

const std::pair<const std::string_view, bool>& WantedTypes::find(std::string_view type) {
    if (last_ && last_->first == type) return *last_;
    const auto [known, fresh] = known_.try_emplace(type, true);
    if (fresh && spec_.wanted) known->second = spec_.wanted(type);
    return *(last_ = &*known);
}

const char* read_document(ParsedInput& parsed, const ReadSpec& spec) {
    return DocumentReader(parsed, spec).read();
}

}  // namespace netlint::plan
