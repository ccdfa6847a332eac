// What an ordered list passes: the first entry of each cell decides it.
#include <unordered_map>

#include "filter_cells.hpp"

namespace netlint::set {
namespace {

using filter::Grid;
using filter::Word;

// A row of cells, with what passes for certain before what passes possibly.
using Row = std::vector<Word>;

struct Content {
    std::size_t operator()(const Row& row) const {
        Word hash = 0x9e3779b97f4a7c15;
        for (const Word word : row) hash = (hash ^ word) * 0xff51afd7ed558ccd + (hash >> 29);
        return hash;
    }
};

ServiceSet services_of(std::span<const Word> bits, const filter::Cuts<std::uint32_t>& cuts) {
    std::vector<Interval<std::uint32_t>> runs;
    const auto has = [&](std::size_t atom) { return bits[atom / filter::word_bits] >> atom % filter::word_bits & 1; };
    for (std::size_t atom = 0; atom < cuts.size();) {
        if (bits[atom / filter::word_bits] >> atom % filter::word_bits == 0) {
            atom += filter::word_bits - atom % filter::word_bits;
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

bool is_certain(const FirstMatchEntry& entry) {
    return entry.must == entry.may;
}

// What a list decides of the cells of a grid that holds its boxes, and maybe others.
struct Decided {
    std::vector<Word> left, denied, allowed;

    // Its boxes stand in the grid one after the other, as add_boxes() lays them; `box` is moved past them.
    template <class T>
    Decided(std::span<const FirstMatchEntry> entries, const Grid<T>& grid, std::size_t& box)
        : left(grid.cells(), ~Word{0}), denied(grid.cells()), allowed(grid.cells()) {
        for (const FirstMatchEntry& entry : entries) {
            std::vector<Word>& decided = entry.allow ? allowed : denied;
            const bool certain = is_certain(entry);
            grid.for_each_part(box++, [&](Word part, std::size_t first, std::size_t end) {
                for (std::size_t cell = first; cell < end; ++cell) {
                    decided[cell] |= part & left[cell];
                    if (certain) left[cell] &= ~part;
                }
            });
            if (certain) continue;
            grid.for_each_part(box++, [&](Word part, std::size_t first, std::size_t end) {
                for (std::size_t cell = first; cell < end; ++cell) left[cell] &= ~part;
            });
        }
    }

    Word passed(std::size_t cell) const { return ~(denied[cell] | left[cell]); }  // for certain
};

// What an entry matches at most, and at least where that is less.
void add_boxes(std::span<const FirstMatchEntry> entries, std::vector<FilterBox>& out) {
    for (const FirstMatchEntry& entry : entries) {
        out.push_back({entry.may, entry.services});
        if (!is_certain(entry)) out.push_back({entry.must, entry.services});
    }
}

template <class T>
void add_passed(std::span<const FirstMatchEntry> entries, std::span<const FilterBox> boxes, std::vector<Passed>& out) {
    const Grid<T> grid(boxes);
    std::size_t box = 0;
    const Decided decided(entries, grid, box);
    const std::size_t rows = grid.rows().size(), words = grid.words();
    std::unordered_map<Row, std::vector<Interval<T>>, Content> by_row;
    std::vector<const Row*> order;
    Row row(2 * words);
    const auto alike = [&](std::size_t a, std::size_t b) {
        for (std::size_t cell = 0; cell < rows * words; cell += rows)
            if (decided.allowed[cell + a] != decided.allowed[cell + b] ||
                decided.denied[cell + a] != decided.denied[cell + b] ||
                decided.left[cell + a] != decided.left[cell + b])
                return false;
        return true;
    };
    for (std::size_t first = 0; first < rows;) {
        std::size_t end = first + 1;
        while (end < rows && alike(first, end)) ++end;
        Word any = 0;
        for (std::size_t w = 0; w < words; ++w) {
            const std::size_t cell = w * rows + first;
            row[w] = decided.passed(cell);
            any |= row[words + w] = decided.allowed[cell];
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

template <class T>
bool alike(std::span<const FirstMatchEntry> a, std::span<const FirstMatchEntry> b, std::span<const FilterBox> boxes) {
    const Grid<T> grid(boxes);
    std::size_t box = 0;
    const Decided one(a, grid, box), other(b, grid, box);
    if (one.allowed != other.allowed) return false;
    for (std::size_t cell = 0; cell < grid.cells(); ++cell)
        if (one.passed(cell) != other.passed(cell)) return false;
    return true;
}

}  // namespace

std::vector<Passed> first_match(std::span<const FirstMatchEntry> entries) {
    std::vector<FilterBox> boxes;
    boxes.reserve(2 * entries.size());
    add_boxes(entries, boxes);
    std::vector<Passed> out;
    add_passed<net::Ipv4>(entries, boxes, out);
    add_passed<net::Ipv6>(entries, boxes, out);
    return out;
}

bool pass_alike(std::span<const FirstMatchEntry> a, std::span<const FirstMatchEntry> b) {
    std::vector<FilterBox> boxes;
    boxes.reserve(2 * (a.size() + b.size()));
    add_boxes(a, boxes);
    add_boxes(b, boxes);
    return alike<net::Ipv4>(a, b, boxes) && alike<net::Ipv6>(a, b, boxes);
}

}  // namespace netlint::set
