// The members of a plan document that networks are built from.
#include <utility>

#include "document.hpp"
#include "json_value.hpp"
#include "netlint/plan/instance_address.hpp"
#include "record_reader.hpp"

namespace netlint::plan {

namespace {

class DocumentReader {
public:
    DocumentReader(ParsedInput& parsed, const ReadSpec& spec, std::size_t piece)
        : parsed_(parsed),
          document_(parsed.document),
          wanted_(spec),
          json_(parsed.input.text(), parsed.input.offset(), parsed.values, parsed.texts, parsed.diagnostics, piece),
          records_(parsed, wanted_, json_) {}

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
        records_.forget_changes();
        json_.items("resource_changes", [&] {
            const std::size_t told = json_.diagnostics().size();
            if (json_.is_kind(JsonKind::object, "an element of resource_changes"))
                records_.read(document_.changes.emplace_back());
            for (std::size_t i = told; i < json_.diagnostics().size(); ++i)
                if (!document_.changes.empty()) json_.diagnostics()[i].address = document_.changes.back().address;
        });
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
                    records_.read(records.emplace_back());
                });
            } else if (is(key, "child_modules")) {
                json_.items("child_modules", [&] { module(records, depth + 1); });
            }
        });
        for (const std::size_t i : own) complete(records[i], address);
    }

    // States of Terraform 0.12 give an instance's address inside its module, without its index.
    void complete(StateRecord& record, std::string_view module) {
        const bool placed = module.empty() || (record.address.starts_with(module) &&
                                               record.address.substr(module.size()).starts_with('.'));
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
    RecordReader records_;
    std::string_view planned_;
};

}  // namespace

const std::pair<const std::string_view, bool>& WantedTypes::find(std::string_view type) {
    if (last_ && last_->first == type) return *last_;
    const auto [known, fresh] = known_.try_emplace(type, true);
    if (fresh && spec_.wanted) known->second = spec_.wanted(type);
    return *(last_ = &*known);
}

const char* read_document(ParsedInput& parsed, const ReadSpec& spec, std::size_t piece) {
    return DocumentReader(parsed, spec, piece).read();
}

}  // namespace netlint::plan
