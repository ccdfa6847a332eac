// The bytes of an input, made ready to be parsed: mapped or copied, decoded, stripped of what CI tools wrap around it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "netlint/base/diagnostic.hpp"
#include "netlint/base/result.hpp"

namespace netlint::plan {

// A text with readable padding behind it, as the JSON parser wants.
class Input {
public:
    static Result<Input> of_file(const std::string& path);
    static Result<Input> of_bytes(std::string bytes, std::string name);
    Input() = default;  // empty
    ~Input();
    Input(Input&& other) noexcept;
    Input& operator=(Input&& other) noexcept;

    std::string_view text() const { return {data_, size_}; }
    std::size_t capacity() const { return capacity_; }  // readable bytes from the start of text()
    std::size_t offset() const { return offset_; }      // of text() in the input
    const std::string& name() const { return name_; }

    // Decodes UTF-16, drops byte order marks and wrapper lines, refuses what is no JSON. One sentence an error.
    Result<void> normalise(std::vector<Diagnostic>& diagnostics);
    // Replaces what is no UTF-8.
    void repair_utf8();
    // Keeps the first `bytes` of the text.
    void cut(std::size_t bytes) { size_ = bytes; }
    // Replaces "\ud800" and its like that stand without their other half; false when there is none.
    bool repair_escapes();

    // Gives back the memory of a part that is hardly looked at again; a mapped file has it still.
    void release(std::string_view part) const;

private:
    void hold(std::string bytes);
    void skip(std::size_t bytes);

    std::string name_;
    std::string copy_;
    void* mapping_ = nullptr;
    std::size_t mapped_ = 0;
    const char* data_ = nullptr;
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
    std::size_t offset_ = 0;
};

}  // namespace netlint::plan
