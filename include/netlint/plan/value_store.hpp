// The memory that the containers of values lie in.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "netlint/plan/value.hpp"

namespace netlint::plan {

// Grows by blocks that are freed together, with the store.
class ValueStore {
public:
    Value list(std::span<const Value> items);
    Value object(std::span<const Value::Member> members);
    // A copy that lives as long as the store.
    std::string_view keep(std::string_view text) {
        if (left_ < text.size()) [[unlikely]]
            grow(text.size());
        return take(std::copy_n(text.data(), text.size(), static_cast<char*>(next_)), text.size());
    }
    // The same of a text behind which `padding` bytes can be read.
    static constexpr std::size_t padding = 32;
    std::string_view keep_padded(std::string_view text) {
        if (text.size() > padding || left_ < padding) [[unlikely]]
            return keep(text);
        std::memcpy(next_, text.data(), padding);  // of a known length, which takes no call
        return take(static_cast<char*>(next_) + text.size(), text.size());
    }

    // The value with `sensitive` marked, and all that is in it.
    Value as_sensitive(Value value);
    // The texts that were marked so, as often as they were.
    const std::vector<std::string_view>& sensitive_texts() const { return sensitive_texts_; }

private:
    struct Freed {
        void operator()(std::byte* block) const;
    };
    template <class T>
    const T* copied(std::span<const T> from);
    void grow(std::size_t bytes);
    // What was just written.
    std::string_view take(char* end, std::size_t size) {
        next_ = end;
        left_ -= size;
        return {end - size, size};
    }

    std::vector<std::unique_ptr<std::byte, Freed>> blocks_;
    void* next_ = nullptr;  // what is left of the last one
    std::size_t left_ = 0;
    std::size_t size_ = 4096;  // of the next
    std::vector<std::string_view> sensitive_texts_;
};

struct Merged {
    Value value;
    bool agree = true;  // false: the two trees contradict each other, and what they contradict on is unknown
};

// `value` with what `unknown` (an after_unknown tree) calls unknown.
Merged merge_unknown(Value value, Value unknown, ValueStore& store);

// `value` with what `sensitive` (an after_sensitive tree) calls sensitive marked.
Value merge_sensitive(Value value, Value sensitive, ValueStore& store);

}  // namespace netlint::plan
