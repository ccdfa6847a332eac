// Elastic IPs: public addresses given to interfaces that exist by then.
#include "../readers.hpp"
#include "parse.hpp"

namespace netlint::aws {
namespace {

using model::Tri;
using plan::ResourceId;

struct Holders {
    std::vector<Id<model::Eni>> enis;
    bool certain = false;
};

// The attribute that the configuration writes names the holder; both are computed as well.
Holders holders(Context& context, ResourceId id, const char* interface_path, const char* instance_path) {
    const auto says = [&](const char* path) {
        const plan::Value& value = context.value(id, path);
        return context.written(id, path) || (!value.is_unknown() && !value.unset());
    };
    Holders found;
    if (says(interface_path)) {
        const One<model::Eni> eni = context.one<model::Eni>(id, interface_path);
        found = {eni.ids, eni.exactly().has_value()};
    }
    if (!found.enis.empty() || !says(instance_path)) return found;
    const One<model::Resource> instance = context.one<model::Resource>(id, instance_path);
    for (const Id<model::Resource> candidate : instance.ids) {
        const std::vector<Id<model::Eni>>& enis = context.network.resources[candidate].enis;
        // With several interfaces it goes to the primary one, which the reader of instances puts first.
        if (!enis.empty()) found.enis.push_back(enis.front());
    }
    found.certain = instance.exactly().has_value();
    return found;
}

std::optional<net::Address> address_at(const Context& context, ResourceId id, const char* path) {
    const auto address = net::Address::parse(context.text(id, path));
    return address ? std::optional(*address) : std::nullopt;
}

void give(Context& context, ResourceId id, const Holders& to, const std::optional<net::Address>& address) {
    for (const Id<model::Eni> holder : to.enis) {
        model::Eni& eni = context.network.enis[holder];
        if (!to.certain && eni.has_public_v4 == Tri::yes) continue;
        eni.has_public_v4 = to.certain ? Tri::yes : Tri::unknown;
        eni.public_v4 = to.certain ? address : std::nullopt;
        eni.public_where = context.where(id);
    }
}

void read_elastic_ip(Context& context, ResourceId id) {
    if (!context.resource(id).managed()) return;
    const Holders to = holders(context, id, "network_interface", "instance");
    give(context, id, to, address_at(context, id, "public_ip"));
}

void read_address_association(Context& context, ResourceId id) {
    const Holders to = holders(context, id, "network_interface_id", "instance_id");
    if (to.enis.empty())
        context.diagnose(DiagnosticLevel::warning, id, {}, "which interface gets the Elastic IP is not known");
    give(context, id, to, address_at(context, id, "public_ip"));
}

}  // namespace

namespace readers {

constexpr Reader elastic_ip{"aws_eip", Phase::late, read_elastic_ip};
constexpr Reader elastic_ip_association{"aws_eip_association", Phase::late, read_address_association};

}  // namespace readers
}  // namespace netlint::aws
