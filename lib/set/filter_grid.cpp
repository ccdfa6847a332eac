// Which entries of a list decide nothing.
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
            left |= part & ~seen.covered(first, end);
            if (entries[i].counts) seen.add(part, first, end);
        });
        if (left != 0) out[i] = true;
    }
}

}  // namespace

std::vector<bool> deciding(std::span<const FilterBox> entries) {
    std::vector<bool> out(entries.size());
    add_deciding<net::Ipv4>(entries, out);
    add_deciding<net::Ipv6>(entries, out);
    return out;
}

}  // namespace netlint::set
