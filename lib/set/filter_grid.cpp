// Which elements of a filter decide nothing, or are contained in the others.
#include "netlint/set/filter_grid.hpp"

#include "coverage.hpp"
#include "filter_cells.hpp"

namespace netlint::set {
namespace {

using filter::Coverage;
using filter::Grid;
using filter::Word;

template <class T>
void add_deciding(std::span<const FilterBox> entries, std::vector<bool>& out) {
    const Grid<T> grid(entries);
    Coverage seen(grid.cells());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        Word left = 0;
        grid.for_each_part(i, [&](Word part, std::size_t first, std::size_t end) {
            left |= part & ~seen.once(first, end);
            if (entries[i].counts) seen.add(part, first, end);
        });
        if (left != 0) out[i] = true;
    }
}

template <class T>
void remove_uncontained(std::span<const FilterBox> boxes, std::vector<bool>& out) {
    const Grid<T> grid(boxes);
    Coverage all(grid.cells());
    for (std::size_t i = 0; i < boxes.size(); ++i)
        if (boxes[i].counts)
            grid.for_each_part(i, [&](Word part, std::size_t first, std::size_t end) { all.add(part, first, end); });
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        Word left = 0;
        // One that counts is there itself.
        grid.for_each_part(i, [&](Word part, std::size_t first, std::size_t end) {
            left |= part & ~(boxes[i].counts ? all.twice(first, end) : all.once(first, end));
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
