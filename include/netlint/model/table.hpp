// One vector a noun, indexed by the noun's own Id.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "netlint/base/id.hpp"

namespace netlint::model {

template <class T>
class Table {
public:
    Id<T> add(T item) {
        items_.push_back(std::move(item));
        return Id<T>{static_cast<std::uint32_t>(items_.size() - 1)};
    }
    T& operator[](Id<T> id) {
        assert(id.value < items_.size());
        return items_[id.value];
    }
    const T& operator[](Id<T> id) const {
        assert(id.value < items_.size());
        return items_[id.value];
    }
    std::size_t size() const { return items_.size(); }
    bool empty() const { return items_.empty(); }
    auto begin() const { return items_.begin(); }
    auto end() const { return items_.end(); }
    auto begin() { return items_.begin(); }
    auto end() { return items_.end(); }
    Id<T> id(std::size_t index) const { return Id<T>{static_cast<std::uint32_t>(index)}; }

private:
    std::vector<T> items_;
};

}  // namespace netlint::model
