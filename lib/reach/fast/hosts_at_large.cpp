// Which services enough hosts get through for.
#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "connection.hpp"

namespace netlint::reach::fast {

namespace {

using set::AddressSet;
using set::ServiceSet;

// Hosts that get through for the same services.
struct Hosts {
    Label label = Label::none;
    std::array<std::vector<Span>, 2> spans;  // by family
};

AddressSet addresses_of(const std::vector<const Hosts*>& all) {
    AddressSet out;
    for (const net::Family family : {net::Family::ipv4, net::Family::ipv6}) {
        std::vector<Span> spans;
        for (const Hosts* hosts : all) {
            const auto& own = hosts->spans[static_cast<std::size_t>(family)];
            spans.insert(spans.end(), own.begin(), own.end());
        }
        if (!spans.empty()) out |= to_addresses(spans, family);
    }
    return out;
}

// Each service counts the hosts of all sets that it is in, so services are told apart as far as sets tell them apart.
ServiceSet at_large(const std::vector<Hosts>& all, const FastEngine::Enough& enough, const Labels& labels) {
    std::vector<ServiceSet> regions;
    ServiceSet known;
    for (const Hosts& hosts : all) {
        const ServiceSet& services = labels.services(hosts.label);
        std::vector<ServiceSet> cut;
        for (const ServiceSet& region : regions) {
            cut.push_back(region & services);
            cut.push_back(region - services);
        }
        cut.push_back(services - known);
        std::erase_if(cut, [](const ServiceSet& region) { return region.empty(); });
        known |= services;
        regions = std::move(cut);
    }
    ServiceSet out;
    for (const ServiceSet& region : regions) {
        std::vector<const Hosts*> having;
        for (const Hosts& hosts : all)
            if (region.subset_of(labels.services(hosts.label))) having.push_back(&hosts);
        if (enough(addresses_of(having))) out |= region;
    }
    return out;
}

}  // namespace

set::Bounds<ServiceSet> answered(std::span<const Cell> cells, const set::PortSet& client_ports, Span Cell::*side,
                                 const FastEngine::Enough& enough, Labels& labels) {
    std::array<std::vector<Hosts>, 2> worlds;
    for (const Cell& cell : cells) {
        const LabelBounds services = labels.both(cell.some, labels.answered(cell.replies, client_ports, Pick::some));
        for (const auto& [world, label] : {std::pair(0u, services.must), std::pair(1u, services.may)}) {
            if (label == Label::none) continue;
            auto found = std::ranges::find(worlds[world], label, &Hosts::label);
            if (found == worlds[world].end()) found = worlds[world].insert(found, {label, {}});
            found->spans[static_cast<std::size_t>(cell.family)].push_back(cell.*side);
        }
    }
    const auto alike = [](const Hosts& a, const Hosts& b) { return a.label == b.label && a.spans == b.spans; };
    ServiceSet may = at_large(worlds[1], enough, labels);
    if (std::ranges::equal(worlds[0], worlds[1], alike)) return set::Bounds<ServiceSet>::exactly(std::move(may));
    return {at_large(worlds[0], enough, labels), std::move(may)};
}

}  // namespace netlint::reach::fast
