// Default ports of database and cache engines, by the engine names that Terraform uses.
#pragma once

#include <string_view>

namespace netlint::aws {

// "tcp/5432" for "postgres" and "aurora-postgresql"; empty for an engine not known.
// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html (Port)
std::string_view engine_services(std::string_view engine);

}  // namespace netlint::aws
