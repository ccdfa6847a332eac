// Unions, intersections and differences of zones.
#include "zone_members.hpp"

#include <algorithm>
#include <utility>

namespace netlint::rule {
namespace {

using set::AddressSet;

template <class Combine>
void combine(std::vector<bool>& a, const std::vector<bool>& b, Combine how) {
    for (std::size_t i = 0; i < a.size(); ++i) a[i] = how(a[i], b[i]);
}

AddressSet hosts(const Members& members) {
    AddressSet sum;
    for (const reach::Outside& outside : members.outside) sum |= outside.addresses;
    return sum;
}

// Keeps what `how` leaves of the hosts' addresses.
template <class How>
void restrict_hosts(Members& members, How how) {
    std::vector<reach::Outside> kept;
    for (reach::Outside& outside : members.outside) {
        outside.addresses = how(outside.addresses);
        if (!outside.addresses.empty()) kept.push_back(std::move(outside));
    }
    members.outside = std::move(kept);
}

}  // namespace

bool Members::empty() const {
    return std::ranges::find(enis, true) == enis.end() && std::ranges::find(resources, true) == resources.end() &&
           outside.empty() && others.empty();
}

void keep_common(std::vector<bool>& a, const std::vector<bool>& b) {
    combine(a, b, [](bool x, bool y) { return x && y; });
}

void unite(Members& a, const Members& b) {
    const auto either = [](bool x, bool y) { return x || y; };
    combine(a.enis, b.enis, either);
    combine(a.resources, b.resources, either);
    a.outside.insert(a.outside.end(), b.outside.begin(), b.outside.end());
    a.others.insert(a.others.end(), b.others.begin(), b.others.end());
}

void intersect(Members& a, const Members& b) {
    keep_common(a.enis, b.enis);
    keep_common(a.resources, b.resources);
    const AddressSet common = hosts(b);
    restrict_hosts(a, [&](const AddressSet& addresses) { return addresses & common; });
    a.others.clear();
}

void take_away(Members& a, const Members& b) {
    const auto only = [](bool x, bool y) { return x && !y; };
    combine(a.enis, b.enis, only);
    combine(a.resources, b.resources, only);
    const AddressSet gone = hosts(b);
    restrict_hosts(a, [&](const AddressSet& addresses) { return addresses - gone; });
}

}  // namespace netlint::rule
