// Building the network before and the network after from a plan document.
#include "worlds.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include <fmt/format.h>

namespace netlint::plan {
namespace {

// Nothing when the plan names an action that is not known here.
std::optional<Action> action_of(const Value& actions) {
    const auto is = [&](std::size_t i, std::string_view text) { return actions[i].as_string() == text; };
    if (actions.items().size() == 2) return is(0, "forget") || is(1, "forget") ? Action::create : Action::replace;
    constexpr std::array<std::pair<std::string_view, Action>, 6> names{{{"no-op", Action::no_op},
                                                                        {"create", Action::create},
                                                                        {"read", Action::read},
                                                                        {"update", Action::update},
                                                                        {"delete", Action::remove},
                                                                        {"forget", Action::forget}}};
    for (const auto& [name, action] : names)
        if (is(0, name)) return action;
    return std::nullopt;
}

bool is_forgotten(const Value& actions) {
    return std::any_of(actions.items().begin(), actions.items().end(),
                       [](const Value& action) { return action.as_string() == "forget"; });
}

// The region of a provider configuration: a constant, or a variable of the root with a value.
std::string region_of(const Document& document, const ConfigResource* config) {
    if (config == nullptr) return "";
    const Value& region = document.provider_config[config->provider_key]["expressions"]["region"];
    if (const auto text = region["constant_value"].as_string()) return std::string(*text);
    for (const Value& reference : region["references"].items())
        if (const auto text = reference.as_string(); text && text->starts_with("var."))
            return std::string(document.variables[text->substr(4)]["value"].as_string().value_or(""));
    return "";
}

// A number that is no integer is kept as text.
Key key_of(const Value& index) {
    if (const auto number = index.kind() == Value::Kind::number ? index.as_int() : std::nullopt) return *number;
    if (const auto text = index.as_string()) return std::string(*text);
    return {};
}

class Builder {
public:
    Builder(const Document& document, std::vector<Diagnostic>& diagnostics)
        : document_(document), diagnostics_(diagnostics) {}

    void add(std::string_view address, std::string_view type, bool data, const Value& index, std::size_t byte,
             Value values, Action action, std::string_view deposed, std::string_view previous) {
        Resource resource;
        resource.address_text = address;
        if (auto parsed = InstanceAddress::parse(address)) {
            resource.address = *std::move(parsed);
        } else {
            diagnostics_.push_back({DiagnosticLevel::warning, parsed.error().message, resource.address_text, "", byte});
            resource.address.type = type;
            resource.address.name = address;
            resource.address.mode = data ? Mode::data : Mode::managed;
        }
        if (const Key key = key_of(index); !index.is_null() && key != resource.address.key) {
            diagnostics_.push_back(
                {DiagnosticLevel::warning,
                 fmt::format("its index is {}, its address says otherwise; the index is used", to_string(key)),
                 resource.address_text, "", byte});
            resource.address.key = key;
        }
        if (!seen_.emplace(resource.address_text, deposed).second) {
            diagnostics_.push_back(
                {DiagnosticLevel::warning, "listed twice; the first one is used", resource.address_text, "", byte});
            return;
        }
        resource.values = std::move(values);
        resource.byte = byte;
        resource.action = action;
        resource.deposed = !deposed.empty();
        resource.previous_address = previous;
        resource.config = config_of(resource.address);
        resource.region = region_of(document_, resource.config);
        resources_.push_back(std::move(resource));
    }

    World world() { return World(std::move(resources_)); }

private:
    const ConfigResource* config_of(const InstanceAddress& address) const {
        const ConfigModule* module = document_.configuration.get();
        for (const ModuleStep& step : address.modules) {
            const ConfigCall* call = module ? module->call(step.name) : nullptr;
            module = call ? call->module.get() : nullptr;
        }
        return module ? module->find(address.mode, address.type, address.name) : nullptr;
    }

    const Document& document_;
    std::vector<Diagnostic>& diagnostics_;
    std::vector<Resource> resources_;
    std::set<std::pair<std::string, std::string>> seen_;  // address and deposed key
};

// A tree like after_unknown of the texts that a program put where the plan had nothing to say.
Value placeholders(const Value& value) {
    if (value.kind() == Value::Kind::string) {
        const std::string_view text = *value.as_string();
        return Value::boolean(text == "known after apply" || text == "(known after apply)");
    }
    std::vector<Value> items;
    bool any = false;
    for (const Value& item : value.items()) {
        items.push_back(placeholders(item));
        any |= !items.back().unset() && items.back().as_bool() != false;
    }
    std::vector<Value::Member> members;
    for (const auto& [key, member] : value.members())
        if (Value found = placeholders(member); !found.unset() && found.as_bool() != false)
            members.emplace_back(key, std::move(found));
    if (value.is_list()) return any ? Value::list(std::move(items)) : Value();
    return members.empty() ? Value() : Value::object(std::move(members));
}

Value after_of(const ChangeRecord& change, std::vector<Diagnostic>& diagnostics) {
    Value values = change.after;
    const auto tell = [&](std::string message, std::string attribute) {
        diagnostics.push_back({DiagnosticLevel::warning, std::move(message), std::string(change.address),
                               std::move(attribute), change.byte});
    };
    if (const Value texts = placeholders(values); !texts.unset()) {
        values.merge_unknown(texts);
        tell("\"known after apply\" stands where a value should; it is read as unknown",
             texts.is_object() ? std::string(texts.members().front().first) : "");
    }
    if (!values.merge_unknown(change.after_unknown)) {
        std::string attribute;  // the first that disagrees
        for (const auto& [key, unknown] : change.after_unknown.members()) {
            Value alone = change.after[key];
            if (alone.merge_unknown(unknown)) continue;
            attribute = key;
            break;
        }
        tell("after and after_unknown disagree; what they disagree on is unknown", std::move(attribute));
    }
    values.merge_sensitive(change.after_sensitive);
    return values;
}

Value before_of(const ChangeRecord& change) {
    Value values = change.before;
    values.merge_sensitive(change.before_sensitive);
    return values;
}

Value values_of(const StateRecord& record) {
    Value values = record.values;
    values.merge_sensitive(record.sensitive_values);
    return values;
}

}  // namespace

World build_world(const Document& document, When when, std::vector<Diagnostic>& diagnostics) {
    Builder builder(document, diagnostics);
    std::set<std::pair<std::string_view, std::string_view>> changed;  // address and deposed key name an object
    for (const ChangeRecord& change : document.changes) {
        if (!change.wanted || change.other_mode) continue;
        changed.emplace(change.address, change.deposed);
        const auto known = action_of(change.actions);
        const Action action = known.value_or(change.after.is_null() ? Action::remove : Action::update);
        if (!known && !change.actions.unset())
            diagnostics.push_back({DiagnosticLevel::warning,
                                   fmt::format("an action that is not known here; taken for {}",
                                               action == Action::remove ? "a removal" : "an update"),
                                   std::string(change.address), "", change.byte});
        const bool deposed = !change.deposed.empty();
        // What is replaced, or read again, is nothing new in the network before.
        const Action seen = when == When::after         ? action
                            : action == Action::replace ? Action::remove
                            : action == Action::read    ? Action::none
                                                        : action;
        const auto add = [&](Value values) {
            builder.add(change.address, change.type, change.data, change.index, change.byte, std::move(values), seen,
                        change.deposed, change.previous_address);
        };
        if (when == When::before) {
            if (!change.before.is_null()) add(before_of(change));
        } else if (action == Action::forget || (deposed && action == Action::no_op)) {
            add(before_of(change));  // it stays, no longer managed
        } else if (action != Action::remove && !(change.after.is_null() && change.after_unknown.unset())) {
            add(after_of(change, diagnostics));
            if (is_forgotten(change.actions) && !change.before.is_null())  // the old object stays beside the new one
                builder.add(change.address, change.type, change.data, change.index, change.byte, before_of(change),
                            Action::forget, "forgotten", change.previous_address);
        }
    }
    if (when == When::after && !document.has_changes)
        for (const StateRecord& record : document.planned)
            if (record.wanted && !record.other_mode) {
                changed.emplace(record.address, record.deposed);
                builder.add(record.address, record.type, record.data, record.index, record.byte, values_of(record),
                            Action::create, record.deposed, "");
            }
    for (const StateRecord& record : document.prior)
        if (record.wanted && !record.other_mode && !changed.contains({record.address, record.deposed}))
            builder.add(record.address, record.type, record.data, record.index, record.byte, values_of(record),
                        Action::none, record.deposed, "");
    return builder.world();
}

}  // namespace netlint::plan
