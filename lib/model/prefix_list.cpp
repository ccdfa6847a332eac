// What entries add to the addresses of their list.
#include "netlint/model/gateway.hpp"
#include "netlint/model/symbolic.hpp"

namespace netlint::model {

void PrefixList::add(const ListedPrefix& entry) {
    listed.push_back(entry);
    const auto addresses = covered(entry.prefix);
    entries.may |= addresses.may;
    if (entry.certain) entries.must |= addresses.must;
}

}  // namespace netlint::model
