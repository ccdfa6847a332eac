// Dominators of the fabric's graph.
#include <algorithm>
#include <array>
#include <deque>
#include <set>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dominator_tree.hpp>

#include "stage_graph_parts.hpp"

namespace netlint::reach {
namespace {

using set::AddressSet;
using set::HeaderSpace;
using set::ServiceSet;
using Vertex = StageGraph::Parts::Vertex;
using Plain = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;

// Where a packet has got to its receiver, or out of what the graph knows.
constexpr std::array last_places{Kind::deliver,
                                 Kind::across_to_requester,
                                 Kind::across_to_accepter,
                                 Kind::internet,
                                 Kind::egress_only,
                                 Kind::service,
                                 Kind::peer,
                                 Kind::beyond,
                                 Kind::nat64,
                                 Kind::handed,
                                 Kind::transit_handed,
                                 Kind::transit_deliver};

bool is_end(Place place) {
    return std::ranges::find(last_places, place.kind) != last_places.end();
}

HeaderSpace packets(const AddressSet& from, const AddressSet& to, const ServiceSet& services) {
    return HeaderSpace::box(from, to, services);
}

// The fabric's graph as one kind of packet sees it: the edges that it takes, from the one start to the one end.
struct Flood {
    const StageGraph::Parts& parts;
    HeaderSpace Headers::*world;
    const AddressSet& to;
    const ServiceSet& services;
    std::vector<HeaderSpace> at;
    std::set<std::pair<Vertex, Vertex>> taken;
    std::deque<Vertex> work;

    void arrive(Vertex there, const HeaderSpace& headers) {
        if (headers.subset_of(at[there])) return;
        at[there] |= headers;
        work.push_back(there);
    }

    void follow(Vertex here, Vertex there, const HeaderSpace& moved) {
        if (moved.empty()) return;
        taken.emplace(here, there);
        arrive(there, moved);
    }

    void run() {
        while (!work.empty()) {
            const Vertex here = work.front();
            work.pop_front();
            const Headers sent{world == &Headers::must ? at[here] : HeaderSpace(), at[here]};
            for (auto [edge, end] = boost::out_edges(here, parts.graph); edge != end; ++edge)
                follow(here, boost::target(*edge, parts.graph), parts.graph[*edge].forward(sent).*world);
            const Place place = parts.graph[here];
            if (place.kind != Kind::nat || at[here].empty()) continue;
            // The gateway goes on in its own name.
            const model::NatGateway& nat = parts.network->nat_gateways[Id<model::NatGateway>{place.index}];
            const model::Eni& eni = parts.network->enis[nat.eni];
            follow(here, parts.vertices.at({Kind::leave, eni.subnet.value}), packets(eni.addresses, to, services));
        }
    }
};

}  // namespace

std::vector<Place> StageGraph::bottlenecks(std::span<const Sender> from, const AddressSet& to,
                                           const ServiceSet& services) const {
    for (HeaderSpace Headers::*world : {&Headers::must, &Headers::may}) {
        Flood flood{*parts_, world, to, services, std::vector<HeaderSpace>(boost::num_vertices(parts_->graph)), {}, {}};
        std::set<Vertex> starts;
        for (const Sender& sender : from) {
            const Vertex start = parts_->vertices.at({Kind::leave, sender.subnet.value});
            starts.insert(start);
            flood.arrive(start, packets(sender.addresses, to, services));
        }
        flood.run();

        const std::size_t count = boost::num_vertices(parts_->graph);
        Plain graph(count + 2);
        const Vertex source = count, sink = count + 1;
        for (const Vertex start : starts) boost::add_edge(source, start, graph);
        for (const auto& [here, there] : flood.taken) boost::add_edge(here, there, graph);
        bool arrives = false;
        for (Vertex v = 0; v < count; ++v) {
            if (flood.at[v].empty() || !is_end(parts_->graph[v])) continue;
            boost::add_edge(v, sink, graph);
            arrives = true;
        }
        if (!arrives) continue;
        const Vertex none = boost::graph_traits<Plain>::null_vertex();
        std::vector<Vertex> parent(count + 2, none);
        boost::lengauer_tarjan_dominator_tree(
            graph, source, boost::make_iterator_property_map(parent.begin(), boost::get(boost::vertex_index, graph)));
        std::vector<Place> all;
        for (Vertex v = parent[sink]; v != none && v != source; v = parent[v]) all.push_back(parts_->graph[v]);
        return {all.rbegin(), all.rend()};
    }
    return {};
}

}  // namespace netlint::reach
