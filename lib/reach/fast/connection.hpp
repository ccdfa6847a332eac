// From cells back to sets of headers.
#pragma once

#include <span>

#include "evaluation.hpp"
#include "netlint/reach/engine.hpp"
#include "netlint/reach/fast_engine.hpp"
#include "netlint/reach/transfer.hpp"
#include "netlint/set/header_space.hpp"

namespace netlint::reach::fast {

// What the cells say of a client that uses these ports. Cells that differ in their addresses alone become one product
// of sets, so that few are put together: O(n log n) for n cells.
Connection to_connection(std::span<const Cell> cells, const set::PortSet& client_ports, Labels& labels);
// Of the same only what is asked for; its source ports are the client's.
Connection to_connection(std::span<const Cell> cells, const set::Box& asked, Labels& labels);
// Connection::some of it.
Headers answered_headers(std::span<const Cell> cells, const set::PortSet& client_ports, Labels& labels);

// The services of it that some, or each, of the client's ports gets an answer for. Each cell by itself.
LabelBounds answered(std::span<const Cell> cells, const set::PortSet& client_ports, Pick pick, Labels& labels);

// The same for some of the ports, of those services that enough of one side's addresses get an answer for.
set::Bounds<set::ServiceSet> answered(std::span<const Cell> cells, const set::PortSet& client_ports, Span Cell::*side,
                                      const FastEngine::Enough& enough, Labels& labels);

}  // namespace netlint::reach::fast
