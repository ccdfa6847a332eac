// Finds blocks by their heads; nothing is evaluated.
#include "source_heads.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <simdjson.h>

#include "source_parser.hpp"

namespace netlint::plan {
namespace {

// Lines of places that come in the order of the text.
class LineCounter {
public:
    explicit LineCounter(std::string_view text) : text_(text) {}

    std::size_t line_of(std::size_t at) {
        for (; counted_ < at && counted_ < text_.size(); ++counted_) line_ += text_[counted_] == '\n' ? 1 : 0;
        return line_;
    }

private:
    std::string_view text_;
    std::size_t line_ = 1, counted_ = 0;
};

class HeadReader : SourceParser {
public:
    explicit HeadReader(std::string_view text) : SourceParser(text), lines_(text) {}

    std::vector<SourceHead> heads() {
        while (skip_blank(), !at_end()) {
            const std::size_t start = position();
            const std::string kind = word();
            if (kind.empty()) {
                skip_one();
                continue;
            }
            skip_blank();
            if (kind == "resource" || kind == "data" || kind == "module") add(kind, start);
            while (!at_end() && peek() != '{' && peek() != '\n') skip_one();
            if (peek() == '{') skip_one();
        }
        return std::move(heads_);
    }

private:
    void add(const std::string& kind, std::size_t start) {
        std::string name = kind == "resource" ? "" : kind;
        for (int labels = kind == "module" ? 1 : 2; labels > 0; --labels) {
            const auto label = plain_string();
            if (!label) return;
            name += (name.empty() ? "" : ".") + *label;
            skip_blank();
        }
        heads_.push_back({std::move(name), lines_.line_of(start)});
    }

    LineCounter lines_;
    std::vector<SourceHead> heads_;
};

class JsonHeadReader {
public:
    explicit JsonHeadReader(std::string_view text) : padded_(text), lines_(padded_) {}

    std::vector<SourceHead> heads() {
        simdjson::ondemand::parser parser;
        try {
            simdjson::ondemand::document document = parser.iterate(padded_);
            for (auto member : document.get_object()) {
                const std::string_view kind = member.unescaped_key();
                if (kind == "resource" || kind == "data" || kind == "module")
                    labels(member.value(), kind == "resource" ? "" : std::string(kind), kind == "module" ? 1 : 2);
            }
        } catch (const simdjson::simdjson_error&) {
            heads_.clear();
        }
        return std::move(heads_);
    }

private:
    // A block's labels are keys of nested objects; each may be wrapped in a list.
    void labels(simdjson::ondemand::value json, const std::string& name, int left) {
        if (json.type() == simdjson::ondemand::json_type::array) {
            for (simdjson::ondemand::value item : json.get_array()) labels(item, name, left);
            return;
        }
        for (auto member : json.get_object()) {
            const auto at = static_cast<std::size_t>(member.key().value().raw() - padded_.data());
            const std::string label = (name.empty() ? "" : name + '.') + std::string(member.unescaped_key().value());
            if (left > 1)
                labels(member.value(), label, left - 1);
            else
                heads_.push_back({label, lines_.line_of(at)});
        }
    }

    simdjson::padded_string padded_;
    LineCounter lines_;
    std::vector<SourceHead> heads_;
};

}  // namespace

std::vector<SourceHead> heads_of(std::string_view text) {
    return HeadReader(text).heads();
}

std::vector<SourceHead> heads_of_json(std::string_view text) {
    return JsonHeadReader(text).heads();
}

}  // namespace netlint::plan
