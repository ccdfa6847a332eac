// Writes the sections of a plan, one VPC after the other in each.
#include "generate/plan.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "generate/root_maker.hpp"
#include "generate/vpc_maker.hpp"

namespace netlint::generate {
namespace {

class PlanWriter {
public:
    PlanWriter(const Shape& shape, const std::function<void(std::string_view)>& sink) : shape_(shape), sink_(sink) {
        gateways_ = make_gateways(shape_);
        for (std::size_t vpc = 0; vpc < shape_.vpcs; ++vpc) {
            VpcParts parts = make(vpc);
            any_found_ = any_found_ || std::ranges::any_of(parts.resources, exists);
            outputs_.push_back(
                {parts.joined, std::move(parts.vpc), std::move(parts.gateway_subnets), std::move(parts.private_table)});
        }
        root_ = make_root(shape_, outputs_);
        any_found_ = any_found_ || std::ranges::any_of(root_, exists);
    }

    void write() {
        out_ += R"({"format_version":"1.2","terraform_version":"1.11.4","planned_values":)";
        write_modules(all, [&](const Resource& it, std::string_view module) { it.write_planned(out_, module); });
        out_ += R"(,"resource_changes":[)";
        write_list(root_, all, [&](const Resource& it) { it.write_change(out_, {}); });
        for_each_vpc(
            [&](const VpcParts& vpc) {
                out_ += ',';
                write_list(vpc.resources, all,
                           [&](const Resource& it) { it.write_change(out_, "module." + vpc.module); });
            },
            root_.empty());
        out_ += ']';
        if (any_found_) {
            out_ += R"(,"prior_state":{"format_version":"1.0","terraform_version":"1.11.4","values":)";
            write_modules(exists, [&](const Resource& it, std::string_view module) { it.write_found(out_, module); });
            out_ += '}';
        }
        write_configuration();
        write_relevant();
        out_ += R"(,"timestamp":"2026-01-01T00:00:00Z","applyable":true,"complete":true,"errored":false})";
        out_ += '\n';
        flush();
    }

private:
    static bool all(const Resource&) { return true; }
    static bool exists(const Resource& resource) { return !resource.created(); }

    VpcParts make(std::size_t vpc) const {
        std::optional<Target> gateway = gateway_of(shape_, gateways_, vpc);
        if (gateway) gateway->expression = "var.transit_gateway_id";
        return make_vpc(shape_, vpc, gateway);
    }

    // Without the comma that `visit` begins with, where nothing stands before.
    template <class Visit>
    void for_each_vpc(Visit visit, bool nothing_before) {
        for (std::size_t vpc = 0; vpc < shape_.vpcs; ++vpc) {
            const std::size_t start = out_.size();
            visit(make(vpc));
            if (nothing_before && out_.size() > start) {
                out_.erase(start, 1);
                nothing_before = false;
            }
            flush();
        }
    }
    template <class Write>
    static bool write_list(const std::vector<Resource>& resources, bool (*wanted)(const Resource&), std::string& out,
                           Write write) {
        bool first = true;
        for (const Resource& resource : resources) {
            if (!wanted(resource)) continue;
            if (!first) out += ',';
            first = false;
            write(resource);
        }
        return !first;
    }
    template <class Write>
    void write_list(const std::vector<Resource>& resources, bool (*wanted)(const Resource&), Write write) {
        write_list(resources, wanted, out_, write);
    }

    template <class Write>
    void write_modules(bool (*wanted)(const Resource&), Write write) {
        out_ += R"({"root_module":{"resources":[)";
        write_list(root_, wanted, [&](const Resource& it) { write(it, {}); });
        out_ += R"(],"child_modules":[)";
        for_each_vpc(
            [&](const VpcParts& vpc) {
                if (std::ranges::none_of(vpc.resources, wanted)) return;
                const std::string module = "module." + vpc.module;
                out_ += R"(,{"resources":[)";
                write_list(vpc.resources, wanted, [&](const Resource& it) { write(it, module); });
                out_ += fmt::format(R"(],"address":"{}"}})", module);
            },
            true);
        out_ += "]}}";
    }

    void write_configuration() {
        out_ +=
            R"(,"configuration":{"provider_config":{"aws":{"name":"aws","full_name":"registry.terraform.io/hashicorp/aws","expressions":{"region":{"constant_value":"eu-west-1"}}}},"root_module":{"resources":[)";
        write_list(root_, all, [&](const Resource& it) { it.write_configured(out_); });
        out_ += R"(],"module_calls":{)";
        std::size_t n = 0;
        for_each_vpc(
            [&](const VpcParts& vpc) {
                const std::optional<Target> gateway = gateway_of(shape_, gateways_, n++);
                out_ += fmt::format(R"(,"{0}":{{"source":"./{0}")", vpc.module);
                if (gateway)
                    out_ += fmt::format(R"(,"expressions":{{"transit_gateway_id":{}}})", references({&*gateway, 1}));
                out_ += R"(,"module":{"outputs":{)";
                bool first = true;
                for (const VpcParts::Output* output : {&vpc.gateway_subnets, &vpc.private_table, &vpc.vpc}) {
                    out_ += fmt::format(R"({}"{}":{{"expression":{}}})", first ? "" : ",", output->name,
                                        references(output->inside));
                    first = false;
                }
                out_ += R"(},"resources":[)";
                write_list(vpc.resources, all, [&](const Resource& it) { it.write_configured(out_); });
                out_ += gateway ? R"(],"variables":{"transit_gateway_id":{}}}})" : "]}}";
            },
            true);
        out_ += "}}}";
    }

    // What the module's expressions name, each once.
    void write_relevant() {
        out_ += R"(,"relevant_attributes":[)";
        bool first = true;
        const auto write = [&](const std::vector<Resource>& resources, std::string_view module) {
            std::set<std::string_view> named;
            for (const Resource& resource : resources)
                for (const std::string& expression : resource.referenced())
                    if (!expression.starts_with("var.") && !expression.starts_with("module.")) named.insert(expression);
            for (const std::string_view expression : named) {
                const std::size_t dot = expression.rfind('.');
                out_ += fmt::format(R"({}{{"resource":"{}{}","attribute":["{}"]}})", first ? "" : ",", module,
                                    expression.substr(0, dot), expression.substr(dot + 1));
                first = false;
            }
        };
        write(root_, "");
        for (std::size_t vpc = 0; vpc < shape_.vpcs; ++vpc) {
            const VpcParts parts = make(vpc);
            write(parts.resources, fmt::format("module.{}.", parts.module));
            flush();
        }
        out_ += ']';
    }

    void flush() {
        sink_(out_);
        out_.clear();
    }

    const Shape& shape_;
    const std::function<void(std::string_view)>& sink_;
    std::string out_;
    std::vector<Resource> gateways_, root_;
    std::vector<VpcOutputs> outputs_;
    bool any_found_ = false;
};

}  // namespace

void write_plan(const Shape& shape, const std::function<void(std::string_view)>& sink) {
    PlanWriter(shape, sink).write();
}

std::string plan_text(const Shape& shape) {
    std::string out;
    write_plan(shape, [&](std::string_view part) { out += part; });
    return out;
}

}  // namespace netlint::generate
