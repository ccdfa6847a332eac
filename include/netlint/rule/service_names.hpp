// Names of services: those everyone knows and those that a policy defines.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "netlint/base/result.hpp"
#include "netlint/set/service_set.hpp"

namespace netlint::rule {

class ServiceNames {
public:
    void define(std::string name, set::ServiceSet services) { own_[std::move(name)] = std::move(services); }

    // A defined name, a well-known one ("https"), or services as set::ServiceSet::parse reads them ("tcp/5432").
    Result<set::ServiceSet> find(std::string_view text) const;

private:
    std::map<std::string, set::ServiceSet, std::less<>> own_;
};

}  // namespace netlint::rule
