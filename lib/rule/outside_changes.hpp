// Whether anything differs between two networks that an end can exchange with hosts outside.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "compared_ends.hpp"

namespace netlint::rule {

// All hosts of the ends outside are asked for at once: where the headers that pass are the same in both networks, none
// of the ends needs to be asked for. Once for each kind of end and direction.
class OutsideChanges {
public:
    // They must outlive it.
    OutsideChanges(const Reachability& earlier, const Reachability& later, const ComparedEnds& ends);

    // False: what connects these two is the same in both networks, one of them being hosts outside.
    bool may_differ(const ComparedEnd& from, const ComparedEnd& to);

private:
    enum class Direction : unsigned char { out, in };
    bool differs(const ComparedEnd& end, Direction direction);
    set::Bounds<set::HeaderSpace> headers(const Reachability& network, const std::optional<reach::Party>& end,
                                          Direction direction) const;

    const Reachability &earlier_, &later_;
    reach::Outside hosts_;
    std::vector<std::array<std::optional<bool>, 2>> known_;  // by kind and direction
};

}  // namespace netlint::rule
