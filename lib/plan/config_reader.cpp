// Reading the configuration: resources of wanted types, outputs, variables' defaults and module calls.
#include <algorithm>
#include <tuple>

#include "document.hpp"
#include "json_value.hpp"

namespace netlint::plan {

namespace {

std::tuple<Mode, std::string_view, std::string_view> block_name(const ConfigResource& block) {
    return {block.mode, block.type, block.name};
}

class ConfigReader {
public:
    ConfigReader(JsonReader& json, WantedTypes& wanted, ValueStore& names)
        : json_(json), wanted_(wanted), names_(names) {}

    std::unique_ptr<ConfigModule> module(int depth) {
        if (depth > depth_limit) json_.cursor().fail(simdjson::DEPTH_ERROR);
        auto module = std::make_unique<ConfigModule>();
        json_.members("a module of the configuration", [&](std::string_view key) {
            if (is(key, "resources")) {
                module->resources.clear();
                json_.items("a module's resources", [&] { module->resources.push_back(resource()); });
            } else if (is(key, "outputs")) {
                json_.members("a module's outputs", [&](std::string_view name) {
                    read_member("an output", "expression", module->outputs, name);
                });
            } else if (is(key, "variables")) {
                json_.members("a module's variables", [&](std::string_view name) {
                    read_member("a variable", "default", module->defaults, name);
                });
            } else if (is(key, "module_calls")) {
                module->calls.clear();
                json_.members("module_calls",
                              [&](std::string_view name) { module->calls.push_back(call(name, depth)); });
            }
        });
        sort(module->resources, block_name);
        sort(module->calls, &ConfigCall::name);
        return module;
    }

private:
    // Terraform writes them in order.
    static void sort(auto& blocks, auto name) {
        if (!std::ranges::is_sorted(blocks, {}, name)) std::ranges::stable_sort(blocks, {}, name);
    }

    ConfigResource resource() {
        ConfigResource resource;
        bool wanted = true;
        json_.members("a resource of the configuration", [&](std::string_view key) {
            if (is(key, "mode"))
                resource.mode = json_.read_text() == "data" ? Mode::data : Mode::managed;
            else if (is(key, "type"))
                std::tie(resource.type, wanted) = wanted_.find(json_.read_text());
            else if (is(key, "name"))
                resource.name = names_.keep(json_.read_text());
            else if (is(key, "provider_config_key"))
                resource.provider_key = provider(json_.read_text());
            else if (is(key, "expressions") && wanted)
                resource.expressions = json_.value();
            else if (is(key, "count_expression"))
                resource.count_expression = json_.value();
            else if (is(key, "for_each_expression"))
                resource.for_each_expression = json_.value();
        });
        return resource;
    }

    void read_member(std::string_view what, std::string_view wanted, std::map<std::string, Value, std::less<>>& into,
                     std::string_view name) {
        json_.members(what, [&](std::string_view key) {
            if (key == wanted) into[std::string(name)] = json_.value();
        });
    }

    ConfigCall call(std::string_view name, int depth) {
        ConfigCall call;
        call.name = names_.keep(name);
        json_.members("a module call", [&](std::string_view key) {
            if (is(key, "source"))
                call.source = json_.read_text();
            else if (is(key, "expressions"))
                call.expressions = json_.value();
            else if (is(key, "count_expression"))
                call.count_expression = json_.value();
            else if (is(key, "for_each_expression"))
                call.for_each_expression = json_.value();
            else if (is(key, "module"))
                call.module = module(depth + 1);
        });
        if (!call.module) call.module = std::make_unique<ConfigModule>();
        return call;
    }

    // Neighbours mostly have one provider: its key is the same text for them.
    std::string_view provider(std::string_view key) {
        if (key != provider_) provider_ = key;
        return provider_;
    }

    JsonReader& json_;
    WantedTypes& wanted_;
    ValueStore& names_;
    std::string_view provider_;
};

}  // namespace

std::unique_ptr<ConfigModule> read_module(JsonReader& reader, WantedTypes& wanted, ValueStore& names) {
    return ConfigReader(reader, wanted, names).module(0);
}

const ConfigResource* ConfigModule::find(Mode mode, std::string_view type, std::string_view name) const {
    const std::tuple wanted(mode, type, name);
    const auto found = std::ranges::lower_bound(resources, wanted, {}, block_name);
    return found != resources.end() && block_name(*found) == wanted ? &*found : nullptr;
}

const ConfigCall* ConfigModule::call(std::string_view name) const {
    const auto found = std::ranges::lower_bound(calls, name, {}, &ConfigCall::name);
    return found != calls.end() && found->name == name ? &*found : nullptr;
}

bool is_expression(const Value& value) {
    if (!value.is_object()) return false;
    for (const auto& [key, member] : value.members())
        if (!is(key, "constant_value") && !is(key, "references")) return false;
    return true;
}

}  // namespace netlint::plan
