// Whole documents, read in pieces of any size.
#include "document.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "document_text.hpp"

using namespace netlint::plan;
using netlint::plan::testing::text_of;

namespace {

std::string read_in(std::size_t piece, const std::string& text) {
    return text_of(parse_document(*Input::of_bytes(text, "plan.json"), {}, piece));
}

std::vector<std::string> inputs() {
    std::vector<std::string> texts;
    for (const char* folder : {"plans", "invalid", "cli"})
        for (const auto& entry :
             std::filesystem::recursive_directory_iterator(std::filesystem::path(NETLINT_TESTDATA) / folder))
            if (entry.is_regular_file() && entry.file_size() < 200000) {
                std::ifstream stream(entry.path(), std::ios::binary);
                texts.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
            }
    return texts;
}

}  // namespace

TEST_CASE("a document says the same whatever the pieces are in which it is read") {
    for (const std::string& text : inputs()) {
        CAPTURE(text.substr(0, 200));
        const std::string whole = read_in(text.size() + 1, text);
        for (const std::size_t piece : {1, 100, 3000}) CHECK(read_in(piece, text) == whole);
    }
}

TEST_CASE("what is broken behind a document is met before what the document lacks, however far behind") {
    const std::string text = "{\"configuration\":{}}" + std::string(5000, ' ') + "\"open";
    CHECK(read_in(100, text) == read_in(text.size(), text));
    CHECK(read_in(100, text) == "plan.json: data after the end of the plan at byte 5020");
}
