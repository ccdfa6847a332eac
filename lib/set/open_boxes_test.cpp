// Open boxes beside plain counts of each cell.
#include "open_boxes.hpp"

#include <doctest/doctest.h>

#include <random>
#include <set>
#include <vector>

using netlint::set::filter::OpenBoxes;

namespace {

struct Run {
    std::size_t first, end;
    bool holds(std::size_t cell) const { return first <= cell && cell < end; }
};

struct Rows {
    explicit Rows(unsigned count) : cells(count), open(count), random(count) {}

    Run run() {
        const std::size_t a = random() % (cells + 1), b = random() % (cells + 1);
        return {std::min(a, b), std::max(a, b)};
    }
    void cover(std::uint32_t box, int times) {
        open.cover(box, runs[box].first, runs[box].end, times);
        covering[box] += times;
    }
    int times(std::size_t cell) const {
        int out = 0;
        for (std::size_t box = 0; box < runs.size(); ++box) out += runs[box].holds(cell) ? covering[box] : 0;
        return out;
    }
    // The boxes that have a cell to themselves.
    std::set<std::uint32_t> alone() const {
        std::set<std::uint32_t> out;
        for (std::size_t cell = 0; cell < cells; ++cell)
            for (std::uint32_t box = 0; box < runs.size(); ++box)
                if (times(cell) == 1 && runs[box].holds(cell) && covering[box] == 1) out.insert(box);
        return out;
    }
    // The boxes that ask about a cell that nothing covers.
    std::set<std::uint32_t> asked() const {
        std::set<std::uint32_t> out;
        for (std::size_t cell = 0; cell < cells; ++cell)
            for (std::uint32_t box = 0; box < runs.size(); ++box)
                if (times(cell) == 0 && runs[box].holds(cell) && asking[box]) out.insert(box);
        return out;
    }

    std::size_t cells;
    OpenBoxes open;
    std::mt19937 random;
    std::vector<Run> runs;
    std::vector<int> covering;
    std::vector<bool> asking;
};

// All boxes are found, one by one; each is counted twice once it is.
void check_alone(Rows& rows) {
    const std::set<std::uint32_t> wanted = rows.alone();
    std::set<std::uint32_t> found;
    while (rows.open.any_alone()) {
        const std::uint32_t box = rows.open.one_alone();
        CHECK(rows.alone().contains(box));
        REQUIRE(found.insert(box).second);
        rows.cover(box, 1);
    }
    CHECK(found == wanted);
}

// Each box is told once; what it asked elsewhere is left, and no harm.
void check_asked(Rows& rows) {
    const std::set<std::uint32_t> wanted = rows.asked();
    std::set<std::uint32_t> told;
    while (rows.open.any_asked()) {
        std::size_t more = 0;
        rows.open.tell_of_one_asked([&](std::uint32_t box) {
            ++more;
            if (rows.asking[box]) told.insert(box);
        });
        REQUIRE(more > 0);
    }
    CHECK(told == wanted);
    for (const std::uint32_t box : told) rows.asking[box] = false;
}

}  // namespace

TEST_CASE("rows of all lengths tell what a count of each cell tells") {
    for (unsigned cells = 1; cells <= 40; ++cells) {
        Rows rows(cells);
        for (std::uint32_t step = 0; step < 120; ++step) {
            const auto box = static_cast<std::uint32_t>(rows.random() % (rows.runs.size() + 1));
            if (box == rows.runs.size()) {
                rows.runs.push_back(rows.run());
                rows.covering.push_back(0);
                rows.asking.push_back(rows.random() % 3 == 0);
                if (rows.asking[box])
                    rows.open.ask(box, rows.runs[box].first, rows.runs[box].end);
                else
                    rows.cover(box, 1);
            } else if (rows.covering[box] != 0) {
                rows.cover(box, -rows.covering[box]);
            } else if (!rows.asking[box]) {
                rows.cover(box, 1 + static_cast<int>(rows.random() % 2));
            }
            if (step % 3 == 0) check_alone(rows);
            if (step % 5 == 0) check_asked(rows);
        }
    }
}

TEST_CASE("no cells, no box") {
    OpenBoxes none(0);
    none.cover(1, 0, 0, 1);
    none.ask(2, 0, 0);
    CHECK_FALSE(none.any_alone());
    CHECK_FALSE(none.any_asked());
}
