// Connection rules: deny, require and only.
#include <algorithm>

#include <fmt/format.h>

#include "checks.hpp"
#include "netlint/base/overloaded.hpp"
#include "way_check.hpp"

namespace netlint::rule {
namespace {

using model::Tri;
using reach::Party;
using reach::Side;

std::string service_text(const set::ServiceSet& services) {
    return services == set::ServiceSet::all() ? "every service" : services.to_string();
}

const reach::ResourceParty* resource_of(const Party& party) {
    return std::get_if<reach::ResourceParty>(&party);
}

bool is_part_of(const Party& party, const Side& side) {
    return std::ranges::any_of(side.parties, [&](const Party& other) {
        const auto *a = resource_of(party), *b = resource_of(other);
        if (a && b) return a->resource == b->resource;
        const auto *x = std::get_if<reach::Outside>(&party), *y = std::get_if<reach::Outside>(&other);
        return x && y && x->addresses.subset_of(y->addresses);
    });
}

set::AddressSet hosts(const Side& side) {
    set::AddressSet sum;
    for (const Party& party : side.parties)
        if (const auto* outside = std::get_if<reach::Outside>(&party)) sum |= outside->addresses;
    return sum;
}

// The permission that admits: at the inner end, where an edit closes the connection.
const model::Provenance* admitting(const reach::Answer& answer, reach::Stage stage) {
    for (const reach::Hop& hop : answer.path)
        if (hop.stage == stage && hop.decision != reach::Decision::deny && !hop.where.address.empty())
            return &hop.where;
    return nullptr;
}

struct Accepted {
    std::vector<Side> from, to;  // at most one each
    const Exception* exception;
};

class Checker {
public:
    Checker(const Context& context, const Ends& ends, const Rule& rule) : context_(context), ends_(ends), rule_(rule) {}

    Result<Findings> deny(const Deny& rule) {
        const auto from = ends_.side(rule.from, rule_), to = ends_.side(rule.to, rule_);
        if (!from) return std::unexpected(from.error());
        if (!to) return std::unexpected(to.error());
        if (auto error = accept(rule.except)) return std::unexpected(*std::move(error));
        const auto way = WayCheck::of(context_, ends_, rule_, rule.way);
        if (!way) return std::unexpected(way.error());
        refuse_all(*from, *to, rule.services, *way);
        return std::move(findings_);
    }

    Result<Findings> only(const Only& rule) {
        const auto to = ends_.side(rule.to, rule_), from = ends_.side(rule.from, rule_);
        if (!to) return std::unexpected(to.error());
        if (!from) return std::unexpected(from.error());
        if (auto error = accept(rule.except)) return std::unexpected(*std::move(error));
        const Selector everyone{
            Selector::Union{
                {{Selector::Name{"all"}, {}}, {Selector::Name{"internet"}, {}}, {Selector::Name{"onprem"}, {}}}},
            rule.from.where};
        const auto others = ends_.zones().side({Selector::Except{{everyone, rule.from}}, rule.from.where}, true);
        if (!others) return std::unexpected(others.error());
        const auto way = WayCheck::of(context_, ends_, rule_, {});
        if (!way) return std::unexpected(way.error());
        refuse_all(*others, *to, rule.services, *way);
        return std::move(findings_);
    }

    Result<Findings> require(const Require& rule) {
        const auto from = ends_.side(rule.from, rule_), to = ends_.side(rule.to, rule_);
        if (!from) return std::unexpected(from.error());
        if (!to) return std::unexpected(to.error());
        if (auto error = accept(rule.except)) return std::unexpected(*std::move(error));
        const auto way = WayCheck::of(context_, ends_, rule_, rule.way);
        if (!way) return std::unexpected(way.error());
        const model::Network& network = context_.network();
        std::vector<Side> sources, targets{*to};
        for (const Party& source : from->parties)
            if (!accepted(source, nullptr)) sources.push_back({name_of(network, source), {source}});
        if (rule.some_source && !sources.empty()) {
            Side any{from->text, {}};
            for (const Side& source : sources) any.parties.push_back(source.parties.front());
            sources = {any};
        }
        if (rule.all) {
            targets.clear();
            for (const Party& target : to->parties) targets.push_back({name_of(network, target), {target}});
        }
        for (const Side& source : sources)
            for (const Side& target : targets) demand(source, target, rule, *way);
        return std::move(findings_);
    }

private:
    std::optional<Error> accept(const std::vector<Exception>& exceptions) {
        for (const Exception& exception : exceptions) {
            if (ends_.expired(exception.until)) {
                Finding finding = finding_of(rule_);
                finding.severity = Severity::low;
                finding.message = fmt::format("the exception \"{}\" ended on {}", exception.reason, exception.until);
                findings_.push_back(std::move(finding));
                continue;
            }
            Accepted accepted{{}, {}, &exception};
            for (const auto& [selectors, sides] :
                 {std::pair(&exception.from, &accepted.from), std::pair(&exception.to, &accepted.to)}) {
                for (const Selector& selector : *selectors) {
                    auto side = ends_.side(selector, rule_);
                    if (!side) return side.error();
                    sides->push_back(*std::move(side));
                }
            }
            accepted_.push_back(std::move(accepted));
        }
        return std::nullopt;
    }

    bool accepted(const Party& source, const Party* target) const {
        return std::ranges::any_of(accepted_, [&](const Accepted& it) {
            if (!it.from.empty() && !is_part_of(source, it.from.front())) return false;
            return it.to.empty() || (target && is_part_of(*target, it.to.front()));
        });
    }

    // The hosts of the source that no exception for this target takes out.
    Party without_accepted(Party source, const Party& target) const {
        auto* outside = std::get_if<reach::Outside>(&source);
        if (!outside) return source;
        for (const Accepted& it : accepted_)
            if (!it.from.empty() && (it.to.empty() || is_part_of(target, it.to.front())))
                outside->addresses -= hosts(it.from.front());
        return source;
    }

    void refuse_all(const Side& from, const Side& to, const set::ServiceSet& services, const WayCheck& way) {
        const Candidates sources(context_.reach().fast(), from.parties);
        for (const Party& target : to.parties)
            for (const std::uint32_t source : sources.sources_of(target))
                refuse(from.parties[source], target, services, way);
    }

    void refuse(const Party& given, const Party& target, const set::ServiceSet& services, const WayCheck& way) {
        if (accepted(given, &target)) return;
        std::optional<Party> left;
        if (!accepted_.empty()) left = without_accepted(given, target);
        const Party& source = left ? *left : given;
        Opening opening = way.wrong(context_.reach().open(source, target, services), source, target, services);
        if (opening.verdict == Tri::no) return;
        const model::Network& network = context_.network();
        Finding finding = finding_of(rule_);
        finding.from = name_of(network, source);
        finding.to = name_of(network, target);
        finding.address = resource_of(target) ? finding.to : finding.from;
        finding.services = opening.services.to_string();
        finding.certainty = opening.verdict == Tri::yes ? FindingCertainty::certain : FindingCertainty::possible;
        finding.depends_on =
            finding.certainty == FindingCertainty::possible ? opening.answer.depends_on : std::vector<std::string>{};
        finding.message =
            fmt::format("{} can {}open {} to {}", finding.from, opening.verdict == Tri::yes ? "" : "possibly ",
                        service_text(opening.services), finding.to);
        const auto stage =
            resource_of(target) ? reach::Stage::security_group_ingress : reach::Stage::security_group_egress;
        if (const model::Provenance* where = admitting(opening.answer, stage))
            finding.where = *where;
        else
            set_where(finding);
        take_proof(finding, std::move(opening.answer));
        findings_.push_back(std::move(finding));
    }

    void demand(const Side& from, const Side& to, const Require& rule, const WayCheck& way) {
        const reach::Answer answer =
            context_.reach().engine().ask({"", from, to, rule.services, context_.reach().client_ports()});
        const Tri astray = way.empty() ? Tri::no : way.astray(from, to, rule.services);
        if (answer.verdict == reach::Verdict::reachable && astray == Tri::no) return;
        Finding finding = finding_of(rule_);
        finding.from = from.text;
        finding.to = to.text;
        finding.address = from.text;
        finding.services = rule.services.to_string();
        finding.blockers = answer.blockers;
        finding.fixes = answer.fixes;
        take_proof(finding, answer);
        if (answer.verdict == reach::Verdict::unknown) {
            finding.certainty = FindingCertainty::possible;
            finding.depends_on = answer.depends_on;
        }
        const bool possibly_astray = answer.verdict == reach::Verdict::reachable && astray == Tri::unknown;
        if (possibly_astray) {
            finding.certainty = FindingCertainty::possible;
            finding.depends_on = {"which way it goes is known after apply"};
        }
        finding.message = fmt::format("{} {}{} {} to {}", from.text, possibly_astray ? "possibly " : "",
                                      words(answer.verdict), service_text(rule.services), to.text);
        set_where(finding);
        if (!answer.blockers.empty() && !answer.blockers.front().where.address.empty())
            finding.where = answer.blockers.front().where;
        findings_.push_back(std::move(finding));
    }

    static std::string_view words(reach::Verdict verdict) {
        switch (verdict) {
            case reach::Verdict::reachable:
                return "goes another way to open";
            case reach::Verdict::partial:
                return "can only in part open";
            case reach::Verdict::unknown:
                return "possibly cannot open";
            case reach::Verdict::unreachable:
                break;
        }
        return "cannot open";
    }

    void set_where(Finding& finding) const {
        const model::Network& network = context_.network();
        if (const auto resource = network.find_resource(finding.address))
            finding.where = network.resources[*resource].where;
    }

    const Context& context_;
    const Ends& ends_;
    const Rule& rule_;
    std::vector<Accepted> accepted_;
    Findings findings_;
};

}  // namespace

Result<Findings> check_connections(const Context& context, const Ends& ends, const Rule& rule) {
    Checker checker(context, ends, rule);
    return std::visit(overloaded{
                          [&](const Deny& deny) { return checker.deny(deny); },
                          [&](const Require& require) { return checker.require(require); },
                          [&](const Only& only) { return checker.only(only); },
                          [](const ObjectCheck&) -> Result<Findings> { return Findings{}; },
                      },
                      rule.body);
}

}  // namespace netlint::rule
