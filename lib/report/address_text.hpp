// How addresses are printed: a symbolic address under the name of the AWS service that it stands for.
#pragma once

#include <string>
#include <vector>

#include "netlint/net/address.hpp"
#include "netlint/set/address_set.hpp"

namespace netlint::report {

std::string address_text(const net::Address& address);
// Minimal prefixes, with "service:s3" in place of that service's block.
std::vector<std::string> address_texts(const set::AddressSet& addresses);
// "10.0.1.4-10.0.1.254, service:s3": what fits a part of a line, then "...".
std::string ranges_text(const set::AddressSet& addresses);

}  // namespace netlint::report
