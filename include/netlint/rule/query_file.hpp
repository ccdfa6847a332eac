// Files of questions: a YAML list of {id, from, to, protocol, port?, icmp?, source_port?, client?, expect?}.
#pragma once

#include <string_view>
#include <vector>

#include "netlint/base/result.hpp"
#include "netlint/reach/query.hpp"

namespace netlint::rule {

// `name` is the file's name for messages. Unknown keys, missing ends and values of the wrong kind are errors with the
// line and column (from 1) where they stand.
Result<std::vector<reach::Query>> parse_query_file(std::string_view text, std::string_view name);

}  // namespace netlint::rule
