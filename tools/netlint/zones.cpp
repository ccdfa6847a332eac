// netlint zones: what each zone of the policy contains, and how subnets and tiers were classified.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "command.hpp"
#include "input.hpp"
#include "netlint/base/overloaded.hpp"
#include "netlint/rule/zone.hpp"
#include "output.hpp"

namespace netlint::cli {
namespace {

struct ZonesOptions {
    std::string plan, source, policy;
};

constexpr std::size_t longest = 60;

std::string addresses_text(const set::AddressSet& addresses) {
    const std::string text = addresses.to_string();
    return text.size() <= longest ? text : text.substr(0, text.rfind(',', longest)) + ", ...";
}

std::string_view tier_name(model::Tier tier) {
    switch (tier) {
        case model::Tier::edge:
            return "edge";
        case model::Tier::app:
            return "app";
        case model::Tier::data:
            return "data";
        case model::Tier::endpoint:
            return "endpoint";
        case model::Tier::nat:
            return "nat";
        case model::Tier::other:
            break;
    }
    return "other";
}

// The subnets that a resource's interfaces of the zone lie in, with what their routes make them.
std::string places_of(const model::Network& network, const reach::ResourceParty& party) {
    std::vector<std::string> texts;
    for (const Id<model::Eni> eni : party.enis) {
        const Id<model::Subnet> subnet = network.enis[eni].subnet;
        texts.push_back(fmt::format("{} ({})", network.subnets[subnet].where.address,
                                    to_string(rule::classify(network, subnet).kind)));
    }
    std::sort(texts.begin(), texts.end());
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    return fmt::format("{}", fmt::join(texts, ", "));
}

std::string text_of(const model::Network& network, const reach::Party& party) {
    return std::visit(
        overloaded{[&](const reach::ResourceParty& resource) {
                       const model::Resource& of = network.resources[resource.resource];
                       std::string text =
                           fmt::format("{}  {} tier, as {}", of.where.address, tier_name(of.tier), of.type);
                       if (resource.enis.empty()) return text + "; the plan shows none of its interfaces";
                       text += "; in " + places_of(network, resource);
                       if (resource.enis.size() < of.enis.size())
                           text += fmt::format("; {} of its {} interfaces", resource.enis.size(), of.enis.size());
                       return text;
                   },
                   [](const reach::Outside& outside) {
                       return fmt::format("{}  {}", outside.name, addresses_text(outside.addresses));
                   },
                   [](const reach::ServiceParty& service) { return "service:" + service.name; },
                   [](const reach::ResolverParty&) { return std::string("dns"); }},
        party);
}

// What a zone is by definition: the policy's, or built in.
std::string definition_of(const rule::Policy& policy, const std::string& name) {
    for (const rule::ZoneDefinition& zone : policy.zones)
        if (zone.name == name)
            return fmt::format("{}  ({}:{})", zone.selector.to_string(), zone.where.file, zone.where.line);
    for (const auto& [zone, meaning] : rule::built_in_zones())
        if (zone == name) return fmt::format("{}  (built in)", meaning);
    return "";
}

std::string subnets_text(const model::Network& network) {
    if (network.subnets.empty()) return "";
    std::string text = "subnets, by their effective routes\n";
    for (std::size_t i = 0; i < network.subnets.size(); ++i) {
        const rule::SubnetClass kind = rule::classify(network, network.subnets.id(i));
        const model::Subnet& subnet = network.subnets[network.subnets.id(i)];
        text += fmt::format(
            "  {:<9} {}{}{}\n", to_string(kind.kind), subnet.where.address.empty() ? "(default)" : subnet.where.address,
            kind.decided_by.address.empty() ? "" : fmt::format("  by {}", kind.decided_by.to_string()),
            kind.certainty.certain() ? "" : fmt::format("  possibly more open: {}", kind.certainty.depends_on()));
    }
    return text;
}

int run_zones(const ZonesOptions& options) {
    const auto policy = load_policy(options.policy);
    if (!policy) {
        print_error(policy.error());
        return misused;
    }
    Loaded loaded = load(options.plan, options.source, false);
    if (!loaded.analysis) return loaded.status;
    loaded.analysis->assume(policy->assume);
    const model::Network& network = loaded.analysis->network();
    const rule::Zones zones(network, *policy);
    std::string text;
    for (const std::string& name : zones.names()) {
        const auto side = zones.side({rule::Selector::Name{name}, {}});
        text += fmt::format("{}  {}\n", name, definition_of(*policy, name));
        if (!side) {
            text += fmt::format("  (empty: {})\n", side.error().message);
            continue;
        }
        if (side->parties.empty()) text += "  (empty)\n";
        for (const reach::Party& party : side->parties) text += fmt::format("  {}\n", text_of(network, party));
    }
    return write(text + subnets_text(network), "");
}

}  // namespace

void add_zones(CLI::App& app, Run& run) {
    auto options = std::make_shared<ZonesOptions>();
    CLI::App& command =
        *app.add_subcommand("zones", "What each zone contains, and how tiers and subnets were classified");
    command.add_option("PLAN", options->plan, "Plan JSON, or '-'")->required();
    command.add_option("--source", options->source, "Folder of the root module's Terraform, to follow its locals")
        ->type_name("DIR");
    command.add_option("--policy", options->policy, "Policy (default: netlint.yaml here or above)")->type_name("FILE");
    command.callback([options, &run] { run = [options] { return run_zones(*options); }; });
}

}  // namespace netlint::cli
