// netlint trace: what happens to this one packet, hop by hop?
#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "command.hpp"
#include "input.hpp"
#include "netlint/base/overloaded.hpp"
#include "netlint/reach/listening.hpp"
#include "netlint/reach/trace.hpp"
#include "netlint/report/json.hpp"
#include "output.hpp"
#include "output_clash.hpp"
#include "query_options.hpp"
#include "sides.hpp"

namespace netlint::cli {
namespace {

struct TraceOptions {
    std::string plan, source_folder, source, destination, format = "text", colour = "auto", policy;
    reach::Query query;
};

struct Pair {
    reach::Endpoint from, to;
    net::Flow flow;
};

std::string name_of(const model::Network& network, const reach::Endpoint& endpoint) {
    return std::visit(overloaded{[&](Id<model::Eni> id) {
                                     const model::Eni& eni = network.enis[id];
                                     return fmt::format("{} in {}", network.resources[eni.resource].where.address,
                                                        network.subnets[eni.subnet].where.address);
                                 },
                                 [](const reach::Outside& outside) { return outside.name; },
                                 [](const reach::Platform& platform) { return platform.name; }},
                      endpoint);
}

set::AddressSet addresses_of(const model::Network& network, const reach::Endpoint& endpoint) {
    return std::visit(overloaded{[&](Id<model::Eni> id) { return network.enis[id].addresses; },
                                 [](const auto& other) { return other.addresses; }},
                      endpoint);
}

// The first pair of endpoints whose addresses admit a flow of the question (and the addresses asked for).
std::optional<Pair> first_pair(const Analysis& analysis, const reach::Question& question,
                               const set::AddressSet& sources, const set::AddressSet& destinations) {
    const model::Network& network = analysis.network();
    const reach::Endpoint nowhere = reach::Outside{"", {}};
    for (const reach::Party& from_party : question.from.parties)
        for (const reach::Endpoint& from : analysis.engine().endpoints_of(from_party, nowhere))
            for (const reach::Party& to_party : question.to.parties)
                for (const reach::Endpoint& to : analysis.engine().endpoints_of(to_party, from)) {
                    const auto space = set::HeaderSpace::box(addresses_of(network, from) & sources,
                                                             addresses_of(network, to) & destinations,
                                                             question.services, question.source_ports);
                    if (const auto flow = space.witness()) return Pair{from, to, *flow};
                }
    return std::nullopt;
}

Result<set::AddressSet> addresses(const std::string& text) {
    if (text.empty()) return set::AddressSet::all();
    const auto address = net::Address::parse(text);
    if (!address) return std::unexpected(address.error());
    return set::AddressSet::of(*address);
}

int run_trace(const TraceOptions& options) {
    const auto colour = parse_colour(options.colour);
    if (!colour) return usage(colour.error());
    const auto output = parse_output(options.format, {"text", "json"});
    if (!output) return usage(output.error());
    if (const auto apart = check_destination(*output, {options.plan}, options.policy); !apart)
        return usage(apart.error());
    const auto sources = addresses(options.source);
    if (!sources) return usage(sources.error());
    const auto destinations = addresses(options.destination);
    if (!destinations) return usage(destinations.error());
    const auto policy = load_policy(options.policy);
    if (!policy) return usage(policy.error());
    Loaded loaded = load(options.plan, options.source_folder, false);
    if (!loaded.analysis) return loaded.status;
    loaded.analysis->assume(policy->assume);
    const auto question = to_question(*loaded.analysis, *policy, options.query);
    if (!question) return usage(question.error());
    const auto pair = first_pair(*loaded.analysis, *question, *sources, *destinations);
    if (!pair)
        return usage({fmt::format("no interface of '{}' and '{}' has addresses for such a packet", options.query.from,
                                  options.query.to),
                      std::nullopt});
    const model::Network& network = loaded.analysis->network();
    const report::TracedFlow traced{
        name_of(network, pair->from), name_of(network, pair->to), pair->flow,
        loaded.analysis->trace(pair->from, pair->to, pair->flow),
        reach::listening_note(network, pair->to, set::ServiceSet::of(set::ServicePoint::of(pair->flow)))};
    const std::string text =
        output->format == "json" ? report::to_json(traced) : report::to_text(traced, style_for(*colour));
    if (const ExitStatus status = write(text, output->file); status != answered) return status;
    return answered;
}

}  // namespace

void add_trace(CLI::App& app, Run& run) {
    auto options = std::make_shared<TraceOptions>();
    CLI::App& command = *app.add_subcommand("trace", "What happens to this one packet, hop by hop?");
    command.add_option("PLAN", options->plan, "Plan JSON, or '-'")->required();
    add_query_options(command, options->query);
    command.get_option("--from")->required();
    command.get_option("--to")->required();
    command.add_option("--source-address", options->source, "The packet's source address, one of --from")
        ->type_name("ADDRESS");
    command.add_option("--destination-address", options->destination, "Its destination address, one of --to")
        ->type_name("ADDRESS");
    command
        .add_option("--source", options->source_folder, "Folder of the root module's Terraform, to follow its locals")
        ->type_name("DIR");
    command.add_option("--policy", options->policy, "Policy with the zones that the question names")->type_name("FILE");
    command.add_option("--format", options->format, "text or json, optionally =FILE")->capture_default_str();
    command.add_option("--color", options->colour, "When to colour")
        ->type_name("auto|always|never")
        ->capture_default_str();
    command.footer("Example:\n  netlint trace plan.json --from aws_ecs_service.api --to internet --port 443\n");
    command.callback([options, &run] { run = [options] { return run_trace(*options); }; });
}

}  // namespace netlint::cli
