// From the parser's values to ours.
#include "json_value.hpp"

namespace netlint::plan {

namespace ondemand = simdjson::ondemand;

Value read_value(ondemand::value json, int depth) {
    if (depth > depth_limit) throw simdjson::simdjson_error(simdjson::DEPTH_ERROR);
    switch (json.type()) {
        case ondemand::json_type::object: {
            std::vector<Value::Member> members;
            for (auto field : json.get_object()) {
                const std::string_view key = field.unescaped_key();
                members.emplace_back(key, read_value(field.value(), depth + 1));
            }
            return Value::object(std::move(members));
        }
        case ondemand::json_type::array: {
            std::vector<Value> items;
            for (auto item : json.get_array()) items.push_back(read_value(item.value(), depth + 1));
            return Value::list(std::move(items));
        }
        case ondemand::json_type::string:
            return Value::string(json.get_string());
        case ondemand::json_type::boolean:
            return Value::boolean(json.get_bool());
        case ondemand::json_type::number: {
            std::string_view digits = json.raw_json_token();
            digits = digits.substr(0, digits.find_first_of(" \t\r\n,]}"));
            simdjson::error_code error = simdjson::SUCCESS;
            double ignored = 0;
            json.get_double().tie(ignored, error);  // consumes it; numbers beyond a double's range are kept as text
            return Value::number(digits);
        }
        case ondemand::json_type::null:
            if (!json.is_null()) throw simdjson::simdjson_error(simdjson::N_ATOM_ERROR);
            return {};
    }
    return {};
}

}  // namespace netlint::plan
