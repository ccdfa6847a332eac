// Reads the addresses of a plan, whose neighbours mostly lie in one module.
#pragma once

#include <string_view>
#include <vector>

#include "netlint/plan/instance_address.hpp"

namespace netlint::plan {

class AddressReader {
public:
    // As InstanceAddress::parse; the texts outlive the reader. What an error leaves in `address` is of no use.
    Result<void> read(std::string_view text, InstanceAddress& address);

private:
    std::string_view prefix_;  // of the address before, with the dot behind its modules
    std::vector<ModuleStep> modules_;
};

}  // namespace netlint::plan
