// Reads the objects of a plan: changes, and instances of a state.
#pragma once

#include <string_view>

#include <boost/unordered/unordered_flat_map.hpp>

#include "document.hpp"
#include "json_value.hpp"
#include "text_hash.hpp"

namespace netlint::plan {

class RecordReader {
public:
    // All must outlive it.
    RecordReader(ParsedInput& parsed, WantedTypes& wanted, JsonReader& json)
        : parsed_(parsed), document_(parsed.document), wanted_(wanted), json_(json), cursor_(json.cursor()) {}

    // The object that stands next, into an empty record.
    void read(ChangeRecord& record);
    void read(StateRecord& record);

    // The changes read so far are none of the document's.
    void forget_changes() { changed_.clear(); }

private:
    template <class Record, class F>
    void members(Record& record, F&& read);
    template <class Record>
    void common(std::string_view key, Record& record);
    void read(ChangeRecord& record, bool together);
    void read_values(ChangeRecord& record, bool together);
    Value marks();
    std::string_view text_since(const char* start) const;
    bool repeats(std::string_view before);
    const ChangeRecord* change_of(const StateRecord& record);

    ParsedInput& parsed_;
    Document& document_;
    WantedTypes& wanted_;
    JsonReader& json_;
    JsonCursor& cursor_;
    boost::unordered_flat_map<std::string_view, const ChangeRecord*, TextHash> changed_;  // once a state is read
};

}  // namespace netlint::plan
