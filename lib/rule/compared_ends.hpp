// The ends of two networks that are compared with each other, and which of them need to be.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "candidates.hpp"
#include "netlint/reach/question.hpp"
#include "netlint/rule/baseline.hpp"
#include "reachability.hpp"
#include "touched.hpp"

namespace netlint::rule {

// What one end is in each of the two networks, if it is there at all.
struct ComparedEnd {
    std::string name;
    std::optional<reach::Party> earlier, later;
    std::optional<std::uint32_t> part_of;  // a larger end, whose changes are its changes too
    bool several = false;                  // a resource with several interfaces, which may talk to each other
    std::uint32_t kind = 0;                // the same for resources whose interfaces are alike in each of the networks
    bool opening = false, taking = false;  // connections that it opens, or takes, may differ

    bool outside() const { return !std::holds_alternative<reach::ResourceParty>(later ? *later : *earlier); }
};

class ComparedEnds {
public:
    using Positions = std::vector<std::uint32_t>;

    // The networks must outlive it.
    ComparedEnds(const Reachability& earlier, const Reachability& later, const Renames& renames);

    // By name.
    const std::vector<ComparedEnd>& all() const { return ends_; }
    std::uint32_t kinds() const { return kinds_; }
    // Resources with interfaces that a plan does not show, sorted.
    const std::set<std::string>& not_compared() const { return not_compared_; }

    // Positions, ascending: ends that routes of one of the networks lead to, so far as connections between the two may
    // differ.
    Positions targets_of(std::uint32_t from) const;

private:
    using Side = std::optional<reach::Party> ComparedEnd::*;
    using Named = std::map<std::string, ComparedEnd>;

    // Of one of the networks: who meets whom.
    class Meetings {
    public:
        Meetings(const reach::FastEngine& engine, const std::vector<ComparedEnd>& ends, Side side);
        Positions targets_of(const ComparedEnd& from) const { return positions(from, &Candidates::targets_of); }
        Positions sources_of(const ComparedEnd& to) const { return positions(to, &Candidates::sources_of); }

    private:
        std::vector<reach::Party> parties(const std::vector<ComparedEnd>& ends);
        Positions positions(const ComparedEnd& end, Positions (Candidates::*met_by)(const reach::Party&) const) const;

        Side side_;
        Positions ends_;  // by party
        Candidates candidates_;
    };

    void add_resources(const model::Network& network, const Renames& renames, Side side, const Touched::Enis* touched,
                       Named& named);
    void add_outside(const model::Network& earlier, const model::Network& later, Named& named);
    void find_kinds(const Reachability& earlier, const Reachability& later);
    void find_taking();

    std::vector<ComparedEnd> ends_;
    std::uint32_t kinds_ = 0;
    std::set<std::string> not_compared_;
    std::optional<Meetings> then_, now_;
    std::vector<Positions> taking_;  // by end, for those that do not open anything else: whom to look at all the same
};

}  // namespace netlint::rule
