// Rows of the class matrix, shared out among threads.
#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "connection.hpp"
#include "parts.hpp"

namespace netlint::reach {

namespace {

using fast::Cell;
using fast::Label;

// What one thread works with: labels of its own, which begin as those of the compiled facts. A cache line apart from
// the others', for they write all the time.
struct alignas(64) Worker {
    Worker(const FastEngine::Parts& parts, std::uint32_t number_)
        : labels(parts.labels), evaluation(parts.facts, labels), number(number_) {}

    fast::Labels labels;
    fast::Evaluation evaluation;
    std::vector<Cell> cells;
    ClassRow row;
    std::uint32_t number;
    const Id<model::Vpc>* scope = nullptr;  // whose targets the next are
    std::vector<std::uint32_t> targets;
};

class Sweep {
public:
    Sweep(FastEngine::Parts& parts, const set::PortSet& client_ports, const ClassVisit& visit)
        : parts_(parts), client_ports_(client_ports), visit_(visit), in_vpc_(parts.facts.network.vpcs.size()) {
        for (std::uint32_t i = 0; i < representatives().size(); ++i) {
            in_vpc_[vpc_of(i).value].push_back(i);
            sides_.push_back(parts.evaluation.side(representatives()[i]));
        }
    }

    void run(Worker& worker) {
        constexpr std::uint32_t at_once = 16;
        const auto size = static_cast<std::uint32_t>(representatives().size());
        for (std::uint32_t begin; (begin = next_.fetch_add(at_once)) < size;)
            for (std::uint32_t row = begin; row < std::min(begin + at_once, size); ++row) fill(worker, row);
    }

private:
    std::span<const Id<model::Eni>> representatives() const { return parts_.classes().representatives(); }
    Id<model::Vpc> vpc_of(std::uint32_t number) const {
        const model::Network& network = parts_.facts.network;
        return network.subnets[network.enis[representatives()[number]].subnet].vpc;
    }

    // Targets in the order of their numbers.
    void fill(Worker& worker, std::uint32_t from) {
        worker.row.from = from;
        worker.row.to.clear();
        if (const auto scope = parts_.scopes.of(sides_[from].subnet)) {
            for (const std::uint32_t to : targets_in(worker, *scope)) add(worker, from, to);
        } else {
            for (std::uint32_t to = 0; to < sides_.size(); ++to) add(worker, from, to);
        }
        visit_(worker.number, worker.row);
    }

    // Rows that follow each other mostly have the same scope.
    const std::vector<std::uint32_t>& targets_in(Worker& worker, std::span<const Id<model::Vpc>> scope) const {
        if (worker.scope == scope.data()) return worker.targets;
        worker.scope = scope.data();
        worker.targets.clear();
        for (const Id<model::Vpc> vpc : scope)
            worker.targets.insert(worker.targets.end(), in_vpc_[vpc.value].begin(), in_vpc_[vpc.value].end());
        std::ranges::sort(worker.targets);
        return worker.targets;
    }

    void add(Worker& worker, std::uint32_t source, std::uint32_t to) {
        fast::LabelBounds services;
        if (!worker.evaluation.services(sides_[source], sides_[to], client_ports_, services))
            services = by_cells(worker, sides_[source].eni, sides_[to].eni);
        if (!services.empty())
            worker.row.to.push_back(
                {to, &worker.labels.services(services.must), &worker.labels.services(services.may)});
    }

    fast::LabelBounds by_cells(Worker& worker, const Endpoint& from, const Endpoint& target) {
        worker.cells.clear();
        fast::LabelBounds services;
        if (worker.evaluation.cells(from, target, worker.cells)) {
            services = fast::answered(worker.cells, client_ports_, Pick::some, worker.labels);
        } else {
            // The exact engine works for one at a time.
            const std::lock_guard lock(exact_);
            ++parts_.work.delegated;
            const Connection c = parts_.connect(from, target, client_ports_);
            services = {worker.labels.of(c.some.must.services()), worker.labels.of(c.some.may.services())};
        }
        return services;
    }

    FastEngine::Parts& parts_;
    const set::PortSet& client_ports_;
    const ClassVisit& visit_;
    std::vector<std::vector<std::uint32_t>> in_vpc_;
    std::vector<fast::Evaluation::Side> sides_;  // by class
    std::atomic<std::uint32_t> next_ = 0;
    std::mutex exact_;
};

}  // namespace

void FastEngine::each_row(unsigned threads, const set::PortSet& client_ports, const ClassVisit& visit) const {
    Sweep sweep(*parts_, client_ports, visit);
    std::vector<std::unique_ptr<Worker>> workers;
    for (unsigned i = 0; i < std::max(threads, 1u); ++i) workers.push_back(std::make_unique<Worker>(*parts_, i));
    std::vector<std::jthread> running;
    for (std::size_t i = 1; i < workers.size(); ++i)
        running.emplace_back([&sweep, &worker = *workers[i]] { sweep.run(worker); });
    sweep.run(*workers.front());
    running.clear();  // waits; services that rows spoke of last until here
}

}  // namespace netlint::reach
