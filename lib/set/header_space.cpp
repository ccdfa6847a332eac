// Makers, algebra, projections and rewrites of header spaces; how a witness is picked is in header_witness.cpp.
#include "netlint/set/header_space.hpp"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>

namespace netlint::set {
namespace {

using net::Ipv4;
using net::Ipv6;
using net::Protocol;

// Service points and their source ports: what is left of a header when both addresses are fixed.
using Services = Product<std::uint32_t, PortSet>;
template <class Bits>
using Targets = Product<Bits, Services>;

Services services_of(const ServiceSet& services, const PortSet& source_ports) {
    return Services::from_disjoint({{(services & ServiceSet::with_ports()).points(), source_ports},
                                    {(services - ServiceSet::with_ports()).points(), PortSet::point(0)}});
}

template <class Bits>
HeaderSpace::Space<Bits> space_of(const IntervalSet<Bits>& source, const IntervalSet<Bits>& destination,
                                  const Services& services) {
    return HeaderSpace::Space<Bits>::of(source, Targets<Bits>::of(destination, services));
}

template <class Bits>
struct Loose {
    IntervalSet<Bits> source, destination;
    Services services;
};

// The union of parts, at once where no two of them meet.
template <class Bits, class Rest>
Product<Bits, Rest> united(std::vector<typename Product<Bits, Rest>::Part> parts) {
    std::vector<Interval<Bits>> runs;
    for (const auto& part : parts) runs.insert(runs.end(), part.on.intervals().begin(), part.on.intervals().end());
    std::ranges::sort(runs, {}, &Interval<Bits>::first);
    const auto meets_next = [](const Interval<Bits>& a, const Interval<Bits>& b) { return b.first <= a.last; };
    if (std::ranges::adjacent_find(runs, meets_next) == runs.end())
        return Product<Bits, Rest>::from_disjoint(std::move(parts));
    return Product<Bits, Rest>::from(parts);
}

// Boxes with the same sources differ in their destinations alone.
template <class Bits>
HeaderSpace::Space<Bits> joined(std::vector<Loose<Bits>>& boxes) {
    std::erase_if(boxes, [](const Loose<Bits>& box) {
        return box.source.empty() || box.destination.empty() || box.services.empty();
    });
    std::ranges::stable_sort(boxes, {}, &Loose<Bits>::source);
    std::vector<typename HeaderSpace::Space<Bits>::Part> parts;
    for (auto box = boxes.begin(); box != boxes.end();) {
        const IntervalSet<Bits>& source = box->source;
        std::vector<typename Targets<Bits>::Part> targets;
        for (; box != boxes.end() && box->source == source; ++box)
            targets.push_back({std::move(box->destination), std::move(box->services)});
        parts.push_back({source, united<Bits, Services>(std::move(targets))});
    }
    return united<Bits, Targets<Bits>>(std::move(parts));
}

// Echo request takes the place of echo reply and back.
IntervalSet<std::uint32_t> echoes_swapped(IntervalSet<std::uint32_t> points) {
    using Points = IntervalSet<std::uint32_t>;
    for (const auto& [protocol, request, reply] :
         {std::tuple(Protocol::icmp, 8u, 0u), std::tuple(Protocol::icmpv6, 128u, 129u)}) {
        const std::uint32_t asked = ServicePoint::first(protocol) + request * 256,
                            answered = ServicePoint::first(protocol) + reply * 256;
        const bool had_request = points.contains(asked), had_reply = points.contains(answered);
        if (had_request == had_reply) continue;
        points =
            (points - Points::point(had_request ? asked : answered)) | Points::point(had_request ? answered : asked);
    }
    return points;
}

Services reversed(const Services& services) {
    std::vector<Services::Part> out;
    for (const Services::Part& part : services.parts()) {
        const ServiceSet on = ServiceSet::from_points(part.on);
        for (const Protocol protocol : {Protocol::tcp, Protocol::udp}) {
            const PortSet ports = on.ports_of(protocol);
            if (!ports.empty()) out.push_back({ServiceSet::ports(protocol, part.rest).points(), ports});
        }
        out.push_back({echoes_swapped((on - ServiceSet::with_ports()).points()), PortSet::point(0)});
    }
    return Services::from(out);
}

template <class Bits>
HeaderSpace::Space<Bits> reversed(const HeaderSpace::Space<Bits>& space) {
    std::vector<typename HeaderSpace::Space<Bits>::Part> out;
    for (const auto& [sources, targets] : space.parts())
        for (const auto& [destinations, services] : targets.parts())
            out.push_back({destinations, Targets<Bits>::of(sources, reversed(services))});
    return HeaderSpace::Space<Bits>::from(out);
}

// The same addresses with services made by `function` from the old ones.
template <class Bits, class Function>
HeaderSpace::Space<Bits> with_services(const HeaderSpace::Space<Bits>& space, const Function& function) {
    return space.map_rest([&](const Targets<Bits>& targets) { return targets.map_rest(function); });
}

template <class Bits>
IntervalSet<Bits> destinations_of(const HeaderSpace::Space<Bits>& space) {
    IntervalSet<Bits> out;
    for (const auto& part : space.parts()) out |= part.rest.domain();
    return out;
}

template <class Bits, class Visit>
void visit_services(const HeaderSpace::Space<Bits>& space, const Visit& visit) {
    for (const auto& part : space.parts())
        for (const auto& target : part.rest.parts())
            for (const Services::Part& service : target.rest.parts()) visit(part.on, target.on, service);
}

template <class Bits>
bool has(const HeaderSpace::Space<Bits>& space, const Bits& source, const Bits& destination, std::uint32_t point,
         std::uint16_t port) {
    const Targets<Bits>* targets = space.at(source);
    const Services* services = targets ? targets->at(destination) : nullptr;
    const PortSet* ports = services ? services->at(point) : nullptr;
    return ports && ports->contains(port);
}

}  // namespace

const HeaderSpace& HeaderSpace::all() {
    static const HeaderSpace space = box(AddressSet::all(), AddressSet::all(), ServiceSet::all());
    return space;
}

HeaderSpace HeaderSpace::box(const AddressSet& source, const AddressSet& destination, const ServiceSet& services,
                             const PortSet& source_ports) {
    const Services inner = services_of(services, source_ports);
    return {space_of(source.v4(), destination.v4(), inner), space_of(source.v6(), destination.v6(), inner)};
}

HeaderSpace HeaderSpace::from(std::span<const Box> boxes) {
    std::vector<Loose<Ipv4>> v4;
    std::vector<Loose<Ipv6>> v6;
    for (const Box& box : boxes) {
        const Services inner = services_of(box.services, box.source_ports);
        v4.push_back({box.source.v4(), box.destination.v4(), inner});
        v6.push_back({box.source.v6(), box.destination.v6(), inner});
    }
    return {joined<Ipv4>(v4), joined<Ipv6>(v6)};
}

HeaderSpace HeaderSpace::of(const net::Flow& flow) {
    assert(flow.source.family() == flow.destination.family());
    return box(AddressSet::of(flow.source), AddressSet::of(flow.destination), ServiceSet::of(ServicePoint::of(flow)),
               PortSet::point(flow.source_port));
}

bool HeaderSpace::contains(const net::Flow& flow) const {
    if (flow.source.family() != flow.destination.family()) return false;
    const std::uint32_t point = ServicePoint::of(flow).number();
    const std::uint16_t port = flow.protocol.has_ports() ? flow.source_port : 0;
    if (flow.source.is_v4()) return has(v4_, flow.source.as_v4(), flow.destination.as_v4(), point, port);
    return has(v6_, flow.source.as_v6(), flow.destination.as_v6(), point, port);
}

bool HeaderSpace::overlaps(const HeaderSpace& other) const {
    return v4_.overlaps(other.v4_) || v6_.overlaps(other.v6_);
}

bool HeaderSpace::subset_of(const HeaderSpace& other) const {
    return v4_.subset_of(other.v4_) && v6_.subset_of(other.v6_);
}

Count HeaderSpace::count() const {
    return v4_.count() + v6_.count();
}

HeaderSpace operator|(const HeaderSpace& a, const HeaderSpace& b) {
    return {a.v4_ | b.v4_, a.v6_ | b.v6_};
}
HeaderSpace operator&(const HeaderSpace& a, const HeaderSpace& b) {
    return {a.v4_ & b.v4_, a.v6_ & b.v6_};
}
HeaderSpace operator-(const HeaderSpace& a, const HeaderSpace& b) {
    return {a.v4_ - b.v4_, a.v6_ - b.v6_};
}
HeaderSpace HeaderSpace::operator~() const {
    return all() - *this;
}
bool operator==(const HeaderSpace& a, const HeaderSpace& b) {
    return a.v4_ == b.v4_ && a.v6_ == b.v6_;
}

HeaderSpace HeaderSpace::reverse() const {
    return {reversed(v4_), reversed(v6_)};
}

HeaderSpace HeaderSpace::only(net::Family family) const {
    return family == net::Family::ipv4 ? HeaderSpace(v4_, {}) : HeaderSpace({}, v6_);
}

AddressSet HeaderSpace::sources() const {
    return AddressSet(v4_.domain(), v6_.domain());
}
AddressSet HeaderSpace::destinations() const {
    return AddressSet(destinations_of(v4_), destinations_of(v6_));
}

ServiceSet HeaderSpace::services() const {
    std::vector<Interval<std::uint32_t>> out;
    const auto add = [&](const auto&, const auto&, const Services::Part& service) {
        out.insert(out.end(), service.on.intervals().begin(), service.on.intervals().end());
    };
    visit_services(v4_, add);
    visit_services(v6_, add);
    return ServiceSet::from_points(IntervalSet<std::uint32_t>::from(std::move(out)));
}

PortSet HeaderSpace::source_ports() const {
    PortSet out;
    const auto add = [&](const auto&, const auto&, const Services::Part& service) {
        if (service.on.overlaps(ServiceSet::with_ports().points())) out |= service.rest;
    };
    visit_services(v4_, add);
    visit_services(v6_, add);
    return out;
}

HeaderSpace HeaderSpace::with_sources(const AddressSet& sources) const {
    return {Space<Ipv4>::of(sources.v4(), v4_.range()), Space<Ipv6>::of(sources.v6(), v6_.range())};
}

HeaderSpace HeaderSpace::with_destinations(const AddressSet& destinations) const {
    return {v4_.map_rest([&](const auto& targets) { return Targets<Ipv4>::of(destinations.v4(), targets.range()); }),
            v6_.map_rest([&](const auto& targets) { return Targets<Ipv6>::of(destinations.v6(), targets.range()); })};
}

HeaderSpace HeaderSpace::with_source_ports(const PortSet& source_ports) const {
    const auto rewrite = [&](const Services& services) {
        return services_of(ServiceSet::from_points(services.domain()), source_ports);
    };
    return {with_services(v4_, rewrite), with_services(v6_, rewrite)};
}

HeaderSpace HeaderSpace::for_all_source_ports(const PortSet& range) const {
    assert(!range.empty());
    const auto keep = [&](const Services& services) {
        ServiceSet kept;
        for (const Services::Part& part : services.parts()) {
            const ServiceSet on = ServiceSet::from_points(part.on);
            kept |= range.subset_of(part.rest) ? on : on - ServiceSet::with_ports();
        }
        return services_of(kept, PortSet::all());
    };
    return {with_services(v4_, keep), with_services(v6_, keep)};
}

std::vector<Box> HeaderSpace::boxes() const {
    std::vector<Box> out;
    const auto add = [&](const auto& source, const auto& destination, const Services::Part& service) {
        out.push_back({AddressSet(source), AddressSet(destination), ServiceSet::from_points(service.on), service.rest});
    };
    visit_services(v4_, add);
    visit_services(v6_, add);
    return out;
}

std::string HeaderSpace::to_string() const {
    if (empty()) return "none";
    std::string out;
    for (const Box& box : boxes()) {
        if (!out.empty()) out += '\n';
        out +=
            fmt::format("{} -> {} {}", box.source.to_string(), box.destination.to_string(), box.services.to_string());
        if (box.services.overlaps(ServiceSet::with_ports()) && box.source_ports != PortSet::all())
            out += fmt::format(" from ports {}", set::to_string(box.source_ports));
    }
    return out;
}

}  // namespace netlint::set
