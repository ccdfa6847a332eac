// Which ends lose replies at all: what can be said of all interfaces of two subnets is not asked of each pair.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "context.hpp"
#include "refusing_pairs.hpp"

namespace netlint::rule {

class ReplySuspects {
public:
    // Both must outlive it.
    ReplySuspects(const Context& context, const std::vector<reach::Endpoint>& ends);

    // Ends to which the end may open connections whose replies are lost, ascending.
    std::vector<std::uint32_t> targets_of(std::uint32_t from);

private:
    struct Targets {
        std::vector<Id<model::Subnet>> subnets;  // with ends in them
        bool all_within = true;
    };

    const set::PortSet& ports() const { return context_.reach().client_ports(); }
    bool may_lose(std::uint32_t from, std::uint32_t to) const;
    const std::vector<Id<model::Subnet>>& subnets_from(Id<model::Subnet> from);

    const Context& context_;
    const model::Network& network_;
    const std::vector<reach::Endpoint>& ends_;
    RefusingPairs refusing_;
    std::vector<bool> filtered_, refusable_;                  // by end
    std::vector<bool> filtered_subnets_, refusable_subnets_;  // by subnet: of any end in it
    bool filtered_nat_ = false, refusable_nat_ = false;
    std::vector<std::vector<std::uint32_t>> in_subnet_;  // ends, by subnet
    std::vector<std::uint32_t> outside_;
    std::vector<bool> takes_within_;  // by subnet: as the fast engine tells
    std::vector<Targets> in_vpc_;     // by VPC
    std::map<Id<model::Subnet>, std::vector<Id<model::Subnet>>> subnets_from_;
};

}  // namespace netlint::rule
