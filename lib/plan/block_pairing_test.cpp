// Blocks and the values they made.
#include "block_pairing.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "values.hpp"

using namespace netlint::plan;
using netlint::testing::list;
using netlint::testing::object;

namespace {

Value constant(std::string_view text) {
    return object({{"constant_value", Value::string(text)}});
}
Value reference() {
    return object({{"references", list({Value::string("aws_lb.a.id")})}});
}
Value block(Value name, Value port) {
    return object({{"name", std::move(name)}, {"port", std::move(port)}});
}
Value made(std::string_view name, std::string_view port) {
    return object({{"name", Value::string(name)}, {"port", Value::number(port)}, {"id", Value::unknown()}});
}

// "0", "0|1" where it may be either, "?" for a dynamic block.
std::vector<std::string> paired(std::vector<Value> blocks, std::vector<Value> values) {
    std::vector<std::string> out;
    for (const Origins& one : pair_blocks(list(blocks), list(values))) {
        std::string text;
        for (const std::size_t j : one.blocks) text += (text.empty() ? "" : "|") + std::to_string(j);
        out.push_back(text + (one.others ? "?" : ""));
    }
    return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("constants pair a set's values with blocks in another order") {
    CHECK(paired({block(constant("site"), reference()), block(constant("app"), reference())},
                 {made("app", "1"), made("site", "2")}) == Texts{"1", "0"});
}

TEST_CASE("what fits two goes where the other cannot") {
    CHECK(paired({block(reference(), constant("443")), block(constant("app"), constant("443"))},
                 {made("app", "443"), made("web", "443")}) == Texts{"1", "0"});
}

TEST_CASE("values that nothing tells apart pair in order, others may be either") {
    CHECK(paired({block(reference(), constant("443")), block(reference(), constant("443"))},
                 {made("a", "443"), made("a", "443")}) == Texts{"0", "1"});
    CHECK(paired({block(reference(), constant("443")), block(reference(), constant("443"))},
                 {made("a", "443"), made("b", "443")}) == Texts{"0|1", "0|1"});
}

TEST_CASE("more values than blocks come from a dynamic block") {
    CHECK(paired({block(constant("app"), reference())}, {made("web", "1"), made("app", "2")}) == Texts{"?", "0"});
    CHECK(paired({block(reference(), constant("443"))}, {made("a", "443"), made("b", "443")}) == Texts{"0?", "0?"});
    CHECK(paired({}, {made("a", "1")}) == Texts{"?"});
}

TEST_CASE("a constant that the provider rewrote leaves every block") {
    CHECK(paired({block(constant("TCP"), reference())}, {made("tcp", "1")}) == Texts{"0?"});
}

TEST_CASE("numbers, truths and nested lists compare as configuration writes them") {
    CHECK(paired({block(reference(), constant("80")), block(reference(), constant("443"))},
                 {made("a", "443"), made("b", "80")}) == Texts{"1", "0"});
    const auto nested = [](std::string_view text) {
        return object({{"inner", list({object({{"name", constant(text)}})})}});
    };
    const auto value = [](std::string_view text) {
        return object({{"inner", list({object({{"name", Value::string(text)}})})}});
    };
    CHECK(paired({nested("a"), nested("b")}, {value("b"), value("a")}) == Texts{"1", "0"});
}
