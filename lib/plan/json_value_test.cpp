// Values with what is unknown of them, put in as they are read or merged afterwards.
#include "json_value.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <random>
#include <string>

#include "document_text.hpp"

using namespace netlint::plan;
using netlint::plan::testing::text_of;

namespace {

using Random = std::mt19937;

struct Trees {
    std::string value, unknown;
};

// As Terraform writes them: of what is unknown there is no value, of what is known nothing or a tree of its shape.
// Every so often something else.
Trees trees(Random& random, int depth) {
    const auto one_of = [&](unsigned n) { return random() % n == 0; };
    if (one_of(60)) return {one_of(2) ? "7" : "[1,{}]", one_of(2) ? "{\"a\":true}" : "[false,true]"};
    if (one_of(80)) return {"null", one_of(2) ? "\"x\"" : "null"};
    if (one_of(4)) return {"null", "true"};
    if (depth > 3 || one_of(3)) return {one_of(2) ? "\"text\"" : "null", one_of(2) ? "false" : "{}"};
    const bool is_list = one_of(3);
    Trees both{is_list ? "[" : "{", is_list ? "[" : "{"};
    const auto add = [](std::string& to, const std::string& what) { to += (to.size() > 1 ? "," : "") + what; };
    for (unsigned i = 0, members = random() % 30; i < members; ++i) {
        const Trees below = trees(random, depth + 1);
        const std::string key = is_list ? "" : fmt::format("\"{}{}\":", one_of(40) ? 'a' : 'k', one_of(30) ? 3 : i);
        if (is_list || !one_of(4) || below.unknown != "true") add(both.value, key + below.value);
        if (is_list || !one_of(4) || below.unknown == "true") add(both.unknown, key + below.unknown);
    }
    both.value += is_list ? ']' : '}', both.unknown += is_list ? ']' : '}';
    return both;
}

struct Reader {
    explicit Reader(const std::string& of)
        : text(of + std::string(simdjson::SIMDJSON_PADDING, ' ')),
          json({text.data(), of.size()}, 0, store, store, told) {}

    std::string text;
    ValueStore store;
    std::vector<netlint::Diagnostic> told;
    JsonReader json;
};

// Nothing where they cannot be put together as they are read.
std::optional<std::string> together(const Trees& trees, bool stored) {
    Reader reader("{\"after\":" + trees.value + ",\"after_unknown\":" + trees.unknown + ",\"x\":1}");
    std::optional<OpenObject> open;
    Value read;
    try {
        reader.json.members([&](std::string_view key) {
            const bool object = reader.json.cursor().kind() == JsonKind::object;
            if (key == "after" && object && !stored)
                open = reader.json.open();
            else if (key == "after")
                read = reader.json.value();
            else if (key == "after_unknown" && open)
                reader.json.mark_unknown(*open);
            else if (key == "after_unknown")
                read = reader.json.with_unknown(read);
        });
    } catch (const OddUnknown&) {
        return std::nullopt;
    }
    CHECK(reader.json.cursor().at_end());
    return text_of(open ? reader.json.close(*open) : read);
}

std::pair<std::string, bool> apart(const Trees& trees) {
    Reader reader("{\"after\":" + trees.value + ",\"after_unknown\":" + trees.unknown + "}");
    const Value read = reader.json.value();
    const Merged merged = merge_unknown(read["after"], read["after_unknown"], reader.store);
    return {text_of(merged.value), merged.agree};
}

}  // namespace

TEST_CASE("values hold their texts, and one for all names that are equal") {
    const std::string lasting = "longer than what is copied without a call";
    Reader reader(R"({"a":{"name":"x","text":")" + lasting + R"("},"b":{"name":12.5,"text":"\u00e9"}})");
    const Value read = reader.json.value();
    reader.text.assign(reader.text.size(), '#');
    CHECK(read["a"]["name"].as_string() == "x");
    CHECK(read["a"]["text"].as_string() == lasting);
    CHECK(read["b"]["name"].as_string() == "12.5");
    CHECK(read["b"]["text"].as_string() == "\u00e9");
    for (std::size_t i = 0; i < 2; ++i)
        CHECK(read["a"].members()[i].first.data() == read["b"].members()[i].first.data());
}

TEST_CASE("a key that stands twice is found among any number of names") {
    std::string members;
    for (int i = 0; i < 3000; ++i) members += "\"k" + std::to_string(i) + "\":0,";
    for (const std::string key : {"", "k0", "k2999"}) {
        Reader reader("{\"" + key + "\":1," + members + '"' + key + "\":2}");
        const Value read = reader.json.value();
        CHECK(read[key].as_int() == 2);
        CHECK(read.members().size() == (key.empty() ? 3001 : 3000));
        CHECK(reader.told.size() == 1);
    }
}

TEST_CASE("what is unknown comes to the same, put in as it is read or merged afterwards") {
    int put_in = 0, odd = 0;
    Random random(1);
    for (int i = 0; i < 1500; ++i) {
        const Trees both = trees(random, 0);
        CAPTURE(both.value);
        CAPTURE(both.unknown);
        const auto [merged, agree] = apart(both);
        for (const bool stored : {false, true}) {
            const auto read = together(both, stored);
            ++(read ? put_in : odd);
            if (read) CHECK(*read == merged);
            if (read) CHECK(agree);
        }
    }
    CHECK(put_in > 1500);
    CHECK(odd > 150);
}

TEST_CASE("trees that Terraform writes are put in as they are read") {
    for (const auto& [value, unknown, result] : {
             std::tuple{R"({"a":1})", "{}", R"({"a":1,})"},
             {R"({"a":1,"c":"x"})", R"({"b":true,"c":false,"d":true})", R"({"a":1,"c":"x","b":unknown,"d":unknown,})"},
             {R"({"a":[{"x":null},{}]})", R"({"a":[{"x":true},{"y":true}]})",
              R"({"a":[{"x":unknown,},{"y":unknown,}],})"},
             {R"({"a":[1,2]})", R"({"a":[false,false]})", R"({"a":[1,2],})"},
             {R"({"a":null})", R"({"a":{"b":true},"z":[]})", R"({"a":{"b":unknown,},"z":null,})"},
         })
        CHECK(together({value, unknown}, false) == result);
}

TEST_CASE("trees that contradict the value, or name its members in another order, are not") {
    for (const auto& [value, unknown] : {
             std::pair{R"({"a":1})", R"({"a":true})"},
             {R"({"a":1})", "true"},
             {R"({"a":[1]})", R"({"a":[true,true]})"},
             {R"({"a":[null,null]})", R"({"a":[true]})"},
             {R"({"a":null,"b":null})", R"({"b":true,"a":true})"},
             {R"({"a":null})", R"({"a":true,"a":false})"},
             {R"({})", R"({"a":true,"a":false})"},
             {R"({"a":null})", R"({"a":"x"})"},
         })
        CHECK_FALSE(together({value, unknown}, false));
}
