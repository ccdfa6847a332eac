// Prefix lists: customers' own, and AWS's by name.
#include "../detached.hpp"
#include "../readers.hpp"
#include "../service_name.hpp"
#include "parse.hpp"

namespace netlint::aws {
namespace {

using plan::ResourceId;
using set::AddressSet;

bool of_amazon(std::string_view name) {
    return name.starts_with("com.amazonaws.");
}

// What a place that is not known may add: everything of the list's family.
AddressSet anything_in(Context& context, ResourceId list) {
    const std::string_view family = context.text(list, "address_family");
    return family == "IPv4" ? AddressSet::all_v4() : family == "IPv6" ? AddressSet::all_v6() : AddressSet::all();
}

void add_list_entry(Context& context, ResourceId id, const plan::Path& path, Id<model::PrefixList> list, bool certain,
                    const AddressSet& anything) {
    model::PrefixList& to = context.network.prefix_lists[list];
    if (const auto prefix = prefix_at(context, id, path))
        to.add({*prefix, certain});
    else if (!context.value(id, path).unset())
        to.entries.may |= anything;
}

void add_entries(Context& context, ResourceId id, const char* block, Id<model::PrefixList> list) {
    const plan::Value& entries = context.value(id, block);
    if (entries.is_unknown() && (context.written(id, block) || !context.resource(id).managed()))
        context.network.prefix_lists[list].entries.may |= anything_in(context, id);
    const auto gone = detached(context, id, block);
    for (std::size_t i = 0; i < entries.items().size(); ++i) {
        const plan::Path cidr = plan::Path(block).then(i).then("cidr");
        if (!gone.contains(context.text(id, cidr)))
            add_list_entry(context, id, cidr, list, true, anything_in(context, id));
    }
}

void read_list(Context& context, ResourceId id) {
    const std::string_view name = context.text(id, "name");
    if (!context.resource(id).managed()) {
        if (const auto known = context.bindings<model::PrefixList>().find(context.text(id, "id")))
            return context.bind(id, *known);
        if (of_amazon(name)) return context.bind(id, context.service_list(name));
    }
    model::PrefixList list;
    list.where = context.where(id);
    list.name = std::string(name);
    const auto added = context.network.prefix_lists.add(std::move(list));
    context.bind(id, added);
    add_entries(context, id, context.resource(id).managed() ? "entry" : "entries", added);
}

void read_entry(Context& context, ResourceId id) {
    const One<model::PrefixList> list = context.one<model::PrefixList>(id, "prefix_list_id");
    for (const Id<model::PrefixList> candidate : list.ids) {
        const auto made = context.world.find(context.network.prefix_lists[candidate].where.address);
        add_list_entry(context, id, "cidr", candidate, list.exactly().has_value(),
                       made ? anything_in(context, *made) : AddressSet::all());
    }
}

// data.aws_prefix_list: AWS's own lists only. A name tells the service whether or not it was read already.
void read_service_list(Context& context, ResourceId id) {
    const std::string_view name = context.text(id, "name");
    const std::string_view text = context.text(id, "prefix_list_id");
    auto& bindings = context.bindings<model::PrefixList>();
    const plan::Source by_id{std::nullopt, "id", std::string(text.empty() ? context.resource(id).address_text : text)};
    const auto list = name.empty() ? context.prefix_list_of(by_id) : context.service_list(name);
    context.bind(id, list);
    bindings.bind(text, list);
}

}  // namespace

namespace readers {

constexpr Reader managed_prefix_list{"aws_ec2_managed_prefix_list", Phase::containers, read_list};
constexpr Reader managed_prefix_list_entry{"aws_ec2_managed_prefix_list_entry", Phase::containers, read_entry};
constexpr Reader service_prefix_list{"aws_prefix_list", Phase::containers, read_service_list};

}  // namespace readers
}  // namespace netlint::aws
