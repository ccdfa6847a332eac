// Cases that tools which compare text with "0.0.0.0/0" get wrong, one way or the other, and what has to be said of
// each.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "netlint/analysis.hpp"
#include "netlint/reach/query.hpp"

using namespace netlint;
using rule::FindingCertainty;

namespace {

enum class Says : unsigned char { certain, possible, nothing };

struct Difference {
    int number;
    std::string_view about;
    std::string_view rule;
    std::string_view at;  // address of the finding, or of a target that shares its cause
    Says says;
};

constexpr Difference cases[] = {
    {1, "the world in two halves", "ssh-open-to-internet", "aws_instance.halves", Says::certain},
    {2, "a public /8", "ssh-open-to-internet", "aws_instance.eighth", Says::certain},
    {3, "2000::/3", "ssh-open-to-internet", "aws_instance.global_v6", Says::certain},
    {4, "::/0 in its long spelling", "ssh-open-to-internet", "aws_instance.long_v6", Says::certain},
    {5, "itself first, then the world", "ssh-open-to-internet", "aws_instance.self_first", Says::certain},
    {6, "a list beside the world", "ssh-open-to-internet", "aws_instance.list_beside_world", Says::certain},
    {7, "every protocol without ports", "ssh-open-to-internet", "aws_instance.everything", Says::certain},
    {7, "every protocol without ports", "all-ports-open-to-internet", "aws_vpc_security_group_ingress_rule.everything",
     Says::certain},
    {8, "::/0 in a resource of its own", "ssh-open-to-internet", "aws_instance.world_v6", Says::certain},
    {9, "a group as the source", "ssh-open-to-internet", "aws_instance.from_group", Says::nothing},
    {10, "a list of an office", "ssh-open-to-internet", "aws_instance.from_office", Says::nothing},
    {10, "a list of the world", "ssh-open-to-internet", "aws_instance.from_world", Says::certain},
    {11, "udp/22", "ssh-open-to-internet", "aws_instance.udp_22", Says::nothing},
    {12, "ICMP with ports 0 and 0", "ssh-open-to-internet", "aws_instance.icmp", Says::nothing},
    {12, "ICMP with ports 0 and 0", "unexpected-service-open-to-internet", "aws_instance.icmp", Says::nothing},
    {13, "tcp/0-65535", "all-ports-open-to-internet", "aws_security_group.all_tcp", Says::certain},
    {13, "tcp/0-65535, told once", "console-open-to-internet", "aws_instance.all_tcp", Says::nothing},
    {14, "a database's port", "database-port-open-to-internet", "aws_instance.postgres", Says::certain},
    {15, "an ACL with 0-65535", "network-acl-opens-administration-ports", "aws_network_acl.acl_inline", Says::certain},
    {16, "the same by resources", "network-acl-opens-administration-ports", "aws_network_acl.acl_rules", Says::certain},
    {17, "an ACL that denies all", "network-acl-opens-administration-ports", "aws_network_acl.acl_denies",
     Says::nothing},
    {17, "an ACL that denies all", "ssh-open-to-internet", "aws_instance.acl_denies", Says::nothing},
    {18, "an ACL with 1-65535", "network-acl-opens-administration-ports", "aws_network_acl.acl_nearly", Says::certain},
    {19, "every protocol out", "unrestricted-egress", "aws_vpc_security_group_egress_rule.egress_all", Says::certain},
    {20, "a source known after apply", "ssh-open-to-internet", "aws_instance.later", Says::possible},
    {21, "an open group on nothing", "ssh-open-to-internet", "aws_security_group.loose", Says::nothing},
    {21, "an open group on nothing", "open-group-protects-nothing", "aws_security_group.loose", Says::certain},
    {22, "an open group in a private subnet", "ssh-open-to-internet", "aws_instance.hidden", Says::nothing},
    {23, "a deny before the allow", "ssh-open-to-internet", "aws_instance.acl_order", Says::nothing},
    {24, "the same inline", "ssh-open-to-internet", "aws_instance.acl_order_inline", Says::nothing},
    {25, "no egress written", "unrestricted-egress", "aws_security_group.no_egress", Says::nothing},
    {26, "a permission in a module", "ssh-open-to-internet", "module.server.aws_instance.this", Says::certain},
    {27, "one of a counted pair", "ssh-open-to-internet", "aws_instance.counted[1]", Says::certain},
    {27, "the other of the pair", "ssh-open-to-internet", "aws_instance.counted[0]", Says::nothing},
    {27, "one of a keyed pair", "ssh-open-to-internet", "aws_instance.keyed[\"open\"]", Says::certain},
    {27, "the other of the pair", "ssh-open-to-internet", "aws_instance.keyed[\"closed\"]", Says::nothing},
    {28, "a database's own flag", "data-store-open-to-internet", "aws_db_instance.main", Says::nothing},
    {28, "a database's own flag", "managed-service-publicly-accessible", "aws_db_instance.main", Says::certain},
};

// A verdict for those of which no finding speaks, or which say more than one.
struct Asked {
    int number;
    std::string_view from, to, service;
    reach::Verdict verdict;
};

constexpr Asked flows[] = {
    {9, "aws_instance.halves", "aws_instance.from_group", "22", reach::Verdict::unreachable},  // it has no egress
    {10, "cidr:198.51.100.0/24", "aws_instance.from_office", "22", reach::Verdict::reachable},
    {15, "internet", "aws_instance.acl_inline", "22", reach::Verdict::reachable},
    {16, "internet", "aws_instance.acl_rules", "22", reach::Verdict::reachable},
    {17, "internet", "aws_instance.acl_denies", "22", reach::Verdict::unreachable},
    {18, "internet", "aws_instance.acl_nearly", "22", reach::Verdict::reachable},
    {20, "internet", "aws_instance.later", "22", reach::Verdict::unknown},
    {22, "internet", "aws_instance.hidden", "22", reach::Verdict::unreachable},
    {23, "internet", "aws_instance.acl_order", "22", reach::Verdict::unreachable},
    {24, "internet", "aws_instance.acl_order_inline", "22", reach::Verdict::unreachable},
    {25, "aws_instance.no_egress", "internet", "443", reach::Verdict::unreachable},
    {28, "internet", "aws_db_instance.main", "5432", reach::Verdict::unreachable},
};

const Analysis& analysis() {
    static const auto read = Analysis::of_file(NETLINT_TESTDATA "/plans/differential/plan.json");
    REQUIRE(read);
    return *read;
}

bool speaks_of(const rule::Finding& finding, std::string_view address) {
    return finding.address == address || std::ranges::find(finding.related, address) != finding.related.end();
}

}  // namespace

TEST_CASE("each case is found, found possible, or passed over in silence") {
    const auto report = analysis().check({});
    REQUIRE_MESSAGE(report, report.error().to_string());
    for (const Difference& row : cases) {
        CAPTURE(row.number);
        CAPTURE(row.about);
        CAPTURE(row.rule);
        std::vector<FindingCertainty> found;
        for (const rule::Finding& finding : report->findings)
            if (finding.rule == row.rule && speaks_of(finding, row.at)) found.push_back(finding.certainty);
        const bool certain = std::ranges::find(found, FindingCertainty::certain) != found.end();
        switch (row.says) {
            case Says::certain:
                CHECK(certain);
                break;
            case Says::possible:
                CHECK(!found.empty());
                CHECK(!certain);
                break;
            case Says::nothing:
                CHECK(found.empty());
                break;
        }
    }
}

TEST_CASE("every one of the 28 cases has a row") {
    for (int number = 1; number <= 28; ++number)
        CHECK_MESSAGE(std::ranges::find(cases, number, &Difference::number) != std::end(cases), number);
}

TEST_CASE("the flows of the cases have their verdicts") {
    for (const Asked& row : flows) {
        reach::Query query{.id = std::to_string(row.number), .from = std::string(row.from), .to = std::string(row.to)};
        query.protocol = "tcp";
        query.port = std::string(row.service);
        const auto question = reach::to_question(analysis().network(), query);
        REQUIRE_MESSAGE(question, question.error().to_string());
        const reach::Answer answer = analysis().engine().ask(*question);
        CHECK_MESSAGE(answer.verdict == row.verdict, row.number, ": ", reach::to_string(answer.verdict));
    }
}
