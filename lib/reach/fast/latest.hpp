// What was found for pairs of addresses, remembered for the whole ranges of addresses for which it holds.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "packet.hpp"

namespace netlint::reach::fast {

// Of one key: disjoint products of ranges.
template <class Value>
class Remembered {
public:
    // The value at the packet's addresses, of which `make` is asked where it is not known; what make looks up has to
    // narrow the ranges of the packet that it is given. The value stays until the next call, and narrows the packet's
    // ranges to where it holds.
    const Value& at(const Packet& packet, const auto& make) {
        if (pieces_.size() == most) clear();
        const Piece& piece = find(packet, make);
        narrow(packet.sources, piece.sources);
        narrow(packet.destinations, piece.destinations);
        return piece.value;
    }
    void clear() { pieces_.clear(); }

private:
    static constexpr std::size_t most = 256;  // more are not worth searching

    struct Piece {
        net::Family family = net::Family::ipv4;
        Span sources, destinations;
        Value value{};

        bool holds(const Packet& packet) const {
            return family == packet.family && contains(sources, packet.source) &&
                   contains(destinations, packet.destination);
        }
    };

    static bool contains(const Span& span, Point point) { return !(point < span.first) && !(span.last < point); }

    const Piece& find(const Packet& packet, const auto& make) {
        std::size_t at = last_ < pieces_.size() ? last_ : 0;
        for (std::size_t seen = 0; seen < pieces_.size(); ++seen, at = at + 1 < pieces_.size() ? at + 1 : 0)
            if (pieces_[at].holds(packet)) {
                last_ = at;
                return pieces_[at];
            }
        const Span all{{}, last_point(packet.family)};
        Piece made{packet.family, all, all, {}};
        made.value = make(Packet{packet.family, packet.source, packet.destination, made.sources, made.destinations});
        pieces_.push_back(std::move(made));
        last_ = pieces_.size() - 1;
        return pieces_.back();
    }

    std::size_t last_ = 0;  // asked for: a sweep stays there, or goes on in the order in which one made the pieces
    std::vector<Piece> pieces_;
};

// The latest keys, each with its pieces. Direct-mapped: a key pushes another out, but the table grows with the keys up
// to so many places.
template <class Value>
class Latest {
public:
    explicit Latest(std::size_t places)
        : most_(std::bit_ceil(std::min(places, most_places))), entries_(std::min(most_, first_places)) {}

    // As Remembered::at.
    const Value& at(std::uint64_t key, const Packet& packet, const auto& make) {
        if (entry_of(key).key == no_key && ++taken_ * 4 > entries_.size() && entries_.size() < most_) grow();
        Entry& entry = entry_of(key);
        if (entry.key != key) {
            entry.key = key;
            entry.pieces.clear();
        }
        return entry.pieces.at(packet, make);
    }

private:
    static constexpr std::size_t first_places = std::size_t{1} << 8, most_places = std::size_t{1} << 17;
    static constexpr std::uint64_t no_key = ~std::uint64_t{0};

    struct Entry {
        std::uint64_t key = no_key;
        Remembered<Value> pieces;
    };

    Entry& entry_of(std::uint64_t key) { return entries_[(key * 0x9e3779b97f4a7c15 >> 40) & (entries_.size() - 1)]; }
    void grow() {
        std::vector<Entry> all(entries_.size() * 2);
        all.swap(entries_);
        for (Entry& entry : all)
            if (entry.key != no_key) entry_of(entry.key) = std::move(entry);
    }

    std::size_t most_, taken_ = 0;
    std::vector<Entry> entries_;
};

}  // namespace netlint::reach::fast
