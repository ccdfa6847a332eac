// A table hands out ids in order, and takes them back.
#include "netlint/model/table.hpp"

#include <string>

#include <doctest/doctest.h>

using netlint::Id;
using netlint::model::Table;

TEST_CASE("ids index what was added") {
    Table<std::string> table;
    CHECK(table.empty());
    const Id<std::string> first = table.add("a"), second = table.add("b");
    CHECK(table[first] == "a");
    CHECK(table[second] == "b");
    CHECK(table.size() == 2);
    CHECK(table.id(1) == second);
    table[first] += "!";
    CHECK(*table.begin() == "a!");
}
