// What the rules of one check ask of the engine, each question once.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>

#include "many_hosts.hpp"
#include "netlint/reach/engine.hpp"
#include "netlint/reach/fast_engine.hpp"
#include "netlint/set/service_set.hpp"

namespace netlint::rule {

// Services that one endpoint can open connections to another for, replies included: for certain, and possibly.
struct Share {
    set::ServiceSet must, may;

    Share& operator|=(const Share& other) {
        must |= other.must;
        may |= other.may;
        return *this;
    }
};

// Whether one party can open a connection to another, with the engine's answer for what it can.
struct Opening {
    model::Tri verdict = model::Tri::no;
    set::ServiceSet services;  // for certain when the verdict is yes, else possibly
    reach::Answer answer;      // empty when the verdict is no
    bool unlisted = false;     // an end has interfaces that the plan does not show, which may do more
};

// Whether the interface may be that of several: of a resource of which the plan shows one, or candidates.
bool stands_for_two(const model::Network& network, Id<model::Eni> eni);

class Reachability {
public:
    Reachability(const reach::Engine& engine, set::PortSet client_ports);

    const reach::Engine& engine() const { return engine_; }
    const reach::FastEngine& fast() const { return fast_; }
    const model::Network& network() const { return engine_.network(); }
    const set::PortSet& client_ports() const { return client_ports_; }

    // Interfaces that no filter, route or address tells apart have the same number.
    std::uint32_t kind_of(Id<model::Eni> eni) const { return class_of_[eni.value]; }
    // Nor does anything but an address, which decides nothing: the same services pass.
    std::uint32_t share_class_of(Id<model::Eni> eni) const { return share_class_[eni.value]; }

    // Whether anything can get from one to the other by routes alone; without it nothing needs to be asked.
    bool may_meet(const reach::Endpoint& from, const reach::Endpoint& to) const;
    // Both ends with all of their addresses, every service. Shares stay until the next one is asked for.
    const reach::Connection& connection(const reach::Endpoint& from, const reach::Endpoint& to);
    const Share& share(const reach::Endpoint& from, const reach::Endpoint& to);
    // Of the same only what passes from every one of the client's ports.
    const Share& whole_share(const reach::Endpoint& from, const reach::Endpoint& to);

    // Forgets the shares once they are many, for who asks each pair but once.
    void keep_few();

    // Of all pairs of their endpoints together.
    Share share_of(const reach::Party& from, const reach::Party& to);
    Share whole_share_of(const reach::Party& from, const reach::Party& to);

    Opening open(const reach::Party& from, const reach::Party& to, const set::ServiceSet& services);

    // Of the connections of all pairs those whose first packet arrives even in `left`, the same network with elements
    // missing: they avoid what is missing. And those whose first packet does not: they pass some of it.
    Share avoiding(Reachability& left, const reach::Party& from, const reach::Party& to);
    Share passing(Reachability& left, const reach::Party& from, const reach::Party& to);
    // Whose first packet arrives, answered or not.
    Share arriving(const reach::Party& from, const reach::Party& to);

private:
    template <class F>
    Share sum_up(const reach::Party& from, const reach::Party& to, F&& headers);

    // Of these services those that the party does not drop by itself.
    set::ServiceSet taken(const reach::Party& to, const set::ServiceSet& services) const;

    // Calls f(source, target) for every pair that could talk.
    template <class F>
    void each_pair(const reach::Party& from, const reach::Party& to, F&& f) const;
    // Of an interface its kind; equal sets of hosts have one number, too.
    std::uint32_t number(const reach::Endpoint& endpoint);
    std::uint64_t pair_of(const reach::Endpoint& from, const reach::Endpoint& to);
    std::uint64_t alike(const reach::Endpoint& from, const reach::Endpoint& to);

    const reach::Engine& engine_;
    const reach::FastEngine& fast_;
    set::PortSet client_ports_;
    std::vector<std::uint32_t> class_of_, share_class_;                                                 // by interface
    std::array<std::map<set::AddressSet, std::uint32_t>, std::variant_size_v<reach::Endpoint>> hosts_;  // by kind
    std::map<Id<model::Resource>, set::ServiceSet> taken_;              // by balancer of which all listeners are known
    std::uint32_t numbers_ = 0;                                         // given so far
    std::unordered_map<std::uint64_t, reach::Connection> connections_;  // by the numbers of both ends
    boost::unordered_flat_map<std::uint64_t, Share> shares_, whole_shares_;  // by what is alike of both ends
};

// The addresses of an endpoint.
const set::AddressSet& addresses_of(const model::Network& network, const reach::Endpoint& endpoint);
// The address of a party's resource, or the name of its hosts.
std::string name_of(const model::Network& network, const reach::Party& party);

}  // namespace netlint::rule
