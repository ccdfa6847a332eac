// Merges sorted words, and finds sets by their content.
#include "number_sets.hpp"

#include <algorithm>

namespace netlint::reach::fast {

namespace {

std::uint32_t place(Word word) {
    return static_cast<std::uint32_t>(word >> 32);
}

bool some(Word word) {
    return static_cast<std::uint32_t>(word) != 0;
}

std::uint64_t content(std::span<const Word> words) {
    std::uint64_t hash = 0x9e3779b97f4a7c15;
    for (const Word word : words) {
        hash = (hash ^ word) * 0xff51afd7ed558ccd;
        hash ^= hash >> 32;
    }
    return hash;
}

}  // namespace

void append(std::vector<Word>& words, std::uint32_t begin, std::uint32_t end) {
    while (begin < end) {
        const std::uint32_t word = begin / 32, last = std::min(end, (word + 1) * 32) - 1;
        const std::uint32_t bits = ~std::uint32_t{0} << begin % 32 & ~std::uint32_t{0} >> (31 - last % 32);
        if (!words.empty() && place(words.back()) == word)
            words.back() |= bits;
        else
            words.push_back(Word{word} << 32 | bits);
        begin = last + 1;
    }
}

void intersect(std::span<const Word> a, std::span<const Word> b, std::vector<Word>& out) {
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        const std::uint32_t left = place(a[i]), right = place(b[j]);
        if (left == right && some(a[i] & b[j])) out.push_back(a[i] & b[j]);
        i += left <= right;
        j += right <= left;
    }
}

void unite(std::span<const Word> a, std::span<const Word> b, std::vector<Word>& out) {
    std::size_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        const std::uint32_t left = place(a[i]), right = place(b[j]);
        out.push_back(left == right ? a[i] | b[j] : left < right ? a[i] : b[j]);
        i += left <= right;
        j += right <= left;
    }
    out.insert(out.end(), a.begin() + static_cast<std::ptrdiff_t>(i), a.end());
    out.insert(out.end(), b.begin() + static_cast<std::ptrdiff_t>(j), b.end());
}

std::uint32_t NumberSets::of(std::span<const Word> words) {
    const std::uint64_t hash = content(words);
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hash & mask;
    for (; slots_[slot] != free; slot = (slot + 1) & mask)
        if (hashes_[slots_[slot]] == hash && std::ranges::equal(this->words(slots_[slot]), words)) return slots_[slot];
    const auto set = static_cast<std::uint32_t>(size());
    slots_[slot] = set;
    hashes_.push_back(hash);
    words_.insert(words_.end(), words.begin(), words.end());
    begins_.push_back(static_cast<std::uint32_t>(words_.size()));
    if (size() * 2 >= slots_.size()) grow();
    return set;
}

void NumberSets::grow() {
    slots_.assign(slots_.size() * 4, free);
    const std::size_t mask = slots_.size() - 1;
    for (std::uint32_t set = 0; set < size(); ++set) {
        std::size_t slot = hashes_[set] & mask;
        while (slots_[slot] != free) slot = (slot + 1) & mask;
        slots_[slot] = set;
    }
}

}  // namespace netlint::reach::fast
