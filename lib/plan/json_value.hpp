// From the parser's tokens to values, tolerant of what is odd: it is told once and read as if it were not there.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/unordered/unordered_flat_set.hpp>

#include "json_cursor.hpp"
#include "netlint/base/diagnostic.hpp"
#include "netlint/plan/value_store.hpp"
#include "text_hash.hpp"

namespace netlint::plan {

inline constexpr int depth_limit = 512;

// Begins like a reference, or like what programs put where a value is not known: such a text is no value.
bool looks_like_code(std::string_view text);

// Quick, and different for most of the keys of one object.
inline std::size_t hash_of_key(std::string_view key) {
    if (key.empty()) return 0;
    return key.size() * 7 + static_cast<unsigned char>(key.front()) * 31 + static_cast<unsigned char>(key.back()) * 13 +
           static_cast<unsigned char>(key[key.size() / 2]);
}

// Tells whether a key may have been met before in the same object; a set of bits that never forgets and may err.
class KeyFilter {
public:
    bool maybe_seen(std::string_view key) { return maybe_seen(hash_of_key(key)); }
    bool maybe_seen(std::size_t hash) {
        std::uint64_t& bits = bits_[hash / 64 % bits_.size()];
        const std::uint64_t bit = std::uint64_t{1} << (hash % 64);
        const bool seen = (bits & bit) != 0;
        bits |= bit;
        return seen;
    }

private:
    std::array<std::uint64_t, 4> bits_{};
};

// a == b of short texts, without a call.
inline bool same(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    const auto differ = [&]<class Word>(std::size_t at, Word x) {
        Word y;
        std::memcpy(&x, a.data() + at, sizeof x);
        std::memcpy(&y, b.data() + at, sizeof y);
        return x != y;
    };
    const std::size_t size = a.size();
    if (size >= 8) {
        for (std::size_t at = 0; at + 8 < size; at += 8)
            if (differ(at, std::uint64_t{})) return false;
        return !differ(size - 8, std::uint64_t{});
    }
    if (size >= 4) return !differ(0, std::uint32_t{}) && !differ(size - 4, std::uint32_t{});
    return std::equal(a.begin(), a.end(), b.begin());
}

// One text for all names of members that are equal, so that they lie close together.
class MemberNames {
public:
    explicit MemberNames(ValueStore& store) : store_(store) {}
    std::string_view of(std::string_view name, std::size_t hash) {
        std::string_view& recent = recent_[hash % recent_.size()];
        if (!same(recent, name)) [[unlikely]]
            recent = find(name);
        return recent;
    }

private:
    std::string_view find(std::string_view name);

    ValueStore& store_;
    std::array<std::string_view, 1024> recent_;
    boost::unordered_flat_set<std::string_view, TextHash> known_;
};

// Members of an object that have been read and not been stored yet. The one that was opened last is closed first.
struct OpenObject {
    std::size_t start;  // in the reader's stack
    KeyFilter keys;
};

// Thrown where an after_unknown tree is not what Terraform writes beside a value.
struct OddUnknown {};

// Each reads the value that stands next, and goes past it. Throws JsonError where the text is no JSON; DEPTH_ERROR
// below depth_limit.
class JsonReader {
public:
    // `text` starts at byte `offset` of the input. Containers go to one store, the texts of values and the names of
    // members to another: a network is built from a small part of the plan's text, which lies all over it.
    JsonReader(std::string_view text, std::size_t offset, ValueStore& store, ValueStore& texts,
               std::vector<Diagnostic>& diagnostics, std::size_t piece = JsonCursor::usual_piece);

    JsonCursor& cursor() { return cursor_; }
    // A part of the text that is a value is read next.
    void turn_to(std::string_view part) { cursor_ = JsonCursor(part, cursor_.piece()); }

    // A string, empty when the value is something else, which is left. A view into the input, or, where it holds
    // escapes, into the store.
    std::string_view read_text() { return cursor_.kind() == JsonKind::text ? text() : std::string_view(); }

    // The whole subtree. Of a key that stands twice the last value counts, as in most programs.
    Value value(int depth = 0);
    bool truth();  // of a value that is one

    // The object that stands next is read, and what an after_unknown tree calls unknown of it, before it is stored.
    OpenObject open();
    // Reads such a tree. It names members in the order in which the object has them, and agrees with what is known.
    // merge_unknown() tells more of trees that do not; here OddUnknown is thrown.
    void mark_unknown(OpenObject& object);
    Value close(const OpenObject& object);
    // The same of a value that is stored.
    Value with_unknown(const Value& known, int depth = 0);

    // Where the reader is.
    struct Mark {
        const char* place;
        std::size_t keys, items, members;
    };
    Mark mark() const { return {cursor_.place(), open_keys_, items_.size(), members_.size()}; }
    void return_to(const Mark& mark);

    // Calls f(key) for each member, which reads its value or leaves it. `what` names the object for the user where the
    // value is something else, and is left.
    template <class F>
    void members(std::string_view what, F&& f) {
        if (is_kind(JsonKind::object, what)) members(std::forward<F>(f));
    }
    template <class F>
    void members(F&& f) {
        if (!cursor_.enter('}')) return;
        KeyFilter filter;
        const std::size_t first = open_keys_;
        do {
            const std::string_view key = this->key();
            if (filter.maybe_seen(key)) tell_if_twice(std::span(keys_).subspan(first, open_keys_ - first), key);
            if (open_keys_ == keys_.size()) keys_.resize(open_keys_ * 2 + 64);
            keys_[open_keys_++] = key;
            const char* const start = cursor_.place();
            f(key);
            if (cursor_.place() == start) cursor_.skip();
        } while (cursor_.another('}'));
        open_keys_ = first;
    }

    // Calls f() for each element, which reads it or leaves it.
    template <class F>
    void items(std::string_view what, F&& f) {
        if (!is_kind(JsonKind::list, what) || !cursor_.enter(']')) return;
        do {
            const char* const start = cursor_.place();
            f();
            if (cursor_.place() == start) cursor_.skip();
        } while (cursor_.another(']'));
    }

    // Tells it when the value is of another kind.
    bool is_kind(JsonKind kind, std::string_view what);
    // Once for every message.
    void tell(std::string message, std::size_t byte);
    std::size_t byte() const { return offset_ + static_cast<std::size_t>(cursor_.place() - start_); }
    std::vector<Diagnostic>& diagnostics() { return diagnostics_; }
    // Whether a text looks_like_code of those read while that was watched.
    bool met_code() const { return met_code_; }
    void watch_code(bool watch) { watches_code_ = watch; }

private:
    std::string_view text();
    std::string_view key();  // goes past the colon behind it
    std::string_view unescaped(std::string_view quoted);
    Value object(int depth);
    OpenObject open(int depth);
    OpenObject reopen(const Value& object);
    bool mark_members(OpenObject& object, int depth);
    Value list(int depth);
    Value number();
    void tell_if_twice(std::span<const std::string_view> seen, std::string_view key);

    JsonCursor cursor_;
    const char* start_;
    std::size_t offset_;
    ValueStore& store_;
    ValueStore& texts_;
    MemberNames names_{texts_};
    std::vector<Diagnostic>& diagnostics_;
    bool met_code_ = false, watches_code_ = true;
    simdjson::ondemand::parser unescaper_;
    std::vector<std::uint8_t> unescaped_;
    // Stacks of what is read of the containers that are still open.
    std::vector<std::string_view> keys_;  // of which so many are in use
    std::size_t open_keys_ = 0;
    std::vector<Value> items_;
    std::vector<Value::Member> members_;
    std::set<std::string, std::less<>> told_;
};

}  // namespace netlint::plan
