// Three engines, one answer: fast, exact and the judge on every plan of the test data.
#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "agreement.hpp"
#include "netlint/analysis.hpp"
#include "netlint/model/symbolic.hpp"

using namespace netlint;
using netlint::testing::Pair;

namespace {

std::vector<std::string> plans() {
    std::vector<std::string> out;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(NETLINT_TESTDATA)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with("plan") && name.ends_with(".json")) out.push_back(entry.path().string());
    }
    std::ranges::sort(out);
    return out;
}

const set::PortSet client_ports = set::PortSet::of({1024, 65535});
constexpr std::size_t most_pairs = 2500;  // of one plan, spread evenly over all

// AWS gives interfaces addresses of their subnets alone; of others the engines need not think alike.
bool is_possible(const model::Network& network, const reach::Endpoint& end) {
    const auto* eni = std::get_if<Id<model::Eni>>(&end);
    if (!eni) return true;
    return network.enis[*eni].addresses.subset_of(network.subnets[network.enis[*eni].subnet].addresses());
}

// What the judge says of one flow that the engines know to pass, and of one that they know to be refused.
std::string contradiction(const reach::FastEngine& fast, const Pair& pair) {
    const model::Network& network = fast.exact().network();
    if (!is_possible(network, pair.from) || !is_possible(network, pair.to)) return {};
    const reach::Connection c = fast.connect(pair.from, pair.to, client_ports);
    if (const auto flow = c.every.must.witness()) {
        const reach::Trace told = reach::trace(network, pair.from, pair.to, *flow);
        if (told.disposition != reach::Disposition::delivered) return "lost: " + flow->to_string();
    }
    const auto asked =
        set::HeaderSpace::box(netlint::testing::addresses_of(network, pair.from),
                              netlint::testing::addresses_of(network, pair.to), set::ServiceSet::all(), client_ports);
    if (const auto flow = (asked - c.some.may).witness()) {
        const reach::Trace told = reach::trace(network, pair.from, pair.to, *flow);
        const bool passes =
            told.disposition == reach::Disposition::delivered || told.disposition == reach::Disposition::unknown;
        if (passes) return "delivered: " + flow->to_string();
    }
    return {};
}

}  // namespace

TEST_CASE("the engines agree on every plan") {
    reach::FastEngine::Work work;
    for (const std::string& plan : plans()) {
        const auto analysis = Analysis::of_file(plan);
        if (!analysis) continue;
        const reach::FastEngine& fast = analysis->engine().fast();
        set::AddressSet ten = set::AddressSet::of(*net::Prefix::parse("10.0.0.0/8"));
        const std::vector<Pair> pairs =
            netlint::testing::pairs_of(analysis->network(), {reach::Outside{"internet", set::AddressSet::internet()},
                                                             reach::Outside{"service:s3", model::symbolic_block("s3")},
                                                             reach::Outside{"cidr:10.0.0.0/8", std::move(ten)}});
        const std::size_t step = pairs.size() / most_pairs + 1;
        for (std::size_t i = 0; i < pairs.size(); i += step) {
            if (const auto what = netlint::testing::disagreement(fast, pairs[i], client_ports))
                FAIL(fmt::format("{}: {}", plan, *what));
            const std::string judged = contradiction(fast, pairs[i]);
            CHECK_MESSAGE(
                judged.empty(),
                fmt::format("{}: {} -> {} {}", plan, netlint::testing::name_of(analysis->network(), pairs[i].from),
                            netlint::testing::name_of(analysis->network(), pairs[i].to), judged));
        }
        work.labelled += fast.work().labelled;
        work.delegated += fast.work().delegated;
    }
    MESSAGE(fmt::format("{} pairs by labels, {} left to the exact engine", work.labelled, work.delegated));
    CHECK(work.labelled > 10 * work.delegated);
}
