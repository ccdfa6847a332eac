// Building values: containers, and merges that share what they leave as it is.
#include "netlint/plan/value_store.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <cstdlib>
#include <new>

namespace netlint::plan {
namespace {

constexpr std::size_t huge_page = std::size_t{1} << 21;

bool is_false(const Value& value) {
    return value.kind() == Value::Kind::boolean && value.as_bool() == false;
}

Merged merge_items(const Value& value, const Value& unknown, ValueStore& store) {
    if (value.is_null() && std::ranges::all_of(unknown.items(), is_false)) return {value};
    if (!value.is_list() || value.items().size() != unknown.items().size()) return {Value::unknown(), false};
    std::vector<Value> items;  // once one of them differs
    bool agree = true;
    for (std::size_t i = 0; i < value.items().size(); ++i) {
        const Merged merged = merge_unknown(value[i], unknown[i], store);
        agree = agree && merged.agree;
        if (items.empty() && merged.value.is(value[i])) continue;
        if (items.empty()) items.assign(value.items().begin(), value.items().end());
        items[i] = merged.value;
    }
    return {items.empty() ? value : store.list(items), agree};
}

// Where the member of this name is, or the end; plans sort members by name, so it is looked for behind the one found
// before.
std::size_t find_from(std::span<const Value::Member> members, std::size_t& near, std::string_view name) {
    const auto start = members.begin() + static_cast<std::ptrdiff_t>(near);
    auto found = std::ranges::find(start, members.end(), name, &Value::Member::first);
    if (found == members.end()) {
        found = std::ranges::find(members.begin(), start, name, &Value::Member::first);
        if (found == start) return members.size();
    }
    near = static_cast<std::size_t>(found - members.begin());
    return near;
}

bool holds_true(const Value& value) {
    return (value.kind() == Value::Kind::boolean && value.as_bool() == true) ||
           std::ranges::any_of(value.items(), holds_true) ||
           std::ranges::any_of(value.members(), holds_true, &Value::Member::second);
}

Merged merge_members(const Value& value, const Value& unknown, ValueStore& store) {
    if (!value.is_object() && !value.is_null()) return {Value::unknown(), false};
    std::vector<Value::Member> changed;  // once one of them differs
    bool agree = true;
    std::size_t near = 0;
    for (const auto& [name, below] : unknown.members()) {
        const std::span<const Value::Member> members = changed.empty() ? value.members() : changed;
        const std::size_t mine = find_from(members, near, name);
        const bool known = mine < members.size();
        const Value before = known ? members[mine].second : Value();
        const Merged merged = merge_unknown(before, below, store);
        agree = agree && merged.agree;
        if (known && merged.value.is(before)) continue;
        if (changed.empty()) changed.assign(value.members().begin(), value.members().end());
        if (known)
            changed[mine].second = merged.value;
        else
            changed.emplace_back(name, merged.value);
    }
    return {changed.empty() && value.is_object() ? value : store.object(changed), agree};
}

}  // namespace

void ValueStore::Freed::operator()(std::byte* block) const {
    std::free(block);
}

// Blocks of a large plan are huge pages, which come at once: touching as much in small ones takes longer than to fill
// it.
void ValueStore::grow(std::size_t bytes) {
    const std::size_t size = bytes <= size_ ? size_ : (bytes + huge_page - 1) / huge_page * huge_page;
    const std::size_t alignment = size < huge_page ? alignof(std::max_align_t) : huge_page;
    auto* const block = static_cast<std::byte*>(std::aligned_alloc(alignment, size));
    if (block == nullptr) throw std::bad_alloc();
    blocks_.emplace_back(block);
#ifdef MADV_HUGEPAGE
    if (size >= huge_page) ::madvise(block, size, MADV_HUGEPAGE);
#endif
    next_ = block;
    left_ = size;
    size_ = std::min(size_ * 4, huge_page);
}

template <class T>
const T* ValueStore::copied(std::span<const T> from) {
    if (from.empty()) return nullptr;
    if (!std::align(alignof(T), from.size_bytes(), next_, left_)) grow(from.size_bytes());
    T* const to = static_cast<T*>(next_);
    std::uninitialized_copy(from.begin(), from.end(), to);
    next_ = to + from.size();
    left_ -= from.size_bytes();
    return to;
}

Value ValueStore::list(std::span<const Value> items) {
    Value value(Value::Kind::list, static_cast<std::uint32_t>(items.size()));
    value.items_ = copied(items);
    return value;
}

Value ValueStore::object(std::span<const Value::Member> members) {
    Value value(Value::Kind::object, static_cast<std::uint32_t>(members.size()));
    value.members_ = copied(members);
    return value;
}

Value ValueStore::as_sensitive(Value value) {
    if (value.is_list()) {
        std::vector<Value> items;
        for (const Value& item : value.items()) items.push_back(as_sensitive(item));
        value = list(items);
    } else if (value.is_object()) {
        std::vector<Value::Member> members;
        for (const auto& [name, member] : value.members()) members.emplace_back(name, as_sensitive(member));
        value = object(members);
    }
    if (value.kind() == Value::Kind::string) sensitive_texts_.push_back(*value.as_string());
    value.sensitive_ = true;
    return value;
}

Merged merge_unknown(Value value, Value unknown, ValueStore& store) {
    if (unknown.kind() == Value::Kind::boolean && unknown.as_bool() == true)
        return {Value::unknown(), value.is_null() || value.is_unknown()};
    if (!unknown.items().empty()) return merge_items(value, unknown, store);
    if (!unknown.members().empty()) return merge_members(value, unknown, store);
    return {value};
}

Value merge_sensitive(Value value, Value sensitive, ValueStore& store) {
    if (!holds_true(sensitive)) return value;
    if (sensitive.kind() == Value::Kind::boolean) return store.as_sensitive(value);
    if (value.is_list()) {
        std::vector<Value> items(value.items().begin(), value.items().end());
        for (std::size_t i = 0; i < std::min(items.size(), sensitive.items().size()); ++i)
            items[i] = merge_sensitive(items[i], sensitive[i], store);
        return store.list(items);
    }
    if (value.is_object()) {
        std::vector<Value::Member> members(value.members().begin(), value.members().end());
        for (auto& [name, member] : members) member = merge_sensitive(member, sensitive[name], store);
        return store.object(members);
    }
    return value;
}

}  // namespace netlint::plan
