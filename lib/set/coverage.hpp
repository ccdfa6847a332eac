// Which cells of a filter are covered.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "filter_cells.hpp"

namespace netlint::set::filter {

// Cells lie in blocks. What covers a whole block is noted at the block alone, and what all of its cells have is known
// without looking at them: O(n / block + block) for n neighbouring cells, not O(n).
class Coverage {
public:
    explicit Coverage(std::size_t cells) : cells_(cells), blocks_((cells + block_cells - 1) / block_cells) {}

    void add(Word part, std::size_t first, std::size_t end) {
        each_block(first, end, [&](Block& block, std::size_t from, std::size_t to, bool whole) {
            if (whole) {
                block.over_all |= part;
                return;
            }
            for (std::size_t cell = from; cell < to; ++cell) cells_[cell] |= part;
            const std::size_t begin = from / block_cells * block_cells;
            block.in_all = all_of(begin, std::min(begin + block_cells, cells_.size()));
        });
    }
    // What every one of the cells has.
    Word covered(std::size_t first, std::size_t end) {
        Word all = ~Word{0};
        each_block(first, end, [&](const Block& block, std::size_t from, std::size_t to, bool whole) {
            all &= block.over_all | (whole ? block.in_all : all_of(from, to));
        });
        return all;
    }

private:
    static constexpr std::size_t block_cells = 32;
    struct Block {
        Word over_all = 0;  // what covers all of it, beside what its cells have
        Word in_all = 0;    // what all of its cells have
    };

    Word all_of(std::size_t from, std::size_t to) const {
        Word all = ~Word{0};
        for (std::size_t cell = from; cell < to; ++cell) all &= cells_[cell];
        return all;
    }
    template <class Visit>
    void each_block(std::size_t first, std::size_t end, Visit visit) {
        for (std::size_t from = first; from < end;) {
            const std::size_t number = from / block_cells, begin = number * block_cells;
            const std::size_t to = std::min(end, begin + block_cells);
            visit(blocks_[number], from, to, from == begin && to == begin + block_cells);
            from = to;
        }
    }

    std::vector<Word> cells_;
    std::vector<Block> blocks_;
};

}  // namespace netlint::set::filter
