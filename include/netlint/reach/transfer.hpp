// What one stage of a packet's way does to the headers that come to it, as a value with laws.
#pragma once

#include <memory>
#include <variant>
#include <vector>

#include "netlint/set/address_set.hpp"
#include "netlint/set/bounds.hpp"
#include "netlint/set/header_space.hpp"
#include "netlint/set/port_set.hpp"

namespace netlint::reach {

// Headers that go through, in the must and the may world.
using Headers = set::Bounds<set::HeaderSpace>;

// A rewrite picks one header of several; a statement about what it lets through speaks of some pick or of every pick.
enum class Pick : unsigned char { some, every };

// The constructors keep every Transfer in its simplest form:
//
//     seq(block, t) = seq(t, block) = block       either(block, t) = t
//     seq(pass, t)  = seq(t, pass)  = t           either(pass, permit(s)) = pass
//     seq(permit(a), permit(b)) = permit(a & b)   either(permit(a), permit(b)) = permit(a | b)
//     permit(everything) = pass                   either(t, t) = t
//     permit(nothing) = block
//
// Values are immutable and share their parts.
class Transfer {
public:
    struct Pass {
        bool operator==(const Pass&) const = default;
    };
    struct Block {
        bool operator==(const Block&) const = default;
    };
    struct Permit {
        Headers headers;
        bool operator==(const Permit&) const = default;
    };
    // The source address becomes one of `sources`, and the source port (tcp, udp) one of `ports`; other fields stay.
    // Which port is picked anew for each flow. Which address: all of them where `fixed`, else one that the plan does
    // not tell.
    struct Rewrite {
        set::AddressSet sources;
        set::PortSet ports;
        bool fixed = true;
        bool operator==(const Rewrite&) const = default;
    };
    // First to last.
    struct Seq {
        std::vector<Transfer> steps;
        bool operator==(const Seq&) const = default;
    };
    // A header passes if one way passes it.
    struct Either {
        std::vector<Transfer> ways;
        bool operator==(const Either&) const = default;
    };
    using Kind = std::variant<Pass, Block, Permit, Rewrite, Seq, Either>;

    Transfer();  // pass
    static Transfer pass();
    static Transfer block();
    static Transfer permit(Headers headers);
    static Transfer rewrite(set::AddressSet sources, set::PortSet ports, bool fixed = true);
    static Transfer seq(const Transfer& first, const Transfer& second);
    static Transfer either(const Transfer& one, const Transfer& other);

    const Kind& kind() const { return *kind_; }
    bool is_pass() const { return std::holds_alternative<Pass>(*kind_); }
    bool is_block() const { return std::holds_alternative<Block>(*kind_); }

    // What comes out when `in` goes in: after a rewrite, every header that it can pick.
    Headers forward(const Headers& in) const;
    // What has to go in so that a header of `out` comes out (Pick::some), or so that something comes out and whatever
    // is picked is in `out` (Pick::every).
    Headers backward(const Headers& out, Pick pick) const;

    friend bool operator==(const Transfer& a, const Transfer& b) { return a.kind_ == b.kind_ || *a.kind_ == *b.kind_; }

private:
    explicit Transfer(Kind kind);

    std::shared_ptr<const Kind> kind_;  // never null
};

}  // namespace netlint::reach
