// What the fields of objects are computed from: the network, the engine, and tables of who uses what.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "candidates.hpp"
#include "filter_facts.hpp"
#include "loss.hpp"
#include "netlint/model/network.hpp"
#include "netlint/rule/zone.hpp"
#include "reachability.hpp"

namespace netlint::rule {

// The environment that must not be mixed with others, in its long form.
inline constexpr std::string_view production = "production";

// An interface that carries a group.
struct Carrier {
    Id<model::Eni> eni;
    bool certain = true;
};

// A connection whose first packet arrives and whose reply is lost, in whole or for some of the client's ports.
struct LostReply {
    reach::Endpoint from, to;
    set::ServiceSet services;
    bool some_ports_only = false;
    reach::Answer answer;  // the refused reply, with the elements that refuse it
};

// Who uses what, found for all at once. Lists ascend.
struct Uses {
    std::vector<bool> named_groups;  // by security group: a permission of another group names it
    std::vector<bool> busy_vpcs;     // by VPC: something but gateways and endpoints has an interface in it
    std::vector<bool> used_tables;   // by route table: a subnet or an internet gateway may use it
    std::vector<bool> open_vpcs;     // by VPC: a subnet of it may use any table
    std::vector<std::vector<Id<model::Subnet>>> guarded;     // by network ACL: subnets that may have it
    std::vector<std::vector<Id<model::Subnet>>> routed;      // by route table: subnets that may use it
    std::vector<std::vector<Id<model::Subnet>>> translated;  // by NAT gateway: a route of their only table leads to it
    std::vector<std::optional<Id<model::TargetGroup>>> target_of;  // by resource: a group that it certainly stands in
};
Uses find_uses(const model::Network& network);

// What lies in a VPC, so that what concerns one VPC is not looked for in all of them. Lists ascend.
struct VpcContents {
    set::AddressSet addresses;
    std::vector<Id<model::Subnet>> subnets;
    std::vector<Id<model::Eni>> enis;
    std::vector<Id<model::Resource>> resources;  // by their first interface
    std::vector<Id<model::VpcEndpoint>> endpoints;
    std::vector<Id<model::NatGateway>> nat_gateways;
};
std::vector<VpcContents> find_contents(const model::Network& network);

class Context {
public:
    Context(const reach::Engine& engine, set::PortSet client_ports);

    const model::Network& network() const { return engine_.network(); }
    Reachability& reach() const;
    // Whether anybody has asked the engine yet.
    bool has_asked() const { return reach_ != nullptr; }

    const std::vector<Carrier>& carriers(Id<model::SecurityGroup> group) const { return carriers_[group.value]; }
    const SubnetClass& subnet_class(Id<model::Subnet> subnet) const { return classes_[subnet.value]; }
    // The addresses of all VPCs.
    const set::AddressSet& inside() const { return inside_; }
    // Interfaces in a subnet, those of NAT gateways and endpoints included.
    const std::vector<Id<model::Eni>>& enis(Id<model::Subnet> subnet) const { return enis_[subnet.value]; }
    const VpcContents& contents(Id<model::Vpc> vpc) const { return contents_[vpc.value]; }
    // Whether the plan has a resource of the type, read or not.
    bool plan_has(std::string_view type) const { return types_.contains(type); }
    // Why it cannot be said that nothing else uses a group; empty when it can.
    const std::string& hidden_users() const { return hidden_users_; }

    void add_zone(std::string name, reach::Side side) { zones_.emplace(std::move(name), std::move(side)); }
    const reach::Side& zone(std::string_view name) const { return zones_.find(name)->second; }

    // The zone's parties, by what could meet them.
    const Candidates& candidates(std::string_view zone) const;

    const Uses& uses() const;
    // Those that the ACL, or an entry of it, refuses.
    const std::vector<const LostReply*>& lost_replies(Id<model::NetworkAcl> acl) const;
    const Refusals& refusals() const;
    // Of ACLs that packets between others meet on their way, under the addresses of both.
    const Refusals& refusals_between() const;
    // Of the ACLs of the VPC's subnets.
    const Refusals& refusals_in(Id<model::Vpc> vpc) const;
    // Of one entry or permission; false is certain.
    bool possibly_shadowed(Id<model::NetworkAcl> acl, std::size_t entry) const;
    bool possibly_redundant(Id<model::SecurityGroup> group, std::size_t permission) const;
    // The environment that each resource says it is of, by its tags or those of its subnets, in its long form and small
    // letters; empty for one that says nothing. Empty as a whole when fewer than two are named.
    const std::vector<std::string>& environments() const;

    // What is left of the network without some of it, computed once; with `open`, filters let everything through.
    Reachability& without(const std::vector<Loss>& losses, bool open = false) const;

private:
    struct Left {
        model::Network network;
        reach::Engine engine;
        Reachability reach;
        Left(model::Network left, const set::PortSet& client_ports)
            : network(std::move(left)), engine(network), reach(engine, client_ports) {}
    };
    const reach::Engine& engine_;
    set::PortSet client_ports_;
    mutable std::unique_ptr<Reachability> reach_;  // when first asked for
    mutable std::map<std::pair<std::vector<Loss>, bool>, std::unique_ptr<Left>> left_;
    std::vector<std::vector<Carrier>> carriers_;
    std::vector<SubnetClass> classes_;
    set::AddressSet inside_;
    std::vector<std::vector<Id<model::Eni>>> enis_;
    std::vector<VpcContents> contents_;  // by VPC
    std::set<std::string_view> types_;   // of the plan's resources
    std::string hidden_users_;
    std::map<std::string, reach::Side, std::less<>> zones_;
    mutable std::map<std::string, Candidates, std::less<>> candidates_;
    mutable std::optional<std::vector<LostReply>> lost_replies_;
    mutable std::vector<std::vector<const LostReply*>> lost_at_;  // by ACL
    mutable std::optional<Refusals> refusals_, refusals_between_;
    mutable std::map<Id<model::Vpc>, Refusals> refusals_in_;
    mutable std::map<Id<model::NetworkAcl>, std::vector<bool>> shadowed_;
    mutable std::map<Id<model::SecurityGroup>, std::vector<bool>> redundant_;
    mutable std::optional<std::vector<std::string>> environments_;
    mutable std::optional<Uses> uses_;
};

// Connections between the plan's interfaces, and with the internet, that lose replies at a network ACL of the plan.
std::vector<LostReply> find_lost_replies(const Context& context);
// The same by the ACLs that refuse them, in the same order.
std::vector<std::vector<const LostReply*>> by_acl(const model::Network& network, const std::vector<LostReply>& all);

// One entry each way decides every packet, and admits it: AWS's own default, or the same written out.
bool allows_everything(const model::NetworkAcl& acl);

}  // namespace netlint::rule
