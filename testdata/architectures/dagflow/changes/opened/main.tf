terraform {
  required_version = ">= 1.9"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.70, < 7.0"
    }
  }
}

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock_access_key"
  secret_key                  = "mock_secret_key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true

  default_tags {
    tags = { Environment = "prod" }
  }
}

locals {
  name   = "dagflow-prod"
  region = "us-east-1"
}

# Lambdas and services share the private subnets, which have no NAT.
module "vpc" {
  source = "../../modules/vpc"

  name               = local.name
  region             = local.region
  cidr               = "10.30.0.0/16"
  azs                = ["us-east-1a", "us-east-1b"]
  enable_nat_gateway = false
}

resource "aws_secretsmanager_secret" "service" {
  for_each = toset(["dispatcher", "query", "worker", "delivery", "rpc_egress"])

  name = "${local.name}/${each.value}"
}

module "rds_state" {
  source = "../../modules/rds"

  name           = "${local.name}-state"
  vpc_id         = module.vpc.vpc_id
  subnet_ids     = module.vpc.private_subnet_ids
  instance_class = "db.r6g.large"
  multi_az       = true

  client_security_group_ids = {
    dispatcher = module.ecs.service_security_group_ids["dispatcher"]
    query      = module.ecs.service_security_group_ids["query"]
  }
}

# The Query Service reads run states directly.
resource "aws_vpc_security_group_egress_rule" "query_to_state" {
  security_group_id            = module.ecs.service_security_group_ids["query"]
  referenced_security_group_id = module.rds_state.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

module "rds_data" {
  source = "../../modules/rds"

  name                = "${local.name}-data"
  vpc_id              = module.vpc.vpc_id
  subnet_ids          = module.vpc.private_subnet_ids
  instance_class      = "db.r6g.large"
  allocated_storage   = 500
  multi_az            = true
  create_read_replica = true

  client_security_group_ids = {
    worker = module.ecs.service_security_group_ids["worker"]
    query  = module.ecs.service_security_group_ids["query"]
  }
}

module "sqs" {
  source = "../../modules/sqs"

  name = local.name
}

module "s3" {
  source = "../../modules/s3"

  name = local.name
}

module "ecs" {
  source = "../../modules/ecs"

  name                        = local.name
  region                      = local.region
  vpc_id                      = module.vpc.vpc_id
  private_subnet_ids          = module.vpc.private_subnet_ids
  certificate_arn             = "arn:aws:acm:us-east-1:111122223333:certificate/2f1f9f0e-5a0a-4d0e-8f4b-6a3f1f0c9d22"
  desired_count               = 2
  vpc_link_security_group_id  = module.lambda.vpc_link_security_group_id
  lambda_security_group_ids   = module.lambda.security_group_ids
  rds_state_security_group_id = module.rds_state.security_group_id
  rds_data_security_group_id  = module.rds_data.security_group_id
  service_secret_arns         = { for k, s in aws_secretsmanager_secret.service : k => s.arn }
  worker_queue_name           = module.sqs.queue_names["ecs_platform"]
}

module "lambda" {
  source = "../../modules/lambda"

  name                       = local.name
  vpc_id                     = module.vpc.vpc_id
  private_subnet_ids         = module.vpc.private_subnet_ids
  endpoint_security_group_id = module.vpc.endpoint_security_group_id
  s3_prefix_list_id          = module.vpc.s3_prefix_list_id
  service_security_group_ids = module.ecs.service_security_group_ids
  service_ports              = module.ecs.service_ports
  alb_security_group_id      = module.ecs.alb_security_group_id
  alb_listener_arn           = module.ecs.alb_listener_arn
  internal_domain            = "api.${local.name}.internal"
  jwt_issuer                 = "https://auth.dagflow.example.com/"
}

module "eventbridge" {
  source = "../../modules/eventbridge"

  name          = local.name
  function_arn  = module.lambda.cron_function.arn
  function_name = module.lambda.cron_function.name
}

output "api_endpoint" {
  value = module.lambda.api_endpoint
}
