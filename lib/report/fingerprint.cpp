// FNV-1a over the members of a case.
#include "fingerprint.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include <fmt/format.h>

namespace netlint::report {
namespace {

// http://www.isthe.com/chongo/tech/comp/fnv/, the 64-bit form.
std::uint64_t fnv1a(const std::string& text) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return hash;
}

}  // namespace

std::string Fingerprints::of(const rule::Finding& finding, const std::string& source, const std::string& target) {
    std::vector<std::string> parts{finding.rule};
    if (!finding.from.empty() || !finding.to.empty()) {
        parts.insert(parts.end(), {source, target, finding.services});
    } else {
        parts.push_back(finding.address);
        parts.insert(parts.end(), finding.related.begin(), finding.related.end());
        std::sort(parts.begin() + 2, parts.end());
    }
    std::string key;
    for (const std::string& part : parts) key += part + '\0';
    return fmt::format("{:016x}:{}", fnv1a(key), ++met_[key]);
}

}  // namespace netlint::report
