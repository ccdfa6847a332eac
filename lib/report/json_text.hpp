// JSON that people read: a member a line, short values on one.
#pragma once

#include <string>

#include <boost/json/value.hpp>

namespace netlint::report {

// Ends with a line end.
std::string indented(const boost::json::value& value);

}  // namespace netlint::report
