// Joins the VPCs of a generated network.
#include "generate/root_maker.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "dice.hpp"
#include "generate/addressing.hpp"
#include "generate/filters.hpp"

namespace netlint::generate {
namespace {

class RootMaker {
public:
    RootMaker(const Shape& shape, std::span<const VpcOutputs> vpcs)
        : shape_(shape), vpcs_(vpcs), addressing_(shape), dice_(testing::Dice(~shape.seed).roll()) {}

    std::vector<Resource> make_gateways() {
        for (std::size_t t = 0; t < shape_.transit_gateways; ++t) {
            Resource gateway = start(types::transit_gateway, fmt::format("hub{}", t));
            gateway.given("default_route_table_association", json_string("disable"));
            gateway.given("default_route_table_propagation", json_string("disable"));
            gateway.tagged({{"Name", "hub"}});
            gateways_.push_back(keep(std::move(gateway)));
        }
        return resources_;
    }

    std::vector<Resource> make() {
        make_gateways();
        make_segments();
        for (std::size_t vpc = 0; vpc < vpcs_.size(); ++vpc)
            if (!gateways_.empty() && vpcs_[vpc].joined) attach(vpc);
        for (std::size_t p = 0; p < shape_.peerings; ++p) peer(p);
        std::ranges::sort(resources_, {}, [](const Resource& r) { return r.address(); });
        return std::move(resources_);
    }

private:
    Resource start(const Type& type, std::string name) {
        std::string id = hashed_id(shape_, type, "", name);
        return {type, std::move(name), std::move(id), dice_.chance(shape_.unknown)};
    }
    Target keep(Resource resource) {
        resources_.push_back(std::move(resource));
        return resources_.back().target();
    }

    void make_segments() {
        for (std::size_t t = 0; t < gateways_.size(); ++t)
            for (std::size_t s = 0; s < shape_.segments; ++s) {
                Resource table = start(types::transit_gateway_route_table, fmt::format("hub{}_segment{}", t, s));
                table.refers("transit_gateway_id", gateways_[t]).tagged({{"Name", "segment"}});
                segments_.push_back(keep(std::move(table)));
            }
    }

    void attach(std::size_t vpc) {
        const VpcOutputs& it = vpcs_[vpc];
        const std::size_t gateway = vpc % gateways_.size(), segment = vpc / gateways_.size() % shape_.segments;
        Resource attachment = start(types::transit_gateway_attachment, it.vpc.module);
        attachment.refers("transit_gateway_id", gateways_[gateway]).refers("vpc_id", it.vpc.outside());
        attachment.refers_all("subnet_ids", it.gateway_subnets.inside, it.gateway_subnets.outside());
        for (const char* name :
             {"transit_gateway_default_route_table_association", "transit_gateway_default_route_table_propagation"})
            attachment.given(name, "false");
        attachment.tagged({{"Name", it.vpc.module}});
        const Target attached = keep(std::move(attachment));

        const auto table = [&](std::size_t s) -> const Target& { return segments_[gateway * shape_.segments + s]; };
        join(types::transit_gateway_association, it.vpc.module, attached, table(segment));
        for (std::size_t s = 0; s < shape_.segments; ++s)
            if (s == 0 || s == segment || segment == 0)
                join(types::transit_gateway_propagation, fmt::format("{}_segment{}", it.vpc.module, s), attached,
                     table(s));
    }
    void join(const Type& type, std::string name, const Target& attachment, const Target& table) {
        Resource it = start(type, std::move(name));
        it.refers("transit_gateway_attachment_id", attachment).refers("transit_gateway_route_table_id", table);
        keep(std::move(it));
    }

    // The n-th pair: neighbours first, then every second one, and so on.
    void peer(std::size_t n) {
        const std::size_t joined = shape_.vpcs - isolated_vpcs(shape_);
        const std::size_t a = n % joined, b = (a + 1 + n / joined) % joined;
        const std::string name = fmt::format("p{:04}", n);
        Resource peering = start(types::vpc_peering_connection, name);
        peering.refers("vpc_id", vpcs_[a].vpc.outside()).refers("peer_vpc_id", vpcs_[b].vpc.outside());
        peering.given("auto_accept", "true").tagged({{"Name", name}});
        const Target target = keep(std::move(peering));
        route(name + "_there", a, b, target);
        route(name + "_back", b, a, target);
    }
    void route(std::string name, std::size_t from, std::size_t to, const Target& peering) {
        Resource route = start(types::route, std::move(name));
        route.refers("route_table_id", vpcs_[from].private_table.outside());
        route.given("destination_cidr_block", json_string(addressing_.vpc(to).to_string()));
        route.defaulted("destination_ipv6_cidr_block", "null");
        for (const std::string_view each : route_targets)
            if (each == "vpc_peering_connection_id")
                route.refers(each, peering);
            else
                route.defaulted(each, "null");
        keep(std::move(route));
    }

    const Shape& shape_;
    std::span<const VpcOutputs> vpcs_;
    Addressing addressing_;
    testing::Dice dice_;
    std::vector<Resource> resources_;
    std::vector<Target> gateways_, segments_;
};

}  // namespace

std::vector<Resource> make_gateways(const Shape& shape) {
    return RootMaker(shape, {}).make_gateways();
}

std::optional<Target> gateway_of(const Shape& shape, std::span<const Resource> gateways, std::size_t vpc) {
    if (gateways.empty() || vpc >= shape.vpcs - isolated_vpcs(shape)) return std::nullopt;
    return gateways[vpc % gateways.size()].target();
}

std::vector<Resource> make_root(const Shape& shape, std::span<const VpcOutputs> vpcs) {
    return RootMaker(shape, vpcs).make();
}

}  // namespace netlint::generate
