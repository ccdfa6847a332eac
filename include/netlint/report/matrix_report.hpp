// Matrices as text, CSV, JSON and Markdown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "netlint/rule/matrix.hpp"

namespace netlint::report {

// A paragraph a source, a line a target: "  -> data  tcp/5432".
std::string to_text(const rule::Matrix& matrix);
// from,to,services,possibly: a line a cell, quoted as RFC 4180 has it.
std::string to_csv(const rule::Matrix& matrix);
// {"format": "netlint.matrix/1", "by", "ends": [{"name", "members"}], "cells": [{"from", "to", "services",
// "possibly"}]}; from and to are positions among the ends.
std::string to_json(const rule::Matrix& matrix);
// A table with a row a source and a column a target.
std::string to_markdown(const rule::Matrix& matrix);

// The same target by target, for a matrix that is too large to be kept: what stands before all of them, and what one
// can be reached from, in text as "  <- app  tcp/5432". In JSON each line is an object:
// {"format": "netlint.matrix-columns/1", "ends"}, then {"to", "from": [{"end", "services", "possibly"}]}.
// `format`: text, csv or json.
std::string columns_header(std::string_view format, const std::vector<rule::MatrixEnd>& ends);
std::string column_text(std::string_view format, const std::vector<rule::MatrixEnd>& ends, std::uint32_t to,
                        const std::vector<rule::MatrixCell>& cells);

}  // namespace netlint::report
