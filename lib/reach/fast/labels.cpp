// Interning by content, and the tables of products.
#include "labels.hpp"

#include <algorithm>
#include <utility>

namespace netlint::reach::fast {

namespace {

using set::ServiceSet;

std::size_t content(const ServiceSet& services) {
    std::uint64_t hash = 0x9e3779b97f4a7c15;
    for (const auto& run : services.points().intervals())
        hash = (hash ^ (std::uint64_t{run.first} << 32 | run.last)) * 0xff51afd7ed558ccd + (hash >> 29);
    return hash;
}

// Echo request and reply change places (RFC 792, RFC 4443); the rest of `part` stays.
ServiceSet echoes_swapped(const ServiceSet& part, net::Protocol protocol, std::uint8_t request, std::uint8_t reply) {
    const ServiceSet asked = ServiceSet::of({protocol, static_cast<std::uint16_t>(request * 256)});
    const ServiceSet told = ServiceSet::of({protocol, static_cast<std::uint16_t>(reply * 256)});
    ServiceSet out = part - asked - told;
    if (part.overlaps(asked)) out |= told;
    if (part.overlaps(told)) out |= asked;
    return out;
}

}  // namespace

Labels::Labels() {
    keep_products(std::size_t{1} << 12);
    of(ServiceSet());
    of(ServiceSet::all());
}

void Labels::keep_products(std::size_t count) {
    both_.assign(count, {});
    either_.assign(count, {});
}

Label Labels::of(const ServiceSet& services) {
    const std::size_t hash = content(services);
    const auto [first, last] = by_content_.equal_range(hash);
    for (auto found = first; found != last; ++found)
        if (this->services(found->second) == services) return found->second;
    const Label label{static_cast<std::uint32_t>(sets_.size())};
    sets_.push_back(services);
    by_content_.emplace(hash, label);
    return label;
}

template <class Combine>
Label Labels::combined(Products& kept, Label a, Label b, const Combine& combine) {
    if (b < a) std::swap(a, b);
    const std::uint64_t operands = std::uint64_t{static_cast<std::uint32_t>(a)} << 32 | static_cast<std::uint32_t>(b);
    Product& place = kept[(operands * 0x9e3779b97f4a7c15 >> 40) & (kept.size() - 1)];
    if (place.operands != operands) place = {operands, of(combine(services(a), services(b)))};
    return place.result;
}

Label Labels::both(Label a, Label b) {
    if (a == b || b == Label::all) return a;
    if (a == Label::all) return b;
    if (a == Label::none || b == Label::none) return Label::none;
    return combined(both_, a, b, [](const ServiceSet& x, const ServiceSet& y) { return x & y; });
}

Label Labels::either(Label a, Label b) {
    if (a == b || b == Label::none) return a;
    if (a == Label::none) return b;
    if (a == Label::all || b == Label::all) return Label::all;
    return combined(either_, a, b, [](const ServiceSet& x, const ServiceSet& y) { return x | y; });
}

Label Labels::answered(Label replies, const set::PortSet& ports, Pick pick) {
    if (replies == Label::none || replies == Label::all) return replies;
    auto kept = std::ranges::find(answered_, ports, &Answered::ports);
    if (kept == answered_.end()) kept = answered_.insert(kept, {ports, {}});
    auto& known = kept->by_pick[pick == Pick::some ? 0 : 1];
    const auto place = static_cast<std::size_t>(replies);
    if (place >= known.size()) known.resize(std::max(place + 1, 2 * known.size()), Label::unset);
    if (known[place] != Label::unset) return known[place];
    const ServiceSet& passing = services(replies);
    ServiceSet out = passing - ServiceSet::with_ports();
    out = echoes_swapped(out, net::Protocol::icmp, 8, 0);
    out = echoes_swapped(out, net::Protocol::icmpv6, 128, 129);
    for (const net::Protocol protocol : {net::Protocol::tcp, net::Protocol::udp}) {
        const set::PortSet open = passing.ports_of(protocol);
        if (pick == Pick::some ? open.overlaps(ports) : ports.subset_of(open)) out |= ServiceSet::protocol(protocol);
    }
    const Label label = of(out);
    known[place] = label;
    return label;
}

}  // namespace netlint::reach::fast
