// A diagnostic is one line, and diagnostics have a fixed order.
#include "netlint/base/diagnostic.hpp"

#include <doctest/doctest.h>

using netlint::Diagnostic;
using netlint::DiagnosticLevel;

TEST_CASE("a diagnostic names the resource and attribute it knows") {
    CHECK(Diagnostic{DiagnosticLevel::error, "host bits set in 10.0.0.1/8", "aws_subnet.db", "cidr_block", 17}
              .to_string() == "error: host bits set in 10.0.0.1/8, at aws_subnet.db cidr_block");
    CHECK(Diagnostic{DiagnosticLevel::warning, "not modelled", "aws_x.y", "", {}}.to_string() ==
          "warning: not modelled, at aws_x.y");
    CHECK(Diagnostic{DiagnosticLevel::note, "no configuration", "", "", {}}.to_string() == "note: no configuration");
    CHECK(Diagnostic{DiagnosticLevel::note, "odd", "", "a.b", {}}.to_string() == "note: odd, at a.b");
}

TEST_CASE("errors sort before warnings and warnings before notes") {
    const Diagnostic error{DiagnosticLevel::error, "z", "", "", {}}, warning{DiagnosticLevel::warning, "a", "", "", {}},
        note{DiagnosticLevel::note, "a", "", "", {}};
    CHECK(error < warning);
    CHECK(warning < note);
    CHECK(Diagnostic{DiagnosticLevel::note, "a", "b", "", {}} > note);
    CHECK(note == note);
}
