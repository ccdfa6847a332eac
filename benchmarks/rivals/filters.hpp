// The filters that first match and containment are measured on: remote prefix by protocol and port range.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include "netlint/model/network_acl.hpp"
#include "netlint/set/filter_grid.hpp"

namespace netlint::rivals {

struct FilterEntry {
    std::uint32_t prefix;
    unsigned length;
    std::uint8_t protocol;
    std::uint16_t first_port, last_port;
    bool allow;

    set::FilterBox box() const {
        return {set::AddressSet::of(net::Prefix(net::Address::v4(prefix), length)),
                set::ServiceSet::ports(net::Protocol{protocol}, {first_port, last_port})};
    }
};

inline std::vector<FilterEntry> random_filter(std::size_t size, unsigned seed) {
    constexpr std::uint16_t ports[] = {22,   25,   53,   80,   123,  389,  443,  1433,
                                       3306, 3389, 5432, 6379, 8080, 8443, 9092, 27017};
    std::mt19937 random(seed);
    std::vector<FilterEntry> out;
    while (out.size() < size) {
        FilterEntry it{};
        it.length = 8 + random() % 21;
        it.prefix = (10u << 24 | (random() & 0xffffff)) & ~0u << (32 - it.length);
        it.protocol = random() % 4 == 0 ? 17 : 6;
        it.first_port = ports[random() % 16];
        it.last_port = static_cast<std::uint16_t>(random() % 3 == 0 ? it.first_port + random() % 1000 : it.first_port);
        it.allow = random() % 3 != 0;
        out.push_back(it);
    }
    return out;
}

inline std::vector<set::FilterBox> boxes_of(const std::vector<FilterEntry>& entries) {
    std::vector<set::FilterBox> out;
    for (const FilterEntry& it : entries) out.push_back(it.box());
    return out;
}

inline model::NetworkAcl acl_of(const std::vector<FilterEntry>& entries) {
    model::NetworkAcl acl;
    for (const FilterEntry& it : entries) {
        model::AclEntry entry;
        entry.number = static_cast<int>(acl.entries.size()) + 1;
        entry.allow = it.allow;
        entry.services = it.box().services;
        entry.prefix = net::Prefix(net::Address::v4(it.prefix), it.length);
        acl.entries.push_back(std::move(entry));
    }
    return acl;
}

// The same list without the entries that decide nothing, which passes the same packets.
inline std::vector<FilterEntry> without_dead(const std::vector<FilterEntry>& entries) {
    const std::vector<bool> decides = set::deciding(boxes_of(entries));
    std::vector<FilterEntry> out;
    for (std::size_t i = 0; i < entries.size(); ++i)
        if (decides[i]) out.push_back(entries[i]);
    return out;
}

}  // namespace netlint::rivals
