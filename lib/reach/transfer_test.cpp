// The laws of transfers: simplification, application in both directions, and how the two directions answer each other.
#include "netlint/reach/transfer.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "network_builder.hpp"

using namespace netlint;
using namespace netlint::reach;
using netlint::testing::addresses;
using set::AddressSet;
using set::HeaderSpace;

namespace {

HeaderSpace space(const char* source, const char* destination, const char* service,
                  net::PortRange ports = net::PortRange::all) {
    return HeaderSpace::box(addresses(source), addresses(destination), netlint::testing::services(service),
                            set::to_port_set(ports));
}

Transfer permit(const HeaderSpace& headers) {
    return Transfer::permit(Headers::exactly(headers));
}

const HeaderSpace web_space = space("10.0.0.0/8", "0.0.0.0/0", "tcp/443");
const HeaderSpace low = space("10.0.0.0/9", "0.0.0.0/0", "all");
const HeaderSpace dns = space("10.0.0.0/8", "0.0.0.0/0", "udp/53");
const Transfer nat = Transfer::rewrite(addresses("10.9.0.4/32"), set::to_port_set({1024, 65535}));
const Transfer somewhere = Transfer::rewrite(addresses("10.9.0.4/31"), set::to_port_set({1024, 65535}), false);

std::vector<Transfer> samples() {
    return {Transfer::pass(),
            Transfer::block(),
            permit(web_space),
            permit(low),
            permit(dns),
            Transfer::permit(Headers::at_most(web_space)),
            nat,
            somewhere,
            Transfer::seq(permit(web_space), nat),
            Transfer::either(permit(dns), nat)};
}

std::vector<Headers> inputs() {
    return {{},
            Headers::exactly(HeaderSpace::all()),
            Headers::exactly(web_space),
            Headers::at_most(low),
            Headers::exactly(space("10.9.0.4/32", "0.0.0.0/0", "tcp/443", {2000, 3000})),
            Headers::exactly(space("10.9.0.4/31", "0.0.0.0/0", "tcp, icmp", {1024, 65535}))};
}

}  // namespace

TEST_CASE("block absorbs and pass vanishes") {
    for (const Transfer& t : samples()) {
        CHECK(Transfer::seq(Transfer::block(), t) == Transfer::block());
        CHECK(Transfer::seq(t, Transfer::block()) == Transfer::block());
        CHECK(Transfer::seq(Transfer::pass(), t) == t);
        CHECK(Transfer::seq(t, Transfer::pass()) == t);
        CHECK(Transfer::either(Transfer::block(), t) == t);
        CHECK(Transfer::either(t, Transfer::block()) == t);
        CHECK(Transfer::either(t, t) == t);
    }
    CHECK(Transfer::either(Transfer::pass(), permit(web_space)) == Transfer::pass());
}

TEST_CASE("permits of nothing and of everything are block and pass") {
    CHECK(permit(HeaderSpace::none()) == Transfer::block());
    CHECK(permit(HeaderSpace::all()) == Transfer::pass());
    CHECK_FALSE(Transfer::permit(Headers::at_most(HeaderSpace::all())).is_pass());
    CHECK(Transfer::rewrite({}, set::PortSet::all()) == Transfer::block());
}

TEST_CASE("permits in a row intersect, permits side by side unite") {
    CHECK(Transfer::seq(permit(web_space), permit(low)) == permit(web_space & low));
    CHECK(Transfer::seq(permit(web_space), permit(dns)) == Transfer::block());
    CHECK(Transfer::either(permit(web_space), permit(dns)) == permit(web_space | dns));
    CHECK(Transfer::either(permit(web_space), permit(~web_space)) == Transfer::pass());
}

TEST_CASE("seq and either associate") {
    for (const Transfer& a : samples())
        for (const Transfer& b : samples())
            for (const Transfer& c : samples()) {
                CHECK(Transfer::seq(Transfer::seq(a, b), c) == Transfer::seq(a, Transfer::seq(b, c)));
                for (const Headers& in : inputs())
                    CHECK(Transfer::either(Transfer::either(a, b), c).forward(in) ==
                          Transfer::either(a, Transfer::either(b, c)).forward(in));
            }
}

TEST_CASE("a simplified transfer does what its parts do") {
    for (const Transfer& a : samples())
        for (const Transfer& b : samples())
            for (const Headers& in : inputs()) {
                CHECK(Transfer::seq(a, b).forward(in) == b.forward(a.forward(in)));
                CHECK(Transfer::either(a, b).forward(in) == (a.forward(in) | b.forward(in)));
                for (const Pick pick : {Pick::some, Pick::every}) {
                    CHECK(Transfer::seq(a, b).backward(in, pick) == a.backward(b.backward(in, pick), pick));
                    CHECK(Transfer::either(a, b).backward(in, pick) == (a.backward(in, pick) | b.backward(in, pick)));
                }
            }
}

TEST_CASE("application grows with its argument and keeps must within may") {
    for (const Transfer& t : samples())
        for (const Headers& x : inputs())
            for (const Headers& y : inputs()) {
                const Headers more = t.forward(x | y);
                CHECK(t.forward(x).may.subset_of(more.may));
                CHECK(t.forward(x).must.subset_of(more.must));
                CHECK(more.must.subset_of(more.may));
                for (const Pick pick : {Pick::some, Pick::every}) {
                    const Headers before = t.backward(x | y, pick);
                    CHECK(t.backward(x, pick).may.subset_of(before.may));
                    CHECK(before.must.subset_of(before.may));
                }
                CHECK(t.backward(x, Pick::every).may.subset_of(t.backward(x, Pick::some).may));
                CHECK(t.backward(x, Pick::every).must.subset_of(t.backward(x, Pick::some).must));
            }
}

TEST_CASE("backward answers forward") {
    for (const Transfer& t : samples())
        for (const Headers& in : inputs())
            for (const Headers& out : inputs()) {
                // Something of `in` comes out inside `out` exactly if `in` meets what has to go in.
                CHECK((t.forward(in).may & out.may).empty() == (in.may & t.backward(out, Pick::some).may).empty());
                // What goes in as "every" asks, comes out inside `out`; of two ways, the other may lead elsewhere.
                if (std::holds_alternative<Transfer::Either>(t.kind())) continue;
                CHECK(t.forward(Headers::exactly(t.backward(out, Pick::every).must)).may.subset_of(out.must));
            }
}

TEST_CASE("a rewrite picks any of its ports and keeps the service") {
    const Headers out = nat.forward(Headers::exactly(space("10.0.0.0/24", "192.0.2.0/24", "tcp/443", {5, 5})));
    CHECK(out == Headers::exactly(space("10.9.0.4/32", "192.0.2.0/24", "tcp/443", {1024, 65535})));
    const HeaderSpace icmp = space("10.0.0.0/24", "192.0.2.0/24", "icmp/8");
    CHECK(nat.forward(Headers::exactly(icmp)).may == space("10.9.0.4/32", "192.0.2.0/24", "icmp/8"));
}

TEST_CASE("every port has to pass, or some") {
    const HeaderSpace onward = space("10.9.0.4/32", "192.0.2.0/24", "tcp/443", {32768, 61000});
    const HeaderSpace before = space("0.0.0.0/0", "192.0.2.0/24", "tcp/443");
    CHECK(nat.backward(Headers::exactly(onward), Pick::some) == Headers::exactly(before));
    CHECK(nat.backward(Headers::exactly(onward), Pick::every) == Headers{});
    const HeaderSpace whole = space("10.9.0.4/32", "192.0.2.0/24", "tcp/443", {1, 65535});
    CHECK(nat.backward(Headers::exactly(whole), Pick::every) == Headers::exactly(before));
}

TEST_CASE("of a hidden address each must pass, some may") {
    const HeaderSpace one = space("10.9.0.5/32", "192.0.2.0/24", "tcp/443");
    const HeaderSpace before = space("0.0.0.0/0", "192.0.2.0/24", "tcp/443");
    CHECK(somewhere.backward(Headers::exactly(one), Pick::every) == Headers::at_most(before));
    CHECK(somewhere.backward(Headers::exactly(space("10.9.0.4/31", "192.0.2.0/24", "tcp/443")), Pick::every) ==
          Headers::exactly(before));
}
