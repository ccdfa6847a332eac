// Any text as a policy and as a file of questions.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "netlint/rule/policy.hpp"
#include "netlint/rule/query_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    (void)netlint::rule::parse_policy(text, "netlint.yaml");
    (void)netlint::rule::parse_query_file(text, "questions.yaml");
    return 0;
}
