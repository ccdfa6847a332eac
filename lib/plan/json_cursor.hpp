// A walk over the tokens of a JSON text, which is indexed piece by piece.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>

#include <simdjson.h>

namespace netlint::plan {

// Why a text is no JSON, and the token at which that shows, null where no token is left or the text is not even a row
// of tokens. Thrown; it does not leave this layer.
struct JsonError {
    simdjson::error_code code;
    const char* place;
};

// SUCCESS where the text is a row of tokens, else why not: texts that are not closed or hold control characters, bytes
// that are no UTF-8.
simdjson::error_code tokens_error(std::string_view text);

// text == word, but compared in place: there are millions of such questions.
template <std::size_t size>
bool is(std::string_view text, const char (&word)[size]) {
    return text.size() == size - 1 && std::memcmp(text.data(), word, size - 1) == 0;
}

enum class JsonKind : std::uint8_t { none, object, list, text, truth, number, null };

// The tokens are { } [ ] , : and texts, numbers, truths and nulls. The index of a piece, and the piece, stay in the
// processor's caches while they are walked over, and nothing as large as the text is ever needed.
class JsonCursor {
public:
    static constexpr std::size_t usual_piece = std::size_t{1} << 16;

    // Behind the text SIMDJSON_PADDING bytes can be read. Its first byte but blanks is '{'. A piece is longer than
    // wanted only where a text in it is.
    explicit JsonCursor(std::string_view text, std::size_t piece = usual_piece);

    // The token that stands next.
    bool at_end() const { return next_ == last_; }
    const char* place() const { return piece_ + *next_; }                    // none of the text's behind the last token
    char peek() const { return *place(); }                                   // '\0' behind the last token
    std::string_view token() const { return {place(), next_[1] - *next_}; }  // up to the one behind it
    JsonKind kind() const {                                                  // of a value
        const JsonKind kind = kinds[static_cast<unsigned char>(peek())];
        if (kind == JsonKind::none) fail(simdjson::TAPE_ERROR);
        return kind;
    }

    void advance() {
        if (++next_ >= last_) [[unlikely]]
            leave_piece();
    }
    // Past the token that stands next and the colon behind it.
    void advance_past_colon() {
        if (last_ - next_ > 2 && piece_[next_[1]] == ':') [[likely]] {
            next_ += 2;
        } else {
            advance();
            if (peek() != ':') fail(simdjson::TAPE_ERROR);
            advance();
        }
    }
    // Goes past the '{' or '[' that stands next; false, and past its end, where nothing is in between.
    bool enter(char end) {
        advance();
        if (peek() != end) return true;
        advance();
        return false;
    }
    // Past the comma before another member or element; false, and past the end, where there is none.
    bool another(char end) {
        const char c = peek();
        if (c != ',' && c != end) fail(simdjson::TAPE_ERROR);
        advance();
        return c == ',';
    }
    // Past a whole value, of which it gives the text: of texts, numbers and their like with the blanks behind.
    std::string_view skip();
    // Back to where a token begins, or ahead to the first one that begins there or later.
    void go_to(const char* place);

    // Whether the word is all that stands next.
    template <std::size_t size>
    bool at_word(const char (&word)[size]) const {
        std::string_view whole = token();
        const auto blank = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
        while (blank(whole.back())) whole.remove_suffix(1);
        return is(whole, word);
    }
    // The text that stands next, between its quotes, escapes as they are.
    std::string_view quoted() const {
        const char* const start = place() + 1;
        const char* end = piece_ + next_[1];
        while (*--end != '"') {
        }
        return {start, static_cast<std::size_t>(end - start)};
    }
    // Whether that has a backslash.
    bool has_escape(std::string_view quoted) {
        const std::size_t begin = *next_ + 1;
        if (escape_ < begin) [[unlikely]]
            find_escape(begin);
        return escape_ < begin + quoted.size();
    }

    std::size_t piece() const { return wanted_size_; }
    [[noreturn]] void fail(simdjson::error_code code) const;

private:
    static constexpr auto kinds = [] {
        std::array<JsonKind, 256> of{};
        of['{'] = JsonKind::object, of['['] = JsonKind::list, of['"'] = JsonKind::text;
        of['t'] = of['f'] = JsonKind::truth, of['n'] = JsonKind::null, of['-'] = JsonKind::number;
        for (unsigned char digit = '0'; digit <= '9'; ++digit) of[digit] = JsonKind::number;
        return of;
    }();

    void leave_piece();
    void find_escape(std::size_t begin);
    void index(const char* from);
    simdjson::error_code index(const char* from, std::size_t size);

    std::string_view text_;
    std::size_t wanted_size_;  // of pieces
    std::unique_ptr<simdjson::internal::dom_parser_implementation> indexer_;
    std::size_t capacity_ = 0;  // of the index, in bytes of text
    const char* piece_ = nullptr;
    std::size_t size_ = 0;  // of the piece
    // Tokens of the piece; behind the last one stands its size, twice.
    const std::uint32_t* next_ = nullptr;
    const std::uint32_t* last_ = nullptr;
    std::size_t escape_ = 0;  // the first backslash of the piece behind some text that was asked about
};

}  // namespace netlint::plan
