// aws_vpc_security_group_rules_exclusive: whatever rule it does not list is removed, by whom it may have been made.
#include <set>

#include "../readers.hpp"

namespace netlint::aws {
namespace {

using model::Direction;

// Rule resources that it does not list come and go with each apply, so they are there perhaps.
void exclude_others(Context& context, plan::ResourceId id, Id<model::SecurityGroup> group, Direction direction,
                    const char* list, std::string_view rule_type) {
    const plan::Targets listed = context.resolver.many(
        id, list, {{rule_type, "security_group_rule_id"}, {rule_type, "id"}, {"aws_security_group_rule", "id"}});
    std::set<std::string_view> kept;
    for (const plan::Source& source : listed.possible)
        if (source.resource) kept.insert(context.resource(*source.resource).address_text);
    for (model::Permission& permission : context.network.security_groups[group].permissions)
        if (permission.direction == direction && !kept.contains(permission.where.address))
            permission.certainty = context.possible(id, list, "it removes every rule that it does not list");
}

void read_exclusive(Context& context, plan::ResourceId id) {
    const auto group = context.one<model::SecurityGroup>(id, "security_group_id").exactly();
    if (!group) {
        context.diagnose(DiagnosticLevel::warning, id, "security_group_id", "whose rules it removes is not known");
        return;
    }
    exclude_others(context, id, *group, Direction::ingress, "ingress_rule_ids", "aws_vpc_security_group_ingress_rule");
    exclude_others(context, id, *group, Direction::egress, "egress_rule_ids", "aws_vpc_security_group_egress_rule");
}

}  // namespace

namespace readers {

constexpr Reader exclusive_rules{"aws_vpc_security_group_rules_exclusive", Phase::late, read_exclusive};

}  // namespace readers
}  // namespace netlint::aws
