// Where answers go.
#include "output.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

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
        if (output.file == "-") output.file.clear();
    }
    return output;
}

namespace {

// Of the plans that the process reads.
std::vector<model::Sensitive>& hidden() {
    static std::vector<model::Sensitive> all;
    return all;
}

}  // namespace

void hide(const model::Sensitive& sensitive) {
    if (!sensitive.empty()) hidden().push_back(sensitive);
}

std::string shown(std::string text) {
    for (const model::Sensitive& sensitive : hidden()) text = sensitive.hidden_in(text);
    return text;
}

ExitStatus write(const std::string& text, const std::string& file) {
    return write([&](const report::Sink& sink) { sink(text); }, file);
}

ExitStatus write(const std::function<void(const report::Sink&)>& print, const std::string& file) {
    std::FILE* const stream = file.empty() ? stdout : std::fopen(file.c_str(), "wb");
    int error = stream ? 0 : errno;
    const auto check = [&](bool good) {
        if (!good && error == 0) error = errno;
    };
    const report::Sink sink = [&](std::string_view piece) {
        if (error == 0) check(std::fwrite(piece.data(), 1, piece.size(), stream) == piece.size());
    };
    if (stream && hidden().empty()) {
        print(sink);
    } else if (stream) {  // as a whole: an address may stand in two pieces
        std::string text;
        print([&](std::string_view piece) { text += piece; });
        sink(shown(std::move(text)));
    }
    if (stream) check((file.empty() ? std::fflush(stream) : std::fclose(stream)) == 0);
    if (error == 0) return answered;
    fmt::print(stderr, "netlint: cannot write {}: {}\n", file.empty() ? "to standard output" : file,
               std::strerror(error));
    return file.empty() ? broken : misused;
}

}  // namespace netlint::cli
