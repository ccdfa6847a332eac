// The exact engine: header spaces through the stage graph, in the must and the may world, both directions.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "netlint/model/network.hpp"
#include "netlint/reach/answer.hpp"
#include "netlint/reach/endpoint.hpp"
#include "netlint/reach/question.hpp"
#include "netlint/set/bounds.hpp"
#include "netlint/set/header_space.hpp"

namespace netlint::reach {

// What one ordered pair of endpoints can exchange, in headers as the source sends them.
// A NAT gateway picks the source port of the translated leg from 1024-65535: `every` counts a header only when all of
// those ports get through, `some` when at least one does. Without translation the two are equal.
struct Connection {
    set::Bounds<set::HeaderSpace> forward;  // the first packet arrives (some)
    set::Bounds<set::HeaderSpace> every;    // first packet and reply arrive
    set::Bounds<set::HeaderSpace> some;
};

// What a single failure of may cut a way: a NAT gateway, or an interface that passes on what is not its own.
using Bottleneck = std::variant<Id<model::NatGateway>, Id<model::Eni>>;

class FastEngine;
namespace fast {
struct Compiled;
}

// Holds compiled filters and tables of one network, which must outlive it. Safe to ask from one thread at a time.
class Engine {
public:
    explicit Engine(const model::Network& network);
    ~Engine();
    Engine(Engine&&) noexcept;
    Engine& operator=(Engine&&) noexcept;

    // Another engine over the same network, to be asked from another thread at the same time. What the fast engines
    // compile they share, whichever of them is asked first, and nothing that they find.
    Engine another() const;

    const model::Network& network() const;

    // Every flow of `asked` that passes between the two, and back.
    Connection connect(const Endpoint& from, const Endpoint& to, const set::HeaderSpace& asked) const;

    // Verdict, witness (replayed by trace()), path, blockers and fixes.
    Answer ask(const Question& question) const;

    // The elements that every way passes which the routes and network ACLs leave, from any of these interfaces to hosts
    // with these addresses; in the order of the way. Empty when there are several ways, or none.
    std::vector<Bottleneck> bottlenecks(std::span<const Id<model::Eni>> from, const set::AddressSet& to,
                                        const set::ServiceSet& services) const;

    // The fast engine over this one, made when first asked for; it answers what ask() needs to know of pairs. Moving
    // this engine ends it.
    const FastEngine& fast() const;

    // The concrete endpoints of a party, as a client at `from` gets them (services resolve by the client's VPC).
    std::vector<Endpoint> endpoints_of(const Party& party, const Endpoint& from) const;

private:
    friend class FastEngine;
    struct Parts;
    explicit Engine(std::unique_ptr<Parts> parts);
    const fast::Compiled& compiled() const;

    std::unique_ptr<Parts> parts_;
};

}  // namespace netlint::reach
