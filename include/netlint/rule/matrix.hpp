// Who can talk to whom: groups of interfaces, the internet and other hosts, each against each, with services.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "netlint/base/result.hpp"
#include "netlint/reach/engine.hpp"
#include "netlint/rule/policy.hpp"
#include "netlint/set/port_set.hpp"
#include "netlint/set/service_set.hpp"

namespace netlint::rule {

// zone: the zones that the policy defines (data, app and edge where it defines none); tier: the tiers of resources;
// vpc: VPCs; class: interfaces that nothing tells apart.
enum class MatrixBy : unsigned char { zone, tier, vpc, class_ };
Result<MatrixBy> parse_matrix_by(std::string_view text);
std::string_view to_string(MatrixBy by);

struct MatrixEnd {
    std::string name;
    std::vector<std::string> members;  // addresses of resources, sorted; empty for hosts outside
};

// The services of connections that some interface of one end can open to some of the other, replies included. Those
// of hosts at large count when many of them are concerned.
struct MatrixCell {
    std::uint32_t from = 0, to = 0;     // positions among the ends
    set::ServiceSet certain, possible;  // certain is part of possible
};

struct Matrix {
    MatrixBy by = MatrixBy::zone;
    std::vector<MatrixEnd> ends;
    std::vector<MatrixCell> cells;  // those with any service, by from and to
};

// Each pair of classes of interfaces is looked at once, on so many threads; the result is the same for any number of
// them. Interfaces of NAT gateways are no ends: they carry what others open. Errors are about the policy's zones.
Result<Matrix> matrix(const reach::Engine& engine, const Policy& policy, MatrixBy by, unsigned threads);

// The same between classes, without keeping it: `header` once, then a text for each class in order, its cells by
// sender.
struct MatrixSink {
    std::function<void(const std::vector<MatrixEnd>& ends)> header;
    std::function<std::string(std::uint32_t to, const std::vector<MatrixCell>& cells)> format;  // on any thread
    std::function<void(const std::string& text)> write;                                         // in order
};
void stream_classes(const reach::Engine& engine, const Policy& policy, unsigned threads, const MatrixSink& sink);

}  // namespace netlint::rule
