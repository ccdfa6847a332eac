// A hash of texts that are looked up by the thousand: types, names and addresses.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace netlint::plan {

// Word by word, the last one overlapping the one before; the tables that use it mix its bits themselves.
struct TextHash {
    std::size_t operator()(std::string_view text, std::uint64_t seed = 0) const {
        std::uint64_t hash = seed + text.size();
        const auto add = [&]<class Word>(const char* from, Word word) {
            std::memcpy(&word, from, sizeof word);
            hash = (hash ^ word) * 0x9E3779B97F4A7C15;
            hash ^= hash >> 32;
        };
        const char *const begin = text.data(), *const end = begin + text.size();
        if (text.size() >= 8) {
            for (const char* next = begin; end - next > 8; next += 8) add(next, std::uint64_t{});
            add(end - 8, std::uint64_t{});
        } else if (text.size() >= 4) {
            add(begin, std::uint32_t{}), add(end - 4, std::uint32_t{});
        } else {
            for (const char* next = begin; next != end; ++next) add(next, std::uint8_t{});
        }
        return hash;
    }
};

}  // namespace netlint::plan
