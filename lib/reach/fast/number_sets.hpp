// Sets of small numbers, each kept once.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace netlint::reach::fast {

// A set is the sorted list of its words that are not empty: 32 numbers each, as bits below the number of the word. So a
// set costs what it holds, and not what others do.
using Word = std::uint64_t;

// Adds the numbers from `begin` to `end`, which come after all that `words` holds.
void append(std::vector<Word>& words, std::uint32_t begin, std::uint32_t end);
// Calls visit(begin, end) for each run of numbers in the words, in order; runs across words come in pieces.
void each_run(std::span<const Word> words, const auto& visit) {
    for (const Word word : words) {
        const auto base = static_cast<std::uint32_t>(word >> 32) * 32;
        auto bits = static_cast<std::uint32_t>(word);
        for (std::uint32_t at = 0; bits != 0;) {
            const auto gap = static_cast<std::uint32_t>(std::countr_zero(bits));
            at += gap;
            bits >>= gap;
            const auto length = static_cast<std::uint32_t>(std::countr_one(bits));
            visit(base + at, base + at + length);
            at += length;
            bits = length == 32 ? 0 : bits >> length;
        }
    }
}

void intersect(std::span<const Word> a, std::span<const Word> b, std::vector<Word>& out);
void unite(std::span<const Word> a, std::span<const Word> b, std::vector<Word>& out);

// Numbered in the order in which they come. Memory is the words and 20 bytes a set, look-up by content a probe or two.
class NumberSets {
public:
    std::uint32_t of(std::span<const Word> words);
    // Stays until the next set comes.
    std::span<const Word> words(std::uint32_t set) const {
        return {words_.data() + begins_[set], words_.data() + begins_[set + 1]};
    }
    std::size_t size() const { return hashes_.size(); }

private:
    static constexpr std::uint32_t free = ~std::uint32_t{0};

    void grow();

    std::vector<Word> words_;                       // of all sets
    std::vector<std::uint32_t> begins_{0};          // by set, and where the last one ends
    std::vector<std::uint64_t> hashes_;             // by set
    std::vector<std::uint32_t> slots_{free, free};  // by hash
};

}  // namespace netlint::reach::fast
