// Makes a VPC: subnets and their routes, ACLs, groups, interfaces, and what else an account holds.
#include "generate/vpc_maker.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "dice.hpp"
#include "generate/addressing.hpp"
#include "generate/filters.hpp"
#include "generate/rules.hpp"

namespace netlint::generate {
namespace {

std::string json_string(const net::Prefix& prefix) {
    return generate::json_string(prefix.to_string());
}
std::string json_string(const net::Address& address) {
    return generate::json_string(address.to_string());
}
using generate::json_string;

// Whether the n-th of many is among so many percent of them, which are spread evenly.
bool falls_to(std::size_t n, unsigned percent) {
    return (n + 1) * percent / 100 != n * percent / 100;
}

class VpcMaker {
public:
    VpcMaker(const Shape& shape, std::size_t vpc, const std::optional<Target>& gateway)
        : shape_(shape),
          addressing_(shape),
          index_(vpc),
          module_(fmt::format("vpc{:04}", vpc)),
          gateway_(gateway),
          dice_(testing::Dice(shape.seed * 0x100000001b3ull + vpc).roll()),  // neighbouring seeds share their rolls
          dual_stack_(falls_to(vpc, shape.ipv6)),
          public_subnets_(shape.subnets / 2) {}

    VpcParts make() {
        make_vpc();
        make_subnets();
        make_routes();
        make_acls();
        make_groups();
        make_interfaces();
        make_other();
        VpcParts parts{module_, index_ < shape_.vpcs - isolated_vpcs(shape_), {}, {}, {}, {}};
        parts.vpc = {"vpc_id", {vpc_}, module_};
        parts.gateway_subnets = {"gateway_subnet_ids", gateway_subnets_, module_};
        parts.private_table = {"private_table_id", {private_table_}, module_};
        std::ranges::sort(resources_, {}, [](const Resource& r) { return r.address(); });
        parts.resources = std::move(resources_);
        return parts;
    }

private:
    Resource start(const Type& type, std::string name) {
        std::string id = hashed_id(shape_, type, module_, name);
        return {type, std::move(name), std::move(id), dice_.chance(shape_.unknown)};
    }
    Target keep(Resource resource) {
        resources_.push_back(std::move(resource));
        return resources_.back().target();
    }
    std::string named(std::string_view what) const { return fmt::format("{}-{}", module_, what); }

    void make_vpc() {
        constexpr std::array environments{"prod", "prod", "staging", "dev"};
        const std::string id = hashed_id(shape_, types::vpc, module_, "this");
        Resource vpc(types::vpc, "this", id, falls_to(index_, shape_.unknown));
        vpc.given("cidr_block", json_string(addressing_.vpc(index_))).given("enable_dns_hostnames", "true");
        if (dual_stack_) {
            vpc.given("ipv6_ipam_pool_id", json_string("ipam-pool-0123456789abcdef0"));
            vpc.given("ipv6_cidr_block", json_string(addressing_.vpc_v6(index_)));
        } else {
            vpc.defaulted("ipv6_ipam_pool_id", "null").computed("ipv6_cidr_block", "\"\"");
        }
        vpc.tagged({{"Environment", environments[index_ % environments.size()]}, {"Name", module_}});
        vpc_ = keep(std::move(vpc));
    }

    void make_subnets() {
        constexpr std::array zones{"eu-west-1a", "eu-west-1b", "eu-west-1c"};
        for (std::size_t s = 0; s < shape_.subnets; ++s) {
            const bool is_public = s < public_subnets_;
            const std::size_t zone = (is_public ? s : s - public_subnets_) % zones.size();
            Resource subnet = start(types::subnet, fmt::format("s{:02}", s));
            subnet.refers("vpc_id", vpc_).given("cidr_block", json_string(addressing_.subnet(index_, s)));
            subnet.given("availability_zone", json_string(zones[zone]));
            if (is_public)
                subnet.given("map_public_ip_on_launch", "true");
            else
                subnet.defaulted("map_public_ip_on_launch", "false");
            if (dual_stack_)
                subnet.given("ipv6_cidr_block", json_string(addressing_.subnet_v6(index_, s)));
            else
                subnet.defaulted("ipv6_cidr_block", "null");
            subnet.tagged(
                {{"Name", named(is_public ? "public" : "private")}, {"Tier", is_public ? "public" : "private"}});
            subnets_.push_back(keep(std::move(subnet)));
            if (!is_public && s - public_subnets_ < zones.size()) gateway_subnets_.push_back(subnets_.back());
        }
    }

    Target table(std::string name) {
        Resource table = start(types::route_table, name);
        table.refers("vpc_id", vpc_).tagged({{"Name", named(name)}});
        return keep(std::move(table));
    }
    void route(std::string name, const Target& table, std::string_view destination, std::string_view kind,
               const Target& target) {
        const bool v6 = destination.find(':') != destination.npos;
        Resource route = start(types::route, std::move(name));
        route.refers("route_table_id", table);
        route.given(v6 ? "destination_ipv6_cidr_block" : "destination_cidr_block", json_string(destination));
        route.defaulted(v6 ? "destination_cidr_block" : "destination_ipv6_cidr_block", "null");
        for (const std::string_view each : route_targets)
            if (each == kind)
                route.refers(each, target);
            else
                route.defaulted(each, "null");
        keep(std::move(route));
    }

    void make_routes() {
        private_table_ = table("private");
        for (std::size_t s = 0; s < shape_.subnets; ++s) {
            if (s == 0 && public_subnets_ > 0) make_internet_routes();
            Resource use = start(types::route_table_association, fmt::format("s{:02}", s));
            use.refers("subnet_id", subnets_[s])
                .refers("route_table_id", s < public_subnets_ ? *public_table_ : private_table_);
            keep(std::move(use));
        }
        if (!gateway_) return;
        route("transit_private", private_table_, "10.0.0.0/8", "transit_gateway_id", *gateway_);
        if (public_table_) route("transit_public", *public_table_, "10.0.0.0/8", "transit_gateway_id", *gateway_);
    }
    void make_internet_routes() {
        Resource gateway = start(types::internet_gateway, "this");
        gateway.refers("vpc_id", vpc_).tagged({{"Name", module_}});
        const Target internet = keep(std::move(gateway));
        public_table_ = table("public");
        route("internet", *public_table_, "0.0.0.0/0", "gateway_id", internet);

        const std::string address =
            json_string(net::Address::v4((52u << 24 | 18u << 16) + static_cast<net::Ipv4>(index_)));
        Resource eip = start(types::eip, "nat");
        eip.given("domain", json_string("vpc")).computed("public_ip", address).tagged({{"Name", named("nat")}});
        const Target allocation = keep(std::move(eip));
        Resource nat = start(types::nat_gateway, "this");
        nat.refers("allocation_id", allocation).refers("subnet_id", subnets_[0]).computed("public_ip", address);
        nat.tagged({{"Name", named("nat")}});
        route("nat", private_table_, "0.0.0.0/0", "nat_gateway_id", keep(std::move(nat)));

        if (!dual_stack_) return;
        route("internet_v6", *public_table_, "::/0", "gateway_id", internet);
        Resource outward = start(types::egress_only_internet_gateway, "this");
        outward.refers("vpc_id", vpc_).tagged({{"Name", module_}});
        route("outward_v6", private_table_, "::/0", "egress_only_gateway_id", keep(std::move(outward)));
    }

    void make_acls() {
        RuleMaker rules(shape_, index_, dual_stack_, dice_);
        for (std::size_t a = 0; a < shape_.acls; ++a) {
            std::vector<Target> guarded;
            for (std::size_t s = a; s < subnets_.size(); s += shape_.acls) guarded.push_back(subnets_[s]);
            Resource acl = start(types::network_acl, fmt::format("a{:02}", a));
            acl.refers("vpc_id", vpc_).refers_all("subnet_ids", guarded).tagged({{"Name", named("acl")}});
            for (const std::string_view direction : {"ingress", "egress"})
                acl.add(to_attribute(direction, rules.acl()), false);
            keep(std::move(acl));
        }
    }

    // A group may be referred to before it is written, so whether each is new is settled first.
    void make_groups() {
        std::vector<bool> is_separate;
        std::vector<Resource> started;
        for (std::size_t g = 0; g < shape_.groups; ++g) {
            const std::string name = fmt::format("g{:04}", g);
            started.push_back(start(types::security_group, name));
            started.back()
                .refers("vpc_id", vpc_)
                .given("name", json_string(named(name)))
                .given("description", json_string("generated"));
            started.back().tagged({{"Name", named(name)}});
            is_separate.push_back(dice_.chance(shape_.separate));
        }
        for (const Resource& group : started) groups_.push_back(group.target());
        RuleMaker maker(shape_, index_, dual_stack_, dice_);
        for (std::size_t g = 0; g < shape_.groups; ++g) {
            const std::vector<Rule> rules = maker.group(referable(g, is_separate[g]));
            if (is_separate[g])
                add_rules(started[g], fmt::format("g{:04}", g), groups_[g], rules);
            else
                write_inside(started[g], rules);
            keep(std::move(started[g]));
        }
    }
    // A group whose rules are written inside refers to one other group at most, as else a plan does not tell which of
    // its rules refers to which; and what exists refers to nothing new.
    std::vector<std::size_t> referable(std::size_t group, bool is_separate) {
        std::vector<std::size_t> others;
        for (std::size_t g = 0; g < shape_.groups; ++g)
            if (g != group && (is_separate || groups_[group].created || !groups_[g].created)) others.push_back(g);
        if (!is_separate && others.size() > 1) others = {dice_.pick(others)};
        return others;
    }
    void write_inside(Resource& group, const std::vector<Rule>& rules) {
        for (const bool egress : {false, true})
            if (std::ranges::any_of(rules, [&](const Rule& rule) { return rule.egress == egress; }))
                group.add(to_attribute(egress, rules, groups_), false);
            else
                group.computed(egress ? "egress" : "ingress", "[]");
    }
    void add_rules(Resource& group, const std::string& name, const Target& target, const std::vector<Rule>& rules) {
        for (const std::string_view direction : {"ingress", "egress"}) group.computed(direction, "[]");
        for (std::size_t n = 0; n < rules.size(); ++n) {
            Resource rule =
                start(rules[n].egress ? types::security_group_egress_rule : types::security_group_ingress_rule,
                      fmt::format("{}_{:03}", name, n));
            rule.refers("security_group_id", target);
            write_rule(rule, rules[n], groups_);
            keep(std::move(rule));
        }
    }

    std::vector<Target> draw_groups() {
        std::vector<Target> set;
        for (std::size_t n = 1 + dice_.below(std::min(shape_.memberships, shape_.groups)); n > 0; --n) {
            const Target& group = dice_.pick(groups_);
            if (std::ranges::find(set, group.id, &Target::id) == set.end()) set.push_back(group);
        }
        return set;
    }
    void make_interfaces() {
        std::vector<std::vector<Target>> sets;
        for (std::size_t n = 0; n < shape_.group_sets && shape_.interfaces > 0; ++n) sets.push_back(draw_groups());
        for (std::size_t n = 0; n < shape_.interfaces; ++n) {
            const std::size_t s = n % subnets_.size(), host = n / subnets_.size();
            const bool is_instance = dice_.chance(shape_.instances);
            Resource end = start(is_instance ? types::instance : types::network_interface, fmt::format("i{:05}", n));
            const std::string address = json_string(addressing_.host(index_, s, host));
            end.refers("subnet_id", subnets_[s]);
            end.refers_all(is_instance ? "vpc_security_group_ids" : "security_groups",
                           sets.empty() ? draw_groups() : dice_.pick(sets));
            if (is_instance)
                end.given("ami", json_string("ami-0123456789abcdef0"))
                    .given("instance_type", json_string("t3.micro"))
                    .given("private_ip", address);
            else
                end.computed("private_ip", address).add(of_list("private_ips", address), false);
            if (dual_stack_)
                end.add(of_list("ipv6_addresses", json_string(addressing_.host_v6(index_, s, host))), false);
            else
                end.computed("ipv6_addresses", "[]");
            end.tagged({{"Name", named("host")}});
            keep(std::move(end));
        }
    }

    static Attribute of_list(std::string_view name, const std::string& only) {
        const std::string list = '[' + only + ']';
        return {name, list, {}, "[false]", constant(list)};
    }

    void make_other() {
        constexpr std::string_view trust =
            R"("{\"Statement\":[{\"Action\":\"sts:AssumeRole\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ec2.amazonaws.com\"}}],\"Version\":\"2012-10-17\"}")";
        constexpr std::string_view grant =
            R"("{\"Statement\":[{\"Action\":[\"s3:GetObject\",\"s3:ListBucket\"],\"Effect\":\"Allow\",\"Resource\":[\"arn:aws:s3:::assets\",\"arn:aws:s3:::assets/*\"]},{\"Action\":\"kms:Decrypt\",\"Effect\":\"Allow\",\"Resource\":\"*\"}],\"Version\":\"2012-10-17\"}")";
        Target role;
        for (std::size_t n = 0; n < shape_.other; ++n) {
            const std::string name = fmt::format("o{:04}", n);
            if (n % 3 == 0) {
                Resource it = start(types::iam_role, name);
                it.given("name", json_string(named(name)))
                    .given("assume_role_policy", std::string(trust))
                    .tagged({{"Name", named(name)}});
                role = keep(std::move(it));
            } else if (n % 3 == 1) {
                Resource it = start(types::iam_role_policy, name);
                it.refers("role", role).given("name", json_string(named(name))).given("policy", std::string(grant));
                keep(std::move(it));
            } else {
                Resource it = start(types::cloudwatch_log_group, name);
                it.given("name", json_string(fmt::format("/app/{}/{}", module_, name)))
                    .given("retention_in_days", "30");
                it.tagged({{"Name", named(name)}});
                keep(std::move(it));
            }
        }
    }

    const Shape& shape_;
    Addressing addressing_;
    std::size_t index_;
    std::string module_;
    std::optional<Target> gateway_;
    testing::Dice dice_;
    bool dual_stack_;
    std::size_t public_subnets_;

    std::vector<Resource> resources_;
    Target vpc_, private_table_;
    std::optional<Target> public_table_;
    std::vector<Target> subnets_, gateway_subnets_, groups_;
};

}  // namespace

Target VpcParts::Output::outside() const {
    const bool created = std::ranges::any_of(inside, &Target::created);
    return {fmt::format("module.{}.{}", module, name), inside.size() == 1 ? inside[0].id : "", created};
}

std::string hashed_id(const Shape& shape, const Type& type, std::string_view module, std::string_view name) {
    std::uint64_t hash = 0xcbf29ce484222325ull;  // FNV-1a
    for (const std::string_view part : {module, type.name, name})
        for (const char c : part) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
    return fmt::format("{}-0{:016x}", type.id_prefix, testing::Dice(hash ^ shape.seed).roll());
}

VpcParts make_vpc(const Shape& shape, std::size_t vpc, const std::optional<Target>& gateway) {
    return VpcMaker(shape, vpc, gateway).make();
}

}  // namespace netlint::generate
