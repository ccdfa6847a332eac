// Instance addresses: the grammar, strange keys, and what is no address.
#include "netlint/plan/instance_address.hpp"

#include "address_reader.hpp"

#include <doctest/doctest.h>

using namespace netlint::plan;

TEST_CASE("addresses survive parsing and writing") {
    for (const std::string text : {
             "aws_vpc.main",
             "data.aws_vpc.main[0]",
             "module.a.module.b[\"k\"].aws_subnet.s[12]",
             "module.m[\"a.b[0]\"].aws_subnet.s[\"x\\\"y\\\\z\"]",
             "aws_vpc.v[\"$${x}\"]",
             "aws_vpc.v[\"%%{if}\"]",
             "aws_vpc.v[\"line\\nbreak\"]",
             "aws_vpc.v[\"\"]",
             "aws_vpc.v[\"é.ü\"]",
             "aws_vpc.v[-1]",
         }) {
        const auto address = InstanceAddress::parse(text);
        REQUIRE_MESSAGE(address, text);
        CHECK(address->to_string() == text);
    }
}

TEST_CASE("the parts of an address") {
    const auto address = InstanceAddress::parse("module.net[\"eu.1\"].data.aws_subnet.db[3]").value();
    REQUIRE(address.modules.steps().size() == 1);
    CHECK(address.modules.steps()[0].name == "net");
    CHECK(std::get<std::string>(address.modules.steps()[0].key) == "eu.1");
    CHECK(address.mode == Mode::data);
    CHECK(address.type == "aws_subnet");
    CHECK(address.name == "db");
    CHECK(std::get<std::int64_t>(address.key) == 3);
    CHECK(address.module_to_string() == "module.net[\"eu.1\"]");
    CHECK(address.module_path() == std::vector<std::string>{"net"});
}

TEST_CASE("a number and the same digits as text are different keys") {
    CHECK(InstanceAddress::parse("t.n[0]").value() != InstanceAddress::parse("t.n[\"0\"]").value());
}

TEST_CASE("escapes mean their characters") {
    CHECK(std::get<std::string>(InstanceAddress::parse("t.n[\"$${a}\"]").value().key) == "${a}");
    CHECK(std::get<std::string>(InstanceAddress::parse("t.n[\"\\u00e9\"]").value().key) == "é");
}

TEST_CASE("what is no address is refused with the byte") {
    for (const std::string text : {"", "aws_vpc", "aws_vpc.", ".main", "module.a", "module.a.", "t.n[", "t.n[\"x]",
                                   "t.n[x]", "t.n[0", "t.n[0].id", "t.n[\"\\q\"]", "t..n"}) {
        const auto address = InstanceAddress::parse(text);
        CHECK_MESSAGE(!address, text);
        if (!address) CHECK(address.error().message.find("byte") != std::string::npos);
    }
}

TEST_CASE("an address is read alike whatever was read before it") {
    const std::vector<std::string> texts{"module.a.aws_vpc.v",
                                         "module.a.aws_vpc.w[0]",
                                         "module.a.module.b[\"x.y\"].aws_vpc.v",
                                         "module.a.module.b[\"x.y\"].data.aws_vpc.v",
                                         "module.a.module.b[\"x\"].aws_vpc.v",
                                         "module.a.",
                                         "module.ab.aws_vpc.v",
                                         "aws_vpc.v",
                                         "module.a.module.module.v.w",
                                         "module.a.module_x.v",
                                         "nonsense",
                                         "aws_vpc.v[\"module.a.b\"]"};
    for (const std::string& before : texts)
        for (const std::string& text : texts) {
            CAPTURE(before);
            CAPTURE(text);
            AddressReader reader;
            InstanceAddress ignored, address;
            (void)reader.read(before, ignored);
            const auto read = reader.read(text, address);
            const auto alone = InstanceAddress::parse(text);
            REQUIRE(read.has_value() == alone.has_value());
            if (read)
                CHECK(address == *alone);
            else
                CHECK(read.error().message == alone.error().message);
        }
}
