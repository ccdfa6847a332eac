// Reading the configuration: resources of wanted types, outputs, variables' defaults and module calls.
#include "document.hpp"
#include "json_value.hpp"

namespace netlint::plan {

namespace ondemand = simdjson::ondemand;

namespace {

class ConfigReader {
public:
    ConfigReader(JsonReader& json, const ReadSpec& spec) : json_(json), spec_(spec) {}

    std::unique_ptr<ConfigModule> module(ondemand::value json, int depth) {
        if (depth > depth_limit) throw simdjson::simdjson_error(simdjson::DEPTH_ERROR);
        auto module = std::make_unique<ConfigModule>();
        json_.members(json, "a module of the configuration", [&](std::string_view key, ondemand::value value) {
            if (key == "resources") {
                module->resources.clear();
                json_.items(value, "a module's resources",
                            [&](ondemand::value item) { module->resources.push_back(resource(item)); });
            } else if (key == "outputs") {
                json_.members(value, "a module's outputs", [&](std::string_view name, ondemand::value output) {
                    read_member(output, "an output", "expression", module->outputs, name);
                });
            } else if (key == "variables") {
                json_.members(value, "a module's variables", [&](std::string_view name, ondemand::value variable) {
                    read_member(variable, "a variable", "default", module->defaults, name);
                });
            } else if (key == "module_calls") {
                module->calls.clear();
                json_.members(value, "module_calls", [&](std::string_view name, ondemand::value called) {
                    module->calls.push_back(call(name, called, depth));
                });
            }
        });
        return module;
    }

private:
    ConfigResource resource(ondemand::value json) {
        ConfigResource resource;
        bool wanted = true;
        json_.members(json, "a resource of the configuration", [&](std::string_view key, ondemand::value value) {
            if (key == "mode")
                resource.mode = read_text(value) == "data" ? Mode::data : Mode::managed;
            else if (key == "type")
                wanted = (resource.type = read_text(value), !spec_.wanted || spec_.wanted(resource.type));
            else if (key == "name")
                resource.name = read_text(value);
            else if (key == "provider_config_key")
                resource.provider_key = read_text(value);
            else if (key == "expressions" && wanted)
                resource.expressions = json_.value(value);
            else if (key == "count_expression")
                resource.count_expression = json_.value(value);
            else if (key == "for_each_expression")
                resource.for_each_expression = json_.value(value);
        });
        return resource;
    }

    void read_member(ondemand::value json, std::string_view what, std::string_view wanted,
                     std::map<std::string, Value, std::less<>>& into, std::string_view name) {
        json_.members(json, what, [&](std::string_view key, ondemand::value value) {
            if (key == wanted) into[std::string(name)] = json_.value(value);
        });
    }

    ConfigCall call(std::string_view name, ondemand::value json, int depth) {
        ConfigCall call;
        call.name = name;
        json_.members(json, "a module call", [&](std::string_view key, ondemand::value value) {
            if (key == "source")
                call.source = read_text(value);
            else if (key == "expressions")
                call.expressions = json_.value(value);
            else if (key == "count_expression")
                call.count_expression = json_.value(value);
            else if (key == "for_each_expression")
                call.for_each_expression = json_.value(value);
            else if (key == "module")
                call.module = module(value, depth + 1);
        });
        if (!call.module) call.module = std::make_unique<ConfigModule>();
        return call;
    }

    JsonReader& json_;
    const ReadSpec& spec_;
};

}  // namespace

std::unique_ptr<ConfigModule> read_module(ondemand::value json, JsonReader& reader, const ReadSpec& spec) {
    return ConfigReader(reader, spec).module(json, 0);
}

const ConfigResource* ConfigModule::find(Mode mode, std::string_view type, std::string_view name) const {
    for (const ConfigResource& resource : resources)
        if (resource.mode == mode && resource.type == type && resource.name == name) return &resource;
    return nullptr;
}

const ConfigCall* ConfigModule::call(std::string_view name) const {
    for (const ConfigCall& call : calls)
        if (call.name == name) return &call;
    return nullptr;
}

bool is_expression(const Value& value) {
    if (!value.is_object()) return false;
    for (const auto& [key, member] : value.members())
        if (key != "constant_value" && key != "references") return false;
    return true;
}

}  // namespace netlint::plan
