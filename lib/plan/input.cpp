// Mapping, decoding and unwrapping of inputs.
#include "input.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "encoding.hpp"

namespace netlint::plan {
namespace {

constexpr std::size_t padding = 64;  // SIMDJSON_PADDING

// "[command]" is a wrapper's line, "[{" a list.
bool starts_list(std::string_view text) {
    if (!text.starts_with('[')) return false;
    const std::size_t next = text.find_first_not_of(" \t\r\n", 1);
    return next == std::string_view::npos || std::string_view("{[]\"").contains(text[next]);
}

}  // namespace

Result<Input> Input::of_file(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return fail("cannot read {}: {}", path, std::strerror(errno));
    struct stat status {};
    if (::fstat(file, &status) != 0 || S_ISDIR(status.st_mode)) {
        ::close(file);
        return fail("cannot read {}: it is a directory", path);
    }
    if (!S_ISREG(status.st_mode)) {  // a pipe
        std::string bytes;
        char block[65536];
        for (ssize_t got; (got = ::read(file, block, sizeof block)) > 0;)
            bytes.append(block, static_cast<std::size_t>(got));
        ::close(file);
        return of_bytes(std::move(bytes), path);
    }
    Input input;
    input.name_ = path;
    input.size_ = static_cast<std::size_t>(status.st_size);
    // The file is laid over a longer anonymous mapping, so that bytes behind its end can be read.
    const std::size_t page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    input.mapped_ = (input.size_ + padding + page - 1) / page * page;
    void* const base = ::mmap(nullptr, input.mapped_, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    bool mapped = base != MAP_FAILED;
    if (mapped && input.size_ > 0)
        mapped = ::mmap(base, input.size_, PROT_READ, MAP_PRIVATE | MAP_FIXED, file, 0) != MAP_FAILED;
    const int error = errno;
    ::close(file);
    if (!mapped) return fail("cannot map {}: {}", path, std::strerror(error));
    input.mapping_ = base;
    input.data_ = static_cast<const char*>(base);
    input.capacity_ = input.mapped_;
    return input;
}

Result<Input> Input::of_bytes(std::string bytes, std::string name) {
    Input input;
    input.name_ = std::move(name);
    input.hold(std::move(bytes));
    return input;
}

Input::~Input() {
    if (mapping_ != nullptr) ::munmap(mapping_, mapped_);
}

Input::Input(Input&& other) noexcept {
    *this = std::move(other);
}

Input& Input::operator=(Input&& other) noexcept {
    const bool copied = other.mapping_ == nullptr;
    const std::size_t offset = copied ? static_cast<std::size_t>(other.data_ - other.copy_.data()) : 0;
    name_ = std::move(other.name_);
    copy_ = std::move(other.copy_);
    std::swap(mapping_, other.mapping_);
    std::swap(mapped_, other.mapped_);
    data_ = copied ? copy_.data() + offset : other.data_;
    size_ = other.size_;
    capacity_ = other.capacity_;
    offset_ = other.offset_;
    return *this;
}

void Input::hold(std::string bytes) {
    size_ = bytes.size();
    copy_ = std::move(bytes);
    copy_.resize(size_ + padding, '\0');
    data_ = copy_.data();
    capacity_ = copy_.size();
    if (mapping_ != nullptr) ::munmap(mapping_, mapped_);
    mapping_ = nullptr;
}

void Input::skip(std::size_t bytes) {
    data_ += bytes;
    size_ -= bytes;
    capacity_ -= bytes;
    offset_ += bytes;
}

Result<void> Input::normalise(std::vector<Diagnostic>& diagnostics) {
    if (text().starts_with("PK\x03\x04"))
        return fail("{}: this is the binary plan; pass the output of 'terraform show -json {}'", name_, name_);
    if (auto decoded = decode_utf16(text())) hold(*std::move(decoded));
    if (text().starts_with("\xEF\xBB\xBF")) skip(3);
    const std::size_t first = text().find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return fail("{}: empty input; did 'terraform show -json FILE > plan.json' fail?", name_);
    if (text()[first] == '{') return {};
    if (starts_list(text().substr(first)))
        return fail("{}: a JSON list, not a plan; pass the output of 'terraform show -json' of one saved plan", name_);
    const std::size_t start = wrapped_object(text());
    if (start == std::string_view::npos)
        return fail("{}: text, not JSON; pass the output of 'terraform show -json' of a saved plan", name_);
    diagnostics.push_back({DiagnosticLevel::warning, "skipped lines before the plan that are no JSON", "", "", {}});
    skip(start);
    return {};
}

void Input::release(std::string_view part) const {
    if (mapping_ == nullptr) return;
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    char* const base = static_cast<char*>(mapping_);
    const auto begin = static_cast<std::size_t>(part.data() - base);
    const std::size_t first = (begin + page - 1) / page * page, last = (begin + part.size()) / page * page;
    if (first < last) ::madvise(base + first, last - first, MADV_DONTNEED);
}

void Input::repair_utf8() {
    hold(replace_invalid_utf8(text()));
}

bool Input::repair_escapes() {
    auto replaced = replace_lone_surrogates(text());
    if (!replaced) return false;
    hold(*std::move(replaced));
    return true;
}

}  // namespace netlint::plan
