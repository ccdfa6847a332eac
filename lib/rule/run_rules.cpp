// Runs rules on one thread or two, the largest work first.
#include <algorithm>
#include <atomic>
#include <cassert>
#include <cstddef>
#include <map>
#include <optional>
#include <thread>
#include <utility>

#include "checks.hpp"

namespace netlint::rule {
namespace {

using Found = Result<std::vector<Finding>>;

class Runner {
public:
    Runner(const model::Network& network, const Ends& ends, std::span<const Rule> rules)
        : network_(network), ends_(ends), rules_(rules), found_(rules.size()) {
        std::map<Noun, Work> asking;
        for (std::size_t i = 0; i < rules.size(); ++i) {
            if (!std::holds_alternative<ObjectCheck>(rules[i].body)) {
                asking_.push_back({{i, std::nullopt}});
                continue;
            }
            ObjectRule rule(rules[i]);
            (rule.asks_engine() ? asking : plain_)[rule.noun()].push_back({i, std::move(rule)});
        }
        std::vector<std::pair<std::size_t, Work>> sizes;
        for (auto& [noun, work] : asking) sizes.emplace_back(objects_of(network, noun).size(), std::move(work));
        std::ranges::stable_sort(sizes, {}, [](const auto& sized) { return sized.first; });
        for (auto& [size, work] : sizes) asking_.insert(asking_.begin(), std::move(work));
    }

    // Those who do not ask, object by object: a large network's are far from each other in memory.
    void run_plain(Context& context) {
        for (const auto& [noun, work] : plain_) run_objects(context, work);
    }

    // Those who ask, as long as there are any, rule by rule: the next object is asked alike.
    void run_asking(Context& context) {
        for (std::size_t next; (next = next_.fetch_add(1)) < asking_.size();)
            for (const Job& job : asking_[next]) {
                if (job.objects)
                    run_objects(context, {&job, 1});
                else
                    found_[job.rule] = check_connections(context, ends_, rules_[job.rule]);
            }
    }

    Result<std::vector<std::vector<Finding>>> take() {
        std::vector<std::vector<Finding>> out;
        for (Found& found : found_) {
            if (!found) return std::unexpected(std::move(found.error()));
            out.push_back(*std::move(found));
        }
        return out;
    }

private:
    struct Job {
        std::size_t rule;
        std::optional<ObjectRule> objects;  // nothing: a rule about connections
    };
    using Work = std::vector<Job>;

    // Of one noun.
    void run_objects(Context& context, std::span<const Job> jobs) {
        for (const Job& job : jobs)
            if (const auto added = job.objects->add_zones(context, ends_); !added)
                found_[job.rule] = std::unexpected(added.error());
        for (const Object& object : objects_of(network_, jobs.front().objects->noun()))
            for (const Job& job : jobs)
                if (Found& found = found_[job.rule]) job.objects->check(context, object, *found);
    }

    const model::Network& network_;
    const Ends& ends_;
    std::span<const Rule> rules_;
    std::map<Noun, Work> plain_;
    std::vector<Work>
        asking_;  // what looks at the same objects together, for what is found for one is of use to others
    std::atomic<std::size_t> next_ = 0;  // of them
    std::vector<Found> found_;           // by rule
};

}  // namespace

Result<std::vector<std::vector<Finding>>> run_rules(const reach::Engine& engine, const set::PortSet& client_ports,
                                                    const Ends& ends, std::span<const Rule> rules, unsigned threads) {
    Runner runner(engine.network(), ends, rules);
    const auto run_plain = [&](Context& context) {
        runner.run_plain(context);
        assert(!context.has_asked() && "the table of fields tells which ask the engine");
    };
    std::jthread second;
    if (threads > 1)
        second = std::jthread([&] {
            const reach::Engine own(engine.network());  // what engines remember is for one thread
            Context context(own, client_ports);
            run_plain(context);
            runner.run_asking(context);
        });
    Context context(engine, client_ports);
    if (threads < 2) run_plain(context);
    runner.run_asking(context);
    if (second.joinable()) second.join();
    return runner.take();
}

}  // namespace netlint::rule
