// Numbers trails as they come up.
#include "trails.hpp"

#include <algorithm>
#include <utility>

namespace netlint::reach {

namespace {

template <class T>
void insert_sorted(std::vector<T>& list, const T& one) {
    const auto at = std::ranges::lower_bound(list, one);
    if (at == list.end() || *at != one) list.insert(at, one);
}

}  // namespace

std::uint32_t Trails::number(Trail trail) {
    const auto [found, fresh] = numbers_.try_emplace(trail, size());
    if (fresh) trails_.push_back(std::move(trail));
    return found->second;
}

std::optional<std::uint32_t> Trails::after_service(std::uint32_t trail, const std::string& service) {
    Trail longer = trails_[trail];
    insert_sorted(longer.services, service);
    if (longer.services.size() + longer.boxes.size() > longest) return std::nullopt;
    return number(std::move(longer));
}

std::optional<std::uint32_t> Trails::after_box(std::uint32_t trail, Id<model::Eni> box) {
    Trail longer = trails_[trail];
    insert_sorted(longer.boxes, box);
    if (longer.services.size() + longer.boxes.size() > longest) return std::nullopt;
    return number(std::move(longer));
}

}  // namespace netlint::reach
