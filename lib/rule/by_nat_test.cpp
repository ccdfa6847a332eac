// What routes alone tell of NAT gateways, beside what is left of a network without them.
#include <doctest/doctest.h>

#include "context.hpp"
#include "network_builder.hpp"
#include "random_network.hpp"

using namespace netlint;
using namespace netlint::testing;

TEST_CASE("what passes a NAT gateway by the routes of random networks is what is lost without it") {
    std::size_t all = 0, nothing = 0, carried = 0;
    for (std::uint64_t seed = 1; seed <= 6000; ++seed) {
        CAPTURE(seed);
        model::Network network = random_network(seed);
        if (network.nat_gateways.empty()) continue;
        for (model::Eni& eni : network.enis) eni.filtered = false;  // groups mostly refuse what routes let through
        const reach::Engine engine(network);
        const rule::Context context(engine, set::PortSet::of({1024, 65535}));
        for (std::size_t i = 0; i < network.enis.size(); ++i)
            for (const reach::Outside& hosts : {reach::Outside{"internet", set::AddressSet::internet()},
                                                {"office", addresses("203.0.113.0/24")},
                                                {"service:s3", model::symbolic_block("s3")},
                                                {"private", addresses("192.168.0.0/16")}}) {
                const Id<model::Eni> eni = network.enis.id(i);
                if (network.resources[network.enis[eni].resource].tier == model::Tier::nat) continue;
                const model::Tri by_nat = engine.fast().by_nat(eni, hosts);
                if (by_nat == model::Tri::unknown) continue;
                const reach::Party from = reach::ResourceParty{network.enis[eni].resource, {eni}};
                rule::Reachability& left = context.without({rule::LostKind{"nat-gateway"}});
                const set::ServiceSet passing = context.reach().passing(left, from, hosts).must;
                if (by_nat == model::Tri::yes) CHECK(passing == context.reach().share_of(from, hosts).must);
                if (by_nat == model::Tri::no) CHECK(passing.empty());
                (by_nat == model::Tri::yes ? all : nothing) += 1;
                carried += !passing.empty();
            }
    }
    CHECK(all > 100);
    CHECK(nothing > 100);
    CHECK(carried > 10);
}
