// Fills in what a message names.
#include "message.hpp"

#include <fmt/format.h>

#include "field.hpp"
#include "netlint/base/overloaded.hpp"

namespace netlint::rule {
namespace {

std::string text_of(const Fact& fact) {
    const std::string nothing = fact.depends_on.empty() ? "none" : "unknown";
    return std::visit(
        overloaded{
            [&](std::monostate) { return nothing; },
            [](model::Tri value) {
                return std::string(value == model::Tri::yes ? "yes" : value == model::Tri::no ? "no" : "unknown");
            },
            [](double value) { return fmt::format("{:g}", value); },
            [&](const std::string& text) { return text.empty() ? nothing : text; },
            [&](const std::vector<std::string>& list) {
                return list.empty() ? nothing : fmt::format("{}", fmt::join(list, ", "));
            },
            [](const set::Bounds<set::AddressSet>& addresses) {
                if (set::AddressSet::all_v4().subset_of(addresses.must)) return std::string("any IPv4 address");
                if (set::AddressSet::all_v6().subset_of(addresses.must)) return std::string("any IPv6 address");
                return addresses.must.empty() ? addresses.may.to_string() : addresses.must.to_string();
            },
            [](const set::ServiceSet& services) { return services.to_string(); },
        },
        fact.value);
}

}  // namespace

std::string reason_of(const ObjectCheck& check, const Judgement& held, const Finding& finding) {
    if (!held.because.empty()) return fmt::format("{}", fmt::join(held.because, "; "));
    const std::string wanted = to_string(check.assertion);
    if (finding.depends_on.empty()) return wanted + " does not hold";
    std::string open = "depending on " + finding.depends_on.front();
    if (finding.depends_on.size() > 1) open += fmt::format(" and {} more", finding.depends_on.size() - 1);
    return check.message.empty() ? fmt::format("{} possibly does not hold, {}", wanted, open) : "possibly, " + open;
}

std::string fill(const Context& context, const Object& object, std::string_view message, std::string_view because) {
    if (message.empty()) message = "{address}: {because}";
    std::string out;
    for (std::size_t at = 0; at < message.size();) {
        const std::size_t open = message.find('{', at);
        const std::size_t close = open == std::string_view::npos ? open : message.find('}', open);
        if (close == std::string_view::npos) {
            out += message.substr(at);
            break;
        }
        out += message.substr(at, open - at);
        const std::string_view name = message.substr(open + 1, close - open - 1);
        if (name == "because")
            out += because;
        else if (const Field* field = find_field(object.noun, name))
            out += text_of(field->read(context, object, {}));
        at = close + 1;
    }
    return out;
}

}  // namespace netlint::rule
