// Sums the columns of the class matrix up for groups.
//
// Runs of the columns are looked at as far as neighbouring classes belong to the same groups; a class belongs to as
// many groups as its members do. Hosts outside are asked against one interface of each class.
#include "netlint/rule/matrix.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <utility>

#include "matrix_groups.hpp"
#include "reachability.hpp"

namespace netlint::rule {
namespace {

using EniId = Id<model::Eni>;
using set::ServiceSet;

constexpr std::array<std::pair<std::string_view, MatrixBy>, 4> axes{{
    {"zone", MatrixBy::zone},
    {"tier", MatrixBy::tier},
    {"vpc", MatrixBy::vpc},
    {"class", MatrixBy::class_},
}};

MatrixEnd end_of(const model::Network& network, const MatrixGroup& group) {
    MatrixEnd end{group.name, {}};
    for (const EniId eni : group.enis)
        end.members.push_back(network.resources[network.enis[eni].resource].where.address);
    std::ranges::sort(end.members);
    end.members.erase(std::unique(end.members.begin(), end.members.end()), end.members.end());
    return end;
}

// The union of sets of which most come again and again.
class Union {
public:
    void add(const ServiceSet& set) {
        if (std::ranges::find(seen_, &set) != seen_.end()) return;
        seen_.push_back(&set);
        sum_ |= set;
    }
    const ServiceSet& sum() const { return sum_; }

private:
    std::vector<const ServiceSet*> seen_;  // places of sets that stay as they are
    ServiceSet sum_;
};

struct Sum {
    Union certain, possible;
};
using Sums = std::map<std::pair<std::uint32_t, std::uint32_t>, Sum>;

// Which groups the members of each class are in, and how many members of each can talk to each other.
class Membership {
public:
    Membership(const reach::Engine& engine, const std::vector<MatrixGroup>& groups)
        : of_class_(engine.fast().representatives().size()), alike_until_(of_class_.size()) {
        for (std::uint32_t i = 0; i < groups.size(); ++i)
            for (const EniId eni : groups[i].enis) {
                auto& in = of_class_[engine.fast().class_of(eni)];
                if (in.empty() || in.back().group != i) in.push_back({i, 0});
                in.back().members += stands_for_two(engine.network(), eni) ? 2 : 1;
            }
        for (std::size_t i = of_class_.size(); i-- > 0;)
            alike_until_[i] = i + 1 < of_class_.size() &&
                                      std::ranges::equal(of_class_[i], of_class_[i + 1], {}, &In::group, &In::group)
                                  ? alike_until_[i + 1]
                                  : static_cast<std::uint32_t>(i + 1);
    }

    struct In {
        std::uint32_t group, members;
    };
    const std::vector<In>& of(std::uint32_t number) const { return of_class_[number]; }

    // Every pair of groups between which classes from the first to the last count for the other; no interface talks to
    // itself.
    template <class F>
    void each(std::uint32_t first, std::uint32_t last, std::uint32_t to, F&& f) const {
        for (std::uint32_t end; first <= last; first = end) {
            end = std::min(alike_until_[first], last + 1);
            const bool itself = first == to && end == to + 1;
            for (const In& a : of(first))
                for (const In& b : of(to))
                    if (!itself || a.group != b.group || a.members > 1) f(a.group, b.group);
        }
    }

private:
    std::vector<std::vector<In>> of_class_;
    std::vector<std::uint32_t> alike_until_;  // by class: the first behind it of which members are in other groups
};

// Rows and columns of hosts outside, with one interface of each class.
void add_outside(Reachability& reach, const std::vector<MatrixGroup>& groups, const Membership& membership,
                 const auto& add) {
    const auto representatives = reach.fast().representatives();
    for (std::uint32_t g = 0; g < groups.size(); ++g)
        for (const reach::Party& party : groups[g].outside)
            for (std::uint32_t number = 0; number < representatives.size(); ++number) {
                const auto& in = membership.of(number);
                if (in.empty()) continue;
                const reach::Party one = reach::ResourceParty{reach.network().enis[representatives[number]].resource,
                                                              {representatives[number]}};
                const Share out = reach.share_of(one, party);
                const Share back = std::holds_alternative<reach::Outside>(party) ? reach.share_of(party, one) : Share{};
                for (const Membership::In& member : in) {
                    if (!out.may.empty()) add(member.group, g, out);
                    if (!back.may.empty()) add(g, member.group, back);
                }
            }
}

set::PortSet ports_of(const Policy& policy) {
    return set::to_port_set(net::ephemeral_ports(policy.assume.client_ports));
}

}  // namespace

Result<MatrixBy> parse_matrix_by(std::string_view text) {
    for (const auto& [name, by] : axes)
        if (name == text) return by;
    return fail("a matrix is by zone, tier, vpc or class, not by '{}'", text);
}

std::string_view to_string(MatrixBy by) {
    return std::ranges::find(axes, by, &std::pair<std::string_view, MatrixBy>::second)->first;
}

Result<Matrix> matrix(const reach::Engine& engine, const Policy& policy, MatrixBy by, unsigned threads) {
    auto groups = groups_of(engine, policy, by);
    if (!groups) return std::unexpected(groups.error());
    const Membership membership(engine, *groups);
    std::map<std::pair<std::uint32_t, std::uint32_t>, Share> cells;
    std::vector<Sums> sums(std::max(threads, 1u));
    const auto take = [&](const Sums& all) {
        for (const auto& [ends, sum] : all) cells[ends] |= Share{sum.certain.sum(), sum.possible.sum()};
    };
    engine.fast().each_column(threads, ports_of(policy), [&](unsigned worker, const reach::ClassColumn& column) {
        for (const reach::ClassColumn::Run& run : column.from)
            membership.each(run.first, run.last, column.to, [&](std::uint32_t a, std::uint32_t b) {
                Sum& sum = sums[worker][{a, b}];
                sum.certain.add(*run.must);
                sum.possible.add(*run.may);
            });
    });
    for (const Sums& one : sums) take(one);
    Reachability reach(engine, ports_of(policy));
    add_outside(reach, *groups, membership, [&](std::uint32_t from, std::uint32_t to, const Share& share) {
        cells[{from, to}] |= share;
    });
    Matrix out{by, {}, {}};
    for (const MatrixGroup& group : *groups) out.ends.push_back(end_of(engine.network(), group));
    for (auto& [ends, share] : cells)
        if (!share.may.empty())
            out.cells.push_back({ends.first, ends.second, std::move(share.must), std::move(share.may)});
    return out;
}

// Threads finish columns out of order; each waits until those before it are written, so that few are ever kept.
void stream_classes(const reach::Engine& engine, const Policy& policy, unsigned threads, const MatrixSink& sink) {
    const auto groups = groups_of(engine, policy, MatrixBy::class_);
    if (!groups) return;  // classes need no zone
    const Membership membership(engine, *groups);
    std::vector<MatrixEnd> ends;
    for (const MatrixGroup& group : *groups) ends.push_back(end_of(engine.network(), group));
    sink.header(ends);

    std::vector<std::vector<MatrixCell>> outside(groups->size());
    Reachability reach(engine, ports_of(policy));
    add_outside(reach, *groups, membership, [&](std::uint32_t from, std::uint32_t to, const Share& share) {
        outside[to].push_back({from, to, share.must, share.may});
    });
    std::mutex writing;
    std::map<std::uint32_t, std::string> waiting;
    std::uint32_t next = 0;
    engine.fast().each_column(threads, ports_of(policy), [&](unsigned, const reach::ClassColumn& column) {
        std::string text;
        if (!membership.of(column.to).empty()) {
            const std::uint32_t to = membership.of(column.to).front().group;
            std::vector<MatrixCell> cells;
            for (const reach::ClassColumn::Run& run : column.from)
                for (std::uint32_t from = run.first; from <= run.last; ++from)
                    membership.each(from, from, column.to, [&](std::uint32_t a, std::uint32_t b) {
                        cells.push_back({a, b, *run.must, *run.may});
                    });
            cells.insert(cells.end(), outside[to].begin(), outside[to].end());
            text = sink.format(to, cells);
        }
        const std::lock_guard lock(writing);
        waiting.emplace(column.to, std::move(text));
        for (auto first = waiting.begin(); first != waiting.end() && first->first == next; ++next) {
            sink.write(first->second);
            first = waiting.erase(first);
        }
    });
    for (std::uint32_t g = 0; g < groups->size(); ++g)
        if ((*groups)[g].enis.empty() && !outside[g].empty()) sink.write(sink.format(g, outside[g]));
}

}  // namespace netlint::rule
