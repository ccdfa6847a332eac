// Mistyped names find what was meant, and strange ones find nothing.
#include "netlint/base/suggestion.hpp"

#include <random>

#include <doctest/doctest.h>

using netlint::did_you_mean;
using netlint::edit_distance;
using netlint::nearest;

namespace {
const std::vector<std::string> names{"aws_subnet.db_a", "aws_subnet.db_b", "aws_subnet.app", "aws_vpc.main", "ssh"};
}

TEST_CASE("the distance counts insertions, deletions, substitutions and swaps") {
    CHECK(edit_distance("", "") == 0);
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("abc", "abc") == 0);
    CHECK(edit_distance("abc", "abd") == 1);
    CHECK(edit_distance("abc", "abcd") == 1);
    CHECK(edit_distance("abcd", "acbd") == 1);
    CHECK(edit_distance("kitten", "sitting") == 3);
}

TEST_CASE("the distance is symmetric and zero for equals only") {
    std::mt19937 random(1);
    const auto word = [&] {
        std::string out(random() % 7, 'a');
        for (char& c : out) c = static_cast<char>('a' + random() % 3);
        return out;
    };
    for (int i = 0; i < 2000; ++i) {
        const std::string a = word(), b = word();
        CHECK(edit_distance(a, b) == edit_distance(b, a));
        CHECK((edit_distance(a, b) == 0) == (a == b));
        CHECK(edit_distance(a, b) <= std::max(a.size(), b.size()));
    }
}

TEST_CASE("near names come nearest first, equals by name") {
    CHECK(nearest("aws_subnet.db_c", names) ==
          std::vector<std::string>{"aws_subnet.db_a", "aws_subnet.db_b"});  // aws_subnet.app is four edits away
    CHECK(nearest("aws_subnet.db_c", names, 1) == std::vector<std::string>{"aws_subnet.db_a"});
    CHECK(nearest("SHS", names) == std::vector<std::string>{"ssh"});
}

TEST_CASE("a name cut short finds its continuations") {
    CHECK(nearest("aws_v", names) == std::vector<std::string>{"aws_vpc.main"});
}

TEST_CASE("nothing near, nothing suggested") {
    CHECK(nearest("module.payments", names).empty());
    CHECK(nearest("", names).empty());
    CHECK(nearest("ssh", {}).empty());
    CHECK(did_you_mean("module.payments", names).empty());
}

TEST_CASE("suggestions read as a question") {
    CHECK(did_you_mean("shs", names) == "; did you mean ssh?");
    CHECK(did_you_mean("aws_subnet.db_c", names, 2) == "; did you mean aws_subnet.db_a or aws_subnet.db_b?");
}
