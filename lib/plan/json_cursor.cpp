// Indexing a text in pieces that end outside of quotes.
#include "json_cursor.hpp"

#include <algorithm>
#include <cstring>

namespace netlint::plan {
namespace {

// How much deeper a token leads.
constexpr auto steps = [] {
    std::array<signed char, 256> deeper{};
    deeper['{'] = deeper['['] = 1;
    deeper['}'] = deeper[']'] = -1;
    return deeper;
}();

std::unique_ptr<simdjson::internal::dom_parser_implementation> indexer_of(std::size_t capacity) {
    std::unique_ptr<simdjson::internal::dom_parser_implementation> indexer;
    // Of the parser only its index is used, for which one level of depth does.
    if (simdjson::get_active_implementation()->create_dom_parser_implementation(capacity, 1, indexer)) indexer.reset();
    return indexer;
}

simdjson::error_code tokens_of(simdjson::internal::dom_parser_implementation& indexer, std::string_view text) {
    return indexer.stage1(reinterpret_cast<const std::uint8_t*>(text.data()), text.size(),
                          simdjson::stage1_mode::regular);
}

// Where the last quote before `end` stands that looks as if it opened a text; 0 when there is none.
std::size_t opening_quote_before(std::string_view text, std::size_t end) {
    while (end > 0 && (end = text.rfind('"', end - 1)) != std::string_view::npos && end > 0)
        if (std::string_view(",:{[ \n\r\t").contains(text[end - 1])) return end;
    return 0;
}

}  // namespace

simdjson::error_code tokens_error(std::string_view text) {
    const auto indexer = indexer_of(text.size());
    return indexer ? tokens_of(*indexer, text) : simdjson::MEMALLOC;
}

JsonCursor::JsonCursor(std::string_view text, std::size_t piece) : text_(text), wanted_size_(piece) {
    index(text.data());
}

void JsonCursor::fail(simdjson::error_code code) const {
    throw JsonError{code, at_end() ? nullptr : place()};
}

std::string_view JsonCursor::skip() {
    const char* const start = place();
    if (*start == ',' || *start == ':' || (*start | 0x20) == '}') fail(simdjson::TAPE_ERROR);  // no value
    const char* end = nullptr;
    int depth = 0;
    do {
        if (at_end()) fail(simdjson::TAPE_ERROR);
        const auto step = [&](std::uint32_t place) { return steps[static_cast<unsigned char>(piece_[place])]; };
        const std::uint32_t *next = next_, *const last = last_;
        do {
            depth += step(*next++);
            for (; depth > 4 && last - next > 4; next += 4)  // too deep for four tokens to lead out
                depth += step(next[0]) + step(next[1]) + step(next[2]) + step(next[3]);
        } while (depth > 0 && next != last);
        end = piece_ + *next;
        next_ = next - 1, advance();
    } while (depth > 0);
    return {start, end};
}

void JsonCursor::go_to(const char* place) {
    if (place < piece_ || place >= piece_ + size_) {
        index(place);
    } else {
        const std::uint32_t* const first = indexer_->structural_indexes.get();
        next_ = std::lower_bound(first, last_, static_cast<std::uint32_t>(place - piece_));
        escape_ = 0;
        if (next_ == last_) --next_, advance();
    }
}

void JsonCursor::find_escape(std::size_t begin) {
    const void* const found = std::memchr(piece_ + begin, '\\', size_ - begin);
    escape_ = found ? static_cast<std::size_t>(static_cast<const char*>(found) - piece_) : size_;
}

void JsonCursor::leave_piece() {
    const char* const end = piece_ + size_;
    if (end != text_.data() + text_.size()) return index(end);
    // What stands behind the text is no concern of who asks for another token.
    static constexpr std::uint32_t none[2] = {};
    next_ = last_ = none;
    piece_ = "";
    size_ = 0;
}

// A piece ends before a text. What looks as if it opened one may also close it, which leaves it open in the piece: then
// the quote before is it.
void JsonCursor::index(const char* from) {
    const std::string_view rest = text_.substr(static_cast<std::size_t>(from - text_.data()));
    auto error = simdjson::UNCLOSED_STRING;
    for (std::size_t most = wanted_size_; most < rest.size() && error == simdjson::UNCLOSED_STRING; most *= 2) {
        std::size_t end = most;
        for (int tries = 0; tries < 2 && error == simdjson::UNCLOSED_STRING; ++tries)
            if ((end = opening_quote_before(rest, end)) > 0) error = index(from, end);
    }
    if (error == simdjson::UNCLOSED_STRING) error = index(from, rest.size());
    if (error) throw JsonError{error, nullptr};
}

simdjson::error_code JsonCursor::index(const char* from, std::size_t size) {
    if (capacity_ < size) {
        capacity_ = std::max(size, std::min(wanted_size_, text_.size()));
        indexer_ = indexer_of(capacity_);
        if (!indexer_) throw JsonError{simdjson::MEMALLOC, nullptr};
    }
    piece_ = from;
    size_ = size;
    escape_ = 0;
    const auto error = tokens_of(*indexer_, {from, size});
    next_ = indexer_->structural_indexes.get();
    last_ = next_ + indexer_->n_structural_indexes;
    return error;
}

}  // namespace netlint::plan
