// Reads the addresses of a plan, whose neighbours mostly lie in one module.
#pragma once

#include <cstdint>
#include <string_view>

#include "netlint/plan/instance_address.hpp"

namespace netlint::plan {

class AddressReader {
public:
    // As InstanceAddress::parse; the texts outlive the reader. An error leaves an empty address.
    Result<void> read(std::string_view text, InstanceAddress& address);
    // Another number for the address read last wherever its modules are others than those of the one before.
    std::uint32_t module() const { return module_; }

private:
    std::unexpected<Error> failed(Error error, InstanceAddress& address);

    std::string_view prefix_;  // of the address before, with the dot behind its modules
    ModulePath modules_;
    std::uint32_t module_ = 0;
};

}  // namespace netlint::plan
