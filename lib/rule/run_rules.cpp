// Runs rules on several threads: each has tables and an engine of its own, and the engines share what is compiled.
#include <algorithm>
#include <array>
#include <cstddef>
#include <deque>
#include <iterator>
#include <map>
#include <optional>
#include <span>
#include <thread>
#include <utility>

#include "checks.hpp"
#include "portions.hpp"

namespace netlint::rule {
namespace {

struct Job {
    std::size_t rule = 0;
    std::optional<ObjectRule> objects;  // nothing: a rule about connections
};

// Rules that are judged together: about one noun, object by object, or one about connections.
struct Task {
    Task(std::vector<Job> rules, std::span<const Object> all, std::size_t number, unsigned threads)
        : jobs(std::move(rules)), objects(all), found(number), portions(number, threads) {}

    std::vector<Job> jobs;
    std::span<const Object> objects;
    std::vector<std::vector<Findings>> found;  // by portion, and by job where anything is found in it
    Portions portions;
};

class Runner {
public:
    Runner(const model::Network& network, const Ends& ends, std::span<const Rule> rules, unsigned threads)
        : network_(network), ends_(ends), rules_(rules), threads_(threads), errors_(rules.size()) {}

    // Looks up what the rules name. Before anything runs.
    void prepare(Context& context) {
        std::map<Noun, std::vector<Job>> plain, of_network;
        for (std::size_t i = 0; i < rules_.size(); ++i) {
            std::vector<Job> one;
            if (!std::holds_alternative<ObjectCheck>(rules_[i].body)) {
                one.push_back({i, std::nullopt});
                whole_.emplace_back(std::move(one), std::span<const Object>(), 1, threads_);
                continue;
            }
            ObjectRule rule(rules_[i]);
            if (const auto added = rule.add_zones(context, ends_); !added) {
                errors_[i] = added.error();
                continue;
            }
            const Noun noun = rule.noun();
            const Asks asks = rule.asks();
            one.push_back({i, std::move(rule)});
            if (asks == Asks::of_object) {  // rule by rule: the next object is asked alike
                constexpr std::size_t few = 32, least = 16, most = 256;
                const std::span<const Object> objects = all_of(noun);
                const std::size_t number = std::clamp((objects.size() + few - 1) / few, least, most);
                asking_.emplace_back(std::move(one), objects, number, threads_);
            } else {
                std::ranges::move(one, std::back_inserter((asks == Asks::nothing ? plain : of_network)[noun]));
            }
        }
        // Object by object: a large network's are far from each other in memory. Who asks nothing finds much, which
        // should not be moved.
        for (auto& [noun, jobs] : plain) plain_.emplace_back(std::move(jobs), all_of(noun), 1, threads_);
        for (auto& [noun, jobs] : of_network) whole_.emplace_back(std::move(jobs), all_of(noun), 1, threads_);
    }

    // The first thread begins with what only one can do, the others with what needs no engine: the first one's is being
    // compiled meanwhile.
    void run(unsigned thread, Context& context) {
        auto all = tasks();
        if (thread != 0) {
            std::ranges::reverse(all);
            for (const auto* some : all)
                for (const Task& task : *some)
                    for (const Job& job : task.jobs)
                        if (job.objects) (void)job.objects->add_zones(context, ends_);  // as the first one found them
        }
        for (auto* some : all) run(*some, thread, context);
    }

    // After all threads.
    Result<std::vector<Findings>> take() {
        for (std::optional<Error>& error : errors_)
            if (error) return std::unexpected(*std::move(error));
        std::vector<Findings> out(rules_.size());
        for (auto* some : tasks())
            for (Task& task : *some)
                for (std::size_t job = 0; job < task.jobs.size(); ++job) take(task, job, out[task.jobs[job].rule]);
        return out;
    }

private:
    std::array<std::deque<Task>*, 3> tasks() { return {&whole_, &asking_, &plain_}; }

    std::span<const Object> all_of(Noun noun) {
        const auto [found, fresh] = objects_.try_emplace(noun);
        if (fresh) found->second = objects_of(network_, noun);
        return found->second;
    }

    void run(std::deque<Task>& tasks, unsigned thread, Context& context) {
        for (Task& task : tasks)
            while (const auto portion = task.portions.next(thread)) run(task, *portion, context);
    }

    void run(Task& task, std::size_t portion, Context& context) {
        std::vector<Findings> found(task.jobs.size());
        if (const Job& job = task.jobs.front(); !job.objects) {
            auto findings = check_connections(context, ends_, rules_[job.rule]);
            if (findings)
                found.front() = *std::move(findings);
            else
                errors_[job.rule] = findings.error();
        }
        const std::size_t all = task.objects.size(), number = task.found.size();
        const std::size_t begin = all * portion / number, end = all * (portion + 1) / number;
        for (const Object& object : task.objects.subspan(begin, end - begin))
            for (std::size_t i = 0; i < task.jobs.size(); ++i) task.jobs[i].objects->check(context, object, found[i]);
        if (!std::ranges::all_of(found, &Findings::empty)) task.found[portion] = std::move(found);
    }

    static void take(Task& task, std::size_t job, Findings& out) {
        for (std::vector<Findings>& found : task.found) {
            if (found.empty()) continue;
            if (out.empty())
                out.swap(found[job]);
            else
                std::ranges::move(found[job], std::back_inserter(out));
        }
    }

    const model::Network& network_;
    const Ends& ends_;
    std::span<const Rule> rules_;
    unsigned threads_;
    std::map<Noun, std::vector<Object>> objects_;
    // What asks about the network as a whole, about single objects, and nothing.
    std::deque<Task> whole_, asking_, plain_;
    std::vector<std::optional<Error>> errors_;  // by rule
};

}  // namespace

Result<std::vector<Findings>> run_rules(const reach::Engine& engine, const set::PortSet& client_ports, const Ends& ends,
                                        std::span<const Rule> rules, unsigned threads) {
    // Each has tables of the whole network, which a small one is not worth.
    const std::size_t useful = 2 + engine.network().enis.size() / 1024;
    threads = static_cast<unsigned>(std::clamp<std::size_t>(threads, 1, useful));
    Context context(engine, client_ports);
    Runner runner(engine.network(), ends, rules, threads);
    runner.prepare(context);
    {
        std::vector<std::jthread> others;
        for (unsigned thread = 1; thread < threads; ++thread)
            others.emplace_back([&, thread] {
                const reach::Engine own = engine.another();
                Context tables(own, client_ports);
                runner.run(thread, tables);
            });
        runner.run(0, context);
    }
    return runner.take();
}

}  // namespace netlint::rule
