// Target groups and the targets attached to them one by one.
#include <algorithm>

#include "balancer_reference.hpp"
#include "readers.hpp"

namespace netlint::aws {
namespace {

using model::Tri;

std::optional<std::uint16_t> port_at(const Context& context, plan::ResourceId id, const plan::Path& path) {
    const auto number = context.value(id, path).as_int();
    if (!number || *number < 1 || *number > 65535) return std::nullopt;
    return static_cast<std::uint16_t>(*number);
}

// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html
// (client IP preservation): only network balancers have it, UDP cannot do without, addresses as targets start without.
Tri preserves_client_ip(const Context& context, plan::ResourceId id, const model::TargetGroup& group) {
    if (context.value(id, "protocol").is_unknown() && context.written(id, "protocol")) return Tri::unknown;
    const bool udp = group.protocol == "UDP" || group.protocol == "TCP_UDP";
    if (!udp && group.protocol != "TCP" && group.protocol != "TLS") return Tri::no;
    if (udp) return Tri::yes;
    const bool open = context.value(id, "target_type").is_unknown() && context.written(id, "target_type");
    const Tri omitted = open ? Tri::unknown : group.target_type == "ip" ? Tri::no : Tri::yes;
    return context.flag(id, "preserve_client_ip", omitted);
}

// On the port of the traffic unless one is written.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/ target-group-health-checks.html
model::HealthCheck health_check(const Context& context, plan::ResourceId id) {
    model::HealthCheck check;
    const plan::Path block = plan::Path("health_check").then(std::size_t{0});
    check.enabled = context.flag(id, block.then("enabled"), Tri::yes) != Tri::no;
    const plan::Path port = block.then("port");
    const std::string_view text = context.text(id, port);
    unsigned number = 0;
    for (const char c : text) number = c >= '0' && c <= '9' && number < 65536 ? number * 10 + unsigned(c - '0') : 65536;
    if (!text.empty() && number >= 1 && number <= 65535) check.port = static_cast<std::uint16_t>(number);
    if (context.value(id, port).is_unknown() && context.written(id, port)) check.certainty = context.possible(id, port);
    return check;
}

void read_target_group(Context& context, plan::ResourceId id) {
    if (!context.resource(id).managed()) return;
    model::TargetGroup group;
    group.where = context.where(id);
    group.target_type = context.text(id, "target_type");
    if (group.target_type.empty()) group.target_type = "instance";
    group.port = port_at(context, id, "port");
    group.protocol = context.text(id, "protocol");
    const std::string_view across = context.text(id, "load_balancing_cross_zone_enabled");
    if (across == "true" || across == "false") group.cross_zone = across == "true" ? Tri::yes : Tri::no;
    if (context.flag(id, "load_balancing_cross_zone_enabled", Tri::no) == Tri::unknown) group.cross_zone = Tri::unknown;
    group.health = health_check(context, id);
    group.preserves_client_ip = preserves_client_ip(context, id, group);
    context.bind(id, context.network.target_groups.add(std::move(group)));
}

void read_target_attachment(Context& context, plan::ResourceId id) {
    const One<model::TargetGroup> groups = context.one<model::TargetGroup>(id, "target_group_arn");
    struct Candidate {
        Id<model::Resource> resource;
        std::optional<Id<model::Eni>> eni;
    };
    std::vector<Candidate> targets;
    bool certain = groups.exactly().has_value();
    bool known = true;  // every candidate is a resource of the network
    if (const auto address = net::Address::parse(context.text(id, "target_id"))) {
        for (const Holder& one : holders_of(context.network, *address)) {
            targets.push_back({context.network.enis[one.eni].resource, one.eni});
            certain = certain && one.certain;
            known = known && one.certain;
        }
        known = known && !targets.empty();
    } else {
        const plan::Accept accept{{"aws_instance", "id"},
                                  {"aws_instance", "private_ip"},
                                  {"aws_spot_instance_request", "spot_instance_id"},
                                  {"aws_network_interface", "private_ip"},
                                  {"aws_lb", "arn"},
                                  {"aws_alb", "arn"},
                                  {"aws_lambda_function", "arn"}};
        const plan::Target target = context.resolver.one(id, "target_id", accept);
        certain = certain && target.kind == plan::Target::Kind::exactly && target.grade != plan::Grade::guess;
        known = target.kind != plan::Target::Kind::unknown;
        for (const plan::Source& source : target.sources) {
            const auto bound =
                source.resource ? context.bindings<model::Resource>().find(*source.resource) : std::nullopt;
            if (bound) targets.push_back({*bound, std::nullopt});
            const bool function = source.resource && context.resource(*source.resource).type() == "aws_lambda_function";
            if (!bound && !function) known = false;
        }
    }
    const bool open = context.value(id, "port").is_unknown() && context.written(id, "port");
    const auto certainty = !certain ? context.possible(id, "target_id")
                           : open   ? context.possible(id, "port")
                                    : model::Certainty{};
    for (const Id<model::TargetGroup> group : groups.ids) {
        for (const Candidate& target : targets) {
            add_target(context, group,
                       {target.resource, port_at(context, id, "port"), certainty, context.where(id, "target_id"), !open,
                        target.eni});
        }
        if (!known) {
            context.network.target_groups[group].targets_complete =
                context.possible(id, "target_id", "names a target that the plan does not show");
        }
    }
}

}  // namespace

}  // namespace netlint::aws

namespace netlint::aws::readers {

constexpr Reader target_group{"aws_lb_target_group", Phase::placements, read_target_group};
constexpr Reader target_group_alias{"aws_alb_target_group", Phase::placements, read_target_group};
constexpr Reader target_attachment{"aws_lb_target_group_attachment", Phase::late, read_target_attachment};
constexpr Reader target_attachment_alias{"aws_alb_target_group_attachment", Phase::late, read_target_attachment};

}  // namespace netlint::aws::readers
