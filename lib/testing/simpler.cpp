// Takes facts out of a network one at a time.
#include "simpler.hpp"

#include <cstddef>
#include <utility>

namespace netlint::testing {

namespace {

// Each call of `take` makes one simpler network out of a copy.
class Simplifier {
public:
    explicit Simplifier(const model::Network& network) : network_(network) {}

    std::vector<model::Network> all() {
        lists(&model::Network::security_groups, &model::SecurityGroup::permissions);
        lists(&model::Network::network_acls, &model::NetworkAcl::entries);
        lists(&model::Network::route_tables, &model::RouteTable::routes);
        lists(&model::Network::transit_tables, &model::TransitTable::routes);
        lists(&model::Network::enis, &model::Eni::groups);
        settle_lists();
        settle_nouns();
        for (std::size_t i = 0; i < network_.entrances.size(); ++i)  // nothing comes in by one without services
            if (const auto id = network_.entrances.id(i); !network_.entrances[id].services.empty())
                take([&](model::Network& n) { n.entrances[id].services = {}; });
        for (std::size_t i = 0; i < network_.enis.size(); ++i)
            if (const auto id = network_.enis.id(i); !network_.enis[id].fronts.empty())
                take([&](model::Network& n) { n.enis[id].fronts.clear(); });
        return std::move(out_);
    }

private:
    template <class Change>
    void take(const Change& change) {
        model::Network copy = network_;
        change(copy);
        out_.push_back(std::move(copy));
    }

    template <class Table, class List>
    void lists(Table table, List list) {
        for (std::size_t i = 0; i < (network_.*table).size(); ++i) {
            const auto id = (network_.*table).id(i);
            for (std::size_t k = 0; k < ((network_.*table)[id].*list).size(); ++k) {
                if (is_given(((network_.*table)[id].*list)[k])) continue;
                take([&](model::Network& n) {
                    auto& items = (n.*table)[id].*list;
                    items.erase(items.begin() + static_cast<std::ptrdiff_t>(k));
                });
                if (!((network_.*table)[id].*list)[k].certainty.certain())
                    take([&](model::Network& n) { ((n.*table)[id].*list)[k].certainty = {}; });
            }
        }
    }

    // AWS gives every table its local routes; a network without them is none.
    static bool is_given(const model::Route& route) { return route.origin == model::RouteOrigin::local; }
    static bool is_given(const auto&) { return false; }

    // Sets a member of a noun to its plainest value, where it has another.
    template <class Table, class Member, class Value>
    void settle(Table table, Member member, const Value& plain) {
        for (std::size_t i = 0; i < (network_.*table).size(); ++i) {
            const auto id = (network_.*table).id(i);
            if ((network_.*table)[id].*member != plain)
                take([&](model::Network& n) { (n.*table)[id].*member = plain; });
        }
    }

    // One candidate instead of several.
    template <class List>
    void choose(List list) {
        for (std::size_t i = 0; i < network_.subnets.size(); ++i) {
            const auto id = network_.subnets.id(i);
            for (std::size_t k = 0; (network_.subnets[id].*list).size() > 1 && k < (network_.subnets[id].*list).size();
                 ++k)
                take([&](model::Network& n) { n.subnets[id].*list = {(network_.subnets[id].*list)[k]}; });
        }
    }

    void settle_lists() {
        choose(&model::Subnet::acls);
        choose(&model::Subnet::tables);
        for (std::size_t i = 0; i < network_.route_tables.size(); ++i) {
            const auto id = network_.route_tables.id(i);
            for (std::size_t k = 0; k < network_.route_tables[id].routes.size(); ++k) {
                const model::Route& route = network_.route_tables[id].routes[k];
                for (std::size_t t = 0; route.targets.size() > 1 && t < route.targets.size(); ++t)
                    take([&](model::Network& n) { n.route_tables[id].routes[k].targets = {route.targets[t]}; });
            }
        }
    }

    void settle_nouns() {
        const model::Certainty sure;
        settle(&model::Network::enis, &model::Eni::groups_complete, sure);
        for (std::size_t i = 0; i < network_.enis.size(); ++i)  // what no group filters is in none
            if (const auto id = network_.enis.id(i); network_.enis[id].filtered)
                take([&](model::Network& n) { n.enis[id].filtered = false, n.enis[id].groups.clear(); });
        settle(&model::Network::enis, &model::Eni::accepts_connections, true);
        settle(&model::Network::enis, &model::Eni::accepting, sure);
        settle(&model::Network::enis, &model::Eni::keeps_clients, model::Tri::no);
        settle(&model::Network::enis, &model::Eni::opens_to, std::nullopt);
        settle(&model::Network::enis, &model::Eni::has_public_v4, model::Tri::no);
        settle(&model::Network::enis, &model::Eni::public_v6, model::Tri::yes);
        settle(&model::Network::enis, &model::Eni::opens_connections, true);
        settle(&model::Network::route_tables, &model::RouteTable::complete, sure);
        settle(&model::Network::transit_gateways, &model::TransitGateway::attachments_complete, sure);
        settle(&model::Network::transit_gateways, &model::TransitGateway::group_references, model::Tri::no);
        settle(&model::Network::transit_attachments, &model::TransitAttachment::subnets_complete, sure);
        settle(&model::Network::transit_attachments, &model::TransitAttachment::tables_complete, sure);
        settle(&model::Network::transit_attachments, &model::TransitAttachment::appliance_mode, model::Tri::no);
        settle(&model::Network::transit_attachments, &model::TransitAttachment::group_references, model::Tri::yes);
        settle(&model::Network::transit_tables, &model::TransitTable::complete, sure);
        settle(&model::Network::internet_gateways, &model::InternetGateway::tables,
               std::vector<Id<model::RouteTable>>{});
        settle(&model::Network::subnets, &model::Subnet::public_access, model::PublicAccess::open);
        settle(&model::Network::subnets, &model::Subnet::zone, std::optional<std::string>("a"));
        settle(&model::Network::security_groups, &model::SecurityGroup::in_plan, true);
        settle(&model::Network::network_acls, &model::NetworkAcl::in_plan, true);
        settle(&model::Network::vpcs, &model::Vpc::in_plan, true);
        settle(&model::Network::vpcs, &model::Vpc::prefixes_known, sure);
        settle(&model::Network::peerings, &model::Peering::active, model::Tri::yes);
        settle(&model::Network::internet_gateways, &model::InternetGateway::attached, sure);
        settle(&model::Network::nat_gateways, &model::NatGateway::has_public_v4, model::Tri::yes);
    }

    const model::Network& network_;
    std::vector<model::Network> out_;
};

}  // namespace

std::vector<model::Network> simpler(const model::Network& network) {
    return Simplifier(network).all();
}

}  // namespace netlint::testing
