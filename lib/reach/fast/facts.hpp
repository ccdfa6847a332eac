// The network as the fast engine looks it up: ACLs, tables and prefixes as runs over addresses, each made once.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "../ends.hpp"
#include "../route_shares.hpp"
#include "../transit_doors.hpp"
#include "group_labels.hpp"
#include "netlint/model/network.hpp"
#include "runs.hpp"

namespace netlint::reach::fast {

// A target that a table may choose for a destination.
struct Choice {
    const model::RouteTarget* target = nullptr;
    bool certain = false;

    bool operator==(const Choice&) const = default;
};

// A table as runs of destinations: each has the targets that it may go to.
class RouteRuns {
public:
    RouteRuns() = default;
    explicit RouteRuns(std::vector<RouteShare> shares);
    RouteRuns(RouteRuns&&) = default;  // choices point into the shares, which move along
    RouteRuns& operator=(RouteRuns&&) = default;

    std::span<const Choice> at(net::Family family, Point destination, Span& valid) const {
        const Range& range = ranges_[static_cast<std::size_t>(family)].at(destination, valid);
        return {choices_.data() + range.first, range.count};
    }
    std::span<const Point> starts(std::size_t family) const { return ranges_[family].starts(); }
    std::span<const RouteShare> shares() const { return shares_; }

private:
    struct Range {
        std::uint32_t first = 0, count = 0;
        bool operator==(const Range&) const = default;
    };
    template <class Bits>
    Runs<Range> ranges(const auto& of_family);

    std::vector<RouteShare> shares_;  // what the targets of choices point into
    std::vector<Choice> choices_;
    BothFamilies<Range> ranges_;
};

// Where the answer to a membership question holds.
using Within = BothFamilies<LabelBounds>;

// Subnets with the same ACLs and tables share them.
struct Facts {
    Facts(const model::Network& net, Labels& labels);

    const BothFamilies<LabelBounds>& entering(Id<model::Subnet> subnet) const { return *entering_[subnet.value]; }
    const BothFamilies<LabelBounds>& leaving(Id<model::Subnet> subnet) const { return *leaving_[subnet.value]; }
    const RouteRuns& routes(Id<model::Subnet> subnet) const { return *routes_[subnet.value]; }
    const Within& inside(Id<model::Subnet> subnet) const { return inside_[subnet.value]; }
    const RouteRuns& routes(Id<model::TransitAttachment> attachment) const {
        return *transit_routes_[attachment.value];
    }
    // What a peering carries towards the VPC.
    const Within& owned(Id<model::Vpc> vpc) const { return owned_[vpc.value]; }
    // Whether a table of its internet gateway steers what comes in.
    bool edge_routed(Id<model::Vpc> vpc) const { return edge_routed_[vpc.value]; }
    // Whether an interface may pass it on in its own name.
    bool edge_translated(Id<model::Vpc> vpc) const { return edge_routed(vpc) && forwards_; }
    model::Tri has_internet_gateway(Id<model::Vpc> vpc) const { return gateway_[vpc.value]; }
    std::optional<Id<model::NatGateway>> nat_of(Id<model::Eni> eni) const { return nat_of_[eni.value]; }

    // Whether a balancer hands flows on to it under the addresses of its clients, or stands behind it.
    bool handed_on(Id<model::Eni> eni) const { return handed_on_[eni.value]; }
    bool has_fronts(Id<model::Eni> eni) const { return !network.enis[eni].fronts.empty(); }
    // Whether what it opens is judged by other than its own address and groups.
    bool speaks_for_clients(Id<model::Eni> eni) const {
        return network.enis[eni].keeps_clients != model::Tri::no || network.enis[eni].opens_to;
    }

    // Whether it may get to hosts of IPv4 in headers of IPv6, which the exact engine alone follows.
    bool sends_by_nat64(Id<model::Eni> eni) const { return sends_by_nat64_[eni.value]; }
    bool by_nat64(const Endpoint& from, const Endpoint& to) const {
        const auto *eni = std::get_if<Id<model::Eni>>(&from), *target = std::get_if<Id<model::Eni>>(&to);
        if (!eni || !sends_by_nat64(*eni)) return false;
        return target ? takes_by_nat64_[target->value] : !addresses_of(network, to).v4().empty();
    }

    // Every address at which anything that is looked up may change, by family, sorted.
    std::array<std::vector<Point>, 2> cuts() const;

    const model::Network& network;
    TransitDoors doors;
    GroupLabels groups;
    Within public_hosts;    // the internet and the services whose addresses the plan does not tell
    Within internet_hosts;  // the internet alone
    Within nat64_names;     // of hosts of IPv4 (nat64.hpp)
    Within other_hosts;     // all addresses but those
    Label nat_services, endpoint_services, nat64_services;

private:
    void add_subnets(Labels& labels);
    void add_attachments();
    void add_nat64();
    void add_vpcs(Labels& labels);

    std::map<std::vector<Id<model::NetworkAcl>>, std::array<BothFamilies<LabelBounds>, 2>> filters_;
    std::map<std::vector<Id<model::RouteTable>>, RouteRuns> tables_;
    std::vector<const BothFamilies<LabelBounds>*> entering_, leaving_;
    std::vector<const RouteRuns*> routes_;
    std::map<std::vector<Id<model::TransitTable>>, RouteRuns> transit_tables_;
    std::deque<RouteRuns> open_routes_;   // of subnets and attachments without tables, where they stay
    std::vector<RouteRuns> edge_routes_;  // of internet gateways: looked at for their cuts
    std::vector<const RouteRuns*> transit_routes_;
    std::vector<Within> inside_, owned_;
    std::vector<bool> edge_routed_;
    bool forwards_ = false;  // an interface of an instance, or the like
    std::vector<model::Tri> gateway_;
    std::vector<std::optional<Id<model::NatGateway>>> nat_of_;
    std::vector<bool> handed_on_;
    std::vector<bool> sends_by_nat64_;  // by interface
    std::vector<bool> takes_by_nat64_;  // by interface: whether it may take IPv4 of a translator
};

}  // namespace netlint::reach::fast
