// Which noun of the network a plan's resource, or an id that AWS gave, has become.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "netlint/base/id.hpp"
#include "netlint/plan/resource.hpp"

namespace netlint::aws {

template <class T>
class Bindings {
public:
    void bind(plan::ResourceId resource, Id<T> noun) { by_resource_.insert_or_assign(resource, noun); }
    void bind(std::string_view text, Id<T> noun) {
        if (!text.empty()) by_text_.insert_or_assign(std::string(text), noun);
    }
    std::optional<Id<T>> find(plan::ResourceId resource) const {
        const auto found = by_resource_.find(resource);
        return found == by_resource_.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<Id<T>> find(std::string_view text) const {
        const auto found = by_text_.find(text);
        return found == by_text_.end() ? std::nullopt : std::optional(found->second);
    }
    const std::map<plan::ResourceId, Id<T>>& by_resource() const { return by_resource_; }

private:
    std::map<plan::ResourceId, Id<T>> by_resource_;
    std::map<std::string, Id<T>, std::less<>> by_text_;
};

}  // namespace netlint::aws
