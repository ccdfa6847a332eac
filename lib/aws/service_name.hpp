// Names of AWS services as endpoints and prefix lists spell them.
#pragma once

#include <string>
#include <string_view>

namespace netlint::aws {

// "s3" for "com.amazonaws.us-east-1.s3", "ecr.api" for "com.amazonaws.eu-west-1.ecr.api", "cloudfront" for
// "com.amazonaws.global.cloudfront.origin-facing"; the full name for services of others ("com.amazonaws.vpce....").
std::string short_service_name(std::string_view full_name);

}  // namespace netlint::aws
