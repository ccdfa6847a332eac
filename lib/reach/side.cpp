// Reads one end of a question against a network.
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "netlint/base/suggestion.hpp"
#include "netlint/model/symbolic.hpp"
#include "netlint/net/well_known.hpp"
#include "netlint/reach/question.hpp"
#include "service_table.hpp"

namespace netlint::reach {

namespace {

using Parties = std::vector<Party>;

// The end of an instance key that begins at `at`: past `[0]` or `["a.b"]`.
std::size_t key_end(std::string_view address, std::size_t at) {
    bool quoted = false;
    for (; at < address.size(); ++at) {
        const char c = address[at];
        if (quoted && c == '\\') {
            ++at;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (c == ']' && !quoted) {
            return at + 1;
        }
    }
    return at;
}

enum class Extent : unsigned char { whole, part };  // part: the text may also name a module around the address

// Whether `text` names `address`, where keys left out of the text mean every instance: "module.a.aws_x.y" names
// module.a["k"].aws_x.y[0].
bool names(std::string_view text, std::string_view address, Extent extent) {
    std::size_t i = 0, j = 0;
    while (i < text.size() && j < address.size()) {
        if (address[j] == '[' && text[i] != '[') {
            j = key_end(address, j);
        } else if (address[j] == '[') {
            const std::size_t end = key_end(address, j);
            if (text.substr(i, end - j) != address.substr(j, end - j)) return false;
            i += end - j;
            j = end;
        } else if (text[i++] != address[j++]) {
            return false;
        }
    }
    if (i < text.size()) return false;
    if (j < address.size() && address[j] == '[') j = key_end(address, j);
    return j == address.size() || (extent == Extent::part && address[j] == '.');
}

// The interfaces that `wanted` picks, a party a resource.
template <class Wanted>
Parties interfaces(const model::Network& network, const Wanted& wanted) {
    Parties parties;
    for (std::size_t i = 0; i < network.resources.size(); ++i) {
        ResourceParty party{network.resources.id(i), {}};
        for (const Id<model::Eni> eni : network.resources[party.resource].enis)
            if (wanted(eni)) party.enis.push_back(eni);
        if (!party.enis.empty()) parties.emplace_back(std::move(party));
    }
    return parties;
}

// Objects that the text names: the one with exactly this address, else every instance of it.
template <class T>
std::vector<Id<T>> named(const model::Table<T>& table, std::string_view text) {
    std::vector<Id<T>> instances;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const std::string& address = table[table.id(i)].where.address;
        if (address == text) return {table.id(i)};
        if (!address.empty() && names(text, address, Extent::whole)) instances.push_back(table.id(i));
    }
    return instances;
}

template <class T>
bool has(const std::vector<Id<T>>& ids, Id<T> id) {
    return std::ranges::find(ids, id) != ids.end();
}

std::optional<Parties> named_parties(const model::Network& network, std::string_view text) {
    Parties parties;
    for (const Id<model::Resource> id : named(network.resources, text))
        parties.emplace_back(ResourceParty{id, network.resources[id].enis});
    if (!parties.empty()) return parties;
    if (const auto groups = named(network.security_groups, text); !groups.empty())
        return interfaces(network, [&](Id<model::Eni> eni) {
            return std::ranges::any_of(network.enis[eni].groups,
                                       [&](const model::Attachment& a) { return has(groups, a.group); });
        });
    if (const auto subnets = named(network.subnets, text); !subnets.empty())
        return interfaces(network, [&](Id<model::Eni> eni) { return has(subnets, network.enis[eni].subnet); });
    if (!text.starts_with("module.")) return std::nullopt;
    for (std::size_t i = 0; i < network.resources.size(); ++i) {
        const model::Resource& resource = network.resources[network.resources.id(i)];
        if (!resource.module.empty() && names(text, resource.module, Extent::part))
            parties.emplace_back(ResourceParty{network.resources.id(i), resource.enis});
    }
    if (parties.empty()) return std::nullopt;
    return parties;
}

// Everything that could have been meant. A child module brings its parents along: "module.a.module.b" and "module.a".
std::vector<std::string> candidates(const model::Network& network) {
    std::set<std::string> all{"internet", "internet6", "dns"};
    for (const model::Resource& resource : network.resources) {
        all.insert(resource.where.address);
        for (std::string module = resource.module; !module.empty();) {
            all.insert(module);
            const std::size_t child = module.rfind(".module.");
            module.resize(child == std::string::npos ? 0 : child);
        }
    }
    for (const model::SecurityGroup& group : network.security_groups) all.insert(group.where.address);
    for (const model::Subnet& subnet : network.subnets) all.insert(subnet.where.address);
    all.erase("");
    return {all.begin(), all.end()};
}

Result<Parties> unknown_name(const model::Network& network, std::string_view text) {
    for (const model::Unmodelled& other : network.unmodelled)
        if (other.address == text)
            return fail("{} is not modelled: netlint knows no network interfaces of {}", text, other.type);
    if (network.find_vpc(text))
        return fail("{} is a whole VPC; name a resource, a security group, a subnet or a module in it", text);
    return fail("nothing in the plan with network interfaces is called '{}'{}", text,
                did_you_mean(text, candidates(network)));
}

// An address or a prefix; host bits are a slip of the pen worth telling.
Result<net::Prefix> parse_hosts(std::string_view text) {
    if (text.find('/') != std::string_view::npos) return net::Prefix::parse(text);
    const auto address = net::Address::parse(text);
    if (!address) return std::unexpected(address.error());
    return net::Prefix::of(*address);
}

// Interfaces that have, or may get, an address of the prefix; and hosts that are none of the plan's. An address that
// the plan gives to one interface is nobody else's in that subnet.
Parties hosts(const model::Network& network, const net::Prefix& prefix, std::string_view text) {
    const set::AddressSet wanted = set::AddressSet::of(prefix);
    std::vector<set::AddressSet> given(network.subnets.size());
    for (const model::Eni& eni : network.enis)
        if (eni.address_fixed) given[eni.subnet.value] |= eni.addresses;
    Parties parties = interfaces(network, [&](Id<model::Eni> id) {
        const model::Eni& eni = network.enis[id];
        return (eni.address_fixed ? eni.addresses : eni.addresses - given[eni.subnet.value]).overlaps(wanted);
    });
    parties.emplace_back(Outside{std::string(text), wanted});
    return parties;
}

// What the platform answers by itself, on the link: the resolver, instance metadata, time.
bool is_platform(const model::Network& network, const net::Address& address) {
    if (std::ranges::find(net::platform_addresses, address, &net::NamedAddress::address) !=
        net::platform_addresses.end())
        return true;
    return std::ranges::any_of(network.vpcs, [&](const model::Vpc& vpc) {
        const auto primary =
            std::ranges::find(vpc.prefixes, net::Family::ipv4, [](const net::Prefix& p) { return p.family(); });
        return primary != vpc.prefixes.end() && address == net::Address::v4(primary->first().as_v4() + 2);
    });
}

Parties hosts_or_platform(const model::Network& network, const net::Prefix& prefix, std::string_view text) {
    if (prefix.first() == prefix.last() && is_platform(network, prefix.first()))
        return Parties{ResolverParty{prefix.first()}};
    return hosts(network, prefix, text);
}

Result<Parties> public_hosts(std::string_view prefix_text, std::string_view text) {
    const auto prefix = parse_hosts(prefix_text);
    if (!prefix) return std::unexpected(prefix.error());
    const set::AddressSet everywhere = set::AddressSet::internet_v4() | model::public_hosts_v6();
    const set::AddressSet wanted = set::AddressSet::of(*prefix) & everywhere;
    if (wanted.empty()) return fail("{} holds no public address; say cidr:{}", prefix_text, prefix_text);
    return Parties{Outside{std::string(text), wanted}};
}

Result<Parties> service(const model::Network& network, std::string_view name) {
    std::vector<std::string> known(known_services.begin(), known_services.end());
    for (const model::VpcEndpoint& endpoint : network.endpoints)
        if (!endpoint.service.empty()) known.push_back(endpoint.service);
    if (std::ranges::find(known, name) == known.end())
        return fail("no AWS service is called '{}'{}", name, did_you_mean(name, known));
    return Parties{ServiceParty{std::string(name)}};
}

Result<Parties> resolver(const model::Network& network, std::string_view address_text, std::string_view text) {
    const auto address = net::Address::parse(address_text);
    if (!address) return std::unexpected(address.error());
    return hosts_or_platform(network, net::Prefix::of(*address), text);
}

Result<Parties> parties_of(const model::Network& network, std::string_view text) {
    if (text.empty()) return fail("an end of the question is empty");
    if (text == "internet") return Parties{Outside{"internet", set::AddressSet::internet_v4()}};
    if (text == "internet6") return Parties{Outside{"internet6", model::public_hosts_v6()}};
    if (text == "dns") return Parties{ResolverParty{}};
    if (auto parties = named_parties(network, text)) return *std::move(parties);
    const auto after = [&](std::string_view word) { return text.substr(word.size()); };
    if (text.starts_with("internet:")) return public_hosts(after("internet:"), text);
    if (text.starts_with("service:")) return service(network, after("service:"));
    if (text.starts_with("dns:")) return resolver(network, after("dns:"), text);
    if (text.starts_with("zone:")) return fail("{} needs a policy that defines the zone", text);
    for (const std::string_view word : {"cidr:", "vpc:"})
        if (text.starts_with(word)) {
            const auto prefix = parse_hosts(after(word));
            if (!prefix) return std::unexpected(prefix.error());
            return hosts_or_platform(network, *prefix, text);
        }
    if (const auto prefix = parse_hosts(text)) return hosts_or_platform(network, *prefix, text);
    // "10.0.0.1/8" is meant as a prefix, so say what is wrong with it.
    if (text.find('/') != std::string_view::npos && text.find_first_not_of("0123456789abcdefABCDEF.:/") == text.npos)
        return std::unexpected(parse_hosts(text).error());
    return unknown_name(network, text);
}

}  // namespace

Result<Side> parse_side(const model::Network& network, std::string_view text) {
    auto parties = parties_of(network, text);
    if (!parties) return std::unexpected(parties.error());
    return Side{std::string(text), *std::move(parties)};
}

}  // namespace netlint::reach
