// Reading the ends of a question, zones of the policy included.
#include "sides.hpp"

#include "netlint/rule/zone.hpp"

namespace netlint::cli {
namespace {

Result<reach::Side> side(const Analysis& analysis, const rule::Policy& policy, const std::string& text) {
    constexpr std::string_view prefix = "zone:";
    if (!text.starts_with(prefix)) return reach::parse_side(analysis.network(), text);
    rule::Selector selector{rule::Selector::Name{text.substr(prefix.size())}, {}};
    auto zone = rule::Zones(analysis.network(), policy).side(selector);
    if (zone) zone->text = text;
    return zone;
}

}  // namespace

Result<reach::Question> to_question(const Analysis& analysis, const rule::Policy& policy, const reach::Query& query) {
    auto services = reach::parse_services(query);
    if (!services) return std::unexpected(services.error());
    auto ports = reach::parse_source_ports(query);
    if (!ports) return std::unexpected(ports.error());
    auto from = side(analysis, policy, query.from);
    if (!from) return std::unexpected(from.error());
    auto to = side(analysis, policy, query.to);
    if (!to) return std::unexpected(to.error());
    return reach::Question{query.id, *std::move(from), *std::move(to), *std::move(services), *std::move(ports)};
}

}  // namespace netlint::cli
