// The public face of the fast engine.
#include "netlint/reach/fast_engine.hpp"

#include <vector>

#include "../ends.hpp"
#include "connection.hpp"
#include "evaluation.hpp"
#include "netlint/model/symbolic.hpp"
#include "scopes.hpp"

namespace netlint::reach {

namespace {

using fast::Cell;
using fast::Label;
using fast::LabelBounds;
using set::HeaderSpace;
using set::ServiceSet;

HeaderSpace all_between(const model::Network& network, const Endpoint& from, const Endpoint& to,
                        const set::PortSet& client_ports) {
    return HeaderSpace::box(addresses_of(network, from), addresses_of(network, to), ServiceSet::all(), client_ports);
}

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

struct FastEngine::Parts {
    explicit Parts(const Engine& engine)
        : exact(&engine),
          facts(engine.network(), labels),
          scopes(engine.network()),
          evaluation(facts, labels),
          entered(engine.network().enis.size()) {
        for (const model::Entrance& entrance : engine.network().entrances) entered[entrance.target.value] = true;
    }

    bool may_meet(const Endpoint& from, const Endpoint& to) const {
        const auto *source = std::get_if<Id<model::Eni>>(&from), *target = std::get_if<Id<model::Eni>>(&to);
        if (!source || !target) return true;
        return scopes.meets(facts.network.enis[*source].subnet, facts.network.enis[*target].subnet);
    }
    // Whether a way leads there that no table knows: an entrance, or an association with a service network.
    bool past_tables(const Endpoint& from, const Endpoint& to) const {
        if (const auto* target = std::get_if<Id<model::Eni>>(&to))
            return entered[target->value] && std::holds_alternative<Outside>(from);
        const auto* hosts = std::get_if<Outside>(&to);
        return hosts && hosts->addresses.overlaps(model::symbolic_block("vpc-lattice"));
    }
    // Null: only the exact engine knows.
    const std::vector<Cell>* cells_of(const Endpoint& from, const Endpoint& to) {
        cells.clear();
        if (!may_meet(from, to)) return &cells;
        const bool known = !past_tables(from, to) && evaluation.cells(from, to, cells);
        ++(known ? work.labelled : work.delegated);
        return known ? &cells : nullptr;
    }
    Connection connect(const Endpoint& from, const Endpoint& to, const set::PortSet& client_ports) {
        return exact->connect(from, to, all_between(exact->network(), from, to, client_ports));
    }
    set::Bounds<ServiceSet> services_of(const LabelBounds& bounds) {
        return {labels.services(bounds.must), labels.services(bounds.may)};
    }
    LabelBounds answered(std::span<const Cell> all, const set::PortSet& client_ports, Pick pick) {
        LabelBounds out;
        for (const Cell& cell : all)
            out = labels.either(out, labels.both(cell.some, labels.answered(cell.replies, client_ports, pick)));
        return out;
    }

    const Engine* exact;
    fast::Labels labels;
    fast::Facts facts;
    fast::Scopes scopes;
    fast::Evaluation evaluation;
    std::vector<bool> entered;  // by interface: an entrance leads to it
    std::vector<Cell> cells;
    Work work;
};

FastEngine::FastEngine(const Engine& exact) : parts_(std::make_unique<Parts>(exact)) {}
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

FastEngine::Work FastEngine::work() const {
    return parts_->work;
}

Connection FastEngine::connect(const Endpoint& from, const Endpoint& to, const HeaderSpace& asked) const {
    const auto* cells = parts_->cells_of(from, to);
    if (!cells) return parts_->exact->connect(from, to, asked);
    if (cells->empty() || asked.empty()) return {};
    const Connection all = fast::to_connection(*cells, asked.source_ports(), parts_->labels);
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
        return parts_->services_of(parts_->answered(*cells, client_ports, Pick::some));
    const Connection c = parts_->connect(from, to, client_ports);
    return {c.some.must.services(), c.some.may.services()};
}

set::Bounds<ServiceSet> FastEngine::whole_services(const Endpoint& from, const Endpoint& to,
                                                   const set::PortSet& client_ports) const {
    const auto* cells = parts_->cells_of(from, to);
    if (cells && !overlap(*cells)) return parts_->services_of(parts_->answered(*cells, client_ports, Pick::every));
    const Connection c =
        cells ? fast::to_connection(*cells, client_ports, parts_->labels) : parts_->connect(from, to, client_ports);
    return {c.some.must.for_all_source_ports(client_ports).services(),
            c.some.may.for_all_source_ports(client_ports).services()};
}

bool FastEngine::may_lose_replies(const Endpoint& from, const Endpoint& to, const set::PortSet& client_ports) const {
    const auto* cells = parts_->cells_of(from, to);
    if (!cells) return true;
    fast::Labels& labels = parts_->labels;
    for (const Cell& cell : *cells) {
        const Label kept = labels.both(cell.every.may, labels.answered(cell.replies.may, client_ports, Pick::every));
        if (!labels.part_of(cell.first.must, kept)) return true;
    }
    return false;
}

}  // namespace netlint::reach
