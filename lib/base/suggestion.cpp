// Edit distance, and the candidates it finds near.
#include "netlint/base/suggestion.hpp"

#include <algorithm>
#include <cctype>
#include <tuple>
#include <utility>

namespace netlint {
namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
    // Row i holds the distances of a's first i bytes to every beginning of b; a swap looks two rows back.
    std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::swap(before, above);
        std::swap(above, row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substituted = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, substituted});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
    }
    return row[b.size()];
}

std::vector<std::string> nearest(std::string_view name, std::span<const std::string> candidates, std::size_t most) {
    struct Near {
        bool continues;  // begins with the name; otherwise it is within the limit of edits
        std::size_t distance;
        const std::string* candidate;
    };
    std::vector<Near> near;
    const std::string wanted = lower(name);
    for (const std::string& candidate : candidates) {
        const std::string other = lower(candidate);
        const std::size_t distance = edit_distance(wanted, other);
        if (distance <= std::max<std::size_t>(1, std::max(wanted.size(), other.size()) / 3))
            near.push_back({false, distance, &candidate});
        else if (!wanted.empty() && other.starts_with(wanted))
            near.push_back({true, distance, &candidate});
    }
    std::ranges::sort(near, {}, [](const Near& n) { return std::tie(n.continues, n.distance, *n.candidate); });
    std::vector<std::string> out;
    for (const Near& n : near) {
        if (out.size() == most || (!n.continues && n.distance > near.front().distance + 2)) break;
        if (out.empty() || out.back() != *n.candidate) out.push_back(*n.candidate);
    }
    return out;
}

std::string did_you_mean(std::string_view name, std::span<const std::string> candidates, std::size_t most) {
    const std::vector<std::string> near = nearest(name, candidates, most);
    if (near.empty()) return {};
    std::string out = "; did you mean ";
    for (std::size_t i = 0; i < near.size(); ++i) {
        if (i != 0) out += i + 1 == near.size() ? " or " : ", ";
        out += near[i];
    }
    return out + "?";
}

}  // namespace netlint
