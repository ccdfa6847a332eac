// Where answers go.
#include "output.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "netlint/base/suggestion.hpp"

namespace netlint::cli {

Result<ColourMode> parse_colour(std::string_view text) {
    if (text == "auto") return ColourMode::automatic;
    if (text == "always") return ColourMode::always;
    if (text == "never") return ColourMode::never;
    return fail("--color is auto, always or never, not '{}'", text);
}

Result<UnknownMode> parse_unknown(std::string_view text) {
    if (text == "fail") return UnknownMode::fail;
    if (text == "warn") return UnknownMode::warn;
    if (text == "ignore") return UnknownMode::ignore;
    return netlint::fail("--unknown is fail, warn or ignore, not '{}'", text);
}

report::TextStyle style_for(ColourMode mode) {
    const char* no_colour = std::getenv("NO_COLOR");
    const bool wanted = isatty(STDOUT_FILENO) == 1 && (no_colour == nullptr || *no_colour == '\0');
    return {.colour = mode == ColourMode::always || (mode == ColourMode::automatic && wanted), .elapsed = {}};
}

Result<Output> parse_output(std::string_view text, const std::vector<std::string>& formats) {
    const std::size_t equals = text.find('=');
    Output output{std::string(text.substr(0, equals)), ""};
    if (std::find(formats.begin(), formats.end(), output.format) == formats.end())
        return fail("there is no output format '{}' ({}){}", output.format, fmt::join(formats, ", "),
                    did_you_mean(output.format, formats));
    if (equals != std::string_view::npos) {
        output.file = text.substr(equals + 1);
        if (output.file.empty()) return fail("'-o {}' names no file after '='", text);
    }
    return output;
}

ExitStatus write(const std::string& text, const std::string& file) {
    if (file.empty()) {
        if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0)
            return answered;
        fmt::print(stderr, "netlint: cannot write to standard output: {}\n", std::strerror(errno));
        return broken;
    }
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream << text;
    stream.close();
    if (stream) return answered;
    fmt::print(stderr, "netlint: cannot write {}: {}\n", file, std::strerror(errno));
    return misused;
}

}  // namespace netlint::cli
