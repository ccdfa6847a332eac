// Reading the configuration: resources of wanted types, outputs, variables' defaults and module calls.
#include "document.hpp"
#include "json_value.hpp"

namespace netlint::plan {

namespace ondemand = simdjson::ondemand;

namespace {

ConfigResource read_config_resource(ondemand::value json, const ReadSpec& spec) {
    ConfigResource resource;
    bool wanted = true;
    for (auto field : json.get_object()) {
        const std::string_view key = field.unescaped_key();
        if (key == "mode")
            resource.mode = read_text(field.value()) == "data" ? Mode::data : Mode::managed;
        else if (key == "type")
            wanted = (resource.type = read_text(field.value()), !spec.wanted || spec.wanted(resource.type));
        else if (key == "name")
            resource.name = read_text(field.value());
        else if (key == "provider_config_key")
            resource.provider_key = read_text(field.value());
        else if (key == "expressions" && wanted)
            resource.expressions = read_value(field.value());
        else if (key == "count_expression")
            resource.count_expression = read_value(field.value());
        else if (key == "for_each_expression")
            resource.for_each_expression = read_value(field.value());
    }
    return resource;
}

void read_outputs(ondemand::value json, ConfigModule& module) {
    for (auto field : json.get_object()) {
        const std::string name(std::string_view(field.unescaped_key()));
        for (auto member : field.value().get_object())
            if (std::string_view(member.unescaped_key()) == "expression")
                module.outputs[name] = read_value(member.value());
    }
}

void read_variables(ondemand::value json, ConfigModule& module) {
    for (auto field : json.get_object()) {
        const std::string name(std::string_view(field.unescaped_key()));
        for (auto member : field.value().get_object())
            if (std::string_view(member.unescaped_key()) == "default")
                module.defaults[name] = read_value(member.value());
    }
}

ConfigCall read_call(std::string_view name, ondemand::value json, const ReadSpec& spec, int depth) {
    ConfigCall call;
    call.name = name;
    for (auto field : json.get_object()) {
        const std::string_view key = field.unescaped_key();
        if (key == "source")
            call.source = read_text(field.value());
        else if (key == "expressions")
            call.expressions = read_value(field.value());
        else if (key == "count_expression")
            call.count_expression = read_value(field.value());
        else if (key == "for_each_expression")
            call.for_each_expression = read_value(field.value());
        else if (key == "module")
            call.module = read_module(field.value(), spec, depth + 1);
    }
    if (!call.module) call.module = std::make_unique<ConfigModule>();
    return call;
}

}  // namespace

std::unique_ptr<ConfigModule> read_module(ondemand::value json, const ReadSpec& spec, int depth) {
    if (depth > depth_limit) throw simdjson::simdjson_error(simdjson::DEPTH_ERROR);
    auto module = std::make_unique<ConfigModule>();
    if (json.type() != ondemand::json_type::object) return module;
    for (auto field : json.get_object()) {
        const std::string_view key = field.unescaped_key();
        ondemand::value value = field.value();
        if (value.type() == ondemand::json_type::null) continue;
        if (key == "resources") {
            for (auto item : value.get_array()) module->resources.push_back(read_config_resource(item.value(), spec));
        } else if (key == "outputs") {
            read_outputs(value, *module);
        } else if (key == "variables") {
            read_variables(value, *module);
        } else if (key == "module_calls") {
            for (auto call : value.get_object())
                module->calls.push_back(read_call(std::string_view(call.unescaped_key()), call.value(), spec, depth));
        }
    }
    return module;
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
