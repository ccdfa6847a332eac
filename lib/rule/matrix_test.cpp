// Who can talk to whom in two small VPCs.
#include "netlint/rule/matrix.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include <fmt/format.h>

#include "network_builder.hpp"

using namespace netlint;
using namespace netlint::testing;

namespace {

using Lines = std::vector<std::string>;

// Two instances that nothing tells apart may open 5432 to a store; another VPC has the same addresses.
struct Two {
    NetworkBuilder builder;

    Two() {
        for (const char* name : {"a", "b"}) {
            const auto vpc = builder.vpc(std::string("aws_vpc.") + name, {"10.0.0.0/16"});
            const auto subnet = builder.subnet(vpc, std::string("aws_subnet.") + name, {"10.0.1.0/24"});
            const auto app = builder.group(vpc, std::string("aws_security_group.app_") + name);
            const auto data = builder.group(vpc, std::string("aws_security_group.data_") + name);
            builder.allow(app, out, "all", "0.0.0.0/0");
            builder.allow(data, in, "tcp/5432", app);
            builder.allow(data, in, "tcp/22", model::UnknownPeer{});
            builder.eni(subnet, fmt::format("aws_instance.first_{}", name), {app});
            builder.eni(subnet, fmt::format("aws_instance.second_{}", name), {app});
            builder.eni(subnet, fmt::format("aws_db_instance.{}", name), {data});
        }
    }
};

Lines lines(const rule::Matrix& matrix) {
    Lines out;
    for (const rule::MatrixCell& cell : matrix.cells)
        out.push_back(fmt::format("{} -> {}: {}, possibly {}", matrix.ends[cell.from].name, matrix.ends[cell.to].name,
                                  cell.certain.to_string(), cell.possible.to_string()));
    return out;
}

}  // namespace

TEST_CASE("VPCs with the same addresses stay apart") {
    const Two two;
    const reach::Engine engine(two.builder.network);
    const auto matrix = rule::matrix(engine, {}, rule::MatrixBy::vpc, 1);
    REQUIRE(matrix);
    CHECK(lines(*matrix) == Lines{"aws_vpc.a -> aws_vpc.a: tcp/5432, possibly tcp/22, tcp/5432",
                                  "aws_vpc.b -> aws_vpc.b: tcp/5432, possibly tcp/22, tcp/5432"});
}

TEST_CASE("interfaces that nothing tells apart are one class") {
    const Two two;
    const reach::Engine engine(two.builder.network);
    const auto matrix = rule::matrix(engine, {}, rule::MatrixBy::class_, 1);
    REQUIRE(matrix);
    REQUIRE(matrix->ends.size() == 5);  // and the internet
    CHECK(matrix->ends[0].members == Lines{"aws_instance.first_a", "aws_instance.second_a"});
    CHECK(lines(*matrix).front() ==
          "aws_instance.first_a in aws_subnet.a -> aws_db_instance.a in aws_subnet.a: tcp/5432, possibly tcp/22, "
          "tcp/5432");
}

TEST_CASE("any number of threads finds the same, in the same order") {
    const Two two;
    const reach::Engine engine(two.builder.network);
    const auto streamed = [&](unsigned threads) {
        std::string out;
        rule::MatrixSink sink;
        sink.header = [&](const auto& ends) { out += fmt::format("{} ends\n", ends.size()); };
        sink.format = [](std::uint32_t to, const auto& cells) {
            std::string text = fmt::format("{}:", to);
            for (const rule::MatrixCell& cell : cells)
                text += fmt::format(" {} {}", cell.from, cell.possible.to_string());
            return text + '\n';
        };
        sink.write = [&](const std::string& text) { out += text; };
        rule::stream_classes(engine, {}, threads, sink);
        return out;
    };
    const std::string alone = streamed(1);
    CHECK(alone == "5 ends\n0:\n1: 0 tcp/22, tcp/5432\n2:\n3: 2 tcp/22, tcp/5432\n");
    for (const unsigned threads : {2u, 3u, 8u}) CHECK(streamed(threads) == alone);
    for (const unsigned threads : {2u, 7u})
        CHECK(lines(*rule::matrix(engine, {}, rule::MatrixBy::vpc, threads)) ==
              lines(*rule::matrix(engine, {}, rule::MatrixBy::vpc, 1)));
}

TEST_CASE("what a matrix is by has four names") {
    for (const char* name : {"zone", "tier", "vpc", "class"})
        CHECK(rule::to_string(rule::parse_matrix_by(name).value()) == name);
    CHECK_FALSE(rule::parse_matrix_by("subnet"));
}
