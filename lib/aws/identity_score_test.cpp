// How well references resolve: plans whose ids are known, read as if they were not.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "identity_score.hpp"
#include "reference_kinds.hpp"

using namespace netlint;

namespace {

std::string text_of(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

testing::Score total(const testing::Scores& scores) {
    testing::Score all;
    for (const auto& [kind, score] : scores) all += score;
    return all;
}

}  // namespace

TEST_CASE("of a real system's references at least 95 in 100 resolve, and none that is sure is wrong") {
    testing::Scores all;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(std::string(NETLINT_TESTDATA) + "/architectures")) {
        if (entry.path().filename() != "plan.existing.json") continue;
        CAPTURE(entry.path().string());
        const auto scores = testing::score_identities(text_of(entry.path()), testing::reference_kinds());
        REQUIRE_MESSAGE(scores, scores.error().to_string());
        for (const auto& [kind, score] : *scores) all[kind] += score;
    }
    const testing::Score score = total(all);
    INFO(testing::to_table(all));
    CHECK(score.total() > 300);
    CHECK(score.wrong_sure == 0);
    CHECK((score.right + score.superset) * 100 >= score.total() * 95);
}

TEST_CASE("of public plans no reference that is sure is wrong" *
          doctest::skip(!std::filesystem::exists(std::string(NETLINT_SHARED) + "/corpus"))) {
    for (const auto& entry : std::filesystem::directory_iterator(std::string(NETLINT_SHARED) + "/corpus")) {
        if (entry.path().extension() != ".json") continue;
        CAPTURE(entry.path().string());
        const auto scores = testing::score_identities(text_of(entry.path()), testing::reference_kinds());
        if (!scores) continue;  // in another encoding, or a state
        INFO(testing::to_table(*scores));
        CHECK(total(*scores).wrong_sure == 0);
    }
}
