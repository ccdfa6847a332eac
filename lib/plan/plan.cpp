// A plan: its document, its two networks and what was odd about it.
#include "netlint/plan/plan.hpp"

#include <algorithm>
#include <charconv>
#include <mutex>

#include <fmt/format.h>

#include "document.hpp"
#include "dynamic_blocks.hpp"
#include "envelope.hpp"
#include "netlint/plan/source_places.hpp"
#include "review.hpp"
#include "worlds.hpp"

namespace netlint::plan {

struct Plan::Parts {
    std::unique_ptr<ParsedInput> parsed;
    World after;
    World before;  // made when it is first asked for
    std::once_flag before_made;
    std::map<std::string, std::vector<std::string>> skipped;  // likewise
    std::once_flag skipped_made;
    std::string source;
    SourcePlaces places;
};

namespace {

void warn(ParsedInput& parsed, std::string message) {
    parsed.diagnostics.push_back({DiagnosticLevel::warning, std::move(message), "", "", {}});
}

// What the top level says about the plan as a whole; an error when it holds nothing that could be analysed.
Result<void> judge(ParsedInput& parsed) {
    const Document& document = parsed.document;
    const std::string& name = parsed.input.name();
    const bool instances = document.has_changes || document.has_planned || document.has_state_values;
    if (!instances && document.has_configuration && document.prior.empty())
        return fail("{}: a configuration without a plan: it has neither resource_changes nor planned_values", name);
    if (!instances && !document.format_version.empty() && document.prior.empty())
        return fail("{}: an empty state, so there is nothing to analyse", name);
    if (!instances && document.prior.empty())
        return fail("{}: JSON, but not a plan: it has neither resource_changes nor planned_values", name);
    if (document.format_version.empty()) {
        warn(parsed, "the plan has no format_version; read as 1.2");
    } else {
        int major = 0;
        std::from_chars(document.format_version.data(), document.format_version.data() + document.format_version.size(),
                        major);
        if (major > 1) return fail("{}: plan format {} is newer than this program", name, document.format_version);
        if (major == 0 && !document.has_state_values)
            warn(parsed, fmt::format("plan format {} names references without attributes; they resolve less well",
                                     document.format_version));
    }
    if (document.has_state_values)
        warn(parsed, "a state, not a plan: what exists is analysed, there are no changes");
    else if (!document.has_configuration)
        warn(parsed, "the plan has no configuration; only known ids can be joined");
    if (!document.has_changes && !document.planned.empty())
        warn(parsed, "the plan has no resource_changes; planned_values are used");
    if (document.errored)
        warn(parsed, "the plan failed part way; what is absent from it may still exist");
    else if (!document.complete)
        warn(parsed, "the plan is targeted or deferred; what is absent from it may still exist");
    return {};
}

bool looks_like_a_plan(const Document& document) {
    return document.has_changes || document.has_planned || document.has_state_values || document.has_configuration;
}

Result<std::unique_ptr<ParsedInput>> parse(Input input, const ReadSpec& spec) {
    auto parsed = parse_document(std::move(input), spec);
    if (!parsed || looks_like_a_plan((*parsed)->document)) return parsed;
    auto inner = envelope((*parsed)->input);
    if (!inner) return parsed;
    auto unwrapped = Input::of_bytes(*std::move(inner), (*parsed)->input.name());
    auto again = parse_document(*std::move(unwrapped), spec);
    if (again) warn(**again, "the plan was taken out of the object that a service wrapped around it");
    return again;
}

}  // namespace

Plan::Plan(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Plan::~Plan() = default;
Plan::Plan(Plan&&) noexcept = default;
Plan& Plan::operator=(Plan&&) noexcept = default;

namespace {

Result<std::unique_ptr<ParsedInput>> judged(Result<Input> input, const ReadSpec& spec) {
    if (!input) return std::unexpected(input.error());
    auto parsed = parse(*std::move(input), spec);
    if (!parsed) return parsed;
    if (const auto verdict = judge(**parsed); !verdict) return std::unexpected(verdict.error());
    return parsed;
}

std::map<std::string, std::vector<std::string>> skipped_of(const Document& document) {
    std::map<std::string_view, std::vector<std::string_view>> skipped;
    for (const ChangeRecord& change : document.changes)
        if (!change.wanted && !change.data && change.deposed.empty()) skipped[change.type].push_back(change.address);
    for (const StateRecord& record : document.prior)
        if (!record.wanted && !record.data) skipped[record.type].push_back(record.address);
    std::map<std::string, std::vector<std::string>> texts;
    for (auto& [type, addresses] : skipped) {
        std::ranges::sort(addresses);
        const auto end = std::unique(addresses.begin(), addresses.end());
        texts.emplace_hint(texts.end(), type, std::vector<std::string>(addresses.begin(), end));
    }
    return texts;
}

}  // namespace

Result<Plan> Plan::read_file(const std::string& path, const ReadSpec& spec) {
    auto parsed = judged(Input::of_file(path), spec);
    if (!parsed) return std::unexpected(parsed.error());
    return Plan(assemble(*std::move(parsed), spec));
}

Result<Plan> Plan::read_bytes(std::string bytes, const ReadSpec& spec, const std::string& name) {
    auto parsed = judged(Input::of_bytes(std::move(bytes), name), spec);
    if (!parsed) return std::unexpected(parsed.error());
    return Plan(assemble(*std::move(parsed), spec));
}

std::unique_ptr<Plan::Parts> Plan::assemble(std::unique_ptr<ParsedInput> parsed, const ReadSpec& spec) {
    auto parts = std::make_unique<Parts>();
    parts->parsed = std::move(parsed);
    if (ConfigModule* root = parts->parsed->document.configuration.get(); root && !spec.source.empty()) {
        parts->places = SourcePlaces::read(*root, spec.source);
        if (parts->places.fits()) {  // what another source says would be no better than a guess
            parts->source = spec.source;
            restore_dynamic_blocks(*root, parts->parsed->document.variables, spec.source, parts->parsed->values);
        }
        const auto& said = parts->places.diagnostics();
        parts->parsed->diagnostics.insert(parts->parsed->diagnostics.end(), said.begin(), said.end());
    }
    ParsedInput& read = *parts->parsed;
    parts->after = build_world(read.document, When::after, read.values, read.diagnostics);
    review(read.document, parts->after, read.diagnostics);
    return parts;
}

const World& Plan::after() const {
    return parts_->after;
}
const World& Plan::before() const {
    std::call_once(parts_->before_made, [&] {
        std::vector<Diagnostic> repeated;  // the same oddities, met again
        parts_->before = build_world(parts_->parsed->document, When::before, parts_->parsed->values, repeated);
    });
    return parts_->before;
}
const ConfigModule* Plan::configuration() const {
    return parts_->parsed->document.configuration.get();
}
const Value& Plan::variables() const {
    return parts_->parsed->document.variables;
}
const std::string& Plan::source() const {
    return parts_->source;
}
std::optional<Location> Plan::place_of(const InstanceAddress& address) const {
    return parts_->source.empty() ? std::nullopt : parts_->places.find(address);
}
const std::vector<Diagnostic>& Plan::diagnostics() const {
    return parts_->parsed->diagnostics;
}
std::string_view Plan::text() const {
    return parts_->parsed->input.text();
}
void Plan::release_text() const {
    parts_->parsed->input.release(text());
}
void Plan::forget_values() {
    skipped();
    parts_->after.forget_values();
    Document& document = parts_->parsed->document;
    document.changes.clear();
    document.prior.clear();
    document.planned.clear();
    document.configuration.reset();
    document.provider_config = document.variables = {};
    parts_->parsed->names = {};
    parts_->parsed->values = {};
    parts_->parsed->texts = {};
}
void Plan::forget_instances() {
    forget_values();
    parts_->after = {};
}
const std::vector<std::string_view>& Plan::sensitive_texts() const {
    return parts_->parsed->values.sensitive_texts();
}
bool Plan::complete() const {
    return parts_->parsed->document.complete;
}
bool Plan::errored() const {
    return parts_->parsed->document.errored;
}
bool Plan::is_state() const {
    return parts_->parsed->document.has_state_values;
}
std::string_view Plan::terraform_version() const {
    return parts_->parsed->document.terraform_version;
}
std::string_view Plan::format_version() const {
    return parts_->parsed->document.format_version;
}
const std::map<std::string, std::vector<std::string>>& Plan::skipped() const {
    std::call_once(parts_->skipped_made, [&] { parts_->skipped = skipped_of(parts_->parsed->document); });
    return parts_->skipped;
}
const std::set<std::pair<std::string, std::string>>& Plan::relevant() const {
    return parts_->parsed->document.relevant;
}

}  // namespace netlint::plan
