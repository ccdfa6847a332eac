// identity_score PLAN...: how well the references of plans with known ids resolve when the ids are blanked.
#include <fstream>
#include <iterator>
#include <string>

#include <fmt/format.h>

#include "identity_score.hpp"
#include "reference_kinds.hpp"

int main(int count, char** plans) {
    netlint::testing::Scores all;
    for (int i = 1; i < count; ++i) {
        std::ifstream stream(plans[i], std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(stream), {}};
        const auto scores = netlint::testing::score_identities(text, netlint::testing::reference_kinds());
        if (!scores) {
            fmt::print(stderr, "{}: {}\n", plans[i], scores.error().to_string());
            continue;
        }
        for (const auto& [kind, score] : *scores) all[kind] += score;
    }
    fmt::print("{}", netlint::testing::to_table(all));
}
