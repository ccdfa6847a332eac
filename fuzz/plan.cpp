// Any bytes as a plan: read, built into a network, checked and printed.
#include <cstddef>
#include <cstdint>
#include <string>

#include "netlint/analysis.hpp"
#include "netlint/report/json.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto analysis =
        netlint::Analysis::of_text(std::string(reinterpret_cast<const char*>(data), size), "plan.json");
    if (!analysis) return 0;
    if (const auto report = analysis->check({})) netlint::report::to_json(*report);
    return 0;
}
