// One pass over a plan document.
#include "document.hpp"

#include <fmt/format.h>

#include "json_value.hpp"
#include "refusal.hpp"

namespace netlint::plan {

namespace ondemand = simdjson::ondemand;

namespace {

class DocumentReader {
public:
    DocumentReader(ParsedInput& parsed, const ReadSpec& spec)
        : parsed_(parsed), document_(parsed.document), spec_(spec) {}

    void read(ondemand::object root) {
        for (auto field : root) {
            const std::string_view key = field.unescaped_key();
            document_.top_keys.emplace(key);
            ondemand::value value = field.value();
            if (value.type() != ondemand::json_type::null) member(key, value);
        }
    }

private:
    void member(std::string_view key, ondemand::value value) {
        if (key == "format_version")
            document_.format_version = read_text(value);
        else if (key == "terraform_version")
            document_.terraform_version = read_text(value);
        else if (key == "complete")
            document_.complete = value.get_bool();
        else if (key == "errored")
            document_.errored = value.get_bool();
        else if (key == "variables")
            document_.variables = read_value(value);
        else if (key == "resource_changes")
            changes(value);
        else if (key == "prior_state")
            state(value);
        else if (key == "values") {
            document_.has_state_values = true;
            values(value, document_.prior);
        } else if (key == "planned_values")
            planned(value);
        else if (key == "configuration")
            configuration(value);
        else if (key == "relevant_attributes")
            relevant(value);
    }

    std::size_t byte_of(ondemand::value& value) {
        return static_cast<std::size_t>(value.raw_json_token().data() - parsed_.input.text().data());
    }

    void changes(ondemand::value list) {
        document_.has_changes = true;
        for (auto item : list.get_array()) document_.changes.push_back(change(item.value()));
    }

    ChangeRecord change(ondemand::value json) {
        ChangeRecord record;
        ondemand::object object = json.get_object();
        record.byte =
            static_cast<std::size_t>(std::string_view(object.raw_json()).data() - parsed_.input.text().data());
        object.reset();
        std::string_view type;
        if (object.find_field_unordered("type").get_string().get(type) == simdjson::SUCCESS) record.type = type;
        object.reset();
        record.wanted = !spec_.wanted || spec_.wanted(record.type);
        for (auto field : object) {
            const std::string_view key = field.unescaped_key();
            if (key == "address")
                record.address = read_text(field.value());
            else if (key == "previous_address")
                record.previous_address = read_text(field.value());
            else if (key == "mode")
                record.data = read_text(field.value()) == "data";
            else if (key == "provider_name")
                record.provider = read_text(field.value());
            else if (key == "deposed")
                record.deposed = read_text(field.value());
            else if (key == "index")
                record.index = read_value(field.value());
            else if (key == "change" && record.wanted)
                change_values(field.value(), record);
        }
        return record;
    }

    static void change_values(ondemand::value json, ChangeRecord& record) {
        if (json.type() != ondemand::json_type::object) return;
        for (auto field : json.get_object()) {
            const std::string_view key = field.unescaped_key();
            if (key == "actions")
                record.actions = read_value(field.value());
            else if (key == "before")
                record.before = read_value(field.value());
            else if (key == "after")
                record.after = read_value(field.value());
            else if (key == "after_unknown")
                record.after_unknown = read_value(field.value());
            else if (key == "before_sensitive")
                record.before_sensitive = read_value(field.value());
            else if (key == "after_sensitive")
                record.after_sensitive = read_value(field.value());
        }
    }

    void state(ondemand::value json) {
        for (auto field : json.get_object())
            if (std::string_view(field.unescaped_key()) == "values") values(field.value(), document_.prior);
    }

    void planned(ondemand::value json) {
        document_.has_planned = true;
        if (document_.has_changes) return;
        values(json, document_.planned);
    }

    void values(ondemand::value json, std::vector<StateRecord>& records) {
        if (json.type() != ondemand::json_type::object) return;
        for (auto field : json.get_object())
            if (std::string_view(field.unescaped_key()) == "root_module") module(field.value(), records, 0);
    }

    void module(ondemand::value json, std::vector<StateRecord>& records, int depth) {
        if (depth > depth_limit) throw simdjson::simdjson_error(simdjson::DEPTH_ERROR);
        if (json.type() != ondemand::json_type::object) return;
        for (auto field : json.get_object()) {
            const std::string_view key = field.unescaped_key();
            if (key == "resources") {
                for (auto item : field.value().get_array()) records.push_back(instance(item.value()));
            } else if (key == "child_modules") {
                for (auto child : field.value().get_array()) module(child.value(), records, depth + 1);
            }
        }
    }

    StateRecord instance(ondemand::value json) {
        StateRecord record;
        ondemand::object object = json.get_object();
        std::string_view type;
        if (object.find_field_unordered("type").get_string().get(type) == simdjson::SUCCESS) record.type = type;
        object.reset();
        record.wanted = !spec_.wanted || spec_.wanted(record.type);
        for (auto field : object) {
            const std::string_view key = field.unescaped_key();
            if (key == "address")
                record.address = read_text(field.value());
            else if (key == "mode")
                record.data = read_text(field.value()) == "data";
            else if (key == "provider_name")
                record.provider = read_text(field.value());
            else if (key == "deposed_key")
                record.deposed = read_text(field.value());
            else if (key == "index")
                record.index = read_value(field.value());
            else if (key == "values" && record.wanted)
                record.values = read_value(field.value());
            else if (key == "sensitive_values" && record.wanted)
                record.sensitive_values = read_value(field.value());
        }
        return record;
    }

    void configuration(ondemand::value json) {
        document_.has_configuration = true;
        for (auto field : json.get_object()) {
            const std::string_view key = field.unescaped_key();
            if (key == "root_module")
                document_.configuration = read_module(field.value(), spec_, 0);
            else if (key == "provider_config")
                document_.provider_config = read_value(field.value());
        }
    }

    void relevant(ondemand::value list) {
        for (auto item : list.get_array()) {
            std::string resource, attribute;
            for (auto field : item.get_object()) {
                const std::string_view key = field.unescaped_key();
                const Value value = read_value(field.value());
                if (key == "resource")
                    resource = value.as_string().value_or("");
                else if (key == "attribute")
                    attribute = value[0].as_string().value_or("");
            }
            document_.relevant.emplace(std::move(resource), std::move(attribute));
        }
    }

    ParsedInput& parsed_;
    Document& document_;
    const ReadSpec& spec_;
};

// What stands behind the end of the object: nothing, wrapper lines, or a second document.
Result<void> check_rest(ParsedInput& parsed, std::size_t end) {
    const std::string_view text = parsed.input.text();
    const std::size_t rest = text.find_first_not_of(" \t\r\n", end);
    if (rest == std::string_view::npos) return {};
    if (text.substr(rest).starts_with("::") || text.substr(rest).starts_with("[command]")) {
        parsed.diagnostics.push_back(
            {DiagnosticLevel::warning, "skipped lines behind the plan that are no JSON", "", "", rest});
        return {};
    }
    return fail("{}: data after the end of the plan at byte {}", parsed.input.name(), rest);
}

// The end of the object that starts the text, as far as braces outside of strings tell.
std::size_t end_of_object(std::string_view text) {
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = text.find('{'); i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == '}' || c == ']') && --depth == 0) {
            return i + 1;
        }
    }
    return std::string_view::npos;
}

}  // namespace

Result<std::unique_ptr<ParsedInput>> parse_document(Input input, const ReadSpec& spec) {
    auto parsed = std::make_unique<ParsedInput>();
    parsed->input = std::move(input);
    if (const auto normal = parsed->input.normalise(parsed->diagnostics); !normal)
        return std::unexpected(normal.error());

    bool repaired = false;
    for (;;) {
        std::string_view text = parsed->input.text();
        ondemand::document json;
        try {
            json = parsed->parser.iterate(text.data(), text.size(), parsed->input.capacity());
            DocumentReader(*parsed, spec).read(json.get_object());
            if (const auto kind = refusal_of(parsed->input.name(), parsed->document.top_keys))
                return std::unexpected(*kind);
            const char* rest = nullptr;  // an error means that nothing is left
            if (json.current_location().get(rest) == simdjson::SUCCESS)
                if (const auto clean = check_rest(*parsed, static_cast<std::size_t>(rest - text.data())); !clean)
                    return std::unexpected(clean.error());
            return parsed;
        } catch (const simdjson::simdjson_error& error) {
            if (error.error() == simdjson::UTF8_ERROR && !repaired) {
                repaired = true;
                parsed->input.repair_utf8();
                parsed->diagnostics.push_back(
                    {DiagnosticLevel::warning, "replaced bytes that are no UTF-8", "", "", {}});
                parsed->document = {};
                continue;
            }
            return std::unexpected(refusal_of(parsed->input, error.error(), end_of_object(text), json));
        }
    }
}

}  // namespace netlint::plan
