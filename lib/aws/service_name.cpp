// Cuts the owner and the region off a service's name.
#include "service_name.hpp"

#include <array>
#include <utility>

namespace netlint::aws {
namespace {

// Lists whose name says more than the service.
// https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> longer{{
    {"cloudfront.origin-facing", "cloudfront"},
    {"ipv6.cloudfront.origin-facing", "cloudfront"},
    {"ipv6.vpc-lattice", "vpc-lattice"},
    {"ipv6.route53-healthchecks", "route53-healthchecks"},
    {"ipv6.ec2-instance-connect", "ec2-instance-connect"},
}};

}  // namespace

std::string short_service_name(std::string_view full_name) {
    std::string_view rest = full_name;
    bool amazon = false;
    for (const std::string_view owner : {"com.amazonaws.", "cn.com.amazonaws.", "aws.sagemaker."}) {
        if (!rest.starts_with(owner)) continue;
        rest.remove_prefix(owner.size());
        amazon = true;
        break;
    }
    if (!amazon || rest.starts_with("vpce.")) return std::string(full_name);
    const std::size_t region_end = rest.find('.');
    if (region_end == std::string_view::npos) return std::string(full_name);
    rest.remove_prefix(region_end + 1);
    if (rest.starts_with("vpce-svc-")) return std::string(full_name);  // com.amazonaws.vpce.REGION.vpce-svc-...
    for (const auto& [name, service] : longer) {
        if (rest == name) return std::string(service);
    }
    return std::string(rest);
}

}  // namespace netlint::aws
