// Telling whether two names mean one file.
#include "output_clash.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "input.hpp"

namespace netlint::cli {
namespace {

namespace fs = std::filesystem;

// Devices and pipes are no file that could be overwritten.
bool same_file(const std::string& a, const std::string& b) {
    std::error_code error;
    if (fs::exists(a, error) && fs::exists(b, error))
        return fs::is_regular_file(a, error) && fs::equivalent(a, b, error) && !error;
    const fs::path one = fs::weakly_canonical(fs::absolute(a, error), error);
    return !error && one == fs::weakly_canonical(fs::absolute(b, error), error) && !error;
}

}  // namespace

Destination destination_of(const Output& output) {
    return {output.file.empty() ? "-o " + output.format : fmt::format("-o {}={}", output.format, output.file),
            output.file, output.format == "text" || output.format == "github"};
}

Result<void> check_destinations(std::span<const Destination> destinations, const std::vector<std::string>& inputs) {
    for (std::size_t i = 0; i < destinations.size(); ++i) {
        const Destination& one = destinations[i];
        for (const std::string& input : inputs)
            if (!one.file.empty() && !input.empty() && input != "-" && same_file(one.file, input))
                return fail("{} would overwrite {}, which is to be read", one.option, input);
        for (const Destination& other : destinations.subspan(i + 1)) {
            if (one.file.empty() != other.file.empty()) continue;
            if (!one.file.empty() && same_file(one.file, other.file))
                return fail("{} and {} write to the same file", one.option, other.option);
            if (one.file.empty() && (!one.log || !other.log || one.option == other.option))
                return fail("{} and {} both write to standard output: give one of them a file", one.option,
                            other.option);
        }
    }
    return {};
}

Result<void> check_destination(const Output& output, std::vector<std::string> inputs, const std::string& policy) {
    inputs.push_back(policy.empty() ? find_policy() : policy);
    const Destination destination = destination_of(output);
    return check_destinations({&destination, 1}, inputs);
}

}  // namespace netlint::cli
