// Laws of the placement table, and of what its texts mean.
#include "table.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "engines.hpp"
#include "netlint/set/service_set.hpp"
#include "readers.hpp"

using namespace netlint;
using namespace netlint::aws;

TEST_CASE("no type has two rows, nor a row beside a reader of its own") {
    std::set<std::string_view> types;
    for (const Reader& reader : placement_readers()) {
        if (reader.phase != Phase::placements) continue;
        CAPTURE(reader.type);
        CHECK(types.insert(reader.type).second);
    }
}

TEST_CASE("the services of every row can be read") {
    for (const PlacementRow& row : placement_table()) {
        CAPTURE(row.type);
        CHECK(row.type.starts_with("aws_"));
        if (!row.services.empty()) CHECK(set::ServiceSet::parse(row.services));
        if (!row.port.empty()) CHECK((!row.services.empty() || !row.engine.empty()));
    }
}

TEST_CASE("owners are read before what they own") {
    std::set<std::string_view> read;
    for (const Reader& reader : placement_readers()) {
        const PlacementRow* row = find_placement(reader.type);
        if (row != nullptr && !row->owner.empty()) {
            CAPTURE(row->type);
            CHECK(read.contains(row->owner_type));
        }
        read.insert(reader.type);
    }
}

TEST_CASE("a row without subnets has an owner that has some") {
    for (const PlacementRow& row : placement_table()) {
        CAPTURE(row.type);
        if (row.subnets.empty()) CHECK(!row.owner.empty());
    }
}

TEST_CASE("data stores serve something, and what only calls out serves nothing") {
    for (const PlacementRow& row : placement_table()) {
        CAPTURE(row.type);
        if (row.tier == model::Tier::data) CHECK((!row.services.empty() || !row.engine.empty()));
        if (row.outbound_only.attribute.empty() && row.outbound_only.omitted == model::Tri::yes) {
            CHECK(row.services.empty());
        }
    }
}

TEST_CASE("engines serve at their well-known ports") {
    CHECK(engine_services("postgres") == "tcp/5432");
    CHECK(engine_services("aurora-postgresql") == "tcp/5432");
    CHECK(engine_services("aurora-mysql") == "tcp/3306");
    CHECK(engine_services("mariadb") == "tcp/3306");
    CHECK(engine_services("oracle-se2-cdb") == "tcp/1521");
    CHECK(engine_services("custom-sqlserver-ee") == "tcp/1433");
    CHECK(engine_services("db2-se") == "tcp/50000");
    CHECK(engine_services("memcached") == "tcp/11211");
    CHECK(engine_services("RabbitMQ") == "tcp/5671,tcp/443");
    CHECK(engine_services("POSTGRESQL") == "tcp/5432");
    CHECK(engine_services("") == "");
    CHECK(engine_services("something-new") == "");
}
