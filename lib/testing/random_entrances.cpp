// Throws dice for ways in that no route decides: entrances, and associations with service networks.
#include "netlint/model/symbolic.hpp"
#include "random_maker.hpp"

namespace netlint::testing {
namespace {

constexpr model::EntranceKind service_kinds[] = {model::EntranceKind::accelerator, model::EntranceKind::content_network,
                                                 model::EntranceKind::service_network,
                                                 model::EntranceKind::public_endpoint};

}  // namespace

// By services, and by a balancer that stands at the first interface.
void RandomMaker::make_entrances() {
    constexpr const char* services[] = {"tcp/443", "tcp/1024-65535", "tcp", "udp/53"};
    constexpr const char* calls[] = {"tcp/443", "tcp/80"};
    if (!dice_.chance(35)) return;
    for (const Id<model::Eni> target : enis_) {
        if (!dice_.chance(20)) continue;
        model::Entrance made;
        made.where.address = name("aws_globalaccelerator_endpoint_group", network.entrances.size());
        made.kind = dice_.pick(service_kinds);
        made.target = target;
        made.services = *set::ServiceSet::parse(dice_.pick(services));
        made.clients = made.kind == model::EntranceKind::accelerator
                           ? has_v6_ ? set::AddressSet::internet() : set::AddressSet::internet_v4()
                           : model::symbolic_block(dice_.chance(50) ? "s3" : "vpc-lattice");
        made.certainty = certainty("entrance");
        network.entrances.add(std::move(made));
    }
    for (const Id<model::Vpc> v : vpcs_) {
        if (!dice_.chance(15)) continue;
        model::ServiceNetworkAssociation made;
        made.where.address = name("aws_vpclattice_service_network_vpc_association", v.value);
        made.vpc = v;
        if (dice_.chance(60)) made.groups.push_back({in_vpc(dice_.pick(groups_), v), certainty("attachment"), {}});
        made.groups_complete = certainty("groups");
        made.certainty = certainty("association");
        if (dice_.chance(40)) {
            made.services = set::Bounds<set::ServiceSet>::exactly(*set::ServiceSet::parse(dice_.pick(services)));
            if (dice_.chance(doubt_ * 4)) made.services.must = {};
            made.depends_on = made.where.address + ": services";
        }
        network.service_networks.add(std::move(made));
    }
    if (!dice_.chance(30)) return;
    for (std::size_t i = 1; i < enis_.size(); ++i) {
        if (!dice_.chance(60)) continue;
        model::Entrance made;
        made.where.address = name("aws_lb_listener", network.entrances.size());
        made.target = enis_[i];
        made.services = *set::ServiceSet::parse(dice_.chance(70) ? "tcp/443" : "tcp");
        made.clients = set::AddressSet::all();
        made.door = enis_[0];
        if (!dice_.chance(doubt_)) made.listens = *set::ServiceSet::parse(dice_.pick(calls));
        made.certainty = certainty("entrance");
        network.entrances.add(std::move(made));
    }
}

// Balancers of an endpoint service behind some interfaces.
void RandomMaker::make_fronts() {
    constexpr const char* services[] = {"tcp/443", "tcp/1024-65535", "tcp", "udp/53", "tcp/80"};
    if (!dice_.chance(25)) return;
    for (const Id<model::Eni> eni : enis_) {
        for (int i = 0; i < 2 && dice_.chance(25); ++i) {
            model::ServiceFront made;
            made.where.address = name("aws_lb", network.service_fronts.size());
            made.services = set::Bounds<set::ServiceSet>::exactly(*set::ServiceSet::parse(dice_.pick(services)));
            if (dice_.chance(doubt_)) {
                made.services.may |= *set::ServiceSet::parse(dice_.pick(services));
                made.depends_on = made.where.address + ": listeners";
            }
            if (dice_.chance(60)) made.door = dice_.pick(enis_);
            if (dice_.chance(20)) made.filters = model::Tri::no;
            if (dice_.chance(doubt_)) made.filters = model::Tri::unknown;
            network.enis[eni].fronts.push_back(network.service_fronts.add(std::move(made)));
        }
    }
}

}  // namespace netlint::testing
