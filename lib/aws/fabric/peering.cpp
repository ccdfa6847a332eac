// VPC peering connections: two VPCs, and whether the connection is accepted.
#include "../readers.hpp"
#include "parse.hpp"

namespace netlint::aws {
namespace {

using model::Tri;
using plan::ResourceId;

// Active once accepted: by itself within one account and region, by an accepter, or as AWS last said.
Tri active(Context& context, ResourceId id) {
    const std::string_view status = context.text(id, context.resource(id).managed() ? "accept_status" : "status");
    if (status == "active") return Tri::yes;
    if (status == "rejected" || status == "expired" || status == "failed" || status == "deleted") return Tri::no;
    return context.flag(id, "auto_accept", Tri::no) == Tri::yes ? Tri::yes : Tri::unknown;
}

void read_peering(Context& context, ResourceId id) {
    if (!context.resource(id).managed()) {
        if (const auto known = context.bindings<model::Peering>().find(context.text(id, "id")))
            return context.bind(id, *known);
    }
    model::Peering peering;
    peering.where = context.where(id);
    peering.requester = context.one<model::Vpc>(id, "vpc_id").exactly();
    peering.accepter = context.one<model::Vpc>(id, "peer_vpc_id").exactly();
    peering.active = active(context, id);
    context.bind(id, context.network.peerings.add(std::move(peering)));
}

// The other side's view of a connection, which the same plan may hold as well.
void read_accepter(Context& context, ResourceId id) {
    const One<model::Peering> found = context.one<model::Peering>(id, "vpc_peering_connection_id");
    const Tri accepted = active(context, id);
    if (const auto exact = found.exactly()) {
        model::Peering& peering = context.network.peerings[*exact];
        if (peering.active == Tri::unknown) peering.active = accepted;
        return context.bind(id, *exact);
    }
    if (!found.ids.empty()) return;
    model::Peering peering;
    peering.where = context.where(id);
    peering.requester = context.one<model::Vpc>(id, "peer_vpc_id").exactly();
    peering.accepter = context.one<model::Vpc>(id, "vpc_id").exactly();
    peering.active = accepted;
    const auto added = context.network.peerings.add(std::move(peering));
    context.bind(id, added);
    context.bindings<model::Peering>().bind(context.text(id, "vpc_peering_connection_id"), added);
}

}  // namespace

namespace readers {

constexpr Reader peering{"aws_vpc_peering_connection", Phase::gateways, read_peering};
constexpr Reader peering_accepter{"aws_vpc_peering_connection_accepter", Phase::gateways, read_accepter};

}  // namespace readers
}  // namespace netlint::aws
