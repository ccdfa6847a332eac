// Looking for a plan one level down.
#include "envelope.hpp"

#include <simdjson.h>

namespace netlint::plan {
namespace {

namespace ondemand = simdjson::ondemand;

bool holds_plan(ondemand::object object) {
    bool version = false, content = false;
    for (auto field : object) {
        const std::string_view key = field.unescaped_key();
        version |= key == "format_version";
        content |= key == "resource_changes" || key == "planned_values";
    }
    object.reset();
    return version && content;
}

}  // namespace

std::optional<std::string> envelope(const Input& input) {
    ondemand::parser parser;
    try {
        ondemand::document json = parser.iterate(input.text().data(), input.text().size(), input.capacity());
        for (auto field : json.get_object()) {
            ondemand::value value = field.value();
            if (value.type() == ondemand::json_type::object) {
                ondemand::object object = value.get_object();
                if (holds_plan(object)) return std::string(std::string_view(object.raw_json()));
            } else if (value.type() == ondemand::json_type::string) {
                const std::string_view text = value.get_string();
                if (text.starts_with('{') && text.contains("\"format_version\"")) return std::string(text);
            }
        }
    } catch (const simdjson::simdjson_error&) {  // the document has been read before: nothing new to tell
    }
    return std::nullopt;
}

}  // namespace netlint::plan
