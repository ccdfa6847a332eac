// Whether a fact holds under every completion of the plan's unknown values or only under some.
#pragma once

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
        c.certain_ = false;
        c.depends_on_ = std::move(depends_on);
        return c;
    }
    bool certain() const { return certain_; }
    const std::string& depends_on() const { return depends_on_; }
    bool operator==(const Certainty&) const = default;

private:
    bool certain_ = true;
    std::string depends_on_;
};

}  // namespace netlint::model
