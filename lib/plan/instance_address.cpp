// Parsing and writing instance addresses.
#include "netlint/plan/instance_address.hpp"

#include <array>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "address_reader.hpp"
#include "netlint/base/overloaded.hpp"

namespace netlint::plan {
namespace {

void append_utf8(std::string& out, unsigned code) {
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | code >> 6);
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        out += static_cast<char>(0xE0 | code >> 12);
        out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
}

// What names may consist of.
constexpr auto name_characters = [] {
    std::array<bool, 256> may{};
    for (std::size_t c = ' ' + 1; c < may.size(); ++c) may[c] = c != '.' && c != '[' && c != ']' && c != '"';
    return may;
}();

class Parser {
public:
    // Begins behind the modules, which are known.
    Parser(std::string_view text, std::size_t behind_modules) : text_(text), at_(behind_modules) {}

    Result<void> modules(std::vector<ModuleStep>& steps) {
        while (text_.substr(at_).starts_with("module.")) {
            at_ += 7;
            const std::string_view call = name();
            if (call.empty()) return stopped("a name");
            auto call_key = key();
            if (!call_key) return std::unexpected(call_key.error());
            steps.push_back({std::string(call), *std::move(call_key)});
            if (!taken('.')) return stopped("a resource after the module");
        }
        return {};
    }

    Result<void> resource(InstanceAddress& address) {
        std::string_view type = name();
        if (type.empty()) return stopped("a name");
        if (type == "data" && taken('.')) {
            address.mode = Mode::data;
            type = name();
            if (type.empty()) return stopped("a name");
        }
        address.type = type;
        if (!taken('.')) return stopped("'.' and a resource name");
        const std::string_view own = name();
        if (own.empty()) return stopped("a name");
        address.name = own;
        auto own_key = key();
        if (!own_key) return std::unexpected(own_key.error());
        address.key = *std::move(own_key);
        if (at_ != text_.size()) return stopped("the end of the address");
        return {};
    }

    std::size_t at() const { return at_; }

private:
    std::unexpected<Error> stopped(std::string_view wanted) const {
        return fail("'{}' is no resource address: byte {} should be {}", text_, at_, wanted);
    }

    bool taken(char c) {
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }

    // Empty where there is none.
    std::string_view name() {
        const std::size_t start = at_;
        while (at_ < text_.size() && name_characters[static_cast<unsigned char>(text_[at_])]) ++at_;
        return text_.substr(start, at_ - start);
    }

    Result<Key> key() {
        if (!taken('[')) return Key{};
        if (taken('"')) {
            auto text = quoted();
            if (!text) return std::unexpected(text.error());
            if (!taken(']')) return stopped("']'");
            return Key{*std::move(text)};
        }
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), number);
        if (error != std::errc()) return stopped("a number or a quoted key");
        at_ = static_cast<std::size_t>(end - text_.data());
        if (!taken(']')) return stopped("']'");
        return Key{number};
    }

    // After the opening quote; takes the closing one.
    Result<std::string> quoted() {
        std::string out;
        while (at_ < text_.size()) {
            const char c = text_[at_++];
            if (c == '"') return out;
            if ((c == '$' || c == '%') && text_.substr(at_).starts_with(c == '$' ? "${" : "%{")) {
                out += c;  // $${ is a literal ${
                out += '{';
                at_ += 2;
            } else if (c == '\\') {
                if (!escaped(out)) return stopped("a known escape");
            } else {
                out += c;
            }
        }
        return stopped("a closing quote");
    }

    bool escaped(std::string& out) {
        if (at_ >= text_.size()) return false;
        switch (const char c = text_[at_++]) {
            case 'n':
                out += '\n';
                return true;
            case 'r':
                out += '\r';
                return true;
            case 't':
                out += '\t';
                return true;
            case '"':
            case '\\':
                out += c;
                return true;
            case 'u':
            case 'U': {
                const std::size_t digits = c == 'u' ? 4 : 8;
                unsigned code = 0;
                if (at_ + digits > text_.size()) return false;
                const char* const end = text_.data() + at_ + digits;
                if (std::from_chars(text_.data() + at_, end, code, 16).ptr != end) return false;
                at_ += digits;
                append_utf8(out, code);
                return true;
            }
            default:
                return false;
        }
    }

    std::string_view text_;
    std::size_t at_;
};

std::string in_quotes(std::string_view text) {
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size(); ++i) {
        switch (const char c = text[i]) {
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            case '"':
            case '\\':
                out += '\\';
                out += c;
                break;
            case '$':
            case '%':
                out += c;
                if (i + 1 < text.size() && text[i + 1] == '{') out += c;
                break;
            default:
                out += c;
        }
    }
    return out + '"';
}

}  // namespace

std::string to_string(const Key& key) {
    return std::visit(overloaded{[](std::monostate) { return std::string(); },
                                 [](std::int64_t number) { return fmt::format("[{}]", number); },
                                 [](const std::string& text) { return '[' + in_quotes(text) + ']'; }},
                      key);
}

Result<InstanceAddress> InstanceAddress::parse(std::string_view text) {
    InstanceAddress address;
    if (const auto read = AddressReader().read(text, address); !read) return std::unexpected(read.error());
    return address;
}

Result<void> AddressReader::read(std::string_view text, InstanceAddress& address) {
    const bool known = text.starts_with(prefix_) && !text.substr(prefix_.size()).starts_with("module.");
    Parser parser(text, known ? prefix_.size() : 0);
    if (!known) {
        ++module_;
        std::vector<ModuleStep> steps;
        if (const auto read = parser.modules(steps); !read) return failed(read.error(), address);
        modules_ = std::move(steps);
        prefix_ = text.substr(0, parser.at());
    }
    address.modules = modules_;
    if (const auto read = parser.resource(address); !read) return failed(read.error(), address);
    return {};
}

std::unexpected<Error> AddressReader::failed(Error error, InstanceAddress& address) {
    ++module_;
    modules_ = {};
    prefix_ = {};
    address = {};
    return std::unexpected(std::move(error));
}

std::string module_text(std::span<const ModuleStep> path) {
    std::string text;
    for (const ModuleStep& step : path)
        text += (text.empty() ? "module." : ".module.") + step.name + plan::to_string(step.key);
    return text;
}

std::string InstanceAddress::module_to_string() const {
    return module_text(modules);
}

std::string InstanceAddress::to_string() const {
    std::string text = module_to_string();
    if (!text.empty()) text += '.';
    if (mode == Mode::data) text += "data.";
    return text + type + '.' + name + plan::to_string(key);
}

std::vector<std::string> InstanceAddress::module_path() const {
    std::vector<std::string> path;
    for (const ModuleStep& step : modules) path.push_back(step.name);
    return path;
}

}  // namespace netlint::plan
