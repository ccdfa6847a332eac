// Changed connections for people.
#include "diff_text.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "finding_text.hpp"
#include "markdown_text.hpp"
#include "text_writer.hpp"

namespace netlint::report {
namespace {

constexpr std::array changes{rule::Change::added, rule::Change::widened, rule::Change::changed, rule::Change::narrowed,
                             rule::Change::removed};
constexpr std::size_t names_shown = 3;

// Each pair is a connection of its own.
std::size_t connections_of(const rule::Difference& difference) {
    return (1 + difference.also_from.size()) * (1 + difference.also_to.size());
}

Ink ink_of(rule::Change change) {
    return change == rule::Change::narrowed || change == rule::Change::removed ? Ink::green : Ink::red;
}

std::string end_cell(const std::string& end, const std::vector<std::string>& others) {
    return markdown_code(end) + (others.empty() ? "" : fmt::format(" and {} more", others.size()));
}

void put_connection(TextWriter& out, const ChangedConnection& changed) {
    const rule::Difference& difference = changed.difference;
    out.put(fmt::format("{:<9}", to_string(difference.change)), ink_of(difference.change));
    out.put(fmt::format("{} -> {}  {}", difference.from, difference.to, services_text(difference))).line();
    out.others("and from", difference.also_from);
    out.others("and to", difference.also_to);
    if (difference.possible)
        for (const std::string& reason : difference.flowing.depends_on) out.field("depends", reason, Ink::yellow);
    if (difference.flowing.witness) out.field("witness", flow_text(*difference.flowing.witness));
    out.hops("path", difference.flowing.path);
    out.hops("reply", difference.flowing.return_path);
    out.hops("refused", difference.refused);
    for (const Cause& cause : changed.causes) out.field("because", cause_text(cause));
    out.line();
}

}  // namespace

bool adds(const DiffReport& report, bool possible_too) {
    if (possible_too && !report.not_compared.empty()) return true;
    return std::ranges::any_of(report.connections, [&](const ChangedConnection& changed) {
        return !changed.difference.opened.empty() && (possible_too || !changed.difference.possible);
    });
}

std::string services_text(const rule::Difference& difference) {
    std::string text;
    const bool both = !difference.opened.empty() && !difference.closed.empty();
    if (!difference.opened.empty()) text = (both ? "+" : "") + difference.opened.to_string();
    if (!difference.closed.empty()) text += (both ? " -" : "") + difference.closed.to_string();
    if (difference.partly) text += ", for some client ports";
    return text + (difference.possible ? " (possible)" : "");
}

std::string cause_text(const Cause& cause) {
    const std::string place = cause.place ? fmt::format(" ({}:{})", cause.place->file, cause.place->line) : "";
    return fmt::format("{} {}{}", cause.address, cause.action, place);
}

std::string summary_text(const DiffReport& report) {
    std::string text;
    for (const rule::Change change : changes) {
        std::size_t count = 0, possible = 0;
        for (const ChangedConnection& changed : report.connections)
            if (changed.difference.change == change) {
                count += connections_of(changed.difference);
                if (changed.difference.possible) possible += connections_of(changed.difference);
            }
        if (count == 0) continue;
        text += text.empty() ? counted(count, "connection") + ' ' : fmt::format(", {} ", count);
        text += to_string(change);
        if (possible) text += fmt::format(" ({} possible)", possible);
    }
    return text.empty() ? "no connection added or removed" : text;
}

std::vector<std::string> limits_of(const DiffReport& report) {
    std::vector<std::string> limits;
    if (report.incomplete)
        limits.emplace_back(
            "The plan is incomplete (targeted, deferred or failed), so what is absent from it may still exist.");
    if (report.not_compared.empty()) return limits;
    std::string names;
    for (std::size_t i = 0; i < report.not_compared.size() && i < names_shown; ++i)
        names += (i ? ", " : "") + report.not_compared[i];
    if (report.not_compared.size() > names_shown) names += ", ...";
    limits.push_back(fmt::format("Not wholly compared, for the plan does not show all of their interfaces: {} ({})",
                                 counted(report.not_compared.size(), "resource"), names));
    return limits;
}

std::string to_text(const DiffReport& report, const TextStyle& style) {
    TextWriter out(style);
    for (const ChangedConnection& changed : report.connections) put_connection(out, changed);
    out.put(fmt::format("{}; {} against {}", summary_text(report), report.later, report.earlier), Ink::bold).line();
    for (const std::string& limit : limits_of(report)) out.put(limit, Ink::yellow).line();
    return out.take();
}

std::string to_markdown(const DiffReport& report) {
    constexpr std::size_t longest = 60'000;  // of the 65,536 characters of a comment on GitHub
    std::string text = fmt::format("## netlint: {}\n\n{} against {}.\n", summary_text(report),
                                   markdown_code(report.later), markdown_code(report.earlier));
    for (const std::string& limit : limits_of(report)) text += fmt::format("\n> ⚠️ {}\n", markdown_text(limit));
    if (report.connections.empty()) return text;
    text += "\n| | from | to | services | because |\n|---|---|---|---|---|\n";
    std::size_t rows = 0;
    for (const ChangedConnection& changed : report.connections) {
        const rule::Difference& difference = changed.difference;
        std::string causes;
        for (const Cause& cause : changed.causes)
            causes += (causes.empty() ? "" : ", ") + markdown_text(cause_text(cause));
        const std::string row =
            fmt::format("| {} | {} | {} | {} | {} |\n", to_string(difference.change),
                        end_cell(difference.from, difference.also_from), end_cell(difference.to, difference.also_to),
                        markdown_code(services_text(difference)), causes);
        if (text.size() + row.size() > longest) break;
        text += row;
        ++rows;
    }
    if (rows < report.connections.size())
        text += fmt::format("\n{} more; the text format has them.\n", report.connections.size() - rows);
    return text;
}

}  // namespace netlint::report
