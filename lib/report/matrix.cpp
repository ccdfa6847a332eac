// Writes matrices.
#include "netlint/report/matrix_report.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <span>
#include <utility>

#include <fmt/format.h>
#include <boost/json.hpp>

#include "markdown_text.hpp"

namespace netlint::report {
namespace {

namespace json = boost::json;
using rule::MatrixCell;
using rule::MatrixEnd;
using set::ServiceSet;

// What may flow beside what flows for certain.
ServiceSet possibly(const MatrixCell& cell) {
    return cell.possible - cell.certain;
}

std::string words(const MatrixCell& cell) {
    const ServiceSet more = possibly(cell);
    if (more.empty()) return cell.certain.to_string();
    if (cell.certain.empty()) return "possibly " + more.to_string();
    return fmt::format("{}; possibly {}", cell.certain.to_string(), more.to_string());
}

void add_quoted(std::string& out, std::string_view text) {
    out += '"';
    for (std::size_t at = 0;;) {
        const std::size_t quote = text.find('"', at);
        out += text.substr(at, quote - at);
        if (quote == std::string_view::npos) break;
        out += "\"\"";
        at = quote + 1;
    }
    out += '"';
}

// Of the cells of a paragraph few differ in their services, so each text is made once.
class Texts {
public:
    template <class Make>
    const std::string& of(const MatrixCell& cell, const Make& make) {
        const auto [found, fresh] = known_.try_emplace({cell.certain, cell.possible});
        if (fresh) found->second = make(cell);
        return found->second;
    }

private:
    std::map<std::pair<ServiceSet, ServiceSet>, std::string> known_;
};

std::string csv_services(const MatrixCell& cell) {
    const ServiceSet more = possibly(cell);
    std::string out;
    add_quoted(out, cell.certain.empty() ? "" : cell.certain.to_string());
    out += ',';
    add_quoted(out, more.empty() ? "" : more.to_string());
    return out + '\n';
}

std::string csv_lines(const std::vector<MatrixEnd>& ends, std::span<const MatrixCell> cells) {
    std::string out;
    Texts texts;
    for (const MatrixCell& cell : cells) {
        add_quoted(out, ends[cell.from].name);
        out += ',';
        add_quoted(out, ends[cell.to].name);
        out += ',';
        out += texts.of(cell, csv_services);
    }
    return out;
}

json::array services(const ServiceSet& set) {
    json::array out;
    if (set == ServiceSet::all()) {
        out.emplace_back("all");
        return out;
    }
    for (const set::ServiceEntry& entry : set.entries()) out.emplace_back(entry.to_string());
    return out;
}

json::array to_value(const std::vector<MatrixEnd>& ends) {
    json::array out;
    for (const MatrixEnd& end : ends) {
        json::array members;
        for (const std::string& member : end.members) members.emplace_back(member);
        out.push_back(json::object{{"name", end.name}, {"members", std::move(members)}});
    }
    return out;
}

// Of cells that share one end, the other ends; the arrow tells which way they talk.
std::string paragraph(const std::vector<MatrixEnd>& ends, std::span<const MatrixCell> cells,
                      std::uint32_t MatrixCell::*shared, std::string_view arrow, std::uint32_t MatrixCell::*other) {
    if (cells.empty()) return {};
    std::size_t width = 0;
    for (const MatrixCell& cell : cells) width = std::max(width, ends[cell.*other].name.size());
    std::string out = ends[cells.front().*shared].name + '\n';
    Texts texts;
    for (const MatrixCell& cell : cells)
        fmt::format_to(std::back_inserter(out), "  {} {:<{}}  {}\n", arrow, ends[cell.*other].name, width,
                       texts.of(cell, words));
    return out;
}

constexpr std::string_view csv_header = "from,to,services,possibly\n";

}  // namespace

std::string to_text(const rule::Matrix& matrix) {
    std::string out;
    const std::span<const MatrixCell> cells = matrix.cells;
    for (std::size_t begin = 0, end = 0; begin < cells.size(); begin = end) {
        while (end < cells.size() && cells[end].from == cells[begin].from) ++end;
        out += paragraph(matrix.ends, cells.subspan(begin, end - begin), &MatrixCell::from, "->", &MatrixCell::to);
    }
    return out.empty() ? "nobody can open a connection to anybody\n" : out;
}

std::string to_csv(const rule::Matrix& matrix) {
    return std::string(csv_header) + csv_lines(matrix.ends, matrix.cells);
}

std::string to_json(const rule::Matrix& matrix) {
    json::array cells;
    for (const MatrixCell& cell : matrix.cells)
        cells.push_back(json::object{{"from", cell.from},
                                     {"to", cell.to},
                                     {"services", services(cell.certain)},
                                     {"possibly", services(possibly(cell))}});
    return json::serialize(json::object{{"format", "netlint.matrix/1"},
                                        {"by", rule::to_string(matrix.by)},
                                        {"ends", to_value(matrix.ends)},
                                        {"cells", std::move(cells)}}) +
           '\n';
}

std::string to_markdown(const rule::Matrix& matrix) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, const MatrixCell*> cells;
    for (const MatrixCell& cell : matrix.cells) cells[{cell.from, cell.to}] = &cell;
    std::string out = "| from \\ to |", rule = "|---|";
    for (const MatrixEnd& end : matrix.ends) {
        out += fmt::format(" {} |", markdown_text(end.name));
        rule += "---|";
    }
    out += '\n' + rule + '\n';
    for (std::uint32_t from = 0; from < matrix.ends.size(); ++from) {
        out += fmt::format("| {} |", markdown_text(matrix.ends[from].name));
        for (std::uint32_t to = 0; to < matrix.ends.size(); ++to) {
            const auto found = cells.find({from, to});
            out +=
                found == cells.end() ? std::string("  |") : fmt::format(" {} |", markdown_text(words(*found->second)));
        }
        out += '\n';
    }
    return out;
}

std::string columns_header(std::string_view format, const std::vector<MatrixEnd>& ends) {
    if (format == "csv") return std::string(csv_header);
    if (format == "json")
        return json::serialize(json::object{{"format", "netlint.matrix-columns/1"}, {"ends", to_value(ends)}}) + '\n';
    return {};
}

std::string column_text(std::string_view format, const std::vector<MatrixEnd>& ends, std::uint32_t to,
                        const std::vector<MatrixCell>& cells) {
    if (format == "csv") return csv_lines(ends, cells);
    if (format == "json") {
        json::array from;
        for (const MatrixCell& cell : cells)
            from.push_back(json::object{
                {"end", cell.from}, {"services", services(cell.certain)}, {"possibly", services(possibly(cell))}});
        return json::serialize(json::object{{"to", to}, {"from", std::move(from)}}) + '\n';
    }
    return paragraph(ends, cells, &MatrixCell::to, "<-", &MatrixCell::from);
}

}  // namespace netlint::report
