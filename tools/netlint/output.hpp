// Where answers go: standard output or files, in one of the formats, coloured on terminals.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "exit_status.hpp"
#include "netlint/base/result.hpp"
#include "netlint/model/sensitive.hpp"
#include "netlint/report/text.hpp"

namespace netlint::cli {

enum class ColourMode : unsigned char { automatic, always, never };
Result<ColourMode> parse_colour(std::string_view text);

// What becomes of answers that depend on unknown values.
enum class UnknownMode : unsigned char { fail, warn, ignore };
Result<UnknownMode> parse_unknown(std::string_view text);

// Colours for standard output: on a terminal unless NO_COLOR is set (https://no-color.org), or as asked.
report::TextStyle style_for(ColourMode mode);

// "-o FORMAT[=FILE]": without a file, or for "-", standard output.
struct Output {
    std::string format;
    std::string file;
};
Result<Output> parse_output(std::string_view text, const std::vector<std::string>& formats);

// What a plan calls sensitive is hidden in all that is written from now on.
void hide(const model::Sensitive& sensitive);
// The text without what is hidden, for whoever prints it by himself.
std::string shown(std::string text);

// Writes text to the file, or to standard output when `file` is empty; says why when it cannot, and how to exit then.
ExitStatus write(const std::string& text, const std::string& file);
// The same of what `print` hands to its sink.
ExitStatus write(const std::function<void(const report::Sink&)>& print, const std::string& file);

}  // namespace netlint::cli
