// The words for stages and decisions.
#include "netlint/reach/hop.hpp"

namespace netlint::reach {

std::string_view to_string(Stage stage) {
    switch (stage) {
        case Stage::source_check:
            return "source-check";
        case Stage::security_group_egress:
            return "security-group-egress";
        case Stage::network_acl_egress:
            return "network-acl-egress";
        case Stage::route:
            return "route";
        case Stage::internet_gateway:
            return "internet-gateway";
        case Stage::egress_only_gateway:
            return "egress-only-gateway";
        case Stage::authorization:
            return "authorization";
        case Stage::nat_gateway:
            return "nat-gateway";
        case Stage::gateway_endpoint:
            return "gateway-endpoint";
        case Stage::peering:
            return "peering";
        case Stage::transit_gateway:
            return "transit-gateway";
        case Stage::middlebox:
            return "middlebox";
        case Stage::load_balancer:
            return "load-balancer";
        case Stage::accelerator:
            return "accelerator";
        case Stage::content_network:
            return "content-network";
        case Stage::service_network:
            return "service-network";
        case Stage::public_endpoint:
            return "public-endpoint";
        case Stage::network_acl_ingress:
            return "network-acl-ingress";
        case Stage::security_group_ingress:
            return "security-group-ingress";
        case Stage::destination:
            return "destination";
        case Stage::resolver:
            return "resolver";
    }
    return "";
}

std::string_view to_string(Decision decision) {
    switch (decision) {
        case Decision::allow:
            return "allow";
        case Decision::deny:
            return "deny";
        case Decision::unknown:
            return "unknown";
    }
    return "";
}

}  // namespace netlint::reach
