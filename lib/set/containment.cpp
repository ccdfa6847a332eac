// Which boxes lie in the others together: a sweep over their peers.
#include <algorithm>
#include <limits>

#include "filter_cells.hpp"
#include "open_boxes.hpp"

namespace netlint::set {
namespace {

using filter::OpenBoxes;

// Each box as runs of cells, which are the pieces that the services of all boxes cut.
class ServiceCells {
public:
    struct Run {
        std::uint32_t first, end;
    };
    explicit ServiceCells(std::span<const FilterBox> boxes) {
        for (const FilterBox& box : boxes) cuts_.add(box.services.points().intervals());
        cuts_.sort();
        for (const FilterBox& box : boxes) {
            begin_.push_back(runs_.size());
            for (const auto& interval : box.services.points().intervals()) {
                const auto [first, end] = cuts_.atoms(interval);
                runs_.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(end)});
            }
        }
        begin_.push_back(runs_.size());
    }
    std::size_t count() const { return cuts_.size(); }
    std::span<const Run> of(std::uint32_t box) const {
        return {runs_.data() + begin_[box], runs_.data() + begin_[box + 1]};
    }

private:
    filter::Cuts<std::uint32_t> cuts_;
    std::vector<Run> runs_;
    std::vector<std::size_t> begin_;  // by box
};

// Where some peers of a box begin, or have ended.
template <class T>
struct Border {
    T at;
    std::uint32_t box;
    bool opens;
};

template <class T>
std::vector<Border<T>> borders(std::span<const FilterBox> boxes) {
    std::vector<Border<T>> out;
    for (std::uint32_t box = 0; box < boxes.size(); ++box)
        for (const Interval<T>& peers : filter::peers_of(boxes[box], T{}).intervals()) {
            out.push_back({peers.first, box, true});
            if (peers.last != std::numeric_limits<T>::max())
                out.push_back({static_cast<T>(peers.last + 1), box, false});
        }
    std::ranges::sort(out, {}, &Border<T>::at);
    return out;
}

// Takes out the boxes that have some flow to themselves. O(n log n) in the intervals of all boxes.
template <class T>
void remove_uncontained(std::span<const FilterBox> boxes, std::vector<bool>& contained) {
    const std::vector<Border<T>> borders = set::borders<T>(boxes);
    if (borders.empty()) return;  // mostly there are no peers of IPv6
    const ServiceCells services(boxes);
    OpenBoxes open(services.count());
    std::vector<bool> counts(boxes.size()), is_open(boxes.size());
    for (std::size_t i = 0; i < boxes.size(); ++i) counts[i] = boxes[i].counts;
    // A box of which all is known counts twice, so that it is not found again, and leaves the others as they are.
    const auto cover = [&](std::uint32_t box, int times) {
        for (const auto& [first, end] : services.of(box)) open.cover(box, first, end, times);
    };
    const auto pass = [&](const Border<T>& border) {
        const std::uint32_t box = border.box;
        is_open[box] = border.opens;
        if (counts[box])
            cover(box, (border.opens ? 1 : -1) * (contained[box] ? 1 : 2));
        else if (border.opens && contained[box])
            for (const auto& [first, end] : services.of(box)) open.ask(box, first, end);
    };
    for (auto border = borders.begin(); border != borders.end();) {
        const T here = border->at;
        for (; border != borders.end() && border->at == here; ++border) pass(*border);
        while (open.any_alone()) {
            const std::uint32_t box = open.one_alone();
            contained[box] = false;
            cover(box, 1);
        }
        while (open.any_asked())
            open.tell_of_one_asked([&](std::uint32_t box) {
                if (is_open[box]) contained[box] = false;
            });
    }
}

}  // namespace

std::vector<bool> contained_in_others(std::span<const FilterBox> boxes) {
    std::vector<bool> out(boxes.size(), true);
    remove_uncontained<net::Ipv4>(boxes, out);
    remove_uncontained<net::Ipv6>(boxes, out);
    return out;
}

}  // namespace netlint::set
