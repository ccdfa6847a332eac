// Files, lines and URIs of findings.
#include "place.hpp"

#include <algorithm>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace netlint::report {
namespace {

// Nothing for what lies outside the report's folder.
std::optional<std::string> inside_folder(const CheckReport& report, const std::string& path) {
    namespace fs = std::filesystem;
    fs::path result = fs::path(path).lexically_normal();
    if (!report.folder.empty()) {
        const fs::path folder = fs::path(report.folder).lexically_normal();
        result = (fs::path(report.working_folder) / result).lexically_normal().lexically_relative(folder);
    }
    if (result.empty() || result.is_absolute() || *result.begin() == "..") return std::nullopt;
    return result.generic_string();
}

std::string name_of(const std::string& path) {
    return std::filesystem::path(path).filename().generic_string();
}

Place first_known(const CheckReport& report, std::initializer_list<const std::string*> addresses) {
    const auto in_plan = [&](std::string address) {
        return Place{relative_path(report, report.plan), 1, false, std::move(address)};
    };
    for (const std::string* address : addresses) {
        const auto found = report.places.find(*address);
        if (found == report.places.end()) continue;
        const Location& location = found->second;
        const auto file = inside_folder(report, location.file);
        if (!file && !location.byte) return in_plan(*address);
        return {file ? *file : name_of(location.file), std::max<std::size_t>(location.line, 1), !location.byte,
                *address};
    }
    for (const std::string* address : addresses)
        if (!address->empty()) return in_plan(*address);
    return in_plan("");
}

}  // namespace

Place place_of(const CheckReport& report, const rule::Finding& finding) {
    return first_known(report, {&finding.where.address, &finding.address});
}

// Most plans come without their source, and paths are slow to compare, so what is known is looked up first.
std::optional<Place> source_of(const CheckReport& report, const rule::Finding& finding) {
    auto found = report.places.find(finding.where.address);
    if (found == report.places.end()) found = report.places.find(finding.address);
    if (found == report.places.end() || found->second.byte) return std::nullopt;
    Place place = place_of(report, finding);
    return place.in_source ? std::optional(std::move(place)) : std::nullopt;
}

Place place_of(const CheckReport& report, const reach::Hop& hop) {
    return first_known(report, {&hop.where.address, &hop.at});
}

Place place_of(const CheckReport& report, const std::string& address) {
    return first_known(report, {&address});
}

std::string relative_path(const CheckReport& report, const std::string& path) {
    if (auto inside = inside_folder(report, path)) return *std::move(inside);
    return name_of(path);
}

std::string to_uri(std::string_view path) {
    constexpr std::string_view unreserved = "-._~/!$&'()*+,;=@";
    std::string uri;
    for (const char c : path) {
        const auto octet = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           unreserved.find(c) != std::string_view::npos;
        if (plain)
            uri += c;
        else
            uri += fmt::format("%{:02X}", octet);
    }
    return uri;
}

}  // namespace netlint::report
