// Breaks JSON into lines.
#include "json_text.hpp"

#include <boost/json.hpp>

namespace netlint::report {
namespace {

constexpr std::size_t width = 100;

void put(std::string& out, const boost::json::value& value, std::size_t depth) {
    std::string flat = boost::json::serialize(value);
    const bool open =
        (value.is_object() && !value.get_object().empty()) || (value.is_array() && !value.get_array().empty());
    if (!open || flat.size() + 2 * depth < width) {
        out += flat;
        return;
    }
    const std::string margin(2 * (depth + 1), ' ');
    std::string separator = value.is_object() ? "{\n" : "[\n";
    const auto line = [&] {
        out += separator + margin;
        separator = ",\n";
    };
    if (value.is_object())
        for (const auto& [key, member] : value.get_object()) {
            line();
            out += boost::json::serialize(boost::json::string(key)) + ": ";
            put(out, member, depth + 1);
        }
    else
        for (const auto& item : value.get_array()) {
            line();
            put(out, item, depth + 1);
        }
    out += '\n' + std::string(2 * depth, ' ') + (value.is_object() ? '}' : ']');
}

}  // namespace

std::string indented(const boost::json::value& value) {
    std::string out;
    put(out, value, 0);
    return out + '\n';
}

}  // namespace netlint::report
