// Moves over the text of a Terraform source file.
#pragma once

#include <cctype>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "source_locals.hpp"

namespace netlint::plan {

inline constexpr int nesting_limit = 64;

inline bool word_char(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-';
}

// Moves over HCL text, as far as locals and dynamic blocks need it.
class SourceParser {
public:
    explicit SourceParser(std::string_view text) : text_(text) {}

    char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

    void skip_blank(bool lines = true) {
        for (;;) {
            if (peek() == '#' || (peek() == '/' && peek(1) == '/')) {
                while (at_ < text_.size() && peek() != '\n') ++at_;
            } else if (peek() == '/' && peek(1) == '*') {
                const std::size_t end = text_.find("*/", at_ + 2);
                at_ = end == std::string_view::npos ? text_.size() : end + 2;
            } else if (peek() != '\0' && std::isspace(static_cast<unsigned char>(peek())) &&
                       (lines || peek() != '\n')) {
                ++at_;
            } else {
                return;
            }
        }
    }

    std::string word() {
        const std::size_t start = at_;
        while (word_char(peek())) ++at_;
        return std::string(text_.substr(start, at_ - start));
    }

    // A plain string without escapes or templates; nothing, and no move, for any other.
    std::optional<std::string> plain_string() {
        if (peek() != '"') return std::nullopt;
        const std::size_t end = text_.find('"', at_ + 1);
        if (end == std::string_view::npos) return std::nullopt;
        const std::string_view inside = text_.substr(at_ + 1, end - at_ - 1);
        if (inside.find_first_of("\\$%\n") != std::string_view::npos) return std::nullopt;
        at_ = end + 1;
        return std::string(inside);
    }

    // One character, or the whole of a string, a bracket pair or a heredoc that starts here.
    void skip_one() {
        const char c = peek();
        if (c == '"') {
            for (++at_; at_ < text_.size() && peek() != '"'; ++at_) {
                if (peek() == '\\')
                    ++at_;
                else if ((peek() == '$' || peek() == '%') && peek(1) == '{')
                    ++at_, skip_pair('{', '}'), --at_;
            }
            ++at_;
        } else if (c == '{') {
            skip_pair('{', '}');
        } else if (c == '[') {
            skip_pair('[', ']');
        } else if (c == '(') {
            skip_pair('(', ')');
        } else if (c == '<' && peek(1) == '<') {
            skip_heredoc();
        } else {
            ++at_;
        }
    }

    void skip_pair(char, char close) {
        if (++depth_ > nesting_limit) at_ = text_.size();
        for (++at_; skip_blank(), at_ < text_.size() && peek() != close;) skip_one();
        ++at_;
        --depth_;
    }

    void skip_heredoc() {
        at_ += 2;
        if (peek() == '-') ++at_;
        const std::string mark = word();
        for (std::size_t line = text_.find('\n', at_); line != std::string_view::npos;
             line = text_.find('\n', line + 1)) {
            std::size_t start = text_.find_first_not_of(" \t", line + 1);
            if (start == std::string_view::npos) break;
            if (text_.substr(start).starts_with(mark)) {
                at_ = start + mark.size();
                return;
            }
        }
        at_ = text_.size();
    }

    bool at_end_of_expression() {
        skip_blank(false);
        return at_ >= text_.size() || peek() == '\n' || peek() == ',' || peek() == '}' || peek() == ']';
    }

    SourceExpression expression(int depth) {
        skip_blank();
        const std::size_t start = at_;
        SourceExpression result;
        if (depth < nesting_limit) {
            if (peek() == '{')
                result = object(depth + 1);
            else if (peek() == '[')
                result = list(depth + 1);
            else if (auto text = plain_string())
                result = {SourceExpression::Kind::text, *std::move(text), {}, {}};
            else if (word_char(peek()))
                result = traversal();
        }
        if (at_end_of_expression()) return result;
        at_ = start;  // an operator, a call or a template: of use as text only
        while (!at_end_of_expression()) skip_one();
        return {SourceExpression::Kind::opaque, std::string(text_.substr(start, at_ - start)), {}, {}};
    }

    SourceExpression traversal() {
        const std::size_t start = at_;
        word();
        for (;;) {
            if (peek() == '.' && word_char(peek(1))) {
                ++at_;
                word();
            } else if (peek() == '[') {
                const std::size_t open = at_++;
                if (!plain_string())
                    while (std::isdigit(static_cast<unsigned char>(peek())) != 0) ++at_;
                if (peek() != ']') {
                    at_ = open;
                    return {};
                }
                ++at_;
            } else {
                break;
            }
        }
        const std::string_view text = text_.substr(start, at_ - start);
        if (text.find('.') == std::string_view::npos)  // a number, true, null
            return {SourceExpression::Kind::opaque, std::string(text), {}, {}};
        return {SourceExpression::Kind::traversal, std::string(text), {}, {}};
    }

    SourceExpression list(int depth) {
        SourceExpression result{SourceExpression::Kind::list, "", {}, {}};
        ++at_;
        while (skip_blank(), at_ < text_.size() && peek() != ']') {
            result.items.push_back(expression(depth));
            skip_blank();
            if (peek() == ',')
                ++at_;
            else if (peek() != ']')
                skip_one();
        }
        ++at_;
        return result;
    }

    SourceExpression object(int depth) {
        SourceExpression result{SourceExpression::Kind::object, "", {}, {}};
        ++at_;
        while (skip_blank(), at_ < text_.size() && peek() != '}') {
            const std::size_t start = at_;
            auto key = plain_string();
            std::string name = key ? *key : word();
            skip_blank();
            if (name.empty() || name == "for" || (peek() != '=' && peek() != ':') || peek(1) == '=') {
                at_ = start;  // a for expression, a computed key: the object is not known
                while (at_ < text_.size() && peek() != '}') skip_one();
                ++at_;
                return {};
            }
            ++at_;
            result.members.push_back({std::move(name), expression(depth)});
            skip_blank();
            if (peek() == ',') ++at_;
        }
        ++at_;
        return result;
    }

    bool at_end() const { return at_ >= text_.size(); }
    void advance() { ++at_; }
    std::size_t position() const { return at_; }

private:
    std::string_view text_;
    std::size_t at_ = 0;
    int depth_ = 0;
};

}  // namespace netlint::plan
