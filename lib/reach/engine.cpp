// The public face of the exact engine.
#include "netlint/reach/engine.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "answering.hpp"
#include "connector.hpp"
#include "ends.hpp"
#include "fast/compiled.hpp"
#include "netlint/reach/fast_engine.hpp"
#include "outside_hosts.hpp"

namespace netlint::reach {

struct Engine::Parts {
    Parts(const model::Network* of, std::shared_ptr<fast::Once<fast::Compiled>> shared)
        : network(of), compiled(std::move(shared)) {}

    // Of senders that have the same subnets and addresses.
    using Asked =
        std::tuple<std::vector<std::pair<Id<model::Subnet>, set::AddressSet>>, set::AddressSet, set::ServiceSet>;

    const model::Network* network;
    std::shared_ptr<fast::Once<fast::Compiled>> compiled;
    std::optional<Connector> connector;  // when first asked for, as the next
    std::optional<FastEngine> fast;
    std::optional<OutsideHosts> hosts;
    std::map<Asked, std::vector<Bottleneck>> bottlenecks;

    const Connector& connections() {
        if (!connector) connector.emplace(*network);
        return *connector;
    }
};

Engine::Engine(const model::Network& network)
    : Engine(std::make_unique<Parts>(&network, std::make_shared<fast::Once<fast::Compiled>>())) {}
Engine::Engine(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Engine::~Engine() = default;
// A fast engine refers to the engine where it was.
Engine::Engine(Engine&& other) noexcept : parts_(std::move(other.parts_)) {
    if (parts_) parts_->fast.reset();
}
Engine& Engine::operator=(Engine&& other) noexcept {
    parts_ = std::move(other.parts_);
    if (parts_) parts_->fast.reset();
    return *this;
}

Engine Engine::another() const {
    return Engine(std::make_unique<Parts>(parts_->network, parts_->compiled));
}

const fast::Compiled& Engine::compiled() const {
    return parts_->compiled->of(*parts_->network);
}

const model::Network& Engine::network() const {
    return *parts_->network;
}

Connection Engine::connect(const Endpoint& from, const Endpoint& to, const set::HeaderSpace& asked) const {
    return parts_->connections().connect(from, to, asked);
}

Answer Engine::ask(const Question& question) const {
    const auto connect = [this](const Endpoint& from, const Endpoint& to, const set::HeaderSpace& asked) {
        return fast().connect(from, to, asked);
    };
    if (!parts_->hosts) parts_->hosts.emplace(*parts_->network);
    return answer(*parts_->network, connect, *parts_->hosts, question);
}

const FastEngine& Engine::fast() const {
    if (!parts_->fast) parts_->fast.emplace(*this);
    return *parts_->fast;
}

std::vector<Bottleneck> Engine::bottlenecks(std::span<const Id<model::Eni>> from, const set::AddressSet& to,
                                            const set::ServiceSet& services) const {
    Parts::Asked asked{{}, to, services};
    auto& places = std::get<0>(asked);
    for (const Id<model::Eni> eni : from)
        places.emplace_back(parts_->network->enis[eni].subnet, parts_->network->enis[eni].addresses);
    std::ranges::sort(places);
    places.erase(std::unique(places.begin(), places.end()), places.end());
    const auto [found, fresh] = parts_->bottlenecks.try_emplace(std::move(asked));
    std::vector<Bottleneck>& out = found->second;
    if (!fresh) return out;
    std::vector<StageGraph::Sender> senders;
    for (const auto& [subnet, addresses] : std::get<0>(found->first)) senders.push_back({subnet, addresses});
    for (const Place& place : parts_->connections().graph().bottlenecks(senders, to, services)) {
        if (place.kind == Place::Kind::nat) out.emplace_back(Id<model::NatGateway>{place.index});
        if (place.kind == Place::Kind::middlebox) out.emplace_back(Id<model::Eni>{place.index});
    }
    return out;
}

std::vector<Endpoint> Engine::endpoints_of(const Party& party, const Endpoint& from) const {
    return ends_of(*parts_->network, party, &from).endpoints;
}

}  // namespace netlint::reach
