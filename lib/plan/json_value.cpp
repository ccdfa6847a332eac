// From the parser's tokens to values.
#include "json_value.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "review.hpp"

namespace netlint::plan {

namespace {

std::string_view name_of(JsonKind kind) {
    switch (kind) {
        case JsonKind::list:
            return "a list";
        case JsonKind::object:
            return "an object";
        case JsonKind::number:
            return "a number";
        case JsonKind::text:
            return "a text";
        case JsonKind::truth:
            return "true or false";
        case JsonKind::null:
            return "null";
        case JsonKind::none:
            break;
    }
    return "something else";
}

// What numbers consist of.
constexpr auto of_numbers = [] {
    std::array<bool, 256> may{};
    for (const char c : std::string_view("+-.0123456789eE")) may[static_cast<unsigned char>(c)] = true;
    return may;
}();

// Both names are of MemberNames.
bool is(const Value::Member& member, std::string_view name) {
    return member.first.data() == name.data() && member.first.size() == name.size();
}

}  // namespace

bool looks_like_code(std::string_view text) {
    const char first = text.empty() ? ' ' : text.front();
    if (first != '$' && first != '(' && first != 'k' && first != 'a' && first != 'd') return false;
    return text.starts_with("known after") || text.starts_with("(known after") || !reference_text(text).empty();
}

std::string_view MemberNames::find(std::string_view name) {
    if (name.empty()) return {};
    const auto known = known_.find(name);
    return known != known_.end() ? *known : *known_.insert(store_.keep(name)).first;
}

JsonReader::JsonReader(std::string_view text, std::size_t offset, ValueStore& store, ValueStore& texts,
                       std::vector<Diagnostic>& diagnostics, std::size_t piece)
    : cursor_(text, piece),
      start_(text.data()),
      offset_(offset),
      store_(store),
      texts_(texts),
      diagnostics_(diagnostics) {
    if (const auto error = unescaper_.allocate(simdjson::SIMDJSON_PADDING)) cursor_.fail(error);
}

std::string_view JsonReader::text() {
    const std::string_view quoted = cursor_.quoted();
    const bool escapes = cursor_.has_escape(quoted);
    cursor_.advance();
    return escapes ? unescaped(quoted) : quoted;
}

std::string_view JsonReader::key() {
    if (cursor_.peek() != '"') cursor_.fail(simdjson::TAPE_ERROR);
    const std::string_view quoted = cursor_.quoted();
    const bool escapes = cursor_.has_escape(quoted);
    cursor_.advance_past_colon();
    return escapes ? unescaped(quoted) : quoted;
}

std::string_view JsonReader::unescaped(std::string_view quoted) {
    unescaped_.resize(std::max(unescaped_.size(), quoted.size() + simdjson::SIMDJSON_PADDING));
    const simdjson::ondemand::raw_json_string raw(reinterpret_cast<const std::uint8_t*>(quoted.data()));
    std::uint8_t* to = unescaped_.data();
    std::string_view text;
    if (const auto error = unescaper_.unescape(raw, to).get(text)) cursor_.fail(error);
    return store_.keep(text);
}

Value JsonReader::value(int depth) {
    if (depth > depth_limit) cursor_.fail(simdjson::DEPTH_ERROR);
    switch (cursor_.kind()) {
        case JsonKind::object:
            return object(depth);
        case JsonKind::list:
            return list(depth);
        case JsonKind::text: {
            const std::string_view quoted = cursor_.quoted();
            const bool escapes = cursor_.has_escape(quoted);
            cursor_.advance();
            const std::string_view read = escapes ? unescaped(quoted) : texts_.keep_padded(quoted);
            met_code_ |= watches_code_ && looks_like_code(read);
            return Value::string(read);
        }
        case JsonKind::truth:
            return Value::boolean(truth());
        case JsonKind::number:
            return number();
        case JsonKind::null:
            if (!cursor_.at_word("null")) cursor_.fail(simdjson::INCORRECT_TYPE);
            cursor_.advance();
            break;
        case JsonKind::none:
            break;
    }
    return {};
}

bool JsonReader::truth() {
    const bool read = cursor_.at_word("true");
    if (!read && !cursor_.at_word("false")) cursor_.fail(simdjson::INCORRECT_TYPE);
    cursor_.advance();
    return read;
}

// Numbers are kept as text, whatever their size.
Value JsonReader::number() {
    std::string_view digits = cursor_.token();
    const auto is_digit = [](char c) { return of_numbers[static_cast<unsigned char>(c)]; };
    const auto end = std::ranges::find_if_not(digits, is_digit);
    if (end != digits.end() && !std::string_view(" \t\r\n").contains(*end)) cursor_.fail(simdjson::NUMBER_ERROR);
    digits = {digits.begin(), end};
    cursor_.advance();
    return Value::number(texts_.keep_padded(digits));
}

Value JsonReader::object(int depth) {
    return close(open(depth));
}

OpenObject JsonReader::open() {
    return open(0);
}

OpenObject JsonReader::open(int depth) {
    OpenObject open{members_.size(), {}};
    if (cursor_.enter('}')) do {
            const std::string_view key = this->key();
            const std::size_t hash = hash_of_key(key);
            const std::string_view name = names_.of(key, hash);
            const auto first = !open.keys.maybe_seen(hash)
                                   ? members_.end()
                                   : std::find_if(members_.begin() + static_cast<std::ptrdiff_t>(open.start),
                                                  members_.end(), [&](const Value::Member& m) { return is(m, name); });
            if (first == members_.end()) {
                const Value read = value(depth + 1);
                members_.emplace_back(name, read);
            } else {
                const std::size_t at = static_cast<std::size_t>(first - members_.begin());
                tell_if_twice({&key, 1}, key);
                members_[at].second = value(depth + 1);
            }
        } while (cursor_.another('}'));
    return open;
}

OpenObject JsonReader::reopen(const Value& object) {
    OpenObject open{members_.size(), {}};
    for (const Value::Member& member : object.members()) {
        open.keys.maybe_seen(member.first);
        members_.push_back(member);
    }
    return open;
}

Value JsonReader::close(const OpenObject& object) {
    const Value read = store_.object(std::span(members_).subspan(object.start));
    members_.resize(object.start);
    return read;
}

void JsonReader::mark_unknown(OpenObject& object) {
    if (cursor_.kind() != JsonKind::object) throw OddUnknown{};
    if (cursor_.enter('}')) mark_members(object, 0);
}

// Behind the '{' of a tree that is not empty; whether a member differs now.
bool JsonReader::mark_members(OpenObject& object, int depth) {
    const std::size_t known = members_.size();
    std::size_t next = object.start;  // members before it cannot follow any more
    bool changed = false;
    do {
        const std::string_view key = this->key();
        const std::size_t hash = hash_of_key(key);
        const std::string_view name = names_.of(key, hash);
        const auto find = [&](std::size_t begin, std::size_t end) {
            while (begin < end && !is(members_[begin], name)) ++begin;
            return begin;
        };
        const bool maybe_there = object.keys.maybe_seen(hash);
        if (const std::size_t at = maybe_there ? find(next, known) : known; at < known) {
            const Value before = members_[at].second;
            const Value merged = with_unknown(before, depth + 1);
            changed |= !merged.is(before);
            members_[at].second = merged;
            next = at + 1;
        } else {
            if (maybe_there && (find(object.start, next) < next || find(known, members_.size()) < members_.size()))
                throw OddUnknown{};
            members_.emplace_back(name, with_unknown({}, depth + 1));
            changed = true;
        }
    } while (cursor_.another('}'));
    return changed;
}

Value JsonReader::with_unknown(const Value& known, int depth) {
    if (depth > depth_limit) throw OddUnknown{};
    switch (cursor_.kind()) {
        case JsonKind::truth:
            if (!truth()) return known;
            if (!known.is_null()) throw OddUnknown{};
            return Value::unknown();
        case JsonKind::object: {
            if (!cursor_.enter('}')) return known;
            if (!known.is_object() && !known.is_null()) throw OddUnknown{};
            OpenObject open = reopen(known);
            if (mark_members(open, depth)) return close(open);
            members_.resize(open.start);
            return known;
        }
        case JsonKind::list: {
            if (!cursor_.enter(']')) return known;
            const std::size_t start = items_.size(), size = known.items().size();
            items_.insert(items_.end(), known.items().begin(), known.items().end());
            bool changed = false;
            std::size_t i = 0;
            do {
                if (i == size) throw OddUnknown{};
                const Value before = items_[start + i];
                const Value merged = with_unknown(before, depth + 1);
                changed |= !merged.is(before);
                items_[start + i++] = merged;
            } while (cursor_.another(']'));
            if (i < size) throw OddUnknown{};
            const Value read = changed ? store_.list(std::span(items_).subspan(start)) : known;
            items_.resize(start);
            return read;
        }
        default:
            throw OddUnknown{};
    }
}

void JsonReader::return_to(const Mark& mark) {
    open_keys_ = mark.keys;
    items_.resize(mark.items);
    members_.resize(mark.members);
    cursor_.go_to(mark.place);
}

Value JsonReader::list(int depth) {
    const std::size_t start = items_.size();
    if (cursor_.enter(']')) do {
            const Value read = value(depth + 1);
            items_.push_back(read);
        } while (cursor_.another(']'));
    const Value read = store_.list(std::span(items_).subspan(start));
    items_.resize(start);
    return read;
}

void JsonReader::tell(std::string message, std::size_t byte) {
    if (!told_.insert(message).second) return;
    diagnostics_.push_back({DiagnosticLevel::warning, std::move(message), "", "", byte});
}

bool JsonReader::is_kind(JsonKind kind, std::string_view what) {
    const JsonKind found = cursor_.kind();
    if (found == kind) return true;
    tell(fmt::format("{} is {}, not {}; read as empty", what, name_of(found), name_of(kind)), byte());
    return false;
}

void JsonReader::tell_if_twice(std::span<const std::string_view> seen, std::string_view key) {
    if (std::find(seen.begin(), seen.end(), key) == seen.end()) return;
    tell(fmt::format("the key \"{}\" stands twice in one object; the last one is used", key), byte());
}

}  // namespace netlint::plan
