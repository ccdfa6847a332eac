// What the objects of a network are called.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "netlint/model/network.hpp"

namespace netlint::model {

// By their addresses; what AWS makes by itself by what it belongs to.
class Names {
public:
    explicit Names(const Network& network) : network_(network) {}

    std::string name(Id<Vpc> id) const { return network_.vpcs[id].where.address; }
    std::string name(Id<Subnet> id) const { return network_.subnets[id].where.address; }
    std::string name(Id<RouteTable> id) const { return own(network_.route_tables, id, "default route table"); }
    std::string name(Id<NetworkAcl> id) const { return own(network_.network_acls, id, "default network acl"); }
    std::string name(Id<SecurityGroup> id) const { return own(network_.security_groups, id, "default security group"); }
    std::string name(Id<Resource> id) const { return network_.resources[id].where.address; }
    std::string name(Id<InternetGateway> id) const { return network_.internet_gateways[id].where.address; }
    std::string name(Id<EgressOnlyGateway> id) const { return network_.egress_only_gateways[id].where.address; }
    std::string name(Id<NatGateway> id) const { return network_.nat_gateways[id].where.address; }
    std::string name(Id<VpcEndpoint> id) const { return network_.endpoints[id].where.address; }
    std::string name(Id<Peering> id) const { return network_.peerings[id].where.address; }
    std::string name(Id<TransitGateway> id) const { return network_.transit_gateways[id].where.address; }
    std::string name(Id<TransitAttachment> id) const { return network_.transit_attachments[id].where.address; }
    std::string name(Id<TransitTable> id) const {
        const TransitTable& table = network_.transit_tables[id];
        return table.where.attribute.empty() ? table.where.address : "default route table of " + table.where.address;
    }
    std::string name(Id<TargetGroup> id) const { return network_.target_groups[id].where.address; }
    std::string name(Id<Eni> id) const {
        const Eni& eni = network_.enis[id];
        return fmt::format("{} in {}", name(eni.resource), name(eni.subnet));
    }
    std::string name(Id<PrefixList> id) const {
        const PrefixList& list = network_.prefix_lists[id];
        return list.where.address.empty() ? list.name : list.where.address;
    }
    template <class T>
    std::string name(const std::optional<Id<T>>& id) const {
        return id ? name(*id) : "-";
    }
    template <class T>
    std::string names(const std::vector<Id<T>>& ids) const {
        std::vector<std::string> all;
        for (const Id<T> id : ids) all.push_back(name(id));
        std::ranges::sort(all);
        return all.empty() ? "-" : fmt::format("{}", fmt::join(all, " | "));
    }

private:
    template <class T>
    std::string own(const Table<T>& items, Id<T> id, std::string_view what) const {
        const std::string& address = items[id].where.address;
        return address.empty() ? fmt::format("{} of {}", what, name(items[id].vpc)) : address;
    }

    const Network& network_;
};

}  // namespace netlint::model
