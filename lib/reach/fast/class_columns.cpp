// Columns of the class matrix, shared out among threads.
#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

#include "column.hpp"
#include "parts.hpp"

namespace netlint::reach {

namespace {

// Columns of targets in one subnet follow each other on one thread, which then walks to the subnet once.
class Sweep {
public:
    Sweep(FastEngine::Parts& parts, const set::PortSet& client_ports, const ColumnVisit& visit)
        : parts_(parts),
          client_ports_(client_ports),
          visit_(visit),
          senders_(parts.facts, parts.compiled.classes(), parts.scopes, parts.evaluation) {
        constexpr std::size_t at_once = 64;
        for (const std::vector<std::uint32_t>& targets : senders_.targets())
            for (std::size_t at = 0; at < targets.size(); at += at_once)
                parts_of_work_.push_back(std::span(targets).subspan(at, std::min(at_once, targets.size() - at)));
    }

    void run(unsigned number) {
        auto column =
            std::make_unique<fast::Column>(senders_, parts_.facts, parts_.labels, client_ports_,
                                           [this](const Endpoint& from, const Endpoint& to, fast::Labels& labels) {
                                               return exactly(from, to, labels);
                                           });
        for (std::size_t next; (next = next_.fetch_add(1)) < parts_of_work_.size();)
            for (const std::uint32_t to : parts_of_work_[next]) visit_(number, column->of(to));
        const std::lock_guard lock(keeping_);
        columns_.push_back(std::move(column));
    }

private:
    // The exact engine works for one at a time.
    fast::LabelBounds exactly(const Endpoint& from, const Endpoint& to, fast::Labels& labels) {
        const std::lock_guard lock(exact_);
        ++parts_.work.delegated;
        const Connection c = parts_.connect(from, to, client_ports_);
        return {labels.of(c.some.must.services()), labels.of(c.some.may.services())};
    }

    FastEngine::Parts& parts_;
    const set::PortSet& client_ports_;
    const ColumnVisit& visit_;
    fast::Senders senders_;
    std::vector<std::span<const std::uint32_t>> parts_of_work_;
    std::atomic<std::size_t> next_ = 0;
    std::mutex exact_, keeping_;
    std::vector<std::unique_ptr<fast::Column>> columns_;  // services that columns spoke of stay until all are done
};

}  // namespace

void FastEngine::each_column(unsigned threads, const set::PortSet& client_ports, const ColumnVisit& visit) const {
    Sweep sweep(*parts_, client_ports, visit);
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < threads; ++i) others.emplace_back([&sweep, i] { sweep.run(i); });
    sweep.run(0);
}

}  // namespace netlint::reach
