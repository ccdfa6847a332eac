// Follows one packet through tables, transit gateways and appliances.
#include "carriage.hpp"

#include <algorithm>

#include "gates.hpp"
#include "judge_transit.hpp"
#include "netlint/base/overloaded.hpp"

namespace netlint::reach {
namespace {

using model::Direction;

// More appliances in a row than anybody builds.
constexpr std::size_t most_appliances = 4;

void append(std::vector<Hop>& to, const std::vector<Hop>& more) {
    to.insert(to.end(), more.begin(), more.end());
}

template <class T>
void insert_sorted(std::vector<T>& list, const T& one) {
    const auto at = std::lower_bound(list.begin(), list.end(), one);
    if (at == list.end() || *at != one) list.insert(at, one);
}

class Carriage {
public:
    Carriage(const model::Network& network, const net::Flow& packet, Half half)
        : network_(network), packet_(packet), half_(half) {}

    // A way, with the places where it has been: it comes to none twice by the same appliances.
    struct Trip {
        Carried way;
        std::vector<Id<model::Eni>> boxes;
        struct Stop {
            Id<model::Subnet> subnet{0};
            std::vector<std::string> services;
            std::vector<Id<model::Eni>> boxes;
            bool operator==(const Stop&) const = default;
        };
        std::vector<Stop> stops;
    };

    void leave(Trip trip, Id<model::Subnet> from) {
        trip.way.subnet = from;
        Trip::Stop stop{from, trip.way.services, trip.boxes};
        if (std::find(trip.stops.begin(), trip.stops.end(), stop) != trip.stops.end()) {
            trip.way.hops.push_back(make_hop(Stage::route, Decision::deny, subnet_name(network_, from),
                                             "the packet was here before: a loop", {}, "ROUTING_LOOP"));
            return end(std::move(trip));
        }
        if (known_as_well(stop, trip.way)) return;
        trip.stops.push_back(std::move(stop));
        if (!trip.way.direct() && network_.subnets[from].addresses().contains(packet_.destination)) {
            trip.way.handed = true;
            return end(std::move(trip));
        }
        trip.way.hops.push_back(judge_acl(network_, from, Direction::egress, packet_, half_));
        const std::vector<RouteChoice> choices = judge_routes(network_, from, packet_.destination);
        for (const RouteChoice& choice : choices) {
            Trip one = trip;
            follow(std::move(one), choice, choices.size() > 1);
        }
    }

    // In by the gateway's own table.
    void enter(const model::InternetGateway& gateway, Id<model::Vpc> vpc) {
        const std::vector<RouteChoice> choices = judge_routes(network_, gateway, packet_.destination);
        for (const RouteChoice& choice : choices) {
            Trip trip;
            trip.way.choice = choice;
            Hop route = make_hop(Stage::route, Decision::allow, gateway.where.address, choice.text, choice.where);
            if (choices.size() > 1) trip.way.depends_on = route.depends_on = choice.depends_on;
            const bool local = choice.target && std::holds_alternative<model::LocalTarget>(*choice.target);
            if (!local && !appliance_of(choice)) {
                route.decision = Decision::deny;
                route.because += ": not straight to the interface";
                route.code = "INGRESS_RTB_TRAFFIC_REDIRECTION";
            }
            trip.way.hops = {std::move(route)};
            if (appliance_of(choice))
                to_appliance(std::move(trip), vpc, std::nullopt);
            else
                end(std::move(trip));
        }
    }

    std::vector<Carried> ways() && { return std::move(ways_); }

private:
    // The interface of an appliance that takes what is not its own.
    std::optional<Id<model::Eni>> appliance_of(const RouteChoice& choice) const {
        if (!choice.target) return std::nullopt;
        if (const auto* eni = std::get_if<Id<model::Eni>>(&*choice.target)) return *eni;
        const auto* id = std::get_if<Id<model::VpcEndpoint>>(&*choice.target);
        if (!id || network_.endpoints[*id].kind != model::EndpointKind::gateway_load_balancer) return std::nullopt;
        return network_.endpoints[*id].eni;
    }

    // Whether another way has come here by the same appliances and is no worse off: then it fares no worse from here
    // on.
    bool known_as_well(const Trip::Stop& stop, const Carried& way) {
        const auto rank = [](Decision decision) {
            return decision == Decision::deny ? 2 : decision == Decision::unknown ? 1 : 0;
        };
        const int own = rank(decision_of(way.hops));
        const auto found =
            std::find_if(known_.begin(), known_.end(), [&](const auto& one) { return one.first == stop; });
        if (found == known_.end()) {
            known_.emplace_back(stop, own);
            return false;
        }
        if (found->second <= own) return true;
        found->second = own;
        return false;
    }

    void end(Trip trip) { ways_.push_back(std::move(trip.way)); }

    void end_beyond(Trip trip, const model::UnmodelledTarget& target) {
        trip.way.door = beyond(target);
        trip.way.hops.push_back(*trip.way.door);
        end(std::move(trip));
    }

    // The table of `trip.way.subnet` has chosen.
    void follow(Trip trip, const RouteChoice& choice, bool open) {
        Carried& way = trip.way;
        way.hops.push_back(route_hop(network_, way.subnet, choice));
        way.choice = choice;
        if (open) {
            way.hops.back().depends_on = choice.depends_on;
            if (way.depends_on.empty()) way.depends_on = choice.depends_on;
        }
        const Id<model::Subnet> from = way.subnet;
        if (!choice.target) return end(std::move(trip));
        std::visit(overloaded{
                       [&](Id<model::TransitGateway> id) { over_transit(std::move(trip), id); },
                       [&](Id<model::Eni>) { to_appliance(std::move(trip), network_.subnets[from].vpc, from); },
                       [&](Id<model::VpcEndpoint> id) {
                           const model::VpcEndpoint& endpoint = network_.endpoints[id];
                           if (appliance_of(choice))
                               return to_appliance(std::move(trip), network_.subnets[from].vpc, from);
                           if (endpoint.kind == model::EndpointKind::gateway) return end(std::move(trip));
                           end_beyond(std::move(trip), {"endpoint", endpoint.where.address});
                       },
                       [&](const auto&) { end(std::move(trip)); },
                   },
                   *choice.target);
    }

    // To an interface that forwards, or to an endpoint of a Gateway Load Balancer, in `vpc`. `from`: the subnet from
    // where, if it is one.
    void to_appliance(Trip trip, Id<model::Vpc> vpc, std::optional<Id<model::Subnet>> from) {
        const RouteChoice choice = *trip.way.choice;
        const bool forwarder = std::holds_alternative<Id<model::Eni>>(*choice.target);
        const Id<model::Eni> eni = *appliance_of(choice);
        const Id<model::Subnet> subnet = network_.enis[eni].subnet;
        Carried& way = trip.way;
        if (network_.subnets[subnet].vpc != vpc || (forwarder && network_.enis[eni].source_dest_check)) {
            way.hops.push_back(make_hop(
                Stage::middlebox, Decision::deny, eni_name(network_, eni),
                forwarder ? "its source/destination check drops what is not its own" : "it serves its own VPC only",
                network_.enis[eni].where, "ENI_SOURCE_DEST_CHECK_RESTRICTION"));
            return end(std::move(trip));
        }
        if (from != subnet) way.hops.push_back(judge_acl(network_, subnet, Direction::ingress, packet_, half_));
        if (forwarder && half_ == Half::forward) {
            Trip other = trip;
            other.way.translated = true;
            end(std::move(other));
        }
        way.choice.reset();
        way.names.reset();
        if (forwarder) {
            way.hops.push_back(forwarding(network_, eni));
            if (std::find(trip.boxes.begin(), trip.boxes.end(), eni) == trip.boxes.end())
                way.forwarded.emplace_back(eni, way.hops.size());
            insert_sorted(trip.boxes, eni);
        } else {
            const model::VpcEndpoint& endpoint = network_.endpoints[std::get<Id<model::VpcEndpoint>>(*choice.target)];
            way.hops.push_back(inspecting(endpoint));
            insert_sorted(way.services, endpoint.service);
            insert_sorted(way.endpoints, std::get<Id<model::VpcEndpoint>>(*choice.target));
        }
        if (trip.boxes.size() + way.services.size() > most_appliances)
            return end_beyond(std::move(trip), {"a way through that many appliances", eni_name(network_, eni)});
        leave(std::move(trip), subnet);
    }

    void over_transit(Trip start, Id<model::TransitGateway> id) {
        for (const TransitWay& through : through_transit(network_, id, start.way.subnet, packet_, half_)) {
            Trip trip = start;
            Carried& way = trip.way;
            way.choice.reset();
            append(way.hops, through.hops);
            for (Hop& one : way.hops)
                if (one.stage == Stage::transit_gateway && one.depends_on.empty()) one.depends_on = through.depends_on;
            if (way.depends_on.empty()) way.depends_on = through.depends_on;
            way.names =
                way.direct() || !through.names ? through.names : std::min(through.exit_names, model::Tri::unknown);
            way.door = through.door;
            if (through.exits.empty()) {
                end(std::move(trip));
                continue;
            }
            way.exits_of = ++transits_;
            way.exits = through.exits.size();
            for (const Id<model::Subnet> exit : through.exits) out_into(trip, exit);
        }
    }

    void out_into(const Trip& start, Id<model::Subnet> exit) {
        for (TransitExit& out : out_of_transit(network_, exit, packet_, half_)) {
            Trip trip = start;
            trip.way.subnet = exit;
            trip.way.handed = out.handed;
            append(trip.way.hops, out.hops);
            if (out.door) {
                trip.way.door = out.door;
                trip.way.names.reset();
            }
            if (out.choice)
                follow(std::move(trip), *out.choice, out.open);
            else
                end(std::move(trip));
        }
    }

    const model::Network& network_;
    const net::Flow& packet_;
    Half half_;
    std::vector<Carried> ways_;
    std::vector<std::pair<Trip::Stop, int>> known_;  // with the decision so far
    std::uint32_t transits_ = 0;
};

}  // namespace

std::vector<Carried> carry(const model::Network& network, Id<model::Subnet> from, const net::Flow& packet, Half half) {
    Carriage carriage(network, packet, half);
    carriage.leave({}, from);
    return std::move(carriage).ways();
}

std::vector<Carried> carry_in(const model::Network& network, Id<model::Vpc> vpc, const net::Flow& packet, Half half) {
    const model::InternetGateway* gateway = gateway_of(network, vpc);
    if (!gateway || gateway->tables.empty()) {
        Carried straight;
        straight.choice = RouteChoice{model::LocalTarget{}, {}, "local", ""};
        return {straight};
    }
    Carriage carriage(network, packet, half);
    carriage.enter(*gateway, vpc);
    return std::move(carriage).ways();
}

}  // namespace netlint::reach
