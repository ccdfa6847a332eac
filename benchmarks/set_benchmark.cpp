// How fast set algebra is: interval sets beside Boost.ICL's, and header spaces of filter size.
#include <algorithm>
#include <cstdint>
#include <random>
#include <type_traits>
#include <vector>

#include <benchmark/benchmark.h>
#include <boost/icl/interval_set.hpp>

#include "netlint/net/well_known.hpp"
#include "netlint/set/break_points.hpp"
#include "netlint/set/header_space.hpp"
#include "rivals/intervals.hpp"

namespace {

using namespace netlint;
using namespace netlint::set;
using rivals::random_intervals;
namespace icl = boost::icl;

template <class T>
struct Ours {
    using Set = IntervalSet<T>;
    static Set make(const std::vector<Interval<T>>& intervals) { return Set::from(intervals); }
    static Set both(const Set& a, const Set& b) { return a & b; }
    static Set either(const Set& a, const Set& b) { return a | b; }
    static Set only(const Set& a, const Set& b) { return a - b; }
};

template <class T>
struct Icl {
    using Set = icl::interval_set<T>;
    static Set make(const std::vector<Interval<T>>& intervals) {
        Set out;
        for (const auto& i : intervals) out.insert(icl::interval<T>::closed(i.first, i.last));
        return out;
    }
    static Set both(const Set& a, const Set& b) { return a & b; }
    static Set either(const Set& a, const Set& b) { return a | b; }
    static Set only(const Set& a, const Set& b) { return a - b; }
};

template <class T>
bool same(const IntervalSet<T>& ours, const icl::interval_set<T>& other) {
    std::vector<Interval<T>> intervals;
    for (const auto& it : other) intervals.push_back({icl::first(it), icl::last(it)});
    return ours == IntervalSet<T>::from(intervals);
}

enum class Operation { both, either, only };

template <class Library, class Set>
Set apply(Operation operation, const Set& a, const Set& b) {
    return operation == Operation::both     ? Library::both(a, b)
           : operation == Operation::either ? Library::either(a, b)
                                            : Library::only(a, b);
}

template <class T, template <class> class Library>
void interval_sets(benchmark::State& state, Operation operation) {
    const auto size = static_cast<std::size_t>(state.range(0));
    const auto x = random_intervals<T>(size, 1), y = random_intervals<T>(size, 2);
    const auto a = Library<T>::make(x), b = Library<T>::make(y);
    if constexpr (std::is_same_v<typename Library<T>::Set, icl::interval_set<T>>)
        if (!same(apply<Ours<T>>(operation, Ours<T>::make(x), Ours<T>::make(y)), apply<Library<T>>(operation, a, b)))
            return state.SkipWithError("the answers differ");
    for (auto _ : state) benchmark::DoNotOptimize(apply<Library<T>>(operation, a, b));
    state.SetItemsProcessed(state.iterations() * 2 * state.range(0));
}

void interval_sizes(benchmark::internal::Benchmark* benchmark) {
    benchmark->Arg(100)->Arg(10000)->Arg(1000000)->Unit(benchmark::kMicrosecond);
}
template <Operation operation>
void ours_v4(benchmark::State& state) {
    interval_sets<std::uint32_t, Ours>(state, operation);
}
template <Operation operation>
void ours_v6(benchmark::State& state) {
    interval_sets<net::Ipv6, Ours>(state, operation);
}
template <Operation operation>
void icl_v4(benchmark::State& state) {
    interval_sets<std::uint32_t, Icl>(state, operation);
}
BENCHMARK(ours_v4<Operation::both>)->Name("micro/set-and/netlint")->Apply(interval_sizes);
BENCHMARK(icl_v4<Operation::both>)->Name("micro/set-and/icl")->Apply(interval_sizes);
BENCHMARK(ours_v4<Operation::either>)->Name("micro/set-or/netlint")->Apply(interval_sizes);
BENCHMARK(icl_v4<Operation::either>)->Name("micro/set-or/icl")->Apply(interval_sizes);
BENCHMARK(ours_v4<Operation::only>)->Name("micro/set-minus/netlint")->Apply(interval_sizes);
BENCHMARK(icl_v4<Operation::only>)->Name("micro/set-minus/icl")->Apply(interval_sizes);
BENCHMARK(ours_v6<Operation::both>)->Name("micro/set-v6/netlint")->Apply(interval_sizes);
BENCHMARK(ours_v4<Operation::both>)->Name("micro/set-v6/ipv4")->Apply(interval_sizes);

// A million look-ups among the points where intervals begin.
template <class Find>
void look_up(benchmark::State& state, const std::vector<std::uint32_t>& wanted, Find find) {
    std::size_t found = 0;
    for (auto _ : state)
        for (const std::uint32_t value : wanted) found += find(value);
    benchmark::DoNotOptimize(found);
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(wanted.size()));
}
std::vector<std::uint32_t> wanted_values() {
    std::mt19937 random(5);
    std::vector<std::uint32_t> out(1 << 20);
    for (std::uint32_t& value : out) value = static_cast<std::uint32_t>(random());
    return out;
}
std::vector<Interval<std::uint32_t>> intervals_of(const benchmark::State& state) {
    return random_intervals<std::uint32_t>(static_cast<std::size_t>(state.range(0)), 1);
}
std::vector<std::uint32_t> starts_of(const benchmark::State& state) {
    std::vector<std::uint32_t> out;
    for (const auto& it : intervals_of(state)) out.push_back(it.first);
    return out;
}
void lookup_netlint(benchmark::State& state) {
    const BreakPoints<std::uint32_t> starts(starts_of(state));
    look_up(state, wanted_values(), [&](std::uint32_t value) { return starts.up_to(value); });
}
void lookup_icl(benchmark::State& state) {
    const auto intervals = intervals_of(state);
    const auto set = Icl<std::uint32_t>::make(intervals);
    const BreakPoints<std::uint32_t> starts(starts_of(state));
    for (const std::uint32_t value : wanted_values()) {
        const std::size_t found = starts.up_to(value);
        const bool inside = found != 0 && value <= intervals[found - 1].last;
        if (inside != icl::contains(set, value)) return state.SkipWithError("the answers differ");
    }
    look_up(state, wanted_values(), [&](std::uint32_t value) { return icl::contains(set, value); });
}
void lookup_upper_bound(benchmark::State& state) {
    const std::vector<std::uint32_t> starts = starts_of(state);
    const BreakPoints<std::uint32_t> ours(starts);
    const auto find = [&](std::uint32_t value) {
        return static_cast<std::size_t>(std::ranges::upper_bound(starts, value) - starts.begin());
    };
    for (const std::uint32_t value : wanted_values())
        if (ours.up_to(value) != find(value)) return state.SkipWithError("the answers differ");
    look_up(state, wanted_values(), find);
}
void lookup_sizes(benchmark::internal::Benchmark* benchmark) {
    benchmark->Arg(1000)->Arg(10000)->Arg(100000)->Arg(1000000)->Unit(benchmark::kMillisecond);
}
BENCHMARK(lookup_netlint)->Name("micro/lookup/netlint")->Apply(lookup_sizes);
BENCHMARK(lookup_upper_bound)->Name("micro/lookup/upper-bound")->Apply(lookup_sizes);
BENCHMARK(lookup_icl)->Name("micro/lookup/icl")->Apply(lookup_sizes);

// What a security group of `rules` rules admits: few distinct services, many peers.
HeaderSpace filter(std::size_t rules, unsigned seed) {
    std::mt19937_64 random(seed);
    const std::uint16_t ports[] = {22, 80, 443, 5432, 6379, 8080};
    std::vector<Box> boxes;
    for (std::size_t i = 0; i < rules; ++i) {
        const auto low = static_cast<unsigned>(random());
        const net::Prefix peer(net::quad(10, low & 63, low >> 8 & 255, 0), 9 + static_cast<unsigned>(random() % 16));
        boxes.push_back({AddressSet::of(peer), AddressSet::all(),
                         ServiceSet::ports(net::Protocol::tcp, net::PortRange::of(ports[random() % 6])),
                         PortSet::all()});
    }
    return HeaderSpace::from(boxes);
}

// What a large network may send: to anywhere, everything, from ephemeral ports.
HeaderSpace sent() {
    return HeaderSpace::box(AddressSet::of(net::Prefix(net::quad(10, 0, 0, 0), 10)), AddressSet::all(),
                            ServiceSet::all(), to_port_set({1024, 65535}));
}

void header_space_and_box(benchmark::State& state) {
    const HeaderSpace a = sent(), b = filter(static_cast<std::size_t>(state.range(0)), 3);
    for (auto _ : state) benchmark::DoNotOptimize(a & b);
}
BENCHMARK(header_space_and_box)->Name("header space: box and filter")->Arg(1)->Arg(10)->Arg(50);

template <class Operation>
void header_spaces(benchmark::State& state, Operation operation) {
    const HeaderSpace a = filter(static_cast<std::size_t>(state.range(0)), 3),
                      b = filter(static_cast<std::size_t>(state.range(1)), 4);
    for (auto _ : state) benchmark::DoNotOptimize(operation(a, b));
}
BENCHMARK_CAPTURE(header_spaces, intersection, [](const HeaderSpace& a, const HeaderSpace& b) { return a & b; })
    ->Name("header space: filter and filter")
    ->Args({1, 1})
    ->Args({5, 5})
    ->Args({10, 10})
    ->Args({50, 50});
BENCHMARK_CAPTURE(header_spaces, union_, [](const HeaderSpace& a, const HeaderSpace& b) { return a | b; })
    ->Name("header space: filter or filter")
    ->Args({1, 1})
    ->Args({5, 5})
    ->Args({10, 10})
    ->Args({50, 50});
BENCHMARK_CAPTURE(header_spaces, difference, [](const HeaderSpace& a, const HeaderSpace& b) { return a - b; })
    ->Name("header space: filter minus filter")
    ->Args({1, 1})
    ->Args({5, 5})
    ->Args({10, 10})
    ->Args({50, 50});

void header_space_reverse(benchmark::State& state) {
    const HeaderSpace a = filter(static_cast<std::size_t>(state.range(0)), 3);
    for (auto _ : state) benchmark::DoNotOptimize(a.reverse());
}
BENCHMARK(header_space_reverse)->Name("header space: reverse")->Arg(1)->Arg(10)->Arg(50);

}  // namespace
