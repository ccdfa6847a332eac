// Runs rules: those that ask the engine, and on a second thread beside them the others. Two engines would look up twice
// what one remembers.
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
        for (std::size_t i = 0; i < rules.size(); ++i) {
            if (!std::holds_alternative<ObjectCheck>(rules[i].body)) {
                asking_.push_back({i, std::nullopt});
                continue;
            }
            ObjectRule rule(rules[i]);
            (rule.asks_engine() ? asking_ : plain_[rule.noun()]).push_back({i, std::move(rule)});
        }
    }

    bool has_plain() const { return !plain_.empty(); }
    bool has_asking() const { return !asking_.empty(); }

    // Those who do not ask, object by object: a large network's are far from each other in memory.
    void run_plain(Context& context) {
        for (const auto& [noun, work] : plain_) run_objects(context, work);
    }

    // Those who ask, rule by rule: the next object is asked alike.
    void run_asking(Context& context) {
        for (const Job& job : asking_) {
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
    Work asking_;
    std::vector<Found> found_;  // by rule
};

}  // namespace

Result<std::vector<std::vector<Finding>>> run_rules(const reach::Engine& engine, const set::PortSet& client_ports,
                                                    const Ends& ends, std::span<const Rule> rules, unsigned threads) {
    Runner runner(engine.network(), ends, rules);
    const auto run_plain = [&] {
        if (!runner.has_plain()) return;
        const reach::Engine own(engine.network());  // engines are for one thread; nothing is built unless it is asked
        Context context(own, client_ports);
        runner.run_plain(context);
        assert(!context.has_asked() && "the table of fields tells which ask the engine");
    };
    std::jthread second;
    if (threads > 1 && runner.has_plain() && runner.has_asking())
        second = std::jthread(run_plain);
    else
        run_plain();
    if (runner.has_asking()) {
        Context context(engine, client_ports);
        runner.run_asking(context);
    }
    if (second.joinable()) second.join();
    return runner.take();
}

}  // namespace netlint::rule
