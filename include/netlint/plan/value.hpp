// A value of a plan: JSON merged with what the plan says it does not know yet.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace netlint::plan {

// Texts are views into the plan, which must outlive its values.
class Value {
public:
    enum class Kind : std::uint8_t { null, unknown, boolean, number, string, list, object };
    using Member = std::pair<std::string_view, Value>;

    Value() = default;  // null
    static Value unknown() { return Value(Kind::unknown); }
    static Value boolean(bool truth);
    static Value number(std::string_view digits);  // kept as text: plans hold numbers of any size
    static Value string(std::string_view text);
    static Value list(std::vector<Value> items);
    static Value object(std::vector<Member> members);

    Kind kind() const { return kind_; }
    bool is_unknown() const { return kind_ == Kind::unknown; }
    bool is_null() const { return kind_ == Kind::null; }
    bool is_list() const { return kind_ == Kind::list; }
    bool is_object() const { return kind_ == Kind::object; }
    // Null, "", [] or {}: the provider writes "no value" in all of these ways.
    bool unset() const;
    // Unknown itself or anywhere below.
    bool contains_unknown() const;
    bool sensitive() const { return sensitive_; }

    std::optional<bool> as_bool() const;                // true/false, also as text
    std::optional<std::int64_t> as_int() const;         // integral numbers, also as text
    std::optional<std::string_view> as_string() const;  // strings and numbers
    std::span<const Value> items() const { return items_; }
    std::span<const Member> members() const { return members_; }
    const Value& operator[](std::string_view key) const;  // null when absent
    const Value& operator[](std::size_t index) const;     // null when out of range

    // Marks what `unknown` (an after_unknown tree) calls unknown; false when the two disagree.
    bool merge_unknown(const Value& unknown);
    // Marks what `sensitive` (an after_sensitive tree) calls sensitive, with all that is in it.
    void merge_sensitive(const Value& sensitive);

private:
    explicit Value(Kind kind) : kind_(kind) {}
    void mark_sensitive();

    Kind kind_ = Kind::null;
    bool truth_ = false;
    bool sensitive_ = false;
    std::string_view text_;
    std::vector<Value> items_;
    std::vector<Member> members_;
};

}  // namespace netlint::plan
