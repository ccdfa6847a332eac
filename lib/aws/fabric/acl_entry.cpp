// Entries of network ACLs: inline, or as resources of their own.
#include "../readers.hpp"
#include "parse.hpp"
#include "services.hpp"

namespace netlint::aws {
namespace {

using model::Direction;
using plan::ResourceId;

struct EntryNames {
    const char* number;
    const char* action;
};
constexpr EntryNames inline_names{"rule_no", "action"};
constexpr EntryNames rule_names{"rule_number", "rule_action"};

bool same_word(std::string_view text, std::string_view lower) {
    return std::ranges::equal(text, lower,
                              [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

// With a number that nobody knows the entry may stand first or last; the sets of what may decide are the same wherever
// a possible entry stands before the certain ones, so it goes first.
int number_at(Context& context, ResourceId id, const plan::Path& path, model::Certainty& certainty) {
    const plan::Value& value = context.value(id, path);
    const auto number = value.as_int();
    if (number && *number >= 1 && *number <= 32766) return static_cast<int>(*number);
    if (!value.is_unknown()) context.diagnose(DiagnosticLevel::warning, id, path, "not a rule number from 1 to 32766");
    certainty = context.possible(id, path, value.is_unknown() ? "known after apply" : "not a rule number");
    return 0;
}

// An entry, or two possible ones when it may allow or deny.
void add_entry(Context& context, ResourceId id, const plan::Path& place, Direction direction, const EntryNames& names,
               Id<model::NetworkAcl> acl, const model::Certainty& certainty) {
    const RuleServices services =
        entry_services(context, id,
                       {place.then("protocol"), place.then("from_port"), place.then("to_port"), place.then("icmp_type"),
                        place.then("icmp_code")});
    model::AclEntry entry{.direction = direction, .services = services.services};
    entry.certainty = certainty.certain() ? services.certainty : certainty;
    entry.number = number_at(context, id, place.then(names.number), entry.certainty);
    entry.where = context.where(id, place);
    for (const char* name : {"cidr_block", "ipv6_cidr_block"}) {
        const plan::Path path = place.then(name);
        const plan::Value& value = context.value(id, path);
        if (!given(value)) continue;
        if (const auto prefix = prefix_at(context, id, path)) {
            entry.prefix = *prefix;
        } else {
            // Of both families while neither block is known.
            entry.prefix =
                value.is_unknown() && !entry.prefix ? std::optional(prefix_at_most(context, id, path)) : std::nullopt;
            entry.certainty = context.possible(id, path, value.is_unknown() ? "known after apply" : "not a CIDR block");
        }
    }
    // ICMPv6 over IPv4 has no types that AWS looks at.
    if (entry.prefix && entry.prefix->family() == net::Family::ipv4 &&
        entry.services.subset_of(set::ServiceSet::protocol(net::Protocol::icmpv6)))
        entry.services = set::ServiceSet::protocol(net::Protocol::icmpv6);

    std::vector<model::AclEntry>& entries = context.network.network_acls[acl].entries;
    const plan::Path action_path = place.then(names.action);
    const std::string_view action = context.text(id, action_path);
    const bool allow = same_word(action, "allow"), deny = same_word(action, "deny");
    entry.allow = allow;
    if (!allow && !deny) {
        const bool unknown = context.value(id, action_path).is_unknown();
        entry.certainty = context.possible(id, action_path, unknown ? "known after apply" : "neither allow nor deny");
    }
    entries.push_back(entry);
    if (!allow && !deny) {
        entry.allow = true;
        entries.push_back(std::move(entry));
    }
}

// Rule resources were read before: where the inline list is written too, each apply may remove them again. Those that
// this plan removes had no such list beside them.
void doubt_rules(Context& context, ResourceId id, Id<model::NetworkAcl> acl, Direction direction, const char* list) {
    bool doubted = false;
    for (model::AclEntry& entry : context.network.network_acls[acl].entries) {
        if (entry.direction != direction || context.removed(entry.where.address)) continue;
        entry.certainty = context.possible(id, list, "inline entries remove it");
        doubted = true;
    }
    if (!doubted) return;
    context.diagnose(DiagnosticLevel::warning, id, list,
                     "inline entries and aws_network_acl_rule resources on one network ACL overwrite each other");
}

// Without a written list the attribute repeats, as last read, what rule resources made before this plan; and a number
// that one of them has now is no other entry's.
bool made_apart(Context& context, ResourceId id, Id<model::NetworkAcl> acl, Direction direction,
                std::optional<std::int64_t> number) {
    const auto made_before = [&](ResourceId rule) {
        const plan::Value& values = context.plan.before()[rule].values;
        const bool egress = values["egress"].as_bool() == true;
        return egress == (direction == Direction::egress) && values["rule_number"].as_int() == number;
    };
    const auto has_number = [&](const model::AclEntry& entry) {
        return entry.direction == direction && entry.number == number &&
               entry.where.address != context.where(id).address;
    };
    return std::ranges::any_of(context.earlier("aws_network_acl_rule", "network_acl_id", context.text(id, "id")),
                               made_before) ||
           std::ranges::any_of(context.network.network_acls[acl].entries, has_number);
}

void read_entries(Context& context, ResourceId id) {
    const auto acl = context.bindings<model::NetworkAcl>().find(id);
    if (!acl || !context.resource(id).managed()) return;
    for (const auto& [list, direction] :
         {std::pair("ingress", Direction::ingress), std::pair("egress", Direction::egress)}) {
        const plan::Value& entries = context.value(id, list);
        // The lists of a default ACL are not computed: what is not written is removed.
        const bool written = context.written(id, list) || context.resource(id).type() == "aws_default_network_acl";
        if (written) doubt_rules(context, id, *acl, direction, list);
        if (entries.is_unknown() && written) {
            // Any entry may be there, in front of all others.
            for (const bool allow : {false, true}) {
                context.network.network_acls[*acl].entries.push_back({direction, 0, allow, set::ServiceSet::all(),
                                                                      std::nullopt, context.possible(id, list),
                                                                      context.where(id, list)});
            }
        }
        for (std::size_t i = 0; i < entries.items().size(); ++i) {
            const plan::Path place = plan::Path(list).then(i);
            if (written || !made_apart(context, id, *acl, direction, entries[i]["rule_no"].as_int()))
                add_entry(context, id, place, direction, inline_names, *acl, {});
        }
    }
}

void read_acl_rule(Context& context, ResourceId id) {
    const One<model::NetworkAcl> acl = context.one<model::NetworkAcl>(id, "network_acl_id");
    const model::Tri egress = context.flag(id, "egress", model::Tri::no);
    for (const auto direction : {Direction::ingress, Direction::egress}) {
        if (egress == (direction == Direction::egress ? model::Tri::no : model::Tri::yes)) continue;
        const model::Certainty of_direction =
            egress == model::Tri::unknown ? context.possible(id, "egress") : model::Certainty{};
        if (const auto exact = acl.exactly()) {
            add_entry(context, id, {}, direction, rule_names, *exact, of_direction);
            continue;
        }
        for (const Id<model::NetworkAcl> candidate : acl.ids)
            add_entry(context, id, {}, direction, rule_names, candidate,
                      context.possible(id, "network_acl_id", acl.reason));
    }
    if (acl.kind == plan::Target::Kind::unknown)
        context.diagnose(DiagnosticLevel::warning, id, "network_acl_id",
                         "which network ACL it belongs to is not known: " + acl.reason);
}

}  // namespace

namespace readers {

constexpr Reader network_acl_rule{"aws_network_acl_rule", Phase::contents, read_acl_rule};
constexpr Reader network_acl_entries{"aws_network_acl", Phase::contents, read_entries};
constexpr Reader default_network_acl_entries{"aws_default_network_acl", Phase::contents, read_entries};

}  // namespace readers
}  // namespace netlint::aws
