// The boxes that are open where a sweep stands, over a row of cells, and which of them has a cell to itself.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace netlint::set::filter {

// A segment tree: what covers a run of cells is noted at the few nodes that the run is made of, and each node knows
// whether some cell below it is covered by nothing, or once, so that the root tells of all cells. O(log n) a change,
// mostly less: nothing is looked at above a node that tells the same as before.
class OpenBoxes {
public:
    explicit OpenBoxes(std::size_t cells) : cells_(cells), nodes_(std::max<std::size_t>(2 * cells, 2)) {}

    // From now on the box covers these cells so many times more, or fewer.
    void cover(std::uint32_t box, std::size_t first, std::size_t end, int times) {
        each_node(first, end, [&](Node& node) {
            node.times += static_cast<std::uint32_t>(times);
            node.boxes += static_cast<std::uint32_t>(times) * box;
        });
    }
    // The box covers nothing, but wants to be told where nothing covers one of these cells.
    void ask(std::uint32_t box, std::size_t first, std::size_t end) {
        each_node(first, end, [&](Node& node) {
            asking_.push_back({box, node.asking});
            node.asking = static_cast<std::uint32_t>(asking_.size());
        });
    }

    // Whether some cell is covered once; by which box, of one such cell.
    bool any_alone() const { return tells(1, alone); }
    std::uint32_t one_alone() const {
        std::size_t at = 1;
        while (nodes_[at].times == 0) at = 2 * at + (tells(2 * at, alone) ? 0 : 1);
        return nodes_[at].boxes;
    }
    // Whether somebody asks about a cell that nothing covers. Then `tell` gets all boxes that ask about one such cell,
    // which are no longer told of it; boxes that asked long ago are among them.
    bool any_asked() const { return tells(1, asked); }
    template <class Tell>
    void tell_of_one_asked(Tell tell) {
        std::size_t at = 1;
        for (unsigned wanted = asked;; at = 2 * at + (tells(2 * at, wanted) ? 0 : 1)) {
            Node& node = nodes_[at];
            if (node.asking != 0) wanted = asked | uncovered;  // it asks about all cells from here down
            for (; node.asking != 0; node.asking = asking_[node.asking - 1].next) tell(asking_[node.asking - 1].box);
            if (at >= cells_) break;
        }
        for (; at != 0; at /= 2) nodes_[at].below = below(at);
    }

private:
    // What a node tells: bits.
    static constexpr unsigned uncovered = 1, asked = 2, alone = 4;  // `asked` is covered by nothing either

    struct Node {
        std::uint32_t times = 0;   // how often boxes cover all cells below
        std::uint32_t boxes = 0;   // the sum of their numbers, each as often as it covers: where `times` is 1, the box
        std::uint32_t asking = 0;  // the place after that of the latest in asking_; 0: nobody
        unsigned below = uncovered;  // of the cells below, as if only this node and those below covered anything
    };
    struct Asking {
        std::uint32_t box, next;
    };

    bool tells(std::size_t at, unsigned wanted) const { return (nodes_[at].below & wanted) != 0; }

    unsigned below(std::size_t at) const {
        const Node& node = nodes_[at];
        if (node.times > 1) return 0;
        const unsigned cells = at < cells_ ? nodes_[2 * at].below | nodes_[2 * at + 1].below : uncovered;
        if (node.times == 1) return (cells & (uncovered | asked)) != 0 ? alone : 0;
        return node.asking != 0 && (cells & uncovered) != 0 ? (cells & ~uncovered) | asked : cells;
    }

    template <class Change>
    void each_node(std::size_t first, std::size_t end, Change change) {
        const auto at = [&](std::size_t place) {
            change(nodes_[place]);
            for (; place != 0; place /= 2) {
                const unsigned now = below(place);
                if (now == nodes_[place].below) return;
                nodes_[place].below = now;
            }
        };
        for (first += cells_, end += cells_; first < end; first /= 2, end /= 2) {
            if (first % 2 != 0) at(first++);
            if (end % 2 != 0) at(--end);
        }
    }

    std::size_t cells_;
    std::vector<Node> nodes_;  // the root is 1, the children of n are 2n and 2n + 1, the cells come last
    std::vector<Asking> asking_;
};

}  // namespace netlint::set::filter
