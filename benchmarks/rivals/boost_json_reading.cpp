// A reader of plans as one would write it first: parse the whole document, then walk it.
#include "boost_json_reading.hpp"

#include <unordered_map>
#include <unordered_set>

#include <boost/json.hpp>

namespace netlint::rivals {
namespace {

namespace json = boost::json;

class Walk {
public:
    Walk(bool (*wanted)(std::string_view)) : wanted_(wanted) {}

    Taken taken(const json::value& plan) {
        for (const json::value& change : plan.at("resource_changes").as_array()) this->change(change.as_object());
        if (const json::value* prior = plan.as_object().if_contains("prior_state"))
            state(prior->at("values").at("root_module").as_object());
        configuration(plan.at("configuration").at("root_module").as_object());
        return taken_;
    }

private:
    void change(const json::object& change) {
        const std::string_view address = change.at("address").as_string();
        if (!wanted_(change.at("type").as_string())) return;
        changed_.insert(address);
        const json::object& facts = change.at("change").as_object();
        if (facts.at("actions").as_array().front() == "delete" && facts.at("actions").as_array().size() == 1) return;
        if (!instances_.emplace(address, &facts).second) return;
        ++taken_.instances;
        merged(facts.at("after"), facts.at("after_unknown"));
    }

    void state(const json::object& module) {
        if (const json::value* resources = module.if_contains("resources"))
            for (const json::value& resource : resources->as_array()) {
                const std::string_view address = resource.at("address").as_string();
                if (!wanted_(resource.at("type").as_string()) || changed_.contains(address)) continue;
                if (!instances_.emplace(address, &resource.as_object()).second) continue;
                ++taken_.instances;
                known(resource.at("values"));
            }
        if (const json::value* modules = module.if_contains("child_modules"))
            for (const json::value& child : modules->as_array()) state(child.as_object());
    }

    // `unknown` is true where nothing is known, false or an empty container where all is.
    void merged(const json::value& value, const json::value& unknown) {
        if (unknown.is_bool() && unknown.get_bool()) {
            ++taken_.unknown;
        } else if (unknown.is_array() && value.is_array() && !unknown.get_array().empty()) {
            for (std::size_t i = 0; i < value.get_array().size(); ++i)
                merged(value.get_array()[i], unknown.get_array().at(i));
        } else if (unknown.is_object() && !unknown.get_object().empty()) {
            const json::object none;
            const json::object& members = value.is_object() ? value.get_object() : none;
            for (const auto& [name, member] : members)
                if (const json::value* below = unknown.get_object().if_contains(name))
                    merged(member, *below);
                else
                    known(member);
            for (const auto& [name, below] : unknown.get_object())
                if (!members.contains(name)) merged({}, below);
        } else {
            known(value);
        }
    }

    void known(const json::value& value) {
        if (value.is_array()) {
            for (const json::value& item : value.get_array()) known(item);
        } else if (value.is_object()) {
            for (const auto& [name, member] : value.get_object()) known(member);
        } else {
            ++taken_.known;
            if (value.is_string()) taken_.texts += value.get_string().size();
        }
    }

    void configuration(const json::object& module) {
        if (const json::value* resources = module.if_contains("resources"))
            for (const json::value& resource : resources->as_array())
                if (const json::value* expressions = resource.as_object().if_contains("expressions");
                    expressions && wanted_(resource.at("type").as_string()))
                    references(*expressions);
        if (const json::value* calls = module.if_contains("module_calls"))
            for (const auto& [name, call] : calls->as_object())
                if (const json::value* called = call.as_object().if_contains("module"))
                    configuration(called->as_object());
    }

    void references(const json::value& expression) {
        if (expression.is_array())
            for (const json::value& item : expression.get_array()) references(item);
        if (!expression.is_object()) return;
        for (const auto& [name, member] : expression.get_object())
            if (name == "references" && member.is_array())
                taken_.references += member.get_array().size();
            else
                references(member);
    }

    bool (*wanted_)(std::string_view);
    Taken taken_;
    std::unordered_map<std::string_view, const json::object*> instances_;
    std::unordered_set<std::string_view> changed_;
};

void count(const plan::Value& value, Taken& taken) {
    if (value.is_list()) {
        for (const plan::Value& item : value.items()) count(item, taken);
    } else if (value.is_object()) {
        for (const auto& [name, member] : value.members()) count(member, taken);
    } else if (value.is_unknown()) {
        ++taken.unknown;
    } else {
        ++taken.known;
        if (value.kind() == plan::Value::Kind::string) taken.texts += value.as_string()->size();
    }
}

void references(const plan::Value& expression, Taken& taken) {
    for (const plan::Value& item : expression.items()) references(item, taken);
    for (const auto& [name, member] : expression.members())
        if (name == "references" && member.is_list())
            taken.references += member.items().size();
        else
            references(member, taken);
}

void configuration(const plan::ConfigModule& module, Taken& taken) {
    for (const plan::ConfigResource& block : module.resources) references(block.expressions, taken);
    for (const plan::ConfigCall& call : module.calls) configuration(*call.module, taken);
}

}  // namespace

Taken boost_json_takes(std::string_view plan, bool (*wanted)(std::string_view type)) {
    json::monotonic_resource memory;
    const json::value document = json::parse(plan, &memory);
    return Walk(wanted).taken(document);
}

Taken netlint_took(const plan::Plan& plan) {
    Taken taken;
    taken.instances = plan.after().resources().size();
    for (const plan::Resource& resource : plan.after().resources()) count(resource.values, taken);
    configuration(*plan.configuration(), taken);
    return taken;
}

}  // namespace netlint::rivals
