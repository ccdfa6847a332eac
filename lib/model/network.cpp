// Looking nouns up by the address that users know them by.
#include "netlint/model/network.hpp"

namespace netlint::model {
namespace {

template <class T>
std::optional<Id<T>> find(const Table<T>& table, std::string_view address) {
    if (address.empty()) return std::nullopt;  // what AWS makes by itself has no name
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table[table.id(i)].where.address == address) return table.id(i);
    }
    return std::nullopt;
}

}  // namespace

std::optional<Id<Resource>> Network::find_resource(std::string_view address) const {
    return find(resources, address);
}
std::optional<Id<Subnet>> Network::find_subnet(std::string_view address) const {
    return find(subnets, address);
}
std::optional<Id<SecurityGroup>> Network::find_security_group(std::string_view address) const {
    return find(security_groups, address);
}
std::optional<Id<Vpc>> Network::find_vpc(std::string_view address) const {
    return find(vpcs, address);
}

std::vector<Id<VpcEndpoint>> Network::private_endpoints(Id<Vpc> vpc, std::string_view service) const {
    std::vector<Id<VpcEndpoint>> found;
    for (std::size_t i = 0; i < endpoints.size(); ++i) {
        const VpcEndpoint& endpoint = endpoints[endpoints.id(i)];
        if (endpoint.kind == EndpointKind::interface && endpoint.vpc == vpc && endpoint.service == service &&
            endpoint.private_dns != Tri::no) {
            found.push_back(endpoints.id(i));
        }
    }
    return found;
}

}  // namespace netlint::model
