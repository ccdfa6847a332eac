// The short names of services.
#include "service_name.hpp"

#include <doctest/doctest.h>

using netlint::aws::short_service_name;

TEST_CASE("owner and region are cut off the names of AWS's own services") {
    CHECK(short_service_name("com.amazonaws.us-east-1.s3") == "s3");
    CHECK(short_service_name("com.amazonaws.eu-west-1.ecr.api") == "ecr.api");
    CHECK(short_service_name("cn.com.amazonaws.cn-north-1.ec2") == "ec2");
    CHECK(short_service_name("com.amazonaws.global.cloudfront.origin-facing") == "cloudfront");
    CHECK(short_service_name("com.amazonaws.us-east-1.ipv6.vpc-lattice") == "vpc-lattice");
}

TEST_CASE("services of others keep their full name") {
    for (const char* name : {"com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0", "offices", "com.amazonaws", ""})
        CHECK(short_service_name(name) == name);
}
