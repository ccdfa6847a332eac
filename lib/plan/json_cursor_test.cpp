// Walks over texts of many pieces, held to a walk character by character.
#include "json_cursor.hpp"

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

using namespace netlint::plan;

namespace {

struct Token {
    std::size_t place;
    std::string_view quoted;  // of a text
    bool operator==(const Token&) const = default;
};

std::vector<Token> plain_tokens(std::string_view text) {
    const auto is = [&](std::size_t i, std::string_view one_of) { return one_of.contains(text[i]); };
    std::vector<Token> tokens;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t start = i;
        if (is(i, " \n")) continue;
        if (is(i, "\"")) {
            while (!is(++i, "\""))
                if (is(i, "\\")) ++i;
            tokens.push_back({start, text.substr(start + 1, i - start - 1)});
        } else {
            if (!is(i, "{}[],:"))
                while (!is(i + 1, "{}[],: \n")) ++i;
            tokens.push_back({start, {}});
        }
    }
    return tokens;
}

std::vector<Token> walked_tokens(JsonCursor& cursor, std::string_view text) {
    std::vector<Token> tokens;
    for (; !cursor.at_end(); cursor.advance()) {
        const std::string_view quoted = cursor.peek() == '"' ? cursor.quoted() : std::string_view();
        if (cursor.peek() == '"') CHECK(cursor.has_escape(quoted) == quoted.contains('\\'));
        tokens.push_back({static_cast<std::size_t>(cursor.place() - text.data()), quoted});
    }
    return tokens;
}

// Texts that hold what stands around quotes elsewhere, some of them longer than a piece.
std::string odd_text(std::mt19937& random) {
    constexpr const char* parts[] = {",", ":", "{", "[", " ", "\\\"", "\\\\", "\\n", "a", "}", "]", "\xC3\xA4", "tru"};
    const std::size_t lengths[] = {0, 1, 2, 7, 60, 3000, 90000};
    std::string text = "\"";
    for (std::size_t left = lengths[random() % (random() % 40 ? 6 : 7)]; left > 0; --left) text += parts[random() % 13];
    return text + '"';
}

std::string odd_document(unsigned seed) {
    std::mt19937 random(seed);
    std::string text = "{\"list\":[0";
    while (text.size() < 400000) {
        text += random() % 2 ? "," : " ,\n ";
        text += random() % 3 ? odd_text(random) : "{" + odd_text(random) + (random() % 2 ? ":" : ": ") + "-1.5e3}";
    }
    return text + ",true,null]}";
}

std::string padded(std::string text) {
    text.reserve(text.size() + simdjson::SIMDJSON_PADDING);
    return text;
}

}  // namespace

TEST_CASE("a text of many pieces has the tokens that it has as a whole") {
    constexpr std::array<std::size_t, 4> pieces{1, 100, 3000, JsonCursor::usual_piece};
    for (unsigned seed = 0; seed < 12; ++seed) {
        CAPTURE(seed);
        const std::string text = padded(odd_document(seed));
        const std::vector<Token> tokens = plain_tokens(text);
        JsonCursor cursor(text, pieces[seed % pieces.size()]);
        CHECK(walked_tokens(cursor, text) == tokens);

        const std::size_t middle = tokens.size() / 2;
        cursor.go_to(text.data() + tokens[middle].place);
        CHECK(walked_tokens(cursor, text) ==
              std::vector(tokens.begin() + static_cast<std::ptrdiff_t>(middle), tokens.end()));
        cursor.go_to(text.data());
        cursor.advance(), cursor.advance(), cursor.advance();
        CHECK(cursor.skip() == std::string_view(text).substr(8, text.size() - 9));
        CHECK(cursor.peek() == '}');
    }
}

TEST_CASE("what is no row of tokens is met where the walk comes to it") {
    const std::string before = odd_document(1);
    for (const auto& [wrong, error] : {std::pair{"\"\xFF\"", simdjson::UTF8_ERROR},
                                       {"\"\n\"", simdjson::UNESCAPED_CHARS},
                                       {"\"open", simdjson::UNCLOSED_STRING}}) {
        const std::string text = padded(before.substr(0, before.size() - 2) + ',' + wrong);
        JsonCursor cursor(text, 1000);
        auto met = simdjson::SUCCESS;
        try {
            while (!cursor.at_end()) cursor.advance();
        } catch (const JsonError& thrown) {
            met = thrown.code;
        }
        CHECK(met == error);
        CHECK(tokens_error(text) == error);
    }
    CHECK(tokens_error(before) == simdjson::SUCCESS);
}
