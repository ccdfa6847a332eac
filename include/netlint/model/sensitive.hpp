// What a plan calls sensitive, so that nobody prints it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "netlint/net/prefix.hpp"
#include "netlint/set/address_set.hpp"

namespace netlint::model {

// Addresses, prefixes and identifiers: of what may be secret only these get into reports.
class Sensitive {
public:
    Sensitive() = default;  // nothing is
    // Texts that the plan calls sensitive, and those that stand in clear elsewhere, so that they are no secret. Neither
    // are all addresses, ports or words.
    Sensitive(std::span<const std::string_view> sensitive, std::span<const std::string_view> clear);
    // Whether the text is something that would be hidden, if it does not stand in clear elsewhere.
    static bool is_candidate(std::string_view text);

    bool empty() const { return prefixes_.empty() && identifiers_.empty(); }
    // The text with "(sensitive)" in their place, and in that of addresses which lie within such a prefix alone.
    std::string hidden_in(std::string_view text) const;

private:
    bool hides(std::string_view address) const;
    std::string addresses_hidden_in(std::string_view text) const;

    std::vector<net::Prefix> prefixes_;
    set::AddressSet addresses_;
    std::vector<std::string> identifiers_;
};

}  // namespace netlint::model
