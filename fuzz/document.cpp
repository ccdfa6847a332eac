// Any bytes as a plan document, read in pieces of two sizes, which must not tell.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "document_text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace netlint::plan;
    const std::string text(reinterpret_cast<const char*>(data), size);
    const auto read_in = [&](std::size_t piece) {
        return testing::text_of(parse_document(*Input::of_bytes(text, "plan.json"), {}, piece));
    };
    if (read_in(1 + size % 100) != read_in(JsonCursor::usual_piece)) std::abort();
    return 0;
}
