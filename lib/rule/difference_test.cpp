// What differs between two small networks: which ends are looked at, and which are said to be not compared.
#include "netlint/rule/difference.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "network_builder.hpp"
#include "outside_ends.hpp"

using namespace netlint;
using namespace netlint::testing;

namespace {

using Lines = std::vector<std::string>;
using Edit = std::function<void(NetworkBuilder&)>;

// A VPC on the internet with two instances that carry a group of their own each.
struct Base {
    NetworkBuilder builder;
    Id<model::Vpc> vpc = builder.vpc("aws_vpc.a", {"10.0.0.0/16"});
    Id<model::Subnet> subnet = builder.subnet(vpc, "aws_subnet.a", {"10.0.1.0/24"});
    Id<model::RouteTable> table = builder.table(vpc, "aws_route_table.a");
    Id<model::SecurityGroup> app = builder.group(vpc, "aws_security_group.app");
    Id<model::SecurityGroup> data = builder.group(vpc, "aws_security_group.data");
    Id<model::Eni> client = builder.eni(subnet, "aws_instance.app", {app});
    Id<model::Eni> store = builder.eni(subnet, "aws_db_instance.main", {data});

    Base() {
        builder.use(subnet, table);
        builder.route(table, "10.8.0.0/16", model::UnmodelledTarget{"virtual private gateway", "vgw"});
    }
};

std::string told(const rule::Difference& one) {
    std::string text =
        fmt::format("{}{} {} -> {}", one.possible ? "possibly " : "", to_string(one.change), one.from, one.to);
    for (const std::string& other : one.also_from) text += " also from " + other;
    for (const std::string& other : one.also_to) text += " and " + other;
    return text + ' ' + (one.opened.empty() ? "-" + one.closed.to_string() : one.opened.to_string());
}

rule::Differences differences(const Base& earlier, const Base& later) {
    const reach::Engine then(earlier.builder.network), now(later.builder.network);
    return rule::compare(then, now, {}, set::PortSet::of({1024, 65535}));
}

Lines lines(const Base& earlier, const Base& later) {
    Lines out;
    for (const rule::Difference& one : differences(earlier, later).connections) out.push_back(told(one));
    return out;
}

std::vector<std::string> names(const Base& base) {
    std::vector<std::string> out;
    for (const auto& end : rule::outside_ends(base.builder.network, base.builder.network)) out.push_back(end.name);
    return out;
}

bool has(const Lines& all, std::string_view line) {
    return std::ranges::find(all, line) != all.end();
}

}  // namespace

TEST_CASE("equal networks do not differ") {
    CHECK(lines({}, {}).empty());
}

TEST_CASE("hosts of a prefix that holds the VPC count outside of it") {
    Base earlier, later;
    later.builder.allow(later.data, in, "tcp/5432", "10.0.0.0/8");
    const Lines all = lines(earlier, later);
    CAPTURE(fmt::format("{}", fmt::join(all, "\n")));
    // 10.8.0.0/16 is where the VPN's route leads; from the rest of 10.0.0.0/8 no reply finds its way.
    CHECK(has(all, "possibly added cidr:10.8.0.0/16 -> aws_db_instance.main tcp/5432"));
}

TEST_CASE("hosts that only a customer's prefix list names count") {
    Base earlier, later;
    for (Base* base : {&earlier, &later}) base->builder.list("aws_ec2_managed_prefix_list.office", {"10.8.4.0/24"});
    later.builder.allow(later.data, in, "tcp/5432", Id<model::PrefixList>{0});
    CHECK(has(names(later), "cidr:10.8.4.0/24"));
    CHECK(lines(earlier, later) == Lines{"possibly added cidr:10.8.4.0/24 -> aws_db_instance.main tcp/5432"});
}

TEST_CASE("a route into private address space counts, however the filters are spelled") {
    Base earlier, later;
    for (Base* base : {&earlier, &later}) base->builder.allow(base->app, out, "tcp/443", "0.0.0.0/0");
    later.builder.route(later.table, "192.168.7.0/24", model::UnmodelledTarget{"virtual private gateway", "vgw"});
    CHECK(lines(earlier, later) == Lines{"possibly added aws_instance.app -> cidr:192.168.7.0/24 tcp/443"});
}

TEST_CASE("an entry of a network ACL sets its prefix apart") {
    Base earlier, later;
    for (Base* base : {&earlier, &later}) base->builder.allow(base->app, out, "tcp/443", "10.8.0.0/16");
    const auto acl = *later.builder.network.vpcs[later.vpc].default_acl;
    later.builder.entry(acl, out, 50, false, "all", "10.8.9.0/24");
    CHECK(lines(earlier, later) == Lines{"possibly removed aws_instance.app -> cidr:10.8.9.0/24 -tcp/443"});
}

TEST_CASE("a larger prefix tells for its parts") {
    Base earlier, later;
    for (Base* base : {&earlier, &later}) base->builder.list("aws_ec2_managed_prefix_list.office", {"10.8.4.0/24"});
    later.builder.allow(later.data, in, "tcp/5432", "10.8.0.0/16");
    CHECK(lines(earlier, later) == Lines{"possibly added cidr:10.8.0.0/16 -> aws_db_instance.main tcp/5432"});
}

TEST_CASE("a service that gets an endpoint is an end") {
    Base earlier, later;
    for (Base* base : {&earlier, &later}) base->builder.service_list("s3");
    later.builder.allow(later.app, out, "tcp/443", Id<model::PrefixList>{0});
    later.builder.gateway_endpoint(later.vpc, Id<model::PrefixList>{0}, {later.table});
    CHECK(lines(earlier, later) == Lines{"added aws_instance.app -> service:s3 tcp/443"});
}

TEST_CASE("interfaces of one resource are compared with each other") {
    Base earlier, later;
    for (Base* base : {&earlier, &later}) {
        base->builder.eni(base->builder.resource(base->store), base->subnet, {base->data});
        base->builder.allow(base->data, out, "tcp/7000", base->data);
    }
    later.builder.allow(later.data, in, "tcp/7000", later.data);
    CHECK(lines(earlier, later) == Lines{"added aws_db_instance.main -> aws_db_instance.main tcp/7000"});

    // A single interface that stands for any number of them, and one that does not.
    Base one, opened;
    for (Base* base : {&one, &opened}) {
        base->builder.network.resources[base->builder.resource(base->client)].placement = model::Placement::some;
        base->builder.allow(base->app, out, "tcp/7000", base->app);
        base->builder.allow(base->data, out, "tcp/7000", base->data);
    }
    opened.builder.allow(opened.app, in, "tcp/7000", opened.app);
    opened.builder.allow(opened.data, in, "tcp/7000", opened.data);
    CHECK(lines(one, opened) == Lines{"added aws_instance.app -> aws_instance.app tcp/7000"});
}

TEST_CASE("resources with interfaces that one of the plans does not show are named") {
    Base earlier, later;
    CHECK(differences(earlier, later).not_compared.empty());
    auto& shown = later.builder.network.resources[later.builder.resource(later.store)];
    shown.enis_complete = open("aws_db_instance.main: subnets");
    CHECK(differences(earlier, later).not_compared == Lines{"aws_db_instance.main"});
    model::Resource gone;
    gone.where.address = "aws_batch_job.gone";
    gone.enis_complete = open("aws_batch_job.gone: subnets");
    earlier.builder.network.resources.add(std::move(gone));
    CHECK(differences(earlier, later).not_compared == Lines{"aws_batch_job.gone", "aws_db_instance.main"});
    // Equal networks, too.
    CHECK(differences(later, later).not_compared == Lines{"aws_db_instance.main"});
}
