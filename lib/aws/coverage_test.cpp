// Every type is modelled, known to move no packet, or said to be not modelled.
#include "netlint/aws/coverage.hpp"

#include <doctest/doctest.h>

using netlint::aws::Coverage;
using netlint::aws::coverage;
using netlint::aws::wanted;

TEST_CASE("what readers read is modelled") {
    for (const char* type :
         {"aws_vpc", "aws_subnet", "aws_security_group", "aws_route", "aws_instance", "aws_lb", "aws_vpc_endpoint",
          "aws_ec2_transit_gateway", "aws_lambda_function", "aws_cloudwatch_event_target"}) {
        CAPTURE(type);
        CHECK(coverage(type) == Coverage::modelled);
        CHECK(wanted(type));
    }
}

TEST_CASE("policies, buckets, queues and logs move no packet") {
    for (const char* type : {"aws_iam_role", "aws_s3_bucket", "aws_sqs_queue", "aws_cloudwatch_log_group",
                             "aws_kms_key", "aws_ecs_cluster", "aws_ecr_repository", "random_id", "tls_private_key"}) {
        CAPTURE(type);
        CHECK(coverage(type) == Coverage::no_packets);
        CHECK_FALSE(wanted(type));
    }
}

TEST_CASE("everything else is not modelled, and still kept for what refers to it") {
    for (const char* type : {"aws_networkmanager_core_network", "aws_ec2_carrier_gateway",
                             "aws_odb_network_peering_connection", "aws_api_gateway_vpc_link",
                             "aws_servicecatalog_provisioned_product", "aws_type_of_tomorrow", "kubernetes_service"}) {
        CAPTURE(type);
        CHECK(coverage(type) == Coverage::not_modelled);
        CHECK(wanted(type));
    }
}

TEST_CASE("values that can carry any id are kept although they move no packet") {
    CHECK(coverage("terraform_data") == Coverage::no_packets);
    CHECK(wanted("terraform_data"));
}
