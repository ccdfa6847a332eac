// Which elements of a filter decide nothing, or are contained in the others.
#include "netlint/set/filter_grid.hpp"

#include "filter_cells.hpp"

namespace netlint::set {
namespace {

using grid::Grid;
using grid::Word;

template <class T>
void add_deciding(std::span<const FilterBox> entries, std::vector<bool>& out) {
    const Grid<T> grid(entries);
    std::vector<Word> seen = grid.cells();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        Word left = 0;
        grid.for_each_part(i, [&](Word part, std::size_t first, std::size_t end) {
            for (std::size_t cell = first; cell < end; ++cell) left |= part & ~seen[cell];
            if (entries[i].counts)
                for (std::size_t cell = first; cell < end; ++cell) seen[cell] |= part;
        });
        if (left != 0) out[i] = true;
    }
}

template <class T>
void remove_uncontained(std::span<const FilterBox> boxes, std::vector<bool>& out) {
    const Grid<T> grid(boxes);
    std::vector<Word> once = grid.cells(), twice = grid.cells();
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (!boxes[i].counts) continue;
        grid.for_each_part(i, [&](Word part, std::size_t first, std::size_t end) {
            for (std::size_t cell = first; cell < end; ++cell) {
                twice[cell] |= once[cell] & part;
                once[cell] |= part;
            }
        });
    }
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const std::vector<Word>& others = boxes[i].counts ? twice : once;
        Word left = 0;
        grid.for_each_part(i, [&](Word part, std::size_t first, std::size_t end) {
            for (std::size_t cell = first; cell < end; ++cell) left |= part & ~others[cell];
        });
        if (left != 0) out[i] = false;
    }
}

}  // namespace

std::vector<bool> deciding(std::span<const FilterBox> entries) {
    std::vector<bool> out(entries.size());
    add_deciding<net::Ipv4>(entries, out);
    add_deciding<net::Ipv6>(entries, out);
    return out;
}

std::vector<bool> contained_in_others(std::span<const FilterBox> boxes) {
    std::vector<bool> out(boxes.size(), true);
    remove_uncontained<net::Ipv4>(boxes, out);
    remove_uncontained<net::Ipv6>(boxes, out);
    return out;
}

}  // namespace netlint::set
