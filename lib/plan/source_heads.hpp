// The blocks that a source file declares, and the lines that they begin on.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace netlint::plan {

struct SourceHead {
    std::string name;      // "aws_subnet.b", "data.aws_vpc.x", "module.a"
    std::size_t line = 1;  // 1-based
};

// Of resources, data sources and module calls, in the order of the text. What is no block is passed over.
std::vector<SourceHead> heads_of(std::string_view text);
// The same of a file in Terraform's JSON syntax; none of one that is no JSON.
std::vector<SourceHead> heads_of_json(std::string_view text);

}  // namespace netlint::plan
