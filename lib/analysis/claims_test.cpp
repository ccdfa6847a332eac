// The claims of five real systems: the verdict of every flow, on the fresh plan and on the plan with known ids.
#include <doctest/doctest.h>

#include <map>
#include <memory>
#include <string>

#include <claims.hpp>

#include "netlint/analysis.hpp"
#include "netlint/reach/query.hpp"
#include "netlint/reach/trace.hpp"

using namespace netlint;

namespace {

std::string verdict_of(const Analysis& analysis, const testing::Claim& claim) {
    reach::Query query;
    query.from = claim.from;
    query.to = claim.to;
    query.protocol = claim.protocol;
    query.port = claim.port;
    const auto question = reach::to_question(analysis.network(), query);
    if (!question) return question.error().to_string();
    return std::string(to_string(analysis.engine().ask(*question).verdict));
}

std::size_t check_claims(const std::string& plan_file) {
    std::size_t checked = 0;
    for (const std::string& architecture : testing::architectures) {
        std::map<std::string, std::unique_ptr<Analysis>> roots;
        for (const testing::Claim& claim : testing::claims_of(architecture)) {
            if (claim.kind != "flow") continue;
            ++checked;
            auto& analysis = roots[claim.root];
            if (!analysis) {
                const std::string root = testing::architecture_folder(architecture) + "/" + claim.root;
                auto read = Analysis::of_file(root + "/" + plan_file, root);
                REQUIRE(read);
                analysis = std::make_unique<Analysis>(*std::move(read));
            }
            CHECK_MESSAGE(verdict_of(*analysis, claim) == claim.verdict, claim.id, " on ", plan_file, ": ", claim.from,
                          " -> ", claim.to, " ", claim.protocol, "/", claim.port);
        }
    }
    return checked;
}

}  // namespace

TEST_CASE("every flow claim holds on the plans with known ids") {
    CHECK(check_claims("plan.existing.json") == 193);
}

TEST_CASE("every flow claim holds on the fresh plans, with their source at hand") {
    CHECK(check_claims("plan.json") == 193);
}
