// Whether a fact holds under every completion of the plan's unknown values or only under some.
#pragma once

#include <memory>
#include <string>
#include <utility>

namespace netlint::model {

// A yes/no question about the network that the plan may leave open.
enum class Tri : unsigned char { no, unknown, yes };

// A fact is certain, or possible and then names what it depends on:
// "aws_security_group.x ingress[0].cidr_blocks: known after apply".
class Certainty {
public:
    Certainty() = default;
    static Certainty possible(std::string depends_on) {
        Certainty c;
        c.depends_on_ = std::make_shared<const std::string>(std::move(depends_on));
        return c;
    }
    bool certain() const { return depends_on_ == nullptr; }
    const std::string& depends_on() const {  // empty when certain
        static const std::string nothing;
        return certain() ? nothing : *depends_on_;
    }
    bool operator==(const Certainty& other) const {
        return certain() == other.certain() && depends_on() == other.depends_on();
    }

private:
    std::shared_ptr<const std::string> depends_on_;  // most facts are certain, and take no room for a text
};

}  // namespace netlint::model
