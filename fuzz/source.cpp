// Any text as Terraform source: its blocks, its locals and its dynamic blocks.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "source_heads.hpp"
#include "source_locals.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    (void)netlint::plan::parse_source(text);
    (void)netlint::plan::heads_of(text);
    (void)netlint::plan::heads_of_json(text);
    return 0;
}
