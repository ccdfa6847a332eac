// The library as another project uses it: reads a plan, asks one question, prints the verdict.
#include <cstdio>

#include <netlint/analysis.hpp>
#include <netlint/reach/query.hpp>

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    const auto analysis = netlint::Analysis::of_file(argv[1]);
    if (!analysis) return std::fprintf(stderr, "%s\n", analysis.error().to_string().c_str()), 3;
    netlint::reach::Query query;
    query.from = "internet";
    query.to = "module.edge.aws_lb.api";
    query.port = "443";
    const auto question = netlint::reach::to_question(analysis->network(), query);
    if (!question) return std::fprintf(stderr, "%s\n", question.error().to_string().c_str()), 2;
    const auto answer = analysis->engine().ask(*question);
    std::printf("%s\n", std::string(to_string(answer.verdict)).c_str());
    return answer.verdict == netlint::reach::Verdict::reachable ? 0 : 1;
}
