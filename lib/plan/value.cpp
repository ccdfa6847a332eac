// Values of a plan: kinds, conversions and merging.
#include "netlint/plan/value.hpp"

#include <algorithm>
#include <charconv>

namespace netlint::plan {
namespace {
const Value null_value;
}

Value Value::boolean(bool truth) {
    Value value(Kind::boolean);
    value.truth_ = truth;
    return value;
}

Value Value::number(std::string_view digits) {
    Value value(Kind::number);
    value.text_ = digits;
    return value;
}

Value Value::string(std::string_view text) {
    Value value(Kind::string);
    value.text_ = text;
    return value;
}

Value Value::list(std::vector<Value> items) {
    Value value(Kind::list);
    value.items_ = std::move(items);
    return value;
}

Value Value::object(std::vector<Member> members) {
    Value value(Kind::object);
    value.members_ = std::move(members);
    return value;
}

bool Value::unset() const {
    switch (kind_) {
        case Kind::null:
            return true;
        case Kind::string:
            return text_.empty();
        case Kind::list:
            return items_.empty();
        case Kind::object:
            return members_.empty();
        default:
            return false;
    }
}

bool Value::contains_unknown() const {
    if (is_unknown()) return true;
    return std::any_of(items_.begin(), items_.end(), [](const Value& v) { return v.contains_unknown(); }) ||
           std::any_of(members_.begin(), members_.end(), [](const Member& m) { return m.second.contains_unknown(); });
}

std::optional<bool> Value::as_bool() const {
    if (kind_ == Kind::boolean) return truth_;
    if (kind_ == Kind::string && text_ == "true") return true;
    if (kind_ == Kind::string && text_ == "false") return false;
    return std::nullopt;
}

std::optional<std::int64_t> Value::as_int() const {
    if (kind_ != Kind::number && kind_ != Kind::string) return std::nullopt;
    std::string_view digits = text_;
    if (digits.ends_with(".0")) digits.remove_suffix(2);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || end != digits.data() + digits.size() || digits.empty()) return std::nullopt;
    return number;
}

std::optional<std::string_view> Value::as_string() const {
    if (kind_ == Kind::string || kind_ == Kind::number) return text_;
    return std::nullopt;
}

const Value& Value::operator[](std::string_view key) const {
    for (const Member& member : members_)
        if (member.first == key) return member.second;
    return null_value;
}

const Value& Value::operator[](std::size_t index) const {
    return index < items_.size() ? items_[index] : null_value;
}

bool Value::merge_unknown(const Value& unknown) {
    switch (unknown.kind_) {
        case Kind::boolean:
            if (unknown.truth_) {
                const bool contradicted = !is_null() && !is_unknown();
                *this = Value::unknown();
                return !contradicted;
            }
            return true;
        case Kind::list: {
            if (unknown.items_.empty()) return true;
            if (is_null() && std::none_of(unknown.items_.begin(), unknown.items_.end(),
                                          [](const Value& v) { return v.kind_ != Kind::boolean || v.truth_; }))
                return true;
            if (kind_ != Kind::list || items_.size() != unknown.items_.size()) {
                *this = Value::unknown();
                return false;
            }
            bool agree = true;
            for (std::size_t i = 0; i < items_.size(); ++i) agree = items_[i].merge_unknown(unknown.items_[i]) && agree;
            return agree;
        }
        case Kind::object: {
            if (unknown.members_.empty()) return true;
            if (kind_ != Kind::object) {
                if (is_null()) {
                    kind_ = Kind::object;
                } else {
                    *this = Value::unknown();
                    return false;
                }
            }
            bool agree = true;
            for (const Member& member : unknown.members_) {
                const auto mine = std::find_if(members_.begin(), members_.end(),
                                               [&](const Member& m) { return m.first == member.first; });
                if (mine != members_.end()) {
                    agree = mine->second.merge_unknown(member.second) && agree;
                } else {
                    Value value;
                    agree = value.merge_unknown(member.second) && agree;
                    members_.emplace_back(member.first, std::move(value));
                }
            }
            return agree;
        }
        default:
            return true;
    }
}

void Value::mark_sensitive() {
    sensitive_ = true;
    for (Value& item : items_) item.mark_sensitive();
    for (Member& member : members_) member.second.mark_sensitive();
}

void Value::merge_sensitive(const Value& sensitive) {
    if (sensitive.kind_ == Kind::boolean && sensitive.truth_) mark_sensitive();
    for (std::size_t i = 0; i < sensitive.items_.size() && i < items_.size(); ++i)
        items_[i].merge_sensitive(sensitive.items_[i]);
    for (const Member& member : sensitive.members_)
        for (Member& mine : members_)
            if (mine.first == member.first) mine.second.merge_sensitive(member.second);
}

}  // namespace netlint::plan
