// Reading the objects of a plan.
#include "record_reader.hpp"

#include <optional>
#include <utility>

namespace netlint::plan {
namespace {

bool is_other(std::string_view provider) {
    return !provider.empty() && provider.substr(provider.rfind('/') + 1) != "aws";
}

}  // namespace

// Calls read(key, typed) for each member; once the type is known it decides what is read. Terraform writes the type
// before what it decides of; where it stands behind that, which read() tells by false, the object is gone through
// twice.
template <class Record, class F>
void RecordReader::members(Record& record, F&& read) {
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
void RecordReader::common(std::string_view key, Record& record) {
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
void RecordReader::read(ChangeRecord& record) {
    const JsonReader::Mark start = json_.mark();
    try {
        return read(record, true);
    } catch (const OddUnknown&) {
        json_.return_to(start);
    }
    record = {};
    read(record, false);
}

void RecordReader::read(ChangeRecord& record, bool together) {
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
            if (record.wanted) read_values(record, together);
        } else {
            common(key, record);
        }
        return typed || !is(key, "change");
    });
    if (!changed) json_.tell("an element of resource_changes has no \"change\"; read as empty", record.byte);
    document_.forgotten += record.actions.forgotten;
    if (!document_.other_provider && record.wanted && record.type.starts_with("aws_") && is_other(provider))
        document_.other_provider = {provider, record.address, record.byte};
}

// Together: what is unknown is put into `after` before that is stored.
void RecordReader::read_values(ChangeRecord& record, bool together) {
    std::optional<OpenObject> after;
    bool met_after = false, met_unknown = false;
    json_.members("a change", [&](std::string_view key) {
        if (is(key, "actions")) {
            record.actions = Actions::of(json_.value());
        } else if (is(key, "before")) {
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
        } else if (is(key, "before_sensitive")) {
            record.before_sensitive = marks();
        } else if (is(key, "after_sensitive")) {
            record.after_sensitive = marks();
        }
    });
    if (after) record.after = json_.close(*after);
}

// A tree that says `true` where a value is sensitive. Most say it nowhere.
Value RecordReader::marks() {
    if (cursor_.kind() == JsonKind::object) {
        const char* const start = cursor_.place();
        if (!cursor_.skip().contains("true")) return {};
        cursor_.go_to(start);
    }
    return json_.value();
}

// Of a value that begins there and was read.
std::string_view RecordReader::text_since(const char* start) const {
    if (cursor_.at_end()) return {};
    const std::string_view text(start, static_cast<std::size_t>(cursor_.place() - start));
    return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

// Nothing changes in most of an applied network: the text of `after` is that of `before`, and so is the state's. Goes
// past such a repetition.
bool RecordReader::repeats(std::string_view before) {
    const std::string_view text = parsed_.input.text();
    const std::string_view other = text.substr(static_cast<std::size_t>(cursor_.place() - text.data()));
    const bool repeated = !before.empty() && other.starts_with(before) && other.size() > before.size() &&
                          std::string_view(",} \t\r\n").contains(other[before.size()]);
    if (repeated) cursor_.go_to(other.data() + before.size());
    return repeated;
}

void RecordReader::read(StateRecord& record) {
    record.byte = json_.byte();
    members(record, [&](std::string_view key, bool typed) {
        if (is(key, "deposed_key")) {
            record.deposed = json_.read_text();
        } else if (is(key, "values") && typed && record.wanted) {
            const ChangeRecord* change = change_of(record);
            record.values = change && repeats(change->before_text) ? change->before : json_.value();
        } else if (is(key, "sensitive_values") && typed && record.wanted) {
            record.sensitive_values = marks();
        } else {
            common(key, record);
        }
        return typed || !key.ends_with("values");
    });
}

// The change of the object whose values a state gives; null when it has none, or stands behind the state.
const ChangeRecord* RecordReader::change_of(const StateRecord& record) {
    if (record.data || !record.deposed.empty()) return nullptr;  // what is read anew has no change
    if (changed_.empty()) {
        changed_.reserve(document_.changes.size());
        for (const ChangeRecord& change : document_.changes)
            if (change.deposed.empty()) changed_.emplace(change.address, &change);
    }
    const auto found = changed_.find(record.address);
    return found == changed_.end() ? nullptr : found->second;
}

}  // namespace netlint::plan
