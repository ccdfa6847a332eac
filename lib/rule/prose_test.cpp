// Prose taken out of a rule's file, against what YAML makes of the file.
#include "prose.hpp"

#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

#include "netlint/rule/catalogue.hpp"

using namespace netlint;

TEST_CASE("of every rule of the catalogue the prose is what YAML reads, and nothing is left in the rest") {
    for (const rule::EmbeddedFile& file : rule::embedded_rules()) {
        const rule::Prose prose = rule::take_prose(file.text);
        const YAML::Node whole = YAML::Load(std::string(file.text)), rest = YAML::Load(prose.rest);
        REQUIRE_MESSAGE(rest.size() == whole.size(), file.path);
        for (const auto& [key, text] : {std::pair("title", &prose.title), std::pair("what", &prose.what),
                                        std::pair("why", &prose.why), std::pair("fix", &prose.fix)}) {
            CHECK_MESSAGE(*text == whole[key].as<std::string>(), file.path, " ", key);
            CHECK_MESSAGE(rest[key].as<std::string>() == "x", file.path, " ", key);
        }
        CHECK_MESSAGE(rest["severity"].Mark().line == whole["severity"].Mark().line, file.path);
    }
}

TEST_CASE("what needs more of YAML than one plain or quoted line stays") {
    for (const char* text : {"what: a: b\n", "what: a # b\n", "what: >\n  a\n", "what: a\n  b\n", "what: \"a\"\n",
                             "what: 'a' b\n", "what: [a]\n", "what: &a b\n", "  what: a\n", "what: a:\n"}) {
        const rule::Prose prose = rule::take_prose(text);
        CHECK_MESSAGE(prose.what.empty(), text);
        CHECK_MESSAGE(prose.rest == text, text);
    }
    CHECK(rule::take_prose("what: 'it''s: so'\n").what == "it's: so");
}
