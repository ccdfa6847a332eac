// How well references resolve: a plan whose ids are known is read as if they were not, and compared with the truth.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "netlint/base/result.hpp"
#include "netlint/plan/target.hpp"

namespace netlint::testing {

// What came of the references of one kind.
struct Score {
    std::size_t right = 0;     // exactly what it is
    std::size_t superset = 0;  // what it is, among others
    std::size_t unknown = 0;
    std::size_t wrong = 0;
    std::size_t wrong_sure = 0;               // of the wrong ones: those that claim to be sure
    std::vector<std::string> wrong_places{};  // "aws_route.x gateway_id: aws_nat_gateway.y"

    std::size_t total() const { return right + superset + unknown + wrong; }
    Score& operator+=(const Score& other);
};

// A kind of reference: its name, and what an attribute of this kind can hold.
struct ReferenceKind {
    std::string_view name;
    const plan::Accept& accept;
};

using Scores = std::map<std::string, Score, std::less<>>;  // by the kind's name

// `text` is plan JSON. Ids that only the configuration's literals hold are left as they are.
Result<Scores> score_identities(const std::string& text, const std::vector<ReferenceKind>& kinds);

std::string to_table(const Scores& scores);

}  // namespace netlint::testing
