// The fast engine: what the exact engine says, for questions about very many pairs of ends.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "netlint/reach/engine.hpp"
#include "netlint/set/bounds.hpp"
#include "netlint/set/port_set.hpp"
#include "netlint/set/service_set.hpp"

namespace netlint::reach {

// One column of the class matrix: which interfaces can open connections to those of one class, by classes.
struct ClassColumn {
    // Neighbouring classes that have the same services; both ends belong to it.
    struct Run {
        std::uint32_t first = 0, last = 0;
        const set::ServiceSet* must = nullptr;  // as FastEngine::services tells them; they stay until each_column ends
        const set::ServiceSet* may = nullptr;
    };
    std::uint32_t to = 0;
    std::vector<Run> from;  // those from which anything may pass, ascending
};
using ColumnVisit = std::function<void(unsigned worker, const ClassColumn& column)>;

// Filters, tables and prefixes are compiled once into runs of addresses with labels, numbers of sets of services, and a
// pair is answered by looking labels up and intersecting numbers: O(log n) in the permissions, entries and routes, for
// each piece that the filters of the two ends cut each other into. No set of headers is built, and neither ports nor
// addresses are ever gone through one by one.
//
// Exact: where the labels do not tell everything (appliances that pass packets on, tables of internet gateways, one
// translation behind another), the exact engine is asked, and counted. Safe to ask from one thread at a time.
class FastEngine {
public:
    // The engine must outlive it.
    explicit FastEngine(const Engine& exact);
    ~FastEngine();
    FastEngine(FastEngine&&) noexcept;
    FastEngine& operator=(FastEngine&&) noexcept;

    const Engine& exact() const;

    // The VPCs to which packets out of the subnet could get at all, sorted; nothing: any VPC. Between interfaces of
    // other VPCs nothing needs to be asked.
    std::optional<std::span<const Id<model::Vpc>>> scope(Id<model::Subnet> subnet) const;
    bool meets(Id<model::Subnet> from, Id<model::Subnet> to) const;

    // As Engine::connect, which asks for headers between addresses of the two ends.
    Connection connect(const Endpoint& from, const Endpoint& to, const set::HeaderSpace& asked) const;
    // As Engine::connect for all addresses of both ends, every service, and these of the client's ports.
    Connection connect(const Endpoint& from, const Endpoint& to, const set::PortSet& client_ports) const;

    // Of the same only what is answered, whichever port a NAT gateway picks (Connection::some).
    set::Bounds<set::HeaderSpace> answered(const Endpoint& from, const Endpoint& to,
                                           const set::PortSet& client_ports) const;
    // The services of connections that are answered, for some of the client's ports.
    set::Bounds<set::ServiceSet> services(const Endpoint& from, const Endpoint& to,
                                          const set::PortSet& client_ports) const;
    // The same, but only services for which enough of the hosts outside get through: those of the one end
    // that is Outside. Nothing: this engine does not know, ask for headers.
    using Enough = std::function<bool(const set::AddressSet& hosts)>;
    std::optional<set::Bounds<set::ServiceSet>> services(const Endpoint& from, const Endpoint& to,
                                                         const set::PortSet& client_ports, const Enough& enough) const;
    // The services that are answered for each of the client's ports.
    set::Bounds<set::ServiceSet> whole_services(const Endpoint& from, const Endpoint& to,
                                                const set::PortSet& client_ports) const;
    // False: no first packet arrives of which a reply is lost for certain. True: that has to be looked at.
    bool may_lose_replies(const Endpoint& from, const Endpoint& to, const set::PortSet& client_ports) const;
    // The same of all interfaces of two subnets at once, whatever their groups admit: false spares looking at each
    // pair.
    bool may_lose_replies(Id<model::Subnet> from, Id<model::Subnet> to, const set::PortSet& client_ports) const;

    // True of both: what interfaces of the one subnet open to those of the other, what NAT gateways make of it and what
    // answers it pass no subnet of a third VPC, and no ACL sees other addresses in it than those of interfaces of the
    // two VPCs. False of one: that is not certain.
    bool opens_within_two_vpcs(Id<model::Subnet> from) const;
    bool takes_within_two_vpcs(Id<model::Subnet> to) const;
    // The same of what the interface and hosts outside of all VPCs send each other, and its own VPC.
    bool within_own_vpc(Id<model::Eni> eni, const set::AddressSet& hosts) const;

    // Whether what the interface sends to these hosts passes a NAT gateway first, as far as routes alone tell: yes, all
    // of it, or no, nothing.
    model::Tri by_nat(Id<model::Eni> from, const Outside& to) const;

    // Interfaces that nothing tells apart are of one class; one interface of each, by number. Neighbours share their
    // VPC, mostly.
    std::uint32_t class_of(Id<model::Eni> eni) const;
    std::span<const Id<model::Eni>> representatives() const;

    // Every column of the class matrix, once, on so many threads at once, numbered from 0; columns come in any order.
    // An interface is asked against itself, too, as one of several like it. O(runs of all columns, and a look-up for
    // each class and each VPC that routes join with it).
    void each_column(unsigned threads, const set::PortSet& client_ports, const ColumnVisit& visit) const;

    // Pairs answered by labels, and pairs for which the exact engine was asked.
    struct Work {
        std::size_t labelled = 0, delegated = 0;
    };
    Work work() const;

    struct Parts;  // private to the implementation

private:
    std::unique_ptr<Parts> parts_;
};

}  // namespace netlint::reach
