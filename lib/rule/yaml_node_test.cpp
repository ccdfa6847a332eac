// Rows of YAML documents: against what is written, and what the build embeds against the files of rules/.
#include "yaml_node.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "embedded_rules.hpp"
#include "yaml_parsing.hpp"

using namespace netlint;

namespace {

// "{a@1:1: [b@1:5]@1:4}@1:1"
std::string told(const rule::YamlNode& node) {
    std::string out;
    if (!node.defined()) return "undefined";
    if (node.is_null()) out = "null";
    if (node.is_scalar()) out = node.scalar();
    if (node.is_sequence()) {
        for (const rule::YamlNode& item : node.items()) out += (out.empty() ? "" : ", ") + told(item);
        out = fmt::format("[{}]", out);
    }
    if (node.is_map()) {
        for (const auto& [key, value] : node.entries())
            out += fmt::format("{}{}: {}", out.empty() ? "" : ", ", told(key), told(value));
        out = fmt::format("{{{}}}", out);
    }
    return fmt::format("{}@{}:{}", out, node.line(), node.column());
}

std::string told(std::string_view text) {
    const auto document = rule::parse_yaml(text, "a.yaml");
    return document ? told(document->root()) : document.error().to_string();
}

}  // namespace

TEST_CASE("nodes, their parts and their places") {
    CHECK(told("") == "null@0:0");
    CHECK(told("a") == "a@1:1");
    CHECK(told("[]") == "[]@1:1");
    CHECK(told("a: [b, {c: d}, []]\ne:\nf: 'it''s'") ==
          "{a@1:1: [b@1:5, {c@1:9: d@1:12}@1:8, []@1:16]@1:4, e@2:1: null@3:1, f@3:1: it's@3:4}@1:1");
    CHECK(told("- &x [a]\n- *x") == "[[a@1:7]@1:3, [a@1:7]@1:3]@1:1");
}

TEST_CASE("a key is found at its first place, and only in a map") {
    const auto document = rule::parse_yaml("[x]: 1\nx: {y: 2}\ny: 3\ny: 4\nz:", "a.yaml");
    REQUIRE(document);
    const rule::YamlNode root = document->root();
    CHECK(told(root.find("x")) == "{y@2:5: 2@2:8}@2:4");
    CHECK(root.find("y").scalar() == "3");
    CHECK(root.find("z").is_null());
    CHECK(!root.find("w").defined());
    CHECK(!root.find("y").find("y").defined());
    CHECK(!rule::YamlNode().find("y").defined());
}

TEST_CASE("what is no YAML, nests too deep or has no end is an error") {
    CHECK(told("a: [b").starts_with("a.yaml:1:"));
    CHECK(told("&a [*a]").find("aliases") != std::string::npos);
    std::string laughs = "- &a0 [x, x]\n";
    for (int i = 1; i < 30; ++i) laughs += fmt::format("- &a{} [*a{}, *a{}]\n", i, i - 1, i - 1);
    CHECK(told(laughs).find("aliases") != std::string::npos);
}

TEST_CASE("a second document is an error where it begins") {
    CHECK(told("---\na") == "a@2:1");
    CHECK(told("a\n...\n") == "a@1:1");
    CHECK(told("a\n\n---\n\nb") == "a.yaml:3:1: a second document begins here, and a file holds one");
    CHECK(told("---\na\n---\n").starts_with("a.yaml:3:1: a second document"));
}

TEST_CASE("a tab that indents is told as what it is") {
    const std::string_view told_of_tab = "not YAML: a tab indents this line, and YAML is indented by spaces";
    CHECK(told("a:\n  b: c\nd:\n\te: f\n") == fmt::format("a.yaml:4:1: {}", told_of_tab));
    CHECK(told("a:\n\tb:\n\t\tc: d\n").ends_with(told_of_tab));
    CHECK(told("a:\n  b: [\n  c: d\n").find("tab") == std::string::npos);
}

TEST_CASE("what is not UTF-8 is an error with its line") {
    CHECK(told("a: b\nc: M\xfcller\n") == "a.yaml:2:5: not UTF-8: the byte fc here is part of no character");
    CHECK(told("c: M\xc3\xbcller") == "{c@1:1: M\xc3\xbcller@1:4}@1:1");
    CHECK(told(std::string_view("\xff\xfe"
                                "a\0",
                                4)) == "a@1:1");  // UTF-16 by its mark
}

TEST_CASE("what the build embeds is what the files of rules/ hold, line by line") {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator("rules"))
        files += entry.path().extension() == ".yaml" ? 1 : 0;
    CHECK(files == rule::embedded_rules().size());
    for (const rule::EmbeddedFile& embedded : rule::embedded_rules()) {
        const std::string path(embedded.path);
        std::ifstream file(path);
        REQUIRE_MESSAGE(file, path);
        const std::string text(std::istreambuf_iterator<char>(file), {});
        const auto document = rule::parse_yaml(text, path);
        REQUIRE_MESSAGE(document, path);
        CHECK_MESSAGE(std::ranges::equal(document->rows, embedded.rows), path);
        CHECK_MESSAGE(document->texts == embedded.texts, path);
    }
}
