// Chooses the pair that speaks for a question, and lets the judge retell it.
#include "answering.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "attempt.hpp"
#include "ends.hpp"
#include "fixes.hpp"
#include "gates.hpp"
#include "netlint/reach/listening.hpp"
#include "netlint/reach/trace.hpp"

namespace netlint::reach {

namespace {

using set::HeaderSpace;

// How many refused pairs are retold to find the one that needs the fewest edits.
constexpr std::size_t most_retold = 64;

// Source ports that a NAT gateway may pick, one of each range that filters commonly tell apart.
constexpr std::array<std::uint16_t, 4> translated_ports{1024, 32768, 49152, 65535};

struct Told {
    net::Flow flow;
    Trace trace;
};

Told tell(const model::Network& network, const Pair& pair, const net::Flow& flow) {
    return {flow, trace(network, pair.from, pair.to, flow)};
}

// A flow that does not pass, with a port of the translated leg for which it does not.
std::optional<Told> tell_refused(const model::Network& network, const Pair& pair) {
    const HeaderSpace& asked = pair.asked.empty() ? pair.named : pair.asked;
    const std::optional<net::Flow> flow = (asked - pair.connection.every.may).witness();
    if (!flow) return std::nullopt;
    for (const std::uint16_t port : translated_ports) {
        Told told{*flow, trace(network, pair.from, pair.to, *flow, port)};
        if (!told.trace.blockers().empty()) return told;
    }
    return tell(network, pair, *flow);
}

struct Refusal {
    const Pair* pair;
    Told told;
};

// The pair that is closest to being open; before it one that the judge finds open against the engine.
std::optional<Refusal> nearest_refusal(const model::Network& network, std::span<const Attempt> attempts) {
    std::optional<Refusal> best;
    std::size_t fewest = 0, told = 0;
    for (const Attempt& attempt : attempts) {
        for (const Pair& pair : attempt.pairs) {
            if (pair.levels.high == Level::full || told == most_retold) continue;
            std::optional<Told> refused = tell_refused(network, pair);
            if (!refused) continue;
            ++told;
            if (pair.levels.high == Level::none && refused->trace.disposition == Disposition::delivered)
                return Refusal{&pair, std::move(*refused)};
            const std::size_t count = refused->trace.blockers().size();
            if (count == 0 || (best && count >= fewest)) continue;
            best = Refusal{&pair, std::move(*refused)};
            fewest = count;
        }
    }
    return best;
}

std::string address_of(const model::Network& network, const Endpoint& end) {
    return name_of(network, end) + ": private address known after apply";
}

// The sides whose address, once known, settles the verdict; every open one when neither does so alone.
void add_addresses(const model::Network& network, const Pair& pair, std::vector<std::string>& out) {
    const bool source = address_open(network, pair.from), destination = address_open(network, pair.to);
    const bool by_source = source && !judge(pair.connection, pair.asked, true, false).certain();
    const bool by_destination = destination && !judge(pair.connection, pair.asked, false, true).certain();
    const bool neither = !by_source && !by_destination;
    if (by_source || (neither && source)) out.push_back(address_of(network, pair.from));
    if (by_destination || (neither && destination)) out.push_back(address_of(network, pair.to));
}

void sort_unique(std::vector<std::string>& list) {
    std::ranges::sort(list);
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

// Why no packet of the question can be between the ends of the last pair, which stands for all of them.
Hop no_packet(const model::Network& network, std::span<const Attempt> attempts) {
    const Pair* last = nullptr;
    for (const Attempt& attempt : attempts)
        if (!attempt.pairs.empty()) last = &attempt.pairs.back();
    const std::string from = name_of(network, last->from), to = name_of(network, last->to);
    const set::AddressSet &sources = addresses_of(network, last->from), &targets = addresses_of(network, last->to);
    std::string because = fmt::format("{} and {} have no addresses for such a packet", from, to);
    if (sources.v6().empty() && targets.v4().empty())
        because = fmt::format("{} has no IPv6 address, and {} no IPv4 address", from, to);
    else if (sources.v4().empty() && targets.v6().empty())
        because = fmt::format("{} has no IPv4 address, and {} no IPv6 address", from, to);
    const auto* eni = std::get_if<Id<model::Eni>>(&last->from);
    const bool sends = eni != nullptr;
    if (!eni) eni = std::get_if<Id<model::Eni>>(&last->to);
    return make_hop(sends ? Stage::source_check : Stage::destination, Decision::deny, sends ? from : to,
                    std::move(because), eni ? network.enis[*eni].where : model::Provenance{},
                    "ENI_ADDRESS_RESTRICTION");
}

struct Writer {
    const model::Network& network;
    const Question& question;
    Answer out;

    void speak_of(const Pair& pair) {
        out.from = name_of(network, pair.from);
        out.to = name_of(network, pair.to);
        out.note = listening_note(network, pair.to, question.services);
    }

    void retell(Told told) {
        out.witness = told.flow;
        out.path = std::move(told.trace.forward);
        out.return_path = std::move(told.trace.reply);
    }

    void block(const Pair& pair, const Told& told) {
        out.blockers = told.trace.blockers();
        // Of what goes by NAT64 they would name addresses that the filters behind it never see.
        if (pair.named.empty())
            out.fixes = fixes(network, question, pair.from, pair.to, told.flow.source.family(), out.blockers);
    }

    // Both engines are meant to be exact; where they contradict each other, neither is believed.
    void disagree() {
        assert(false && "trace disagrees with the engine");
        out.verdict = Verdict::unknown;
        out.depends_on.emplace_back("internal: trace disagrees");
    }

    void open(const Attempt& attempt) {
        const auto has = [](const Pair& pair) { return pair.levels.low == Level::full; };
        auto pair = std::ranges::find_if(attempt.pairs, has);
        if (pair == attempt.pairs.end())
            pair = std::ranges::find_if(attempt.pairs, [](const Pair& p) { return !p.connection.some.may.empty(); });
        if (pair == attempt.pairs.end()) return;
        speak_of(*pair);
        const Connection& c = pair->connection;
        for (const HeaderSpace* headers : {&c.every.must, &c.some.must, &c.every.may, &c.some.may}) {
            const std::optional<net::Flow> flow = headers->witness();
            if (!flow) continue;
            Told told = tell(network, *pair, *flow);
            const Disposition found = told.trace.disposition;
            retell(std::move(told));
            if (headers == &c.every.must && found != Disposition::delivered && found != Disposition::unknown)
                disagree();
            return;
        }
    }

    void refuse(std::span<const Attempt> attempts) {
        if (const std::optional<Refusal> refusal = nearest_refusal(network, attempts)) {
            speak_of(*refusal->pair);
            retell(refusal->told);
            block(*refusal->pair, refusal->told);
            if (refusal->told.trace.disposition == Disposition::delivered) disagree();
            return;
        }
        for (const Attempt& attempt : attempts) {
            for (const Pair& pair : attempt.pairs) {
                speak_of(pair);
                const std::optional<net::Flow> flow = pair.asked.witness();
                if (!flow) continue;
                retell(tell(network, pair, *flow));
                return;
            }
        }
        if (!out.from.empty()) out.blockers = {no_packet(network, attempts)};
    }

    // What the pair that is not settled depends on, as the judge meets it on the way.
    void doubt(const Attempt& attempt) {
        out.depends_on = attempt.depends_on;
        const auto unsettled = [](const Pair& pair) { return !pair.levels.certain(); };
        const auto pair = std::ranges::find_if(attempt.pairs, unsettled);
        if (pair == attempt.pairs.end()) return open(attempt);
        speak_of(*pair);
        const Connection& c = pair->connection;
        for (const HeaderSpace& headers : {c.every.may - c.every.must, c.some.may - c.some.must, c.some.may}) {
            const std::optional<net::Flow> flow = headers.witness();
            if (!flow) continue;
            Told told = tell(network, *pair, *flow);
            std::ranges::copy(told.trace.depends_on(), std::back_inserter(out.depends_on));
            retell(std::move(told));
            break;
        }
        if (pair->asked.empty()) {
            for (const Endpoint* end : {&pair->from, &pair->to})
                if (addresses_of(network, *end).empty()) out.depends_on.push_back(address_of(network, *end));
        } else if (c.every.certain() && c.some.certain()) {
            add_addresses(network, *pair, out.depends_on);
        } else if (out.depends_on.empty()) {
            add_translators();
        }
    }

    // The judge takes one address of a gateway and lets nobody else translate; the engine leaves both open.
    void add_translators() {
        for (const auto* hops : {&out.path, &out.return_path}) {
            for (const Hop& hop : *hops) {
                if (hop.stage == Stage::nat_gateway)
                    out.depends_on.push_back(hop.at + ": private address known after apply");
                if (hop.stage == Stage::middlebox) out.depends_on.push_back(hop.at + ": what it forwards");
            }
        }
        if (out.depends_on.empty()) out.depends_on.push_back(out.from + ": values known after apply");
    }
};

model::Grade weakest(const Answer& answer) {
    model::Grade grade = model::Grade::sure;
    for (const auto* hops : {&answer.path, &answer.return_path, &answer.blockers})
        for (const Hop& hop : *hops) grade = std::max(grade, hop.where.grade);
    return grade;
}

}  // namespace

Answer answer(const model::Network& network, const Connect& connect, OutsideHosts& hosts, const Question& question) {
    std::vector<Attempt> attempts;
    std::size_t best = 0;
    for (const Party& from : question.from.parties) {
        for (const Party& to : question.to.parties) {
            attempts.push_back(attempt(network, connect, hosts, question, from, to));
            if (better(attempts.back().verdict(), attempts[best].verdict())) best = attempts.size() - 1;
            if (attempts[best].verdict() == Verdict::reachable) break;
        }
        if (!attempts.empty() && attempts[best].verdict() == Verdict::reachable) break;
    }
    Writer writer{network, question, {}};
    if (attempts.empty()) return writer.out;
    const Attempt& chosen = attempts[best];
    Answer& out = writer.out;
    out.verdict = chosen.verdict();
    for (const Pair& pair : chosen.pairs)
        out.allowed |= {pair.connection.every.must, pair.connection.every.may | pair.connection.some.may};
    switch (out.verdict) {
        case Verdict::reachable:
            writer.open(chosen);
            break;
        case Verdict::partial:
            writer.open(chosen);
            if (const auto refusal = nearest_refusal(network, {&chosen, 1}))
                writer.block(*refusal->pair, refusal->told);
            break;
        case Verdict::unknown:
            writer.doubt(chosen);
            break;
        case Verdict::unreachable:
            writer.refuse(attempts);
            break;
    }
    sort_unique(out.depends_on);
    if (out.verdict != Verdict::unknown) out.depends_on.clear();
    out.grade = weakest(out);
    return out;
}

}  // namespace netlint::reach
