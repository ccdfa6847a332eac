// The table of fields: which of them ask the engine.
#include "field.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "checks.hpp"
#include "random_network.hpp"

using namespace netlint;
using namespace netlint::testing;

namespace {

// One that the field may be asked with, of each kind.
std::vector<std::vector<std::string>> arguments_of(const rule::Field& field) {
    if (field.argument == rule::ArgumentKind::none) return {{}};
    if (field.argument == rule::ArgumentKind::zone) return {{"internet"}, {"all"}};
    std::vector<std::vector<std::string>> out;
    for (const std::string_view word : field.words) out.push_back({std::string(word)});
    if (out.empty()) out.push_back({"s3"});
    return out;
}

}  // namespace

TEST_CASE("a field whose values are words has no others") {
    const rule::Policy policy;
    std::set<std::string> met;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const model::Network network = random_network(seed);
        const reach::Engine engine(network);
        const rule::Context context(engine, set::PortSet::of({1024, 65535}));
        for (std::size_t i = 0; i < rule::noun_words().size(); ++i) {
            const auto noun = static_cast<rule::Noun>(i);
            for (const rule::Field* field : rule::fields_of(noun)) {
                if (field->words.empty() || field->argument != rule::ArgumentKind::none) continue;
                for (const rule::Object& object : rule::objects_of(network, noun)) {
                    const rule::Fact fact = field->read(context, object, {});
                    std::vector<std::string> values;
                    if (const auto* text = std::get_if<std::string>(&fact.value); text && !text->empty())
                        values.push_back(*text);
                    if (const auto* list = std::get_if<std::vector<std::string>>(&fact.value)) values = *list;
                    for (const std::string& value : values) {
                        CHECK_MESSAGE(std::ranges::find(field->words, value) != field->words.end(), field->name, value);
                        met.insert(std::string(field->name) + " " + value);
                    }
                }
            }
        }
    }
    CHECK(met.size() > 15);  // or these networks tell nothing
}

// The first are asked on a thread that has no engine of its own to share.
TEST_CASE("fields that are not said to ask the engine do not") {
    const rule::Policy policy;
    std::set<std::string_view> said, asked;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const model::Network network = random_network(seed);
        const reach::Engine engine(network);
        const rule::Zones zones(network, policy);
        for (std::size_t i = 0; i < rule::noun_words().size(); ++i) {
            const auto noun = static_cast<rule::Noun>(i);
            for (const rule::Field* field : rule::fields_of(noun)) {
                rule::Context context(engine, set::PortSet::of({1024, 65535}));
                for (const char* zone : {"internet", "all"})
                    context.add_zone(zone, *zones.side({rule::Selector::Name{zone}, {}}, true));
                for (const auto& argument : arguments_of(*field))
                    for (const rule::Object& object : rule::objects_of(network, noun))
                        field->read(context, object, argument);
                if (field->asks == rule::Asks::nothing)
                    CHECK_MESSAGE(!context.has_asked(), field->name);
                else
                    said.insert(field->name);
                if (context.has_asked()) asked.insert(field->name);
            }
        }
    }
    CHECK(2 * asked.size() > said.size());  // or these networks tell nothing
}
