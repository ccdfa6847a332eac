// One matrix in every format.
#include "netlint/report/matrix_report.hpp"

#include <doctest/doctest.h>

using namespace netlint;

namespace {

rule::Matrix sample() {
    const auto services = [](const char* text) { return set::ServiceSet::parse(text).value(); };
    rule::Matrix matrix{rule::MatrixBy::tier, {{"app", {"aws_instance.a"}}, {"data \"main\"", {}}}, {}};
    matrix.cells.push_back({0, 1, services("tcp/5432"), services("tcp/5432, udp/53")});
    matrix.cells.push_back({1, 0, {}, services("tcp/443")});
    return matrix;
}

}  // namespace

TEST_CASE("text") {
    CHECK(report::to_text(sample()) ==
          "app\n  -> data \"main\"  tcp/5432; possibly udp/53\ndata \"main\"\n  -> app  possibly tcp/443\n");
    CHECK(report::to_text({}) == "nobody can open a connection to anybody\n");
}

TEST_CASE("CSV quotes as RFC 4180 has it") {
    CHECK(report::to_csv(sample()) ==
          "from,to,services,possibly\n\"app\",\"data \"\"main\"\"\",\"tcp/5432\",\"udp/53\"\n"
          "\"data \"\"main\"\"\",\"app\",\"\",\"tcp/443\"\n");
}

TEST_CASE("JSON") {
    CHECK(report::to_json(sample()) ==
          R"({"format":"netlint.matrix/1","by":"tier","ends":[{"name":"app","members":["aws_instance.a"]},)"
          R"({"name":"data \"main\"","members":[]}],"cells":[{"from":0,"to":1,"services":["tcp/5432"],)"
          R"("possibly":["udp/53"]},{"from":1,"to":0,"services":[],"possibly":["tcp/443"]}]})"
          "\n");
}

TEST_CASE("columns of a large matrix say what the whole would") {
    const rule::Matrix matrix = sample();
    std::string csv = report::columns_header("csv", matrix.ends);
    csv += report::column_text("csv", matrix.ends, 1, {matrix.cells[0]});
    csv += report::column_text("csv", matrix.ends, 0, {matrix.cells[1]});
    CHECK(csv == report::to_csv(matrix));
    CHECK(report::column_text("json", matrix.ends, 0, {matrix.cells[1]}) ==
          "{\"to\":0,\"from\":[{\"end\":1,\"services\":[],\"possibly\":[\"tcp/443\"]}]}\n");
    CHECK(report::column_text("text", matrix.ends, 1, {matrix.cells[0]}) ==
          "data \"main\"\n  <- app  tcp/5432; possibly udp/53\n");
    CHECK(report::column_text("text", matrix.ends, 1, {}).empty());
}
