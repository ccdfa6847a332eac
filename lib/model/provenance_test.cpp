// How the place of a fact is written, and which inference is the weaker one.
#include "netlint/model/provenance.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using netlint::model::Grade;
using netlint::model::Provenance;

TEST_CASE("a place is its resource, with the attribute where there is one") {
    const Provenance whole{"aws_subnet.db", "", 7, Grade::sure};
    const Provenance part{"module.m.aws_security_group.x[\"a b\"]", "ingress[0].cidr_blocks", 7, Grade::guess};
    CHECK(whole.to_string() == "aws_subnet.db");
    CHECK(part.to_string() == "module.m.aws_security_group.x[\"a b\"] ingress[0].cidr_blocks");
    CHECK(Provenance{}.to_string().empty());
}

TEST_CASE("of several inferences the weakest is the greatest, and nothing is weaker than a guess") {
    CHECK(std::max({Grade::sure, Grade::likely, Grade::sure}) == Grade::likely);
    CHECK(std::max({Grade::likely, Grade::guess, Grade::sure}) == Grade::guess);
    CHECK(Provenance{}.grade == Grade::sure);
}
