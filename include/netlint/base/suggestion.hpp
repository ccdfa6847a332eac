// The names a user may have meant by one that does not exist.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace netlint {

// How many insertions, deletions, substitutions and swaps of neighbours turn one text into the other, in bytes
// (optimal string alignment distance).
std::size_t edit_distance(std::string_view a, std::string_view b);

// At most `most` of the candidates, nearest first, equals by name. Candidates further away than a third of the longer
// name (at least one edit), or more than two edits further than the nearest, are no help and are left out; letter case
// does not count. Candidates that continue `name` come after the near ones.
std::vector<std::string> nearest(std::string_view name, std::span<const std::string> candidates, std::size_t most = 3);

// "; did you mean a, b or c?", ready to follow a message; empty when nothing is near.
std::string did_you_mean(std::string_view name, std::span<const std::string> candidates, std::size_t most = 3);

}  // namespace netlint
