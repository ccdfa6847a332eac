// Runs the readers in order, then fills in what AWS does by itself.
#include "netlint/aws/read_network.hpp"

#include <algorithm>
#include <tuple>

#include "context.hpp"
#include "entrances.hpp"
#include "fabric/elastic_ip.hpp"
#include "finish.hpp"
#include "netlint/aws/coverage.hpp"
#include "reader.hpp"
#include "refused.hpp"
#include "sensitive.hpp"

namespace netlint::aws {
namespace {

// A data source may tell of an instance that the plan manages: the managed one leads.
void run(const Reader& reader, Context& context) {
    for (const bool managed : {true, false}) {
        for (const plan::ResourceId id : context.world.of_type(reader.type)) {
            if (context.resource(id).managed() == managed) reader.read(context, id);
        }
    }
}

void list_unmodelled(const plan::Plan& plan, const plan::World& world, model::Network& network) {
    const auto add = [&](const std::string& type, const std::string& address) {
        const Coverage covered = coverage(type);
        if (covered != Coverage::modelled)
            network.unmodelled.push_back({type, address, covered == Coverage::not_modelled});
    };
    for (const plan::Resource& resource : world.resources()) {
        if (!resource.deposed && resource.managed()) add(resource.type(), resource.address_text);
    }
    for (const auto& [type, addresses] : plan.skipped()) {
        for (const std::string& address : addresses) {
            const auto parsed = plan::InstanceAddress::parse(address);
            if (!parsed || parsed->mode == plan::Mode::managed) add(type, address);
        }
    }
}

template <class T, class Key>
void sort_distinct(std::vector<T>& items, Key key) {
    std::ranges::sort(items, {}, key);
    const auto doubles = std::ranges::unique(items, {}, key);
    items.erase(doubles.begin(), doubles.end());
}

}  // namespace

model::Network read_network(const plan::Plan& plan, const plan::World& world) {
    model::Network network;
    const plan::Resolver resolver(plan, world);
    Context context(plan, world, resolver, network);

    std::vector<const Reader*> order = all_readers();
    std::ranges::stable_sort(order, {}, &Reader::phase);
    for (const Reader* reader : order) run(*reader, context);
    take_back_released(context);
    add_balancer_entrances(network);
    finish(network);
    tell_refused(network);

    network.sensitive = sensitive_of(plan, world);
    list_unmodelled(plan, world, network);
    sort_distinct(network.unmodelled, [](const model::Unmodelled& u) { return std::tie(u.type, u.address); });
    sort_distinct(network.diagnostics,
                  [](const Diagnostic& d) { return std::tie(d.level, d.address, d.attribute, d.message, d.byte); });
    return network;
}

}  // namespace netlint::aws
