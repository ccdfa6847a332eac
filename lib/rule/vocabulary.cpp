// Lists the parsers' tables.
#include "netlint/rule/vocabulary.hpp"

#include <algorithm>
#include <array>

#include "condition_reading.hpp"
#include "field.hpp"
#include "keys.hpp"

namespace netlint::rule {
namespace {

constexpr std::array<KeyTable, 11> tables{{{"rule", keys::rule},
                                           {"deny", keys::deny},
                                           {"require", keys::require},
                                           {"only", keys::only},
                                           {"exception", keys::exception},
                                           {"selector", keys::selector},
                                           {"subnets", keys::subnets},
                                           {"policy", keys::policy},
                                           {"rules", keys::rules},
                                           {"waiver", keys::waiver},
                                           {"assume", keys::assume}}};
constexpr std::array<KeyTable, 7> choice_tables{{{"severity", keys::severities},
                                                 {"unknown", keys::unknowns},
                                                 {"quantifier", keys::quantifiers},
                                                 {"way", keys::ways},
                                                 {"tier", keys::tiers},
                                                 {"subnet_kind", keys::subnet_kinds},
                                                 {"client", keys::clients}}};
constexpr std::array<std::string_view, 6> kinds{"truth", "number", "text", "list", "addresses", "services"};

}  // namespace

std::span<const KeyTable> key_tables() {
    return tables;
}

std::span<const std::string_view> choices(std::string_view name) {
    if (name == "noun") return noun_words();
    const auto* found = std::ranges::find(choice_tables, name, &KeyTable::map);
    return found == choice_tables.end() ? std::span<const std::string_view>() : found->keys;
}

std::vector<FieldWord> field_words() {
    std::vector<FieldWord> out;
    for (const std::string_view noun : noun_words())
        for (const Field* field : fields_of(*parse_noun(noun)))
            out.push_back({noun, field->name, kinds[static_cast<std::size_t>(field->kind)], operators_for(field->kind),
                           field->argument != ArgumentKind::none, field->words});
    return out;
}

}  // namespace netlint::rule
