// Values of a plan: kinds and conversions.
#include "netlint/plan/value.hpp"

#include <algorithm>
#include <charconv>

namespace netlint::plan {
namespace {
const Value null_value{};
}

bool Value::unset() const {
    return is_null() || (size_ == 0 && kind_ != Kind::unknown && kind_ != Kind::boolean && kind_ != Kind::number);
}

bool Value::is(const Value& other) const {
    if (kind_ != other.kind_ || size_ != other.size_ || sensitive_ != other.sensitive_) return false;
    if (is_list()) return items_ == other.items_;
    if (is_object()) return members_ == other.members_;
    return text_ == other.text_;
}

bool Value::contains_unknown() const {
    return is_unknown() || std::ranges::any_of(items(), [](const Value& v) { return v.contains_unknown(); }) ||
           std::ranges::any_of(members(), [](const Member& m) { return m.second.contains_unknown(); });
}

std::optional<bool> Value::as_bool() const {
    if (kind_ == Kind::boolean) return size_ != 0;
    if (kind_ == Kind::string && text() == "true") return true;
    if (kind_ == Kind::string && text() == "false") return false;
    return std::nullopt;
}

std::optional<std::int64_t> Value::as_int() const {
    if (kind_ != Kind::number && kind_ != Kind::string) return std::nullopt;
    std::string_view digits = text();
    if (digits.ends_with(".0")) digits.remove_suffix(2);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || end != digits.data() + digits.size() || digits.empty()) return std::nullopt;
    return number;
}

const Value& Value::operator[](std::string_view key) const {
    for (const Member& member : members())
        if (member.first == key) return member.second;
    return null_value;
}

const Value& Value::operator[](std::size_t index) const {
    return is_list() && index < size_ ? items_[index] : null_value;
}

}  // namespace netlint::plan
