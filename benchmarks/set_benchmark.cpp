// How fast set algebra is: interval sets beside Boost.ICL's, and header spaces of filter size.
#include <cstdint>
#include <random>
#include <type_traits>
#include <vector>

#include <benchmark/benchmark.h>
#include <boost/icl/interval_set.hpp>

#include "netlint/net/well_known.hpp"
#include "netlint/set/header_space.hpp"

namespace {

using namespace netlint;
using namespace netlint::set;
namespace icl = boost::icl;

// `size` disjoint intervals with gaps between them, spread evenly and jittered.
template <class T>
std::vector<Interval<T>> random_intervals(std::size_t size, unsigned seed) {
    std::mt19937_64 random(seed);
    const std::uint64_t step = (std::uint64_t{1} << 32) / size;
    std::vector<Interval<T>> out;
    for (std::uint64_t i = 0; i < size; ++i) {
        const std::uint64_t first = i * step + random() % (step / 2), last = first + random() % (step / 2 - 1);
        T a = static_cast<T>(first), b = static_cast<T>(last);
        if constexpr (sizeof(T) > 8) {
            a <<= 90;
            b <<= 90;
        }
        out.push_back({a, b});
    }
    return out;
}

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

template <class T, template <class> class Library, auto operation>
void interval_sets(benchmark::State& state) {
    const auto size = static_cast<std::size_t>(state.range(0));
    const auto a = Library<T>::make(random_intervals<T>(size, 1)), b = Library<T>::make(random_intervals<T>(size, 2));
    for (auto _ : state) benchmark::DoNotOptimize(operation(a, b));
    state.SetItemsProcessed(state.iterations() * 2 * state.range(0));
}

#define SIZES ->Arg(100)->Arg(1000)->Arg(10000)->Unit(benchmark::kMicrosecond)
BENCHMARK(interval_sets<std::uint32_t, Ours, Ours<std::uint32_t>::both>)->Name("and/netlint/ipv4") SIZES;
BENCHMARK(interval_sets<std::uint32_t, Icl, Icl<std::uint32_t>::both>)->Name("and/icl/ipv4") SIZES;
BENCHMARK(interval_sets<net::Ipv6, Ours, Ours<net::Ipv6>::both>)->Name("and/netlint/ipv6") SIZES;
BENCHMARK(interval_sets<std::uint32_t, Ours, Ours<std::uint32_t>::either>)->Name("or/netlint/ipv4") SIZES;
BENCHMARK(interval_sets<std::uint32_t, Icl, Icl<std::uint32_t>::either>)->Name("or/icl/ipv4") SIZES;
BENCHMARK(interval_sets<net::Ipv6, Ours, Ours<net::Ipv6>::either>)->Name("or/netlint/ipv6") SIZES;
BENCHMARK(interval_sets<std::uint32_t, Ours, Ours<std::uint32_t>::only>)->Name("minus/netlint/ipv4") SIZES;
BENCHMARK(interval_sets<std::uint32_t, Icl, Icl<std::uint32_t>::only>)->Name("minus/icl/ipv4") SIZES;
BENCHMARK(interval_sets<net::Ipv6, Ours, Ours<net::Ipv6>::only>)->Name("minus/netlint/ipv6") SIZES;
#undef SIZES

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
