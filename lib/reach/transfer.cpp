// The constructors that simplify transfers, and their application in both directions.
#include "netlint/reach/transfer.hpp"

#include <algorithm>
#include <utility>

#include "netlint/base/overloaded.hpp"

namespace netlint::reach {

namespace {

using set::AddressSet;
using set::HeaderSpace;

// The headers, of any source, that are in `set` with every one of `sources`.
HeaderSpace with_every_source(const HeaderSpace& set, const AddressSet& sources) {
    const HeaderSpace missing = HeaderSpace::box(sources, AddressSet::all(), set::ServiceSet::all()) - set;
    return set.with_sources(AddressSet::all()) - missing.with_sources(AddressSet::all());
}

HeaderSpace picked(const HeaderSpace& out, const Transfer::Rewrite& r, Pick pick, bool every_source) {
    const HeaderSpace sent = out & HeaderSpace::box(r.sources, AddressSet::all(), set::ServiceSet::all(), r.ports);
    if (sent.empty()) return {};
    const HeaderSpace ports =
        pick == Pick::every ? sent.for_all_source_ports(r.ports) : sent.with_source_ports(set::PortSet::all());
    return every_source ? with_every_source(ports, r.sources) : ports.with_sources(AddressSet::all());
}

// A pick of the address that the plan hides is not a pick of the gateway: what must hold, holds for each possible
// address.
Headers before_rewrite(const Transfer::Rewrite& r, const Headers& out, Pick pick) {
    if (r.fixed) return {picked(out.must, r, pick, pick == Pick::every), picked(out.may, r, pick, pick == Pick::every)};
    return {picked(out.must, r, pick, true), picked(out.may, r, pick, false)};
}

HeaderSpace rewritten(const HeaderSpace& in, const Transfer::Rewrite& r) {
    if (in.empty()) return in;
    return in.with_sources(r.sources).with_source_ports(r.ports);
}

}  // namespace

Transfer::Transfer(Kind kind) : kind_(std::make_shared<const Kind>(std::move(kind))) {}

Transfer::Transfer() : Transfer(pass()) {}

Transfer Transfer::pass() {
    static const Transfer value{Kind{Pass{}}};
    return value;
}

Transfer Transfer::block() {
    static const Transfer value{Kind{Block{}}};
    return value;
}

Transfer Transfer::permit(Headers headers) {
    if (headers.may.empty()) return block();
    if (headers.must == HeaderSpace::all()) return pass();
    return Transfer(Permit{std::move(headers)});
}

Transfer Transfer::rewrite(AddressSet sources, set::PortSet ports, bool fixed) {
    if (sources.empty() || ports.empty()) return block();
    return Transfer(Rewrite{std::move(sources), std::move(ports), fixed});
}

Transfer Transfer::seq(const Transfer& first, const Transfer& second) {
    if (first.is_block() || second.is_pass()) return first;
    if (second.is_block() || first.is_pass()) return second;
    std::vector<Transfer> steps;
    const auto add = [&](const Transfer& step) {
        if (!steps.empty()) {
            const auto* a = std::get_if<Permit>(&steps.back().kind());
            const auto* b = std::get_if<Permit>(&step.kind());
            if (a && b) {
                steps.back() = permit(a->headers & b->headers);
                return;
            }
        }
        steps.push_back(step);
    };
    for (const Transfer* part : {&first, &second}) {
        if (const auto* inner = std::get_if<Seq>(&part->kind()))
            std::ranges::for_each(inner->steps, add);
        else
            add(*part);
    }
    if (std::ranges::any_of(steps, &Transfer::is_block)) return block();
    return steps.size() == 1 ? steps.front() : Transfer(Seq{std::move(steps)});
}

Transfer Transfer::either(const Transfer& one, const Transfer& other) {
    if (one.is_block()) return other;
    if (other.is_block()) return one;
    std::vector<Transfer> ways;
    std::vector<Headers> permits;
    bool passes = false;
    const auto add = [&](const Transfer& way) {
        passes = passes || way.is_pass();
        if (const auto* permit = std::get_if<Permit>(&way.kind()))
            permits.push_back(permit->headers);
        else if (!way.is_pass() && std::ranges::find(ways, way) == ways.end())
            ways.push_back(way);
    };
    for (const Transfer* part : {&one, &other}) {
        if (const auto* inner = std::get_if<Either>(&part->kind()))
            std::ranges::for_each(inner->ways, add);
        else
            add(*part);
    }
    if (passes) {
        ways.insert(ways.begin(), pass());
    } else if (!permits.empty()) {
        Headers all;
        for (const Headers& headers : permits) all |= headers;
        ways.insert(ways.begin(), permit(all));
    }
    return ways.size() == 1 ? ways.front() : Transfer(Either{std::move(ways)});
}

Headers Transfer::forward(const Headers& in) const {
    return std::visit(overloaded{
                          [&](const Pass&) { return in; },
                          [&](const Block&) { return Headers{}; },
                          [&](const Permit& p) { return in & p.headers; },
                          [&](const Rewrite& r) {
                              return Headers{rewritten(in.must, r), rewritten(in.may, r)};
                          },
                          [&](const Seq& s) {
                              Headers now = in;
                              for (const Transfer& step : s.steps) now = step.forward(now);
                              return now;
                          },
                          [&](const Either& e) {
                              Headers all;
                              for (const Transfer& way : e.ways) all |= way.forward(in);
                              return all;
                          },
                      },
                      *kind_);
}

Headers Transfer::backward(const Headers& out, Pick pick) const {
    return std::visit(overloaded{
                          [&](const Pass&) { return out; },
                          [&](const Block&) { return Headers{}; },
                          [&](const Permit& p) { return out & p.headers; },
                          [&](const Rewrite& r) { return before_rewrite(r, out, pick); },
                          [&](const Seq& s) {
                              Headers now = out;
                              for (auto step = s.steps.rbegin(); step != s.steps.rend(); ++step)
                                  now = step->backward(now, pick);
                              return now;
                          },
                          [&](const Either& e) {
                              Headers all;
                              for (const Transfer& way : e.ways) all |= way.backward(out, pick);
                              return all;
                          },
                      },
                      *kind_);
}

}  // namespace netlint::reach
