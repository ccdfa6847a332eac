// Arithmetic on connections and filters, shared by the files of Connector.
#pragma once

#include <utility>

#include "netlint/reach/engine.hpp"
#include "netlint/reach/transfer.hpp"

namespace netlint::reach {

inline set::HeaderSpace between(const set::AddressSet& sources, const set::AddressSet& destinations) {
    return set::HeaderSpace::box(sources, destinations, set::ServiceSet::all());
}

// The part of `asked` within; filters are mostly certain, and then one intersection does.
inline Headers within(const set::HeaderSpace& asked, const Headers& filter) {
    set::HeaderSpace may = asked & filter.may;
    if (may.empty()) return {};
    if (filter.must == filter.may) return Headers::exactly(std::move(may));
    return {asked & filter.must, std::move(may)};
}

inline Headers within(const Headers& asked, const Headers& filter) {
    if (asked.may.empty()) return {};
    if (asked.must == asked.may) return within(asked.may, filter);
    return asked & filter;
}

inline void add(Connection& to, const Headers& first, const Headers& both) {
    to.forward |= first;
    to.every |= both;
    to.some |= both;
}

inline void add(Connection& to, const Connection& other) {
    to.forward |= other.forward;
    to.every |= other.every;
    to.some |= other.some;
}

inline Headers possible(Headers headers) {
    return Headers::at_most(std::move(headers.may));
}

inline Connection possible(Connection connection) {
    return {possible(std::move(connection.forward)), possible(std::move(connection.every)),
            possible(std::move(connection.some))};
}

}  // namespace netlint::reach
