// A value of a plan: JSON merged with what the plan says it does not know yet.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace netlint::plan {

// A handle of 16 bytes, cheap to copy; what it shows never changes. Texts and containers mostly lie in a ValueStore,
// which must outlive it.
class Value {
public:
    enum class Kind : std::uint8_t { null, unknown, boolean, number, string, list, object };
    using Member = std::pair<std::string_view, Value>;

    constexpr Value() = default;  // null
    static constexpr Value unknown() { return Value(Kind::unknown); }
    static constexpr Value boolean(bool truth) { return Value(Kind::boolean, truth ? 1 : 0); }
    static Value number(std::string_view digits) { return Value(Kind::number, digits); }  // plans hold any size
    static Value string(std::string_view text) { return Value(Kind::string, text); }

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
    // The very same text or container, not only an equal one.
    bool is(const Value& other) const;

    std::optional<bool> as_bool() const;                 // true/false, also as text
    std::optional<std::int64_t> as_int() const;          // integral numbers, also as text
    std::optional<std::string_view> as_string() const {  // strings and numbers
        return kind_ == Kind::string || kind_ == Kind::number ? std::optional(text()) : std::nullopt;
    }
    std::span<const Value> items() const { return is_list() ? std::span(items_, size_) : std::span<const Value>(); }
    std::span<const Member> members() const {
        return is_object() ? std::span(members_, size_) : std::span<const Member>();
    }
    const Value& operator[](std::string_view key) const;  // null when absent
    const Value& operator[](std::size_t index) const;     // null when out of range

private:
    friend class ValueStore;
    explicit constexpr Value(Kind kind, std::uint32_t size = 0) : size_(size), kind_(kind) {}
    Value(Kind kind, std::string_view text)
        : text_(text.data()), size_(static_cast<std::uint32_t>(text.size())), kind_(kind) {}

    std::string_view text() const { return {text_, size_}; }

    union {
        const char* text_ = nullptr;
        const Value* items_;
        const Member* members_;
    };
    std::uint32_t size_ = 0;  // of the text or container; of a boolean 1 when it is true
    Kind kind_ = Kind::null;
    bool sensitive_ = false;
};

}  // namespace netlint::plan
