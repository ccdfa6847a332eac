// Flow logs, which move no packet but tell of them.
#include "../readers.hpp"
#include "parse.hpp"

namespace netlint::aws {
namespace {

using plan::ResourceId;

void read_flow_log(Context& context, ResourceId id) {
    model::FlowLog log;
    log.where = context.where(id);
    log.traffic = std::string(context.text(id, "traffic_type"));
    if (const auto vpc = context.one<model::Vpc>(id, "vpc_id").exactly()) {
        log.target = *vpc;
    } else if (const auto subnet = context.one<model::Subnet>(id, "subnet_id").exactly()) {
        log.target = *subnet;
    } else if (const auto eni = context.one<model::Eni>(id, "eni_id").exactly()) {
        log.target = *eni;
    }
    context.network.flow_logs.push_back(std::move(log));
}

}  // namespace

namespace readers {

constexpr Reader flow_log{"aws_flow_log", Phase::late, read_flow_log};

}  // namespace readers
}  // namespace netlint::aws
