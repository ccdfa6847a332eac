// Building the network before and the network after from a plan document.
#include "worlds.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>
#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

#include "address_reader.hpp"
#include "world_builder.hpp"

namespace netlint::plan {
namespace {

// What an argument of a provider configuration says: a constant, or a variable of the root with a value.
std::string_view text_of(const Document& document, const Value& expression) {
    if (const auto text = expression["constant_value"].as_string()) return *text;
    for (const Value& reference : expression["references"].items())
        if (const auto text = reference.as_string(); text && text->starts_with("var."))
            return document.variables[text->substr(4)]["value"].as_string().value_or("");
    return {};
}

// The account of the role that it assumes, or the only one that it lets itself be used with.
std::string_view account_of(const Document& document, const Value& expressions) {
    const Value& roles = expressions["assume_role"];
    if (!roles.items().empty()) {
        const std::string_view role = text_of(document, roles[roles.items().size() - 1]["role_arn"]);
        std::size_t begin = 0;  // arn:aws:iam::123456789012:role/name
        for (int colons = 0; colons < 4; ++colons) {
            begin = role.find(':', begin);
            if (begin == std::string_view::npos) return {};
            ++begin;
        }
        return role.substr(begin, role.find(':', begin) - begin);
    }
    const Value& allowed = expressions["allowed_account_ids"]["constant_value"];
    return allowed.items().size() == 1 ? allowed[0].as_string().value_or("") : std::string_view();
}

struct Provider {
    std::string_view region, account;
};

Provider provider_of(const Document& document, std::string_view key) {
    const Value& expressions = document.provider_config[key]["expressions"];
    return {text_of(document, expressions["region"]), account_of(document, expressions)};
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
        : document_(document),
          diagnostics_(diagnostics),
          builder_(document.changes.size() + document.forgotten + document.prior.size() + document.planned.size()) {}

    void add(std::string_view address, std::string_view type, bool data, const Value& index, std::size_t byte,
             Value values, Action action, std::string_view deposed, std::string_view previous) {
        Resource& resource = builder_.draft();
        resource.address_text = address;
        if (const auto parsed = addresses_.read(address, resource.address); !parsed) {
            diagnostics_.push_back({DiagnosticLevel::warning, parsed.error().message, std::string(address), "", byte});
            resource.address.type = type;
            resource.address.name = address;
            resource.address.mode = data ? Mode::data : Mode::managed;
        }
        if (const Key key = key_of(index); !index.is_null() && key != resource.address.key) {
            diagnostics_.push_back(
                {DiagnosticLevel::warning,
                 fmt::format("its index is {}, its address says otherwise; the index is used", to_string(key)),
                 std::string(address), "", byte});
            resource.address.key = key;
        }
        if (!builder_.add_draft(deposed)) {
            diagnostics_.push_back(
                {DiagnosticLevel::warning, "listed twice; the first one is used", std::string(address), "", byte});
            return;
        }
        resource.values = values;
        resource.byte = byte;
        resource.action = action;
        resource.deposed = !deposed.empty();
        resource.previous_address = previous;
        resource.config = config_of(resource.address);
        if (resource.config) {
            const Provider& provider = provider_of(resource.config->provider_key);
            resource.region = provider.region;
            resource.account = provider.account;
        }
    }

    // Of what has been added.
    const World& so_far() const { return builder_.world(); }
    World world() { return builder_.built(); }

private:
    const Provider& provider_of(std::string_view key) {
        const auto [row, fresh] = providers_.emplace(key, Provider());
        if (fresh) row->second = plan::provider_of(document_, key);
        return row->second;
    }

    // Of the resource that was added last.
    const ConfigResource* config_of(const InstanceAddress& address) {
        if (module_number_ != addresses_.module()) {
            module_number_ = addresses_.module();
            module_ = document_.configuration.get();
            block_ = nullptr;
            for (const ModuleStep& step : address.modules) {
                const ConfigCall* call = module_ ? module_->call(step.name) : nullptr;
                module_ = call ? call->module.get() : nullptr;
            }
        }
        if (!module_) return nullptr;
        // Instances come in the order of their blocks: mostly it is the block before, or the next one.
        const auto is_of = [&](const ConfigResource& block) {
            return block.name == address.name && block.type == address.type && block.mode == address.mode;
        };
        const ConfigResource* const end = module_->resources.data() + module_->resources.size();
        if (block_ && !is_of(*block_)) ++block_;
        if (!block_ || block_ == end || !is_of(*block_))
            block_ = module_->find(address.mode, address.type, address.name);
        return block_;
    }

    const Document& document_;
    std::vector<Diagnostic>& diagnostics_;
    WorldBuilder builder_;
    AddressReader addresses_;
    std::optional<std::uint32_t> module_number_;
    const ConfigModule* module_ = nullptr;                             // of that number
    const ConfigResource* block_ = nullptr;                            // found in it before
    boost::unordered_flat_map<std::string_view, Provider> providers_;  // by provider key
};

// A text that a program put where the plan had nothing to say.
bool is_placeholder(const Value& value) {
    const auto text = value.kind() == Value::Kind::string ? value.as_string() : std::nullopt;
    return text == "known after apply" || text == "(known after apply)";
}

bool holds_placeholder(const Value& value) {
    return is_placeholder(value) || std::ranges::any_of(value.items(), holds_placeholder) ||
           std::ranges::any_of(value.members(), holds_placeholder, &Value::Member::second);
}

Value without_placeholders(const Value& value, ValueStore& store) {
    if (is_placeholder(value)) return Value::unknown();
    if (!holds_placeholder(value)) return value;
    if (value.is_list()) {
        std::vector<Value> items;
        for (const Value& item : value.items()) items.push_back(without_placeholders(item, store));
        return store.list(items);
    }
    std::vector<Value::Member> members;
    for (const auto& [key, member] : value.members()) members.emplace_back(key, without_placeholders(member, store));
    return store.object(members);
}

// The name of the first member for which `test(name, value)` holds.
template <class Test>
std::string first_member(const Value& value, Test test) {
    const auto found = std::ranges::find_if(value.members(), [&](const auto& m) { return test(m.first, m.second); });
    return found == value.members().end() ? "" : std::string(found->first);
}

Value after_of(const ChangeRecord& change, bool holds_code, ValueStore& store, std::vector<Diagnostic>& diagnostics) {
    const auto tell = [&](std::string message, std::string attribute) {
        diagnostics.push_back({DiagnosticLevel::warning, std::move(message), std::string(change.address),
                               std::move(attribute), change.byte});
    };
    Value values = change.after;
    if (holds_code && holds_placeholder(values)) {
        values = without_placeholders(values, store);
        tell("\"known after apply\" stands where a value should; it is read as unknown",
             first_member(change.after, [](auto, const Value& member) { return holds_placeholder(member); }));
    }
    const Merged merged = merge_unknown(values, change.after_unknown, store);
    if (!merged.agree)
        tell("after and after_unknown disagree; what they disagree on is unknown",
             first_member(change.after_unknown, [&](std::string_view name, const Value& unknown) {
                 return !merge_unknown(values[name], unknown, store).agree;
             }));
    return merge_sensitive(merged.value, change.after_sensitive, store);
}

Value before_of(const ChangeRecord& change, ValueStore& store) {
    return merge_sensitive(change.before, change.before_sensitive, store);
}

Value values_of(const StateRecord& record, ValueStore& store) {
    return merge_sensitive(record.values, record.sensitive_values, store);
}

// Terraform removes some objects from its state only: AWS made them with a VPC or an account, and they stay as they are
// while that does.
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_security_group
class Staying {
public:
    explicit Staying(const Document& document) {
        for (const ChangeRecord& change : document.changes)
            if (change.type == "aws_vpc" && change.actions.action && *change.actions.action == Action::remove)
                if (const auto id = change.before["id"].as_string()) removed_.emplace(*id);
    }

    bool holds(const ChangeRecord& change) const {
        if (!change.type.starts_with("aws_default_") || change.data || !change.deposed.empty()) return false;
        if (change.type == "aws_default_vpc" || change.type == "aws_default_subnet")
            return change.before["force_destroy"].as_bool() != true;
        if (std::ranges::find(made_with_vpcs, change.type) == std::end(made_with_vpcs)) return false;
        const auto vpc = change.before["vpc_id"].as_string();
        return vpc && !removed_.contains(*vpc);
    }

private:
    static constexpr std::string_view made_with_vpcs[] = {"aws_default_route_table", "aws_default_security_group",
                                                          "aws_default_network_acl"};

    boost::unordered_flat_set<std::string_view> removed_;  // ids of VPCs
};

}  // namespace

World build_world(const Document& document, When when, ValueStore& store, std::vector<Diagnostic>& diagnostics) {
    Builder builder(document, diagnostics);
    const Staying staying(document);
    ObjectNames changed;  // where no instance that was added shows it
    for (const ChangeRecord& change : document.changes) {
        if (!change.wanted || change.other_mode) continue;
        const Action action = change.actions.action.value_or(change.after.is_null() ? Action::remove : Action::update);
        if (!change.actions.action && change.actions.told)
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
        bool shown = false;
        const auto add = [&](Value values) {
            shown = !deposed;
            builder.add(change.address, change.type, change.data, change.index, change.byte, values, seen,
                        change.deposed, change.previous_address);
        };
        if (when == When::before) {
            if (!change.before.is_null()) add(before_of(change, store));
        } else if (action == Action::forget || (deposed && action == Action::no_op) ||
                   (action == Action::remove && staying.holds(change))) {
            add(before_of(change, store));  // it stays, no longer managed
        } else if (action != Action::remove && !(change.after.is_null() && change.after_unknown.unset())) {
            add(after_of(change, document.holds_code, store, diagnostics));
            if (change.actions.forgotten && !change.before.is_null())  // the old object stays beside the new one
                builder.add(change.address, change.type, change.data, change.index, change.byte,
                            before_of(change, store), Action::forget, "forgotten", change.previous_address);
        }
        if (!shown && !document.prior.empty()) changed.emplace(change.address, change.deposed);
    }
    if (when == When::after && !document.has_changes)
        for (const StateRecord& record : document.planned)
            if (record.wanted && !record.other_mode) {
                if (!record.deposed.empty()) changed.emplace(record.address, record.deposed);
                builder.add(record.address, record.type, record.data, record.index, record.byte,
                            values_of(record, store), Action::create, record.deposed, "");
            }
    const std::size_t planned = builder.so_far().resources().size();
    const auto in_plan = [&](const StateRecord& record) {
        const auto shown = record.deposed.empty() ? builder.so_far().find(record.address) : std::nullopt;
        return (shown && shown->value < planned) || changed.contains({record.address, record.deposed});
    };
    for (const StateRecord& record : document.prior)
        if (record.wanted && !record.other_mode && !in_plan(record))
            builder.add(record.address, record.type, record.data, record.index, record.byte, values_of(record, store),
                        Action::none, record.deposed, "");
    return builder.world();
}

}  // namespace netlint::plan
