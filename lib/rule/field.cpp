// The table of fields: a row for each thing that a rule may ask.
#include "field.hpp"

#include <algorithm>
#include <array>

#include "fields/functions.hpp"
#include "fields/words.hpp"
#include "keys.hpp"

namespace netlint::rule {
namespace {

constexpr std::array<std::string_view, 10> route_words{"internet-gateway",
                                                       "nat-gateway",
                                                       "egress-only-gateway",
                                                       "gateway-endpoint",
                                                       "gateway-load-balancer-endpoint",
                                                       "peering",
                                                       "interface",
                                                       "transit-gateway",
                                                       "other",
                                                       "way-out"};
constexpr std::array<std::string_view, 2> front_words{"cdn", "waf"};
constexpr std::array<std::string_view, 2> loss_extents{"all", "some"};
constexpr std::array<std::string_view, 4> loss_words{"zone", "nat-gateway", "endpoint", "middlebox"};

constexpr ArgumentKind none = ArgumentKind::none;
constexpr ArgumentKind zone = ArgumentKind::zone;
constexpr ArgumentKind word = ArgumentKind::word;

constexpr Field asking(Field field, Asks asks = Asks::of_object) {
    field.asks = asks;
    return field;
}

constexpr Field rows[] = {
    {std::nullopt, "address", Kind::text, fields::address},
    {std::nullopt, "module", Kind::text, fields::module},
    {std::nullopt, "plan_has", Kind::truth, fields::plan_has, word},

    {Noun::vpc, "prefixes", Kind::addresses, fields::vpc_prefixes},
    {Noun::vpc, "region", Kind::text, fields::region},
    {Noun::vpc, "flow_logged", Kind::truth, fields::flow_logged},
    {Noun::vpc, "overlapping", Kind::truth, fields::overlapping},
    {Noun::vpc, "default_group_closed", Kind::truth, fields::default_group_closed},
    asking({Noun::vpc, "services_through_nat", Kind::list, fields::services_through_nat}),

    {Noun::subnet, "prefixes", Kind::addresses, fields::subnet_prefixes},
    {Noun::subnet, "kind", Kind::text, fields::subnet_kind, none, keys::subnet_kinds},
    {Noun::subnet, "zone", Kind::text, fields::subnet_zone},
    {Noun::subnet, "table_explicit", Kind::truth, fields::table_explicit},
    {Noun::subnet, "main_table_managed", Kind::truth, fields::main_table_managed},
    {Noun::subnet, "routes_to", Kind::truth, fields::subnet_routes_to, word, route_words},
    {Noun::subnet, "holds", Kind::truth, fields::holds, word, keys::tiers},
    {Noun::subnet, "nat_in_same_zone", Kind::truth, fields::nat_in_same_zone},
    {Noun::subnet, "zone_has_nat", Kind::truth, fields::zone_has_nat},
    {Noun::subnet, "public_families", Kind::list, fields::public_families, none, fields::families},
    {Noun::subnet, "zone_crossing_price", Kind::text, fields::zone_crossing_price},
    {Noun::subnet_group, "kinds", Kind::list, fields::group_kinds, none, keys::subnet_kinds},

    {Noun::route_table, "routes_to", Kind::truth, fields::table_routes_to, word, route_words},
    {Noun::route_table, "used", Kind::truth, fields::table_used},
    {Noun::route_table, "reaches_privately", Kind::truth, fields::reaches_privately, word},
    {Noun::route_table, "associated", Kind::truth, fields::table_associated},
    {Noun::route_table, "nat_price", Kind::text, fields::nat_price},
    {Noun::route, "target", Kind::text, fields::route_target, none, fields::route_targets},
    {Noun::route, "destination", Kind::addresses, fields::route_destination},
    {Noun::route, "within_peer", Kind::truth, fields::within_peer},
    {Noun::route, "target_in_vpc", Kind::truth, fields::target_in_vpc},
    {Noun::route, "answered", Kind::truth, fields::route_answered},

    {Noun::network_acl, "used", Kind::truth, fields::acl_used},
    asking({Noun::network_acl, "loses_replies", Kind::truth, fields::loses_replies, word, loss_extents},
           Asks::of_network),
    {Noun::network_acl, "drops_path_mtu", Kind::truth, fields::drops_path_mtu},
    {Noun::network_acl, "default", Kind::truth, fields::acl_default},
    {Noun::network_acl, "filters", Kind::truth, fields::acl_filters},
    {Noun::network_acl, "faces_internet", Kind::truth, fields::acl_faces_internet},
    {Noun::network_acl, "admits_from_internet", Kind::services, fields::admits_from_internet},
    {Noun::acl_entry, "direction", Kind::text, fields::entry_direction, none, fields::directions},
    {Noun::acl_entry, "action", Kind::text, fields::entry_action, none, fields::actions},
    {Noun::acl_entry, "number", Kind::number, fields::entry_number},
    {Noun::acl_entry, "services", Kind::services, fields::entry_services},
    {Noun::acl_entry, "peer", Kind::addresses, fields::entry_peer},
    {Noun::acl_entry, "source", Kind::addresses, fields::entry_peer},  // as peer
    {Noun::acl_entry, "open_to_internet", Kind::truth, fields::entry_open},
    {Noun::acl_entry, "shadowed", Kind::truth, fields::shadowed},
    {Noun::acl_entry, "shadowed_by", Kind::list, fields::shadowed_by},
    {Noun::acl_entry, "acl_filters", Kind::truth, fields::acl_filters},
    {Noun::acl_entry, "overruled", Kind::truth, fields::overruled},

    {Noun::security_group, "attached", Kind::truth, fields::group_attached},
    {Noun::security_group, "default", Kind::truth, fields::group_default},
    {Noun::security_group, "named", Kind::truth, fields::group_named},
    {Noun::security_group, "vpc_in_use", Kind::truth, fields::group_vpc_in_use},
    {Noun::permission, "attached", Kind::truth, fields::group_attached},
    {Noun::permission, "managed", Kind::truth, fields::group_managed},
    {Noun::permission, "direction", Kind::text, fields::permission_direction, none, fields::directions},
    {Noun::permission, "services", Kind::services, fields::permission_services},
    {Noun::permission, "peer", Kind::addresses, fields::permission_peer},
    {Noun::permission, "source", Kind::addresses, fields::permission_peer},  // as peer
    {Noun::permission, "peer_kind", Kind::text, fields::peer_kind, none, fields::peer_kinds},
    {Noun::permission, "open_to_internet", Kind::truth, fields::permission_open},
    {Noun::permission, "redundant", Kind::truth, fields::redundant},
    {Noun::permission, "answered", Kind::truth, fields::answered},
    asking({Noun::permission, "refused_by_acl", Kind::truth, fields::refused_by_acl}),
    asking({Noun::permission, "lets_reach", Kind::truth, fields::lets_reach, zone}),
    asking({Noun::permission, "lets_in", Kind::truth, fields::lets_in, zone}),
    asking({Noun::permission, "lets_any_in", Kind::truth, fields::lets_any_in, zone}),
    asking({Noun::permission, "in_effect", Kind::truth, fields::in_effect}),
    {Noun::permission, "wide_public_peer", Kind::truth, fields::wide_public_peer},
    {Noun::permission, "admits_whole_vpc", Kind::truth, fields::admits_whole_vpc},
    {Noun::permission, "wider_than_vpc", Kind::truth, fields::wider_than_vpc},
    {Noun::permission, "peer_attached", Kind::truth, fields::peer_attached},
    {Noun::permission, "protects", Kind::truth, fields::protects, word, keys::tiers},

    {Noun::resource, "type", Kind::text, fields::type},
    {Noun::resource, "tier", Kind::text, fields::tier, none, keys::tiers},
    {Noun::resource, "asked_zone", Kind::text, fields::asked_zone},
    {Noun::resource, "zones", Kind::list, fields::zones},
    {Noun::resource, "zone_available", Kind::truth, fields::zone_available},
    {Noun::resource, "has_public_address", Kind::truth, fields::has_public_address},
    {Noun::resource, "in_default_group", Kind::truth, fields::in_default_group},
    {Noun::resource, "routes_to", Kind::truth, fields::resource_routes_to, word, route_words},
    asking({Noun::resource, "reachable_from", Kind::truth, fields::reachable_from, zone}),
    asking({Noun::resource, "reaches", Kind::truth, fields::reaches, zone}),
    {Noun::resource, "publicly_accessible", Kind::truth, fields::publicly_accessible},
    {Noun::resource, "on_instances", Kind::truth, fields::on_instances},
    {Noun::resource, "public_endpoint_open", Kind::truth, fields::public_endpoint_open},
    {Noun::resource, "public_by_subnet", Kind::truth, fields::public_by_subnet},
    {Noun::resource, "in_default_vpc", Kind::truth, fields::in_default_vpc},
    asking({Noun::resource, "reached_across_vpcs", Kind::truth, fields::reached_across_vpcs}),
    asking({Noun::resource, "reaches_other_environment", Kind::truth, fields::reaches_other_environment}),
    asking({Noun::resource, "reaches_anything", Kind::truth, fields::reaches_anything}),
    {Noun::resource, "behind_balancer", Kind::truth, fields::behind_balancer},
    {Noun::resource, "same_zone_as", Kind::truth, fields::same_zone_as, zone},
    asking({Noun::resource, "survives_loss_of", Kind::truth, fields::survives_loss_of, word, loss_words},
           Asks::of_network),

    {Noun::load_balancer, "kind", Kind::text, fields::balancer_kind, none, fields::balancer_kinds},
    {Noun::load_balancer, "internal", Kind::truth, fields::internal},
    {Noun::load_balancer, "fronted_by", Kind::truth, fields::fronted_by, word, front_words},
    asking({Noun::load_balancer, "health_checks_answered", Kind::truth, fields::checks_answered}),
    {Noun::load_balancer, "zones", Kind::list, fields::zones},
    asking({Noun::load_balancer, "reachable_from", Kind::truth, fields::reachable_from, zone}),
    {Noun::load_balancer, "every_subnet_routes_to", Kind::truth, fields::every_subnet_routes_to, word, route_words},
    {Noun::listener, "protocol", Kind::text, fields::listener_protocol, none, fields::listener_protocols},
    {Noun::listener, "port", Kind::number, fields::listener_port},
    {Noun::listener, "only_redirects", Kind::truth, fields::only_redirects},
    {Noun::listener, "balancer", Kind::text, fields::balancer_kind, none, fields::balancer_kinds},
    asking({Noun::listener, "reachable_from", Kind::truth, fields::reachable_from, zone}),
    {Noun::listener, "admitted", Kind::truth, fields::listener_admitted},
    {Noun::target_group, "has_listener", Kind::truth, fields::has_listener},
    asking({Noun::target_group, "takes_balancer", Kind::truth, fields::takes_balancer}),
    {Noun::target_group, "in_balancer_zones", Kind::truth, fields::targets_in_balancer_zones},

    {Noun::nat_gateway, "zones", Kind::list, fields::nat_zones},
    asking({Noun::nat_gateway, "has_way_out", Kind::truth, fields::nat_has_way_out}),
    {Noun::nat_gateway, "used", Kind::truth, fields::nat_used},
    asking({Noun::nat_gateway, "only_way_of", Kind::list, fields::only_way_of}, Asks::of_network),
    {Noun::nat_gateway, "zone_crossing_price", Kind::text, fields::zone_crossing_price},
    {Noun::vpc_endpoint, "service", Kind::text, fields::service},
    {Noun::vpc_endpoint, "kind", Kind::text, fields::endpoint_kind, none, fields::endpoint_kinds},
    asking({Noun::vpc_endpoint, "admits_clients", Kind::truth, fields::admits_clients}),
    {Noun::vpc_endpoint, "routed", Kind::truth, fields::endpoint_routed},
    {Noun::vpc_endpoint, "name_resolves", Kind::truth, fields::endpoint_name_resolves},
    {Noun::vpc_endpoint, "covers_zones", Kind::truth, fields::endpoint_covers_zones},
    asking({Noun::vpc_endpoint, "has_clients", Kind::truth, fields::endpoint_has_clients}),
    {Noun::transit_gateway, "segmented", Kind::truth, fields::transit_segmented},
    {Noun::transit_gateway, "accepts_attachments", Kind::truth, fields::accepts_attachments},
    {Noun::elastic_address, "taken", Kind::truth, fields::address_taken},
};

}  // namespace

const Field* find_field(Noun noun, std::string_view name) {
    static const std::vector<std::vector<const Field*>> by_noun = [] {
        std::vector<std::vector<const Field*>> out(noun_words().size());
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = fields_of(static_cast<Noun>(i));
        return out;
    }();
    const std::vector<const Field*>& fields = by_noun[static_cast<std::size_t>(noun)];
    const auto found = std::ranges::find(fields, name, &Field::name);
    return found == fields.end() ? nullptr : *found;
}

std::vector<const Field*> fields_of(Noun noun) {
    std::vector<const Field*> out;
    for (const Field& field : rows)
        if (!field.noun || *field.noun == noun) out.push_back(&field);
    return out;
}

std::vector<std::string> field_names(Noun noun) {
    std::vector<std::string> out;
    for (const Field* field : fields_of(noun)) out.emplace_back(field->name);
    return out;
}

}  // namespace netlint::rule
