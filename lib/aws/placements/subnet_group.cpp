// Lists the subnets of every subnet group.
#include "subnet_group.hpp"

#include <array>

#include "../context.hpp"

namespace netlint::aws {
namespace {

void read_subnet_group(Context& context, plan::ResourceId id) {
    if (!context.resource(id).managed()) return;
    Many<model::Subnet> subnets = context.many<model::Subnet>(id, "subnet_ids");
    context.network.subnet_groups.push_back({context.where(id), std::move(subnets.possible), subnets.open});
}

constexpr std::array group_readers{
    Reader{"aws_db_subnet_group", Phase::placements, read_subnet_group},
    Reader{"aws_docdb_subnet_group", Phase::placements, read_subnet_group},
    Reader{"aws_neptune_subnet_group", Phase::placements, read_subnet_group},
    Reader{"aws_redshift_subnet_group", Phase::placements, read_subnet_group},
    Reader{"aws_elasticache_subnet_group", Phase::placements, read_subnet_group},
    Reader{"aws_memorydb_subnet_group", Phase::placements, read_subnet_group},
    Reader{"aws_dax_subnet_group", Phase::placements, read_subnet_group},
    Reader{"aws_dms_replication_subnet_group", Phase::placements, read_subnet_group},
};

}  // namespace

std::span<const Reader> subnet_group_readers() {
    return group_readers;
}

}  // namespace netlint::aws
