// How often the cells of a filter are covered: not at all, once, or more often.
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
    explicit Coverage(std::size_t cells)
        : once_(cells), twice_(cells), blocks_((cells + block_cells - 1) / block_cells) {}

    void add(Word part, std::size_t first, std::size_t end) {
        each_block(first, end, [&](Block& block, std::size_t from, std::size_t to, bool whole) {
            if (whole) {
                block.twice |= block.once & part;
                block.once |= part;
                return;
            }
            for (std::size_t cell = from; cell < to; ++cell) {
                twice_[cell] |= once_[cell] & part;
                once_[cell] |= part;
            }
            sum_up(block);
        });
    }
    // What every one of the cells has.
    Word once(std::size_t first, std::size_t end) {
        Word all = ~Word{0};
        each_block(first, end, [&](const Block& block, std::size_t from, std::size_t to, bool whole) {
            Word cells = block.all_once;
            if (!whole) cells = all_of(once_, from, to);
            all &= cells | block.once;
        });
        return all;
    }
    // What every one of them has twice or more often.
    Word twice(std::size_t first, std::size_t end) {
        Word all = ~Word{0};
        each_block(first, end, [&](const Block& block, std::size_t from, std::size_t to, bool whole) {
            Word cells_once = block.all_once, cells_twice = block.all_twice;
            if (!whole) {
                cells_once = all_of(once_, from, to);
                cells_twice = all_of(twice_, from, to);
            }
            // Once by the cells and once by the block is twice.
            all &= cells_twice | block.twice | (cells_once & block.once);
        });
        return all;
    }

private:
    static constexpr std::size_t block_cells = 32;
    struct Block {
        Word once = 0, twice = 0;          // what covers all of it, beside what its cells have
        Word all_once = 0, all_twice = 0;  // what all of its cells have
    };

    static Word all_of(const std::vector<Word>& cells, std::size_t from, std::size_t to) {
        Word all = ~Word{0};
        for (std::size_t cell = from; cell < to; ++cell) all &= cells[cell];
        return all;
    }
    void sum_up(Block& block) {
        const std::size_t from = static_cast<std::size_t>(&block - blocks_.data()) * block_cells;
        const std::size_t to = std::min(from + block_cells, once_.size());
        block.all_once = all_of(once_, from, to);
        block.all_twice = all_of(twice_, from, to);
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

    std::vector<Word> once_, twice_;  // by cell
    std::vector<Block> blocks_;
};

}  // namespace netlint::set::filter
