// What the security groups of one interface admit in one direction.
#pragma once

#include <span>
#include <vector>

#include "netlint/base/id.hpp"
#include "netlint/model/network.hpp"
#include "netlint/reach/transfer.hpp"
#include "netlint/set/service_set.hpp"

namespace netlint::reach {

// Whether a permission that names a group means the other interface here. It does where the packet arrives with that
// interface's own private address over a path on which AWS keeps track of groups.
enum class References : unsigned char { dead, open, alive };

// All permissions of all groups united. Permissions that name a group are kept apart: they match by what the other
// interface carries, not by its address.
class GroupFilter {
public:
    GroupFilter(const model::Network& network, const model::Eni& eni, model::Direction direction);

    // The headers admitted, whoever the other side is. For a peer that is an interface of the plan and whose groups
    // count, permissions that name one of them are included; over IPv6 only as possible, since AWS documents the
    // private IPv4 case alone.
    Headers admitted(const model::Eni* peer, References references) const;

private:
    struct Reference {
        Id<model::SecurityGroup> group{0};
        set::Bounds<set::ServiceSet> services;
    };
    void add(const model::Network& network, const model::Permission& permission, bool certain);

    model::Direction direction_;
    Headers by_address_;
    std::vector<Reference> references_;
};

}  // namespace netlint::reach
