// What an ordered list passes: the first entry of each cell decides it.
#include <unordered_map>

#include "filter_cells.hpp"

namespace netlint::set {
namespace {

using grid::Grid;
using grid::Word;

// A row of cells, with what passes for certain before what passes possibly.
using Row = std::vector<Word>;

struct Content {
    std::size_t operator()(const Row& row) const {
        Word hash = 0x9e3779b97f4a7c15;
        for (const Word word : row) hash = (hash ^ word) * 0xff51afd7ed558ccd + (hash >> 29);
        return hash;
    }
};

ServiceSet services_of(std::span<const Word> bits, const grid::Cuts<std::uint32_t>& cuts) {
    std::vector<Interval<std::uint32_t>> runs;
    const auto has = [&](std::size_t atom) { return bits[atom / grid::word_bits] >> atom % grid::word_bits & 1; };
    for (std::size_t atom = 0; atom < cuts.size();) {
        if (bits[atom / grid::word_bits] >> atom % grid::word_bits == 0) {
            atom += grid::word_bits - atom % grid::word_bits;
            continue;
        }
        if (!has(atom)) {
            ++atom;
            continue;
        }
        const std::size_t first = atom;
        while (atom < cuts.size() && has(atom)) ++atom;
        runs.push_back(cuts.between(first, atom));
    }
    return ServiceSet::from_points(IntervalSet<std::uint32_t>::from(std::move(runs)));
}

template <class T>
void add_passed(std::span<const FirstMatchEntry> entries, std::span<const FilterBox> boxes, std::vector<Passed>& out) {
    const Grid<T> grid(boxes);
    std::vector<Word> left(grid.cells(), ~Word{0}), denied(grid.cells()), allowed(grid.cells());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        std::vector<Word>& decided = entries[i].allow ? allowed : denied;
        grid.for_each_part(2 * i, [&](Word part, std::size_t first, std::size_t end) {
            for (std::size_t cell = first; cell < end; ++cell) decided[cell] |= part & left[cell];
        });
        grid.for_each_part(2 * i + 1, [&](Word part, std::size_t first, std::size_t end) {
            for (std::size_t cell = first; cell < end; ++cell) left[cell] &= ~part;
        });
    }
    const std::size_t rows = grid.rows().size(), words = grid.words();
    std::unordered_map<Row, std::vector<Interval<T>>, Content> by_row;
    std::vector<const Row*> order;
    Row row(2 * words);
    const auto alike = [&](std::size_t a, std::size_t b) {
        for (std::size_t cell = 0; cell < rows * words; cell += rows)
            if (allowed[cell + a] != allowed[cell + b] || denied[cell + a] != denied[cell + b] ||
                left[cell + a] != left[cell + b])
                return false;
        return true;
    };
    for (std::size_t first = 0; first < rows;) {
        std::size_t end = first + 1;
        while (end < rows && alike(first, end)) ++end;
        Word any = 0;
        for (std::size_t w = 0; w < words; ++w) {
            const std::size_t cell = w * rows + first;
            row[w] = ~(denied[cell] | left[cell]);
            any |= row[words + w] = allowed[cell];
        }
        if (any != 0) {
            const auto [found, fresh] = by_row.try_emplace(row);
            if (fresh) order.push_back(&found->first);
            found->second.push_back(grid.rows().between(first, end));
        }
        first = end;
    }
    for (const Row* passed : order) {
        const std::span bits(*passed);
        const AddressSet peers(IntervalSet<T>::from(std::move(by_row.find(*passed)->second)));
        out.push_back({peers, services_of(bits.first(words), grid.services()),
                       services_of(bits.subspan(words), grid.services())});
    }
}

}  // namespace

std::vector<Passed> first_match(std::span<const FirstMatchEntry> entries) {
    std::vector<FilterBox> boxes;
    boxes.reserve(2 * entries.size());
    for (const FirstMatchEntry& entry : entries) {
        boxes.push_back({entry.may, entry.services});
        boxes.push_back({entry.must, entry.services});
    }
    std::vector<Passed> out;
    add_passed<net::Ipv4>(entries, boxes, out);
    add_passed<net::Ipv6>(entries, boxes, out);
    return out;
}

}  // namespace netlint::set
