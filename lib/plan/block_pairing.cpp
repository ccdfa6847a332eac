// Pairs blocks and values by elimination.
#include "block_pairing.hpp"

#include <algorithm>
#include <numeric>

#include "netlint/plan/configuration.hpp"

namespace netlint::plan {
namespace {

bool equal_scalars(const Value& a, const Value& b) {
    if (a.as_bool() && b.as_bool()) return *a.as_bool() == *b.as_bool();
    return a.as_string() == b.as_string();
}

// Whether a constant of the configuration can have become this value. Lists may be sets: order does not count.
bool can_become(const Value& constant, const Value& value) {
    if (constant.unset() || value.is_object() || constant.is_object()) return true;
    if (value.is_unknown()) return false;
    if (!constant.is_list()) return equal_scalars(constant, value);
    if (!value.is_list()) return false;
    return std::ranges::all_of(constant.items(), [&](const Value& item) {
        return std::ranges::any_of(value.items(), [&](const Value& other) { return can_become(item, other); });
    });
}

bool can_make(const Value& block, const Value& value) {
    if (is_expression(block)) return can_become(block["constant_value"], value);
    if (block.is_object() && value.is_object())
        return std::ranges::all_of(
            block.members(), [&](const Value::Member& member) { return can_make(member.second, value[member.first]); });
    if (block.is_list() && value.is_list()) {
        if (block.items().empty()) return true;
        if (value.items().empty()) return false;
        return block.items().size() != 1 || value.items().size() != 1 || can_make(block[0], value[0]);
    }
    return true;
}

bool equal_as_known(const Value& a, const Value& b) {
    if (a.kind() != b.kind() || a.items().size() != b.items().size() || a.members().size() != b.members().size())
        return false;
    for (std::size_t i = 0; i < a.items().size(); ++i)
        if (!equal_as_known(a[i], b[i])) return false;
    for (const auto& [key, member] : a.members())
        if (!equal_as_known(member, b[key])) return false;
    return a.is_list() || a.is_object() || equal_scalars(a, b);
}

// Row i column j: whether block j can make value i.
class Choices {
public:
    Choices(const Value& blocks, const Value& values)
        : rows_(values.items().size(), std::vector<bool>(blocks.items().size())) {
        for (std::size_t i = 0; i < rows_.size(); ++i)
            for (std::size_t j = 0; j < rows_[i].size(); ++j) rows_[i][j] = can_make(blocks[j], values[i]);
    }

    std::vector<std::size_t> of_value(std::size_t i) const {
        std::vector<std::size_t> out;
        for (std::size_t j = 0; j < rows_[i].size(); ++j)
            if (rows_[i][j]) out.push_back(j);
        return out;
    }
    std::vector<std::size_t> of_block(std::size_t j) const {
        std::vector<std::size_t> out;
        for (std::size_t i = 0; i < rows_.size(); ++i)
            if (rows_[i][j]) out.push_back(i);
        return out;
    }
    bool same(std::size_t i, std::size_t other) const { return rows_[i] == rows_[other]; }

    // Value i and block j belong together, whatever else fits.
    void fix(std::size_t i, std::size_t j) {
        rows_[i].assign(rows_[i].size(), false);
        for (auto& row : rows_) row[j] = false;
        rows_[i][j] = true;
    }
    std::size_t values() const { return rows_.size(); }
    std::size_t blocks() const { return rows_.empty() ? 0 : rows_.front().size(); }

private:
    std::vector<std::vector<bool>> rows_;
};

// As many values as blocks: whatever has only one partner left takes it from the others.
void eliminate(Choices& choices) {
    std::vector<bool> fixed(choices.values());
    for (bool changed = true; changed;) {
        changed = false;
        const auto fix = [&](std::size_t i, std::size_t j) {
            if (fixed[i]) return;
            choices.fix(i, j);
            fixed[i] = changed = true;
        };
        for (std::size_t i = 0; i < choices.values(); ++i)
            if (const auto left = choices.of_value(i); left.size() == 1) fix(i, left.front());
        for (std::size_t j = 0; j < choices.blocks(); ++j)
            if (const auto left = choices.of_block(j); left.size() == 1) fix(left.front(), j);
    }
}

// Values that nothing tells apart, as many as there are blocks for them, take these in order.
void settle_equals(Choices& choices, const Value& values) {
    for (std::size_t i = 0; i < choices.values(); ++i) {
        const auto blocks = choices.of_value(i);
        if (blocks.size() < 2) continue;
        std::vector<std::size_t> equals;
        for (std::size_t other = 0; other < choices.values(); ++other)
            if (choices.same(i, other) && equal_as_known(values[i], values[other])) equals.push_back(other);
        if (equals.size() != blocks.size()) continue;
        for (std::size_t k = 0; k < equals.size(); ++k) choices.fix(equals[k], blocks[k]);
    }
}

}  // namespace

std::vector<Origins> pair_blocks(const Value& blocks, const Value& values) {
    Choices choices(blocks, values);
    const bool paired = choices.values() == choices.blocks();
    if (paired) {
        eliminate(choices);
        settle_equals(choices, values);
    }
    std::vector<std::size_t> fits(choices.blocks());
    std::vector<Origins> out(choices.values());
    for (std::size_t i = 0; i < out.size(); ++i) {
        out[i].blocks = choices.of_value(i);
        for (const std::size_t j : out[i].blocks) ++fits[j];
    }
    for (Origins& one : out) {
        // A block of the configuration is somewhere among the values: where it fits only one, that is the one.
        const auto sure = std::ranges::find_if(one.blocks, [&](std::size_t j) { return fits[j] == 1; });
        if (one.blocks.empty()) {  // a dynamic block, or the provider rewrote a constant
            one.others = true;
            one.blocks.resize(paired ? choices.blocks() : 0);
            std::iota(one.blocks.begin(), one.blocks.end(), std::size_t{0});
        } else if (sure != one.blocks.end()) {
            one.blocks = {*sure};
        } else {
            one.others = choices.values() > choices.blocks();
        }
    }
    return out;
}

}  // namespace netlint::plan
