// From the parser's values to ours, tolerant of what is odd: it is told once and read as if it were not there.
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <simdjson.h>

#include "netlint/base/diagnostic.hpp"
#include "netlint/plan/value_store.hpp"

namespace netlint::plan {

inline constexpr int depth_limit = 512;

// Begins like a reference, or like what programs put where a value is not known: such a text is no value.
bool looks_like_code(std::string_view text);

// Tells whether a key may have been met before in the same object; a set of 64 bits that never forgets and may err.
class KeyFilter {
public:
    bool maybe_seen(std::string_view key) {
        const std::size_t hash = key.empty() ? 0
                                             : key.size() * 7 + static_cast<unsigned char>(key.front()) * 31 +
                                                   static_cast<unsigned char>(key.back()) * 13 +
                                                   static_cast<unsigned char>(key[key.size() / 2]);
        const std::uint64_t bit = std::uint64_t{1} << (hash % 64);
        const bool seen = (bits_ & bit) != 0;
        bits_ |= bit;
        return seen;
    }

private:
    std::uint64_t bits_ = 0;
};

// Throws simdjson::simdjson_error where the text is no JSON; DEPTH_ERROR below depth_limit.
class JsonReader {
public:
    // `text` starts at byte `offset` of the input.
    JsonReader(std::string_view text, std::size_t offset, ValueStore& store, std::vector<Diagnostic>& diagnostics)
        : start_(text.data()), offset_(offset), store_(store), diagnostics_(diagnostics) {}

    // A string, empty when the value is something else. Texts are views into the input, or, where they hold escapes,
    // into the store.
    std::string_view read_text(simdjson::ondemand::value json) {
        return json.type() == simdjson::ondemand::json_type::string ? unescaped(json) : std::string_view();
    }

    // The whole subtree. Of a key that stands twice the last value counts, as in most programs.
    Value value(simdjson::ondemand::value json, int depth = 0);
    Value object(simdjson::ondemand::object json, int depth = 0);

    // Calls f(key, value) for each member. `what` names the object for the user where it is something else.
    template <class F>
    void members(simdjson::ondemand::value json, std::string_view what, F&& f) {
        if (!is_kind(json, simdjson::ondemand::json_type::object, what)) return;
        simdjson::ondemand::object object = json.get_object();
        members(object, std::forward<F>(f));
    }
    template <class F>
    void members(simdjson::ondemand::object& object, F&& f) {
        KeyFilter filter;
        const std::size_t first = keys_.size();
        for (simdjson::ondemand::field field : object) {
            const std::string_view key = unescaped_key(field);
            simdjson::ondemand::value member = field.value();
            if (filter.maybe_seen(key)) tell_if_twice(std::span(keys_).subspan(first), key, member);
            keys_.push_back(key);
            f(key, member);
        }
        keys_.resize(first);
    }

    // Calls f(value) for each element.
    template <class F>
    void items(simdjson::ondemand::value json, std::string_view what, F&& f) {
        if (!is_kind(json, simdjson::ondemand::json_type::array, what)) return;
        for (auto item : json.get_array()) f(simdjson::ondemand::value(item.value()));
    }

    // Tells it when the value is of another kind.
    bool is_kind(simdjson::ondemand::value& json, simdjson::ondemand::json_type kind, std::string_view what);
    // Once for every message.
    void tell(std::string message, std::size_t byte);
    std::size_t byte_of(simdjson::ondemand::value& json) const;
    std::size_t byte_of(std::string_view inside) const {
        return offset_ + static_cast<std::size_t>(inside.data() - start_);
    }
    std::vector<Diagnostic>& diagnostics() { return diagnostics_; }
    // Whether a text looks_like_code of those read while that was watched.
    bool met_code() const { return met_code_; }
    void watch_code(bool watch) { watches_code_ = watch; }

private:
    std::string_view unescaped(simdjson::ondemand::value json);
    std::string_view unescaped_key(simdjson::ondemand::field& field);
    Value list(simdjson::ondemand::array json, int depth);
    void tell_if_twice(std::span<const std::string_view> seen, std::string_view key, simdjson::ondemand::value& member);

    const char* start_;
    std::size_t offset_;
    ValueStore& store_;
    std::vector<Diagnostic>& diagnostics_;
    bool met_code_ = false, watches_code_ = true;
    // Stacks of what is read of the containers that are still open.
    std::vector<std::string_view> keys_;
    std::vector<Value> items_;
    std::vector<Value::Member> members_;
    std::set<std::string, std::less<>> told_;
};

}  // namespace netlint::plan
