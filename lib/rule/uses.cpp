// Tables of the whole network that rules look things up in: who uses what, and which environment each resource is of.
#include <algorithm>
#include <array>
#include <cctype>

#include "context.hpp"

namespace netlint::rule {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> long_forms{{
    {"prod", production},
    {"prd", production},
    {"live", production},
    {"dev", "development"},
    {"stage", "staging"},
    {"stg", "staging"},
}};

// What the tag says of things that every environment is meant to use.
constexpr std::array<std::string_view, 10> of_all{"all",     "common", "core",       "global", "hub",
                                                  "network", "shared", "management", "mgmt",   "shared-services"};

}  // namespace

const std::vector<std::string>& Context::environments() const {
    if (environments_) return *environments_;
    const model::Network& n = network();
    const auto said = [](const std::map<std::string, std::string>& tags) -> std::string {
        for (const char* key : {"Environment", "environment", "Env", "env", "Stage", "stage"})
            if (const auto found = tags.find(key); found != tags.end()) return found->second;
        return {};
    };
    std::vector<std::string> all;
    for (const model::Resource& resource : n.resources) {
        std::string name = said(resource.tags);
        if (name.empty() && !resource.enis.empty()) name = said(n.subnets[n.enis[resource.enis.front()].subnet].tags);
        std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        for (const auto& [brief, full] : long_forms)
            if (name == brief) name = full;
        if (std::ranges::find(of_all, name) != of_all.end()) name.clear();
        all.push_back(std::move(name));
    }
    const auto named = [](const std::string& name) { return !name.empty(); };
    const auto first = std::ranges::find_if(all, named);
    const bool several = std::any_of(first, all.end(), [&](const auto& name) { return named(name) && name != *first; });
    environments_ = several ? std::move(all) : std::vector<std::string>{};
    return *environments_;
}

Uses find_uses(const model::Network& network) {
    Uses out;
    out.named_groups.resize(network.security_groups.size());
    for (std::size_t i = 0; i < network.security_groups.size(); ++i)
        for (const model::Permission& permission : network.security_groups[network.security_groups.id(i)].permissions)
            // That a group admits itself makes nobody use it.
            if (const auto* peer = std::get_if<Id<model::SecurityGroup>>(&permission.peer); peer && peer->value != i)
                out.named_groups[peer->value] = true;
    out.busy_vpcs.resize(network.vpcs.size());
    for (const model::Eni& eni : network.enis) {
        const model::Tier tier = network.resources[eni.resource].tier;
        if (tier != model::Tier::nat && tier != model::Tier::endpoint)
            out.busy_vpcs[network.subnets[eni.subnet].vpc.value] = true;
    }
    out.used_tables.resize(network.route_tables.size());
    out.open_vpcs.resize(network.vpcs.size());
    out.guarded.resize(network.network_acls.size());
    out.routed.resize(network.route_tables.size());
    out.translated.resize(network.nat_gateways.size());
    for (std::size_t i = 0; i < network.subnets.size(); ++i) {
        const Id<model::Subnet> id = network.subnets.id(i);
        const model::Subnet& subnet = network.subnets[id];
        const auto add_to = [&](std::vector<Id<model::Subnet>>& list) {
            if (list.empty() || list.back() != id) list.push_back(id);
        };
        for (const Id<model::NetworkAcl> acl : subnet.acls) add_to(out.guarded[acl.value]);
        for (const Id<model::RouteTable> table : subnet.tables) {
            out.used_tables[table.value] = true;
            add_to(out.routed[table.value]);
        }
        if (subnet.tables.empty()) out.open_vpcs[subnet.vpc.value] = true;
        if (subnet.tables.size() != 1) continue;
        for (const model::Route& route : network.route_tables[subnet.tables.front()].routes)
            if (route.targets.size() == 1)
                if (const auto* nat = std::get_if<Id<model::NatGateway>>(&route.targets.front()))
                    add_to(out.translated[nat->value]);
    }
    for (const model::InternetGateway& gateway : network.internet_gateways)
        for (const Id<model::RouteTable> table : gateway.tables) out.used_tables[table.value] = true;
    out.target_of.resize(network.resources.size());
    for (std::size_t i = 0; i < network.target_groups.size(); ++i)
        for (const model::RegisteredTarget& target : network.target_groups[network.target_groups.id(i)].targets)
            if (target.certainty.certain()) out.target_of[target.resource.value] = network.target_groups.id(i);
    return out;
}

std::vector<VpcContents> find_contents(const model::Network& network) {
    std::vector<VpcContents> out(network.vpcs.size());
    const auto of = [&](Id<model::Subnet> subnet) -> VpcContents& { return out[network.subnets[subnet].vpc.value]; };
    for (std::size_t i = 0; i < out.size(); ++i) out[i].addresses = network.vpcs[network.vpcs.id(i)].addresses();
    for (std::size_t i = 0; i < network.subnets.size(); ++i)
        of(network.subnets.id(i)).subnets.push_back(network.subnets.id(i));
    for (std::size_t i = 0; i < network.enis.size(); ++i)
        of(network.enis[network.enis.id(i)].subnet).enis.push_back(network.enis.id(i));
    for (std::size_t i = 0; i < network.resources.size(); ++i)
        if (const auto& enis = network.resources[network.resources.id(i)].enis; !enis.empty())
            of(network.enis[enis.front()].subnet).resources.push_back(network.resources.id(i));
    for (std::size_t i = 0; i < network.endpoints.size(); ++i)
        out[network.endpoints[network.endpoints.id(i)].vpc.value].endpoints.push_back(network.endpoints.id(i));
    for (std::size_t i = 0; i < network.nat_gateways.size(); ++i)
        of(network.nat_gateways[network.nat_gateways.id(i)].subnet).nat_gateways.push_back(network.nat_gateways.id(i));
    return out;
}

}  // namespace netlint::rule
