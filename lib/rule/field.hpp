// What a rule may ask of an object: its fields, read or computed, and their kinds.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "netlint/model/certainty.hpp"
#include "netlint/reach/answer.hpp"
#include "netlint/set/address_set.hpp"
#include "netlint/set/bounds.hpp"
#include "netlint/set/service_set.hpp"
#include "object.hpp"

namespace netlint::rule {

class Context;

enum class Kind : unsigned char { truth, number, text, list, addresses, services };

// The value of a field, as far as the plan tells, and why.
struct Fact {
    // Nothing: the object has no such value ("no zone asked for").
    std::variant<std::monostate, model::Tri, double, std::string, std::vector<std::string>,
                 set::Bounds<set::AddressSet>, set::ServiceSet>
        value;
    std::vector<std::string> depends_on;  // when it is not known
    std::string because;                  // a clause for messages: "aws_subnet.a routes to aws_nat_gateway.b"
    std::vector<std::string> related;     // addresses of what else is concerned
    std::optional<reach::Answer> proof;   // a flow that shows it
    // Of services: who gives which of them, for a test that asks for some.
    std::vector<std::pair<set::ServiceSet, std::string>> givers = {};

    static Fact truth(bool value, std::string because = {}) {
        return {value ? model::Tri::yes : model::Tri::no, {}, std::move(because), {}, {}};
    }
    static Fact open(std::string depends_on, std::string because = {}) {
        return {model::Tri::unknown, {std::move(depends_on)}, std::move(because), {}, {}};
    }
};

// What a field asks of the engine: nothing; about the object alone; or about the whole network, once for all objects.
enum class Asks : unsigned char { nothing, of_object, of_network };

// The values that an argument may have: none at all, a zone, or one of the words.
enum class ArgumentKind : unsigned char { none, zone, word };

struct Field {
    std::optional<Noun> noun;  // empty: every noun has it
    std::string_view name;
    Kind kind = Kind::truth;
    Fact (*read)(const Context&, const Object&, std::span<const std::string> argument) = nullptr;
    ArgumentKind argument = ArgumentKind::none;
    // All that an argument of kind word, or the value of a text or a list, may be; empty: anything.
    std::span<const std::string_view> words{};
    Asks asks = Asks::nothing;
};

// The table's row, or null.
const Field* find_field(Noun noun, std::string_view name);
std::vector<const Field*> fields_of(Noun noun);  // in the order of the table
std::vector<std::string> field_names(Noun noun);

}  // namespace netlint::rule
