// The public face of the fast engine.
#include "netlint/reach/fast_engine.hpp"

#include <vector>

#include "connection.hpp"
#include "parts.hpp"

namespace netlint::reach {

namespace {

using fast::Cell;
using fast::Label;
using set::HeaderSpace;
using set::ServiceSet;

bool same_place(const Cell& a, const Cell& b) {
    return a.family == b.family && a.sources.first == b.sources.first && a.destinations.first == b.destinations.first;
}

// Ways between the same addresses whose replies get to different ports may cover together what neither does alone.
bool overlap(std::span<const Cell> cells) {
    for (std::size_t i = 1; i < cells.size(); ++i)
        if (same_place(cells[i - 1], cells[i]) && cells[i - 1].replies != cells[i].replies) return true;
    return false;
}

}  // namespace

FastEngine::FastEngine(const Engine& exact) : parts_(std::make_unique<Parts>(exact, exact.compiled())) {}
FastEngine::~FastEngine() = default;
FastEngine::FastEngine(FastEngine&&) noexcept = default;
FastEngine& FastEngine::operator=(FastEngine&&) noexcept = default;

const Engine& FastEngine::exact() const {
    return *parts_->exact;
}

std::optional<std::span<const Id<model::Vpc>>> FastEngine::scope(Id<model::Subnet> subnet) const {
    return parts_->scopes.of(subnet);
}

bool FastEngine::meets(Id<model::Subnet> from, Id<model::Subnet> to) const {
    return parts_->scopes.meets(from, to);
}

model::Tri FastEngine::by_nat(Id<model::Eni> from, const Outside& to) const {
    using model::Tri;
    const fast::Facts& facts = parts_->facts;
    const model::Network& network = facts.network;
    const Id<model::Subnet> subnet = network.enis[from].subnet;
    if (facts.speaks_for_clients(from) || facts.by_nat64(from, to) || parts_->past_tables(from, to) ||
        network.subnets[subnet].addresses().overlaps(to.addresses))
        return Tri::unknown;
    bool translated = false, other = false;
    for (const RouteShare& share : facts.routes(subnet).shares()) {
        if (!share.destinations.may.overlaps(to.addresses) ||
            std::holds_alternative<model::BlackholeTarget>(share.target))
            continue;
        const auto* endpoint = std::get_if<Id<model::VpcEndpoint>>(&share.target);
        if (std::holds_alternative<Id<model::NatGateway>>(share.target))
            translated = true;
        else if (std::holds_alternative<Id<model::InternetGateway>>(share.target) ||
                 std::holds_alternative<Id<model::EgressOnlyGateway>>(share.target) ||
                 (endpoint && network.endpoints[*endpoint].kind == model::EndpointKind::gateway))
            other = true;
        else
            return Tri::unknown;
    }
    return !translated ? Tri::no : other ? Tri::unknown : Tri::yes;
}

std::uint32_t FastEngine::class_of(Id<model::Eni> eni) const {
    return parts_->compiled.classes().of(eni);
}

std::span<const Id<model::Eni>> FastEngine::representatives() const {
    return parts_->compiled.classes().representatives();
}

FastEngine::Work FastEngine::work() const {
    return parts_->work;
}

Connection FastEngine::connect(const Endpoint& from, const Endpoint& to, const HeaderSpace& asked) const {
    const auto* cells = parts_->cells_of(from, to);
    if (!cells) return parts_->exact->connect(from, to, asked);
    if (cells->empty() || asked.empty()) return {};
    const set::Box product{asked.sources(), asked.destinations(), asked.services(), asked.source_ports()};
    Connection all = fast::to_connection(*cells, product, parts_->labels);
    if (HeaderSpace::box(product) == asked) return all;
    const auto within = [&](const Headers& headers) {
        if (headers.certain()) return Headers::exactly(headers.may & asked);
        return Headers{headers.must & asked, headers.may & asked};
    };
    Connection out{within(all.forward), {}, within(all.some)};
    out.every = all.every == all.some ? out.some : within(all.every);
    return out;
}

Connection FastEngine::connect(const Endpoint& from, const Endpoint& to, const set::PortSet& client_ports) const {
    if (const auto* cells = parts_->cells_of(from, to))
        return fast::to_connection(*cells, client_ports, parts_->labels);
    return parts_->connect(from, to, client_ports);
}

set::Bounds<HeaderSpace> FastEngine::answered(const Endpoint& from, const Endpoint& to,
                                              const set::PortSet& client_ports) const {
    if (const auto* cells = parts_->cells_of(from, to))
        return fast::answered_headers(*cells, client_ports, parts_->labels);
    return parts_->connect(from, to, client_ports).some;
}

set::Bounds<ServiceSet> FastEngine::services(const Endpoint& from, const Endpoint& to,
                                             const set::PortSet& client_ports) const {
    if (const auto* cells = parts_->cells_of(from, to))
        return parts_->services_of(fast::answered(*cells, client_ports, Pick::some, parts_->labels));
    const Connection c = parts_->connect(from, to, client_ports);
    return {c.some.must.services(), c.some.may.services()};
}

std::optional<set::Bounds<ServiceSet>> FastEngine::services(const Endpoint& from, const Endpoint& to,
                                                            const set::PortSet& client_ports,
                                                            const Enough& enough) const {
    const auto* cells = parts_->cells_of(from, to);
    if (!cells) return std::nullopt;
    const auto side = std::holds_alternative<Outside>(from) ? &Cell::sources : &Cell::destinations;
    return fast::answered(*cells, client_ports, side, enough, parts_->labels);
}

set::Bounds<ServiceSet> FastEngine::whole_services(const Endpoint& from, const Endpoint& to,
                                                   const set::PortSet& client_ports) const {
    const auto* cells = parts_->cells_of(from, to);
    if (cells && !overlap(*cells))
        return parts_->services_of(fast::answered(*cells, client_ports, Pick::every, parts_->labels));
    const Connection c =
        cells ? fast::to_connection(*cells, client_ports, parts_->labels) : parts_->connect(from, to, client_ports);
    return {c.some.must.for_all_source_ports(client_ports).services(),
            c.some.may.for_all_source_ports(client_ports).services()};
}

}  // namespace netlint::reach
