// What is UTF-8: characters at the bounds of each length, and their neighbours that are none.
#include "utf8.hpp"

#include <doctest/doctest.h>

using netlint::rule::first_not_utf8;

TEST_CASE("the first and the last characters of each length are UTF-8") {
    for (const char* text : {"", "a", "\x7f", "\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80", "\xed\x9f\xbf", "\xee\x80\x80",
                             "\xef\xbf\xbf", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf"})
        CHECK_FALSE(first_not_utf8(text));
}

TEST_CASE("what is none is found where it begins") {
    for (const char* text : {"\x80", "\xc1\xbf", "\xc3", "\xc3(", "\xe0\x9f\xbf", "\xed\xa0\x80", "\xe2\x82",
                             "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff"}) {
        CHECK(first_not_utf8(text) == 0u);
        CHECK(first_not_utf8("\xc3\xa4" + std::string(text)) == 2u);
    }
}
