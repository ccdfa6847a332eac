// Building the network before and the network after from a plan document.
#include "worlds.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace netlint::plan {
namespace {

Action action_of(const Value& actions) {
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
    return Action::update;
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

class Builder {
public:
    Builder(const Document& document, std::vector<Diagnostic>& diagnostics)
        : document_(document), diagnostics_(diagnostics) {}

    void add(std::string_view address, std::string_view type, bool data, const Value& index, std::size_t byte,
             Value values, Action action, bool deposed, std::string_view previous) {
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
        if (const auto number = index.kind() == Value::Kind::number ? index.as_int() : std::nullopt)
            resource.address.key = *number;
        else if (index.kind() == Value::Kind::string)
            resource.address.key = std::string(*index.as_string());
        if (!deposed && !seen_.insert(resource.address_text).second) {
            diagnostics_.push_back(
                {DiagnosticLevel::warning, "listed twice; the first one is used", resource.address_text, "", byte});
            return;
        }
        resource.values = std::move(values);
        resource.byte = byte;
        resource.action = action;
        resource.deposed = deposed;
        resource.previous_address = previous;
        resource.config = config_of(resource.address);
        resource.region = region_of(document_, resource.config);
        resources_.push_back(std::move(resource));
    }

    bool has(std::string_view address) const { return seen_.contains(address); }
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
    std::set<std::string, std::less<>> seen_;
};

Value after_of(const ChangeRecord& change, std::vector<Diagnostic>& diagnostics) {
    Value values = change.after;
    if (!values.merge_unknown(change.after_unknown))
        diagnostics.push_back({DiagnosticLevel::warning,
                               "after and after_unknown disagree; what they disagree on is unknown",
                               std::string(change.address), "", change.byte});
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
    std::set<std::string_view> changed;
    for (const ChangeRecord& change : document.changes) {
        if (!change.wanted) continue;
        if (change.deposed.empty()) changed.insert(change.address);
        const Action action = action_of(change.actions);
        const bool deposed = !change.deposed.empty();
        const auto add = [&](Value values) {
            builder.add(change.address, change.type, change.data, change.index, change.byte, std::move(values), action,
                        deposed, change.previous_address);
        };
        if (when == When::before) {
            if (!change.before.is_null()) add(before_of(change));
        } else if (action == Action::forget || (deposed && action == Action::no_op)) {
            add(before_of(change));  // it stays, no longer managed
        } else if (action != Action::remove && !(change.after.is_null() && change.after_unknown.unset())) {
            add(after_of(change, diagnostics));
        }
    }
    for (const StateRecord& record : document.prior)
        if (record.wanted && !(record.deposed.empty() && changed.contains(record.address)))
            builder.add(record.address, record.type, record.data, record.index, record.byte, values_of(record),
                        Action::none, !record.deposed.empty(), "");
    if (when == When::after && !document.has_changes)
        for (const StateRecord& record : document.planned)
            if (record.wanted && !builder.has(record.address))
                builder.add(record.address, record.type, record.data, record.index, record.byte, values_of(record),
                            Action::create, false, "");
    return builder.world();
}

}  // namespace netlint::plan
