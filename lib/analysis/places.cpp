// Finds where the resources of a report stand.
#include "places.hpp"

#include <algorithm>
#include <vector>

namespace netlint {
namespace {

class Placer {
public:
    Placer(report::CheckReport& report, const plan::Plan& plan)
        : report_(report), plan_(plan), placed_(plan.after().resources().size()) {
        const std::string_view text = plan.text();
        for (std::size_t begin = 0; begin < text.size(); begin += piece) {
            const std::string_view part = text.substr(begin, piece);
            for (std::size_t at = part.find('\n'); at != std::string_view::npos; at = part.find('\n', at + 1))
                line_ends_.push_back(begin + at);
            plan.release_text();
        }
    }

    void add(const std::string& address) {
        const auto id = plan_.after().find(address);
        if (!id || placed_[id->value]) return;
        placed_[id->value] = true;
        const plan::Resource& resource = plan_.after()[*id];
        auto place = plan_.place_of(resource.address);
        report_.places.emplace(address, place ? *std::move(place) : in_plan(resource.byte));
    }

private:
    static constexpr std::size_t piece = 4 << 20;  // of the text, which need not be in memory as a whole

    Location in_plan(std::size_t byte) const {
        const auto line = std::lower_bound(line_ends_.begin(), line_ends_.end(), byte) - line_ends_.begin();
        return {report_.plan, static_cast<std::size_t>(line) + 1, 0, byte};
    }

    report::CheckReport& report_;
    const plan::Plan& plan_;
    std::vector<bool> placed_;  // by resource
    std::vector<std::size_t> line_ends_;
};

}  // namespace

void add_places(std::vector<reach::Hop>& hops, const plan::Plan& plan) {
    if (plan.source().empty()) return;
    for (reach::Hop& hop : hops) {
        auto id = plan.after().find(hop.where.address);
        if (!id) id = plan.after().find(hop.at);
        if (id) hop.place = plan.place_of(plan.after()[*id].address);
    }
}

void add_places(report::CheckReport& report, const plan::Plan& plan) {
    Placer placer(report, plan);
    const auto add_hops = [&](std::vector<reach::Hop>& hops) {
        add_places(hops, plan);
        for (const reach::Hop& hop : hops) {
            placer.add(hop.where.address);
            placer.add(hop.at);
        }
    };
    for (rule::Finding& finding : report.findings) {
        for (const std::string* address : {&finding.where.address, &finding.address, &finding.from, &finding.to})
            placer.add(*address);
        for (const auto* others : {&finding.related, &finding.also_from})
            for (const std::string& address : *others) placer.add(address);
        add_hops(finding.path);
        add_hops(finding.return_path);
        add_hops(finding.blockers);
    }
}

}  // namespace netlint
