// Writes a resource into the sections of a plan.
#include "generate/resource.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace netlint::generate {
namespace {

void append(std::string& out, std::initializer_list<std::string_view> parts) {
    for (const std::string_view part : parts) out += part;
}

// Members of an object, with a comma between two of them.
class Members {
public:
    explicit Members(std::string& out) : out_(out) { out_ += '{'; }
    ~Members() { out_ += '}'; }
    std::string& next(std::string_view name) {
        separate();
        append(out_, {"\"", name, "\":"});
        return out_;
    }
    void all(std::string_view written) {
        if (written.empty()) return;
        separate();
        out_ += written;
    }

private:
    void separate() {
        if (!first_) out_ += ',';
        first_ = false;
    }
    std::string& out_;
    bool first_ = true;
};

void append_with_id(std::string& out, std::string_view json, std::string_view id) {
    const std::size_t at = json.find('@');
    if (at == json.npos)
        out += json;
    else
        append(out, {json.substr(0, at), id, json.substr(at + 1)});
}

std::string set_of_ids(std::span<const Target> targets) {
    std::vector<std::string> ids;
    for (const Target& target : targets) ids.push_back(json_string(target.id));
    std::ranges::sort(ids);
    return fmt::format("[{}]", fmt::join(ids, ","));
}

}  // namespace

std::string_view Target::whole() const {
    if (expression.starts_with("var.")) return {};
    return std::string_view(expression).substr(0, expression.rfind('.'));
}

std::string json_string(std::string_view text) {
    std::string out;
    out.reserve(text.size() + 2);
    append(out, {"\"", text, "\""});
    return out;
}

std::string references(std::span<const Target> targets) {
    std::string out = R"({"references":[)";
    for (const Target& target : targets) {
        append(out, {&target == targets.data() ? "\"" : ",\"", target.expression, "\""});
        if (const std::string_view whole = target.whole(); !whole.empty()) append(out, {",\"", whole, "\""});
    }
    return out += "]}";
}

std::string constant(std::string_view json) {
    std::string out;
    append(out, {R"({"constant_value":)", json, "}"});
    return out;
}

Resource& Resource::given(std::string_view name, std::string json) {
    std::string expression = constant(json);
    attributes_.push_back({name, std::move(json), {}, {}, std::move(expression)});
    return *this;
}

Resource& Resource::defaulted(std::string_view name, std::string json) {
    attributes_.push_back({name, std::move(json), {}, {}, {}});
    return *this;
}

Resource& Resource::computed(std::string_view name, std::string json) {
    attributes_.push_back({name, std::move(json), "", "true", {}});
    return *this;
}

Resource& Resource::tagged(std::initializer_list<std::pair<std::string_view, std::string_view>> tags) {
    std::string json;
    {
        Members members(json);
        for (const auto& [key, value] : tags) append(members.next(key), {"\"", value, "\""});
    }
    attributes_.push_back({"tags_all", json, {}, "{}", {}});
    attributes_.push_back({"tags", json, {}, "{}", constant(json)});
    return *this;
}

Resource& Resource::refers(std::string_view name, const Target& target) {
    Attribute attribute{name, json_string(target.id), {}, {}, references({&target, 1})};
    if (target.created) {
        attribute.planned = "";
        attribute.unknown = "true";
    }
    referenced_.push_back(target.expression);
    return add(std::move(attribute), target.created);
}

Resource& Resource::refers_all(std::string_view name, std::span<const Target> targets) {
    for (const Target& target : targets) referenced_.push_back(target.expression);
    return add_set(name, targets, references(targets));
}

Resource& Resource::refers_all(std::string_view name, std::span<const Target> targets, const Target& expressed_by) {
    referenced_.push_back(expressed_by.expression);
    return add_set(name, targets, references({&expressed_by, 1}));
}

Resource& Resource::add_set(std::string_view name, std::span<const Target> targets, std::string expression) {
    Attribute attribute{name, set_of_ids(targets), {}, {}, std::move(expression)};
    const bool created = std::ranges::any_of(targets, &Target::created);
    if (created) attribute.planned = "";
    attribute.unknown = created ? "true" : "[]";
    return add(std::move(attribute), created);
}

Resource& Resource::add(Attribute attribute, bool created) {
    attributes_.push_back(std::move(attribute));
    created_ = created_ || created;  // nothing that exists can refer to what does not
    return *this;
}

Target Resource::target() const {
    return {address() + ".id", id_, created_};
}

std::string Resource::address() const {
    return fmt::format("{}.{}", type_->name, name_);
}

void Resource::write_head(std::string& out, std::string_view module) const {
    append(out, {"{\"address\":\"", module, module.empty() ? "" : ".", type_->name, ".", name_,
                 "\",\"mode\":\"managed\",\"type\":\"", type_->name, "\",\"name\":\"", name_,
                 "\",\"provider_name\":\"registry.terraform.io/hashicorp/aws\""});
}

void Resource::write_state(std::string& out) const {
    Members members(out);
    members.all(type_->defaults);
    for (const Computed& computed : type_->computed) append_with_id(members.next(computed.name), computed.json, id_);
    for (const Attribute& attribute : attributes_) members.next(attribute.name) += attribute.value;
}

void Resource::write_after(std::string& out) const {
    if (!created_) return write_state(out);
    Members members(out);
    members.all(type_->defaults);
    for (const Attribute& attribute : attributes_)
        if (!attribute.planned)
            members.next(attribute.name) += attribute.value;
        else if (!attribute.planned->empty())
            members.next(attribute.name) += *attribute.planned;
}

void Resource::write_unknown(std::string& out) const {
    Members members(out);
    if (!created_) return;
    for (const Computed& computed : type_->computed) members.next(computed.name) += "true";
    for (const Attribute& attribute : attributes_)
        if (!attribute.unknown.empty()) members.next(attribute.name) += attribute.unknown;
}

void Resource::write_planned(std::string& out, std::string_view module) const {
    write_head(out, module);
    fmt::format_to(std::back_inserter(out), ",\"schema_version\":{},\"values\":", type_->schema_version);
    write_after(out);
    append(out, {",\"sensitive_values\":", type_->sensitive, "}"});
}

void Resource::write_found(std::string& out, std::string_view module) const {
    write_head(out, module);
    fmt::format_to(std::back_inserter(out), ",\"schema_version\":{},\"values\":", type_->schema_version);
    write_state(out);
    append(out, {",\"sensitive_values\":", type_->sensitive, "}"});
}

void Resource::write_change(std::string& out, std::string_view module) const {
    write_head(out, module);
    if (!module.empty()) append(out, {",\"module_address\":\"", module, "\""});
    append(out, {",\"change\":{\"actions\":[\"", created_ ? "create" : "no-op", "\"],\"before\":"});
    if (created_)
        out += "null";
    else
        write_state(out);
    out += ",\"after\":";
    write_after(out);
    out += ",\"after_unknown\":";
    write_unknown(out);
    append(out, {",\"before_sensitive\":", created_ ? std::string_view("false") : type_->sensitive,
                 ",\"after_sensitive\":", type_->sensitive, "}}"});
}

void Resource::write_configured(std::string& out) const {
    append(out, {"{\"address\":\"", type_->name, ".", name_, "\",\"mode\":\"managed\",\"type\":\"", type_->name,
                 "\",\"name\":\"", name_, "\",\"provider_config_key\":\"aws\",\"expressions\":"});
    {
        Members members(out);
        for (const Attribute& attribute : attributes_)
            if (!attribute.expression.empty()) members.next(attribute.name) += attribute.expression;
    }
    fmt::format_to(std::back_inserter(out), ",\"schema_version\":{}}}", type_->schema_version);
}

}  // namespace netlint::generate
