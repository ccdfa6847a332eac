// Sets of packets as binary decision diagrams: 32 variables of an address, 8 of a protocol, 16 of a port.
#pragma once

#include <cstdint>

#include <bdd.h>

namespace netlint::rivals {

// BuDDy keeps its nodes in globals; the first of these in a program makes them.
class Buddy {
public:
    Buddy() {
        if (bdd_isrunning()) return;
        bdd_init(1 << 22, 1 << 18);
        bdd_gbc_hook(nullptr);
        bdd_setmaxincrease(1 << 22);
        bdd_setvarnum(address.bits + protocol.bits + port.bits);
    }

    struct Field {
        int first, bits;
    };
    static constexpr Field address{0, 32}, protocol{32, 8}, port{40, 16};

    static bdd range(Field field, std::uint32_t low, std::uint32_t high) {
        return at_least(field, low) & at_most(field, high);
    }
    // The high bits of a value, as of a prefix.
    static bdd prefix(Field field, std::uint32_t value, unsigned length) {
        bdd out = bddtrue;
        for (int i = static_cast<int>(length) - 1; i >= 0; --i)
            out &= bit(field, value, field.bits - 1 - i) ? bdd_ithvar(field.first + i) : bdd_nithvar(field.first + i);
        return out;
    }
    // Drops what earlier operations left in the caches, so that the next one does its work.
    static void forget() { bdd_gbc(); }

private:
    static bool bit(Field, std::uint32_t value, int n) { return value >> n & 1; }
    // From the lowest bit up: the highest is the first variable.
    static bdd at_least(Field field, std::uint32_t low) {
        bdd out = bddtrue;
        for (int n = 0; n < field.bits; ++n) {
            const bdd is_set = bdd_ithvar(field.first + field.bits - 1 - n);
            out = bit(field, low, n) ? is_set & out : is_set | out;
        }
        return out;
    }
    static bdd at_most(Field field, std::uint32_t high) {
        bdd out = bddtrue;
        for (int n = 0; n < field.bits; ++n) {
            const bdd is_clear = bdd_nithvar(field.first + field.bits - 1 - n);
            out = bit(field, high, n) ? is_clear | out : is_clear & out;
        }
        return out;
    }
};

}  // namespace netlint::rivals
