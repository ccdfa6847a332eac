// Reads the attributes by which services are asked for IPv6 addresses: network_type, ip_address_type and their like.
#include "gives_ipv6.hpp"

#include <algorithm>

#include "attribute_walk.hpp"

namespace netlint::aws {
namespace {

// A copy, a member or a restored snapshot may take after what it comes from; AWS does not say.
constexpr const char* origins[] = {"snapshot_identifier",
                                   "restore_to_point_in_time",
                                   "replicate_source_db",
                                   "replication_source_identifier",
                                   "global_cluster_identifier",
                                   "global_replication_group_id",
                                   "s3_import"};

bool has_origin(const Context& context, plan::ResourceId id) {
    return std::ranges::any_of(origins, [&](const char* origin) {
        const plan::Value& value = context.value(id, origin);
        return value.is_unknown() ? context.written(id, origin) : !value.unset();
    });
}

// "IPV4", "ipv4" and "IPV4_ONLY"; all other types hold IPv6 addresses: "DUAL", "dualstack-without-public-ipv4", "ipv6".
bool only_ipv4(std::string_view type) {
    return type.starts_with("ipv4") || type.starts_with("IPV4");
}

}  // namespace

model::Tri gives_ipv6(const Context& context, plan::ResourceId id, const GivesIpv6& by) {
    if (!by.attribute.empty()) {
        const plan::Path path = first_place(by.attribute);
        const plan::Value& value = context.value(id, path);
        if (value.is_unknown() && context.written(id, path)) return model::Tri::yes;
        if (!value.is_unknown() && !value.unset()) {
            if (const auto flag = value.as_bool()) return *flag ? model::Tri::yes : model::Tri::no;
            return only_ipv4(value.as_string().value_or("")) ? model::Tri::no : model::Tri::yes;
        }
    }
    return by.omitted == model::Tri::no && has_origin(context, id) ? model::Tri::unknown : by.omitted;
}

void give_ipv6(Placing& placing, model::Tri gives) {
    placing.asks_ipv6 = gives == model::Tri::yes;
    placing.ipv4_only = gives == model::Tri::no;
}

}  // namespace netlint::aws
