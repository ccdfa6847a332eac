// Draws rules that look like those of real groups and ACLs.
#include "generate/rules.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace netlint::generate {
namespace {

constexpr Service services[] = {
    {"tcp", 22, 22},       {"tcp", 25, 25},       {"udp", 53, 53},       {"tcp", 53, 53},       {"tcp", 80, 80},
    {"udp", 123, 123},     {"tcp", 135, 135},     {"udp", 161, 162},     {"tcp", 389, 389},     {"tcp", 443, 443},
    {"tcp", 445, 445},     {"udp", 514, 514},     {"tcp", 587, 587},     {"tcp", 636, 636},     {"tcp", 1433, 1433},
    {"tcp", 1521, 1521},   {"tcp", 2049, 2049},   {"tcp", 2379, 2380},   {"tcp", 3000, 3000},   {"tcp", 3306, 3306},
    {"tcp", 3389, 3389},   {"udp", 4789, 4789},   {"tcp", 5000, 5000},   {"tcp", 5432, 5432},   {"tcp", 5601, 5601},
    {"tcp", 5671, 5672},   {"tcp", 6379, 6379},   {"tcp", 6443, 6443},   {"tcp", 7000, 7001},   {"tcp", 8000, 8099},
    {"tcp", 8080, 8080},   {"udp", 8125, 8125},   {"tcp", 8200, 8200},   {"tcp", 8301, 8301},   {"udp", 8301, 8301},
    {"tcp", 8443, 8443},   {"tcp", 9000, 9000},   {"tcp", 9042, 9042},   {"tcp", 9090, 9094},   {"tcp", 9100, 9100},
    {"tcp", 9200, 9300},   {"tcp", 10250, 10250}, {"tcp", 11211, 11211}, {"tcp", 15672, 15672}, {"tcp", 27017, 27019},
    {"tcp", 30000, 32767}, {"icmp", 8, 0},        {"tcp", 1024, 65535},  {"tcp", 0, 65535},     {"udp", 0, 65535},
};
constexpr Service denied[] = {
    {"tcp", 22, 22}, {"tcp", 25, 25}, {"tcp", 135, 139}, {"tcp", 445, 445}, {"udp", 161, 162}};
constexpr Service everything{"-1", 0, 0}, https{"tcp", 443, 443};
const net::Prefix any_v4(net::Address::v4(0), 0), any_v6(net::Address::v6(0), 0);

constexpr std::size_t corporate_networks = 4096, partner_networks = 256;

// One of the organisation's networks outside AWS, in 172.16.0.0/12; they nest.
net::Prefix corporate(std::size_t n) {
    return {net::Address::v4((172u << 24 | 16u << 16) + static_cast<net::Ipv4>(n * 2654435761u % (1u << 20))),
            static_cast<unsigned>(16 + n % 13)};
}

// One of those that it works with, in public address space.
net::Prefix partner(std::size_t n) {
    return {net::Address::v4((52u << 24) + static_cast<net::Ipv4>(n << 14)), static_cast<unsigned>(24 + n % 9)};
}

}  // namespace

net::Prefix RuleMaker::within(std::size_t vpc) {
    const net::Prefix whole = addressing_.vpc(vpc);
    if (dice_.chance(15)) return whole;
    const net::Prefix subnet = addressing_.subnet(vpc, dice_.below(shape_.subnets));
    if (dice_.chance(40)) return subnet;
    const auto host = static_cast<net::Ipv4>(dice_.below(addressing_.hosts()));
    const auto length = static_cast<unsigned>(subnet.length() + 1 + dice_.below(32 - subnet.length()));
    return {net::Address::v4(subnet.first().as_v4() + host), length};
}

net::Prefix RuleMaker::within_v6(std::size_t vpc) {
    return dice_.chance(40) ? addressing_.vpc_v6(vpc) : addressing_.subnet_v6(vpc, dice_.below(shape_.subnets));
}

std::optional<net::Prefix> RuleMaker::peer(bool or_group) {
    const std::size_t roll = dice_.below(100);
    if (roll < 20 && or_group) return std::nullopt;
    const bool own = roll < 50;
    if (roll < 75) {
        const std::size_t vpc = own ? vpc_ : dice_.below(shape_.vpcs);
        return dual_stack_ && dice_.chance(25) ? within_v6(vpc) : within(vpc);
    }
    if (roll < 95) return corporate(dice_.below(corporate_networks));
    if (roll < 99) return partner(dice_.below(partner_networks));
    return dual_stack_ && dice_.chance(50) ? any_v6 : any_v4;
}

std::vector<Rule> RuleMaker::group(std::span<const std::size_t> referable) {
    std::vector<Service> used;
    for (std::size_t n = 3 + dice_.below(6); n > 0; --n) used.push_back(dice_.pick(services));
    const std::size_t outward = shape_.rules < 2 ? 0 : 1 + (shape_.rules - 1) / 10;

    std::vector<Rule> rules;
    std::set<std::tuple<bool, std::string_view, int, int, std::optional<net::Prefix>, std::size_t>> seen;
    const auto add = [&](Rule rule) {
        if (seen.emplace(rule.egress, rule.service.protocol, rule.service.from, rule.service.to, rule.prefix,
                         rule.group)
                .second)
            rules.push_back(rule);
    };
    if (outward > 0 && dice_.chance(50)) add({true, everything, any_v4});
    // Where chance has drawn all there is, ports of the group's own go on.
    for (std::size_t tries = 0; rules.size() < shape_.rules; ++tries) {
        const bool egress = rules.size() < outward;
        Rule rule{egress, dice_.pick(used), peer(!referable.empty())};
        if (!rule.prefix) rule.group = dice_.pick(referable);
        if (rule.prefix && rule.prefix->length() == 0) rule.service = https;
        if (tries > 4 * shape_.rules)
            rule.service = {"tcp", static_cast<int>(1024 + rules.size()), static_cast<int>(1024 + rules.size())};
        add(rule);
    }
    return rules;
}

std::vector<Entry> RuleMaker::acl() {
    std::vector<Entry> entries;
    const std::size_t closing = std::min<std::size_t>(shape_.acl_entries, dual_stack_ ? 2 : 1);
    while (entries.size() + closing < shape_.acl_entries) {
        // Denied are single services of single networks outside, so that replies to the others come through.
        if (dice_.chance(40))
            entries.push_back({false, dice_.pick(denied), partner(dice_.below(partner_networks))});
        else
            entries.push_back({true, dice_.pick(services), *peer(false)});
    }
    if (closing == 2) entries.push_back({true, everything, any_v6});
    if (closing > 0) entries.push_back({true, everything, any_v4});
    return entries;
}

}  // namespace netlint::generate
