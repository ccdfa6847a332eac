// Facts that are certain, and facts that depend on something.
#include "netlint/model/certainty.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using netlint::model::Certainty;
using netlint::model::Tri;

TEST_CASE("a fact is certain until it is said what it depends on") {
    const Certainty certain, open = Certainty::possible("aws_x.y count: known after apply");
    CHECK(certain.certain());
    CHECK(certain.depends_on().empty());
    CHECK_FALSE(open.certain());
    CHECK(open.depends_on() == "aws_x.y count: known after apply");
}

TEST_CASE("certainties are equal when they depend on the same, and none that depends on something is certain") {
    const Certainty certain, nameless = Certainty::possible("");
    CHECK(certain == Certainty{});
    CHECK(Certainty::possible("a") == Certainty::possible("a"));
    CHECK_FALSE(Certainty::possible("a") == Certainty::possible("b"));
    CHECK_FALSE(nameless.certain());
    CHECK_FALSE(nameless == certain);
}

TEST_CASE("a copy depends on the same, whatever becomes of what it was copied from") {
    Certainty first = Certainty::possible("a");
    const Certainty copy = first;
    first = {};
    CHECK(first.certain());
    CHECK(copy == Certainty::possible("a"));
}

TEST_CASE("of two answers that must both be yes the less firm one counts, of two of which one suffices the firmer") {
    for (const Tri one : {Tri::no, Tri::unknown, Tri::yes}) {
        CHECK(std::min(one, Tri::no) == Tri::no);
        CHECK(std::min(one, Tri::yes) == one);
        CHECK(std::max(one, Tri::yes) == Tri::yes);
        CHECK(std::max(one, Tri::no) == one);
    }
}
