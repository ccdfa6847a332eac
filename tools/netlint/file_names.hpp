// How the report of a check names the files of the source.
#pragma once

#include <string>

#include "netlint/report/check_report.hpp"

namespace netlint::cli {

// As the repository of the source does, which is what code hosts expect; without a repository, from the working folder
// on, or from a source elsewhere. Where hops stand is named so too, with ".." for modules that lie beside the source.
void name_files(report::CheckReport& report, const std::string& source);

}  // namespace netlint::cli
