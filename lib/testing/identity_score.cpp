// Blanks the ids of a plan, resolves what referred to them, and counts.
#include "identity_score.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <boost/json.hpp>

#include "netlint/plan/plan.hpp"
#include "netlint/plan/resolver.hpp"

namespace netlint::testing {
namespace {

namespace json = boost::json;

// Where a known id stood before it was blanked.
struct Leaf {
    std::string address, path;
    std::vector<std::string> ids;  // one, unless `list`
    bool list = false;
};

class Blanker {
public:
    explicit Blanker(json::object& plan) : plan_(plan) {
        for (json::value& item : plan_["resource_changes"].as_array()) {
            json::object& record = item.as_object();
            json::object* after = record["change"].as_object()["after"].if_object();
            if (after == nullptr || record["mode"] != "managed") continue;
            for (const char* identity : {"id", "arn"})
                if (const json::value* id = after->if_contains(identity);
                    id && id->is_string() && !id->as_string().empty())
                    ids_.emplace(id->as_string());
        }
    }

    std::vector<Leaf> blank() {
        for (json::value& item : plan_["resource_changes"].as_array()) {
            json::object& record = item.as_object();
            json::object& change = record["change"].as_object();
            json::object* after = change["after"].if_object();
            if (after == nullptr || record["mode"] != "managed") continue;
            address_ = std::string(record["address"].as_string());
            values_[address_] = *after;
            json::object unknown;
            if (json::object* given = change["after_unknown"].if_object()) unknown = *given;
            object(*after, unknown, "");
            for (const char* computed : {"id", "arn"})
                if (after->erase(computed)) unknown[computed] = true;
            change["after_unknown"] = std::move(unknown);
            change["before"] = nullptr;
            change["actions"] = json::array{"create"};
        }
        for (const char* known : {"prior_state", "planned_values", "resource_drift", "output_changes"})
            plan_.erase(known);
        return std::move(leaves_);
    }

    // The value of an attribute before it was blanked.
    std::string value(const std::string& address, const std::string& attribute) const {
        const auto found = values_.find(address);
        const json::value* value = found == values_.end() ? nullptr : found->second.if_contains(attribute);
        return value && value->is_string() ? std::string(value->as_string()) : "";
    }

private:
    bool is_id(const json::value& value) const {
        return value.is_string() && ids_.contains(std::string(value.as_string()));
    }

    void object(json::object& values, json::object& unknown, const std::string& path) {
        std::vector<std::string> gone;
        for (auto& [name, value] : values) {
            const std::string at = path + (path.empty() ? "" : ".") + std::string(name);
            if (is_id(value)) {
                leaves_.push_back({address_, at, {std::string(value.as_string())}, false});
                gone.emplace_back(name);
            } else if (json::array* list = value.if_array()) {
                if (std::ranges::any_of(*list, [&](const json::value& item) { return is_id(item); })) {
                    Leaf leaf{address_, at, {}, true};
                    for (const json::value& item : *list)
                        if (item.is_string()) leaf.ids.emplace_back(item.as_string());
                    std::ranges::sort(leaf.ids);
                    leaves_.push_back(std::move(leaf));
                    gone.emplace_back(name);
                } else {
                    items(*list, unknown[name], at);
                }
            } else if (json::object* inner = value.if_object()) {
                if (!unknown[name].is_object()) unknown[name] = json::object{};
                object(*inner, unknown[name].as_object(), at);
            }
        }
        for (const std::string& name : gone) {
            values.erase(name);
            unknown[name] = true;
        }
    }

    void items(json::array& list, json::value& unknown, const std::string& path) {
        if (!unknown.is_array()) unknown = json::array{};
        unknown.as_array().resize(list.size(), false);
        for (std::size_t i = 0; i < list.size(); ++i)
            if (json::object* inner = list[i].if_object()) {
                json::value& mark = unknown.as_array()[i];
                if (!mark.is_object()) mark = json::object{};
                object(*inner, mark.as_object(), fmt::format("{}[{}]", path, i));
            }
    }

    json::object& plan_;
    std::set<std::string> ids_;
    std::map<std::string, json::object> values_;
    std::string address_;
    std::vector<Leaf> leaves_;
};

class Scorer {
public:
    Scorer(const Blanker& blanker, const plan::Plan& plan, const std::vector<ReferenceKind>& kinds)
        : blanker_(blanker), world_(plan.after()), resolver_(plan, world_) {
        for (const plan::Resource& resource : world_.resources())
            for (const ReferenceKind& kind : kinds)
                for (const plan::Acceptable& one : kind.accept)
                    if (one.gives == plan::Gives::own && one.type == resource.address.type)
                        if (const auto id = blanker.value(resource.address_text, std::string(one.attribute));
                            !id.empty())
                            kind_of_.try_emplace(id, &kind);
    }

    void count(const Leaf& leaf) {
        const auto id = world_.find(leaf.address);
        const plan::Path path(std::string_view(leaf.path));
        const plan::ConfigResource* block = id ? world_[*id].config : nullptr;
        // What no expression writes was read back, or came from a dynamic block, and the two look the same here.
        if (block == nullptr || block->expressions[path.attribute()].is_null()) return;
        const ReferenceKind* kind = nullptr;
        for (const std::string& text : leaf.ids)
            if (const auto found = kind_of_.find(text); found != kind_of_.end()) kind = found->second;
        if (kind == nullptr) return;
        Score& score = scores_[std::string(kind->name)];
        leaf.list ? many(*id, leaf, *kind, score) : one(*id, leaf, *kind, score);
    }

    Scores take() { return std::move(scores_); }

private:
    std::vector<std::string> values(const std::vector<plan::Source>& sources) const {
        std::vector<std::string> out;
        for (const plan::Source& source : sources)
            out.push_back(source.resource ? blanker_.value(world_[*source.resource].address_text, source.attribute)
                                          : source.external_id);
        std::ranges::sort(out);
        out.erase(std::ranges::unique(out).begin(), out.end());
        return out;
    }

    void one(plan::ResourceId id, const Leaf& leaf, const ReferenceKind& kind, Score& score) {
        const plan::Target target = resolver_.one(id, plan::Path(std::string_view(leaf.path)), kind.accept);
        const auto found = values(target.sources);
        const bool among = std::ranges::binary_search(found, leaf.ids.front());
        if (target.kind == plan::Target::Kind::unknown)
            ++score.unknown;
        else if (!among)
            wrong(leaf, target.grade, found, score);
        else
            ++(found.size() == 1 ? score.right : score.superset);
    }

    void many(plan::ResourceId id, const Leaf& leaf, const ReferenceKind& kind, Score& score) {
        const plan::Targets targets = resolver_.many(id, plan::Path(std::string_view(leaf.path)), kind.accept);
        const auto certain = values(targets.certain), possible = values(targets.possible);
        const bool held = std::ranges::includes(leaf.ids, certain);
        const bool covered = targets.open || std::ranges::includes(possible, leaf.ids);
        if (!held || !covered)
            wrong(leaf, targets.grade, held ? possible : certain, score);
        else if (targets.open)
            ++score.unknown;
        else
            ++(certain == leaf.ids && possible == leaf.ids ? score.right : score.superset);
    }

    static void wrong(const Leaf& leaf, plan::Grade grade, const std::vector<std::string>& found, Score& score) {
        ++score.wrong;
        if (grade == plan::Grade::sure) ++score.wrong_sure;
        score.wrong_places.push_back(fmt::format("{}{} {}: {}", grade == plan::Grade::sure ? "sure, " : "",
                                                 leaf.address, leaf.path, found.empty() ? "nothing" : found.front()));
    }

    const Blanker& blanker_;
    const plan::World& world_;
    plan::Resolver resolver_;
    std::map<std::string, const ReferenceKind*> kind_of_;  // by id
    Scores scores_;
};

}  // namespace

Score& Score::operator+=(const Score& other) {
    right += other.right;
    superset += other.superset;
    unknown += other.unknown;
    wrong += other.wrong;
    wrong_sure += other.wrong_sure;
    wrong_places.insert(wrong_places.end(), other.wrong_places.begin(), other.wrong_places.end());
    return *this;
}

Result<Scores> score_identities(const std::string& text, const std::vector<ReferenceKind>& kinds) {
    boost::system::error_code error;
    json::value parsed = json::parse(text, error);
    if (error || !parsed.is_object() || !parsed.as_object().contains("resource_changes"))
        return fail("not a plan as JSON");
    Blanker blanker(parsed.as_object());
    const std::vector<Leaf> leaves = blanker.blank();
    const auto plan = plan::Plan::read_bytes(json::serialize(parsed), {}, "blanked plan");
    if (!plan) return std::unexpected(plan.error());
    Scorer scorer(blanker, *plan, kinds);
    for (const Leaf& leaf : leaves) scorer.count(leaf);
    return scorer.take();
}

std::string to_table(const Scores& scores) {
    std::string text = fmt::format("{:<28}{:>7}{:>10}{:>9}{:>7}{:>12}\n", "kind of reference", "right", "superset",
                                   "unknown", "wrong", "wrong sure");
    const auto row = [&](std::string_view name, const Score& score) {
        text += fmt::format("{:<28}{:>7}{:>10}{:>9}{:>7}{:>12}\n", name, score.right, score.superset, score.unknown,
                            score.wrong, score.wrong_sure);
    };
    Score all;
    for (const auto& [name, score] : scores) {
        row(name, score);
        all += score;
    }
    row("all", all);
    for (const std::string& place : all.wrong_places) text += "  wrong: " + place + '\n';
    return text;
}

}  // namespace netlint::testing
