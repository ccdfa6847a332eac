# What computes: functions, tasks, fleets, jobs, notebooks and desktops, with what they leave out.
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "a" {
  vpc_id                  = aws_vpc.main.id
  cidr_block              = "10.0.1.0/24"
  availability_zone       = "eu-central-1a"
  map_public_ip_on_launch = true
}

resource "aws_subnet" "b" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.2.0/24"
  availability_zone = "eu-central-1b"
}

resource "aws_security_group" "app" {
  vpc_id = aws_vpc.main.id
}

resource "aws_security_group" "other" {
  vpc_id = aws_vpc.main.id
}

locals {
  role = "arn:aws:iam::123456789012:role/service"
}

resource "aws_ecs_task_set" "tasks" {
  service         = "app"
  cluster         = "main"
  task_definition = "app:1"
  network_configuration {
    subnets          = [aws_subnet.a.id, aws_subnet.b.id]
    security_groups  = [aws_security_group.app.id]
    assign_public_ip = true
  }
}

resource "aws_scheduler_schedule" "nightly" {
  schedule_expression = "rate(1 day)"
  flexible_time_window {
    mode = "OFF"
  }
  target {
    arn      = "arn:aws:ecs:eu-central-1:123456789012:cluster/main"
    role_arn = local.role
    ecs_parameters {
      task_definition_arn = "arn:aws:ecs:eu-central-1:123456789012:task-definition/app:1"
      network_configuration {
        subnets         = [aws_subnet.a.id]
        security_groups = [aws_security_group.app.id]
      }
    }
  }
}

resource "aws_pipes_pipe" "feed" {
  role_arn = local.role
  source   = "arn:aws:sqs:eu-central-1:123456789012:in"
  target   = "arn:aws:ecs:eu-central-1:123456789012:cluster/main"
  target_parameters {
    ecs_task_parameters {
      task_definition_arn = "arn:aws:ecs:eu-central-1:123456789012:task-definition/app:1"
      network_configuration {
        aws_vpc_configuration {
          subnets          = [aws_subnet.a.id]
          security_groups  = [aws_security_group.app.id]
          assign_public_ip = "ENABLED"
        }
      }
    }
  }
}

resource "aws_launch_template" "web" {
  vpc_security_group_ids = [aws_security_group.app.id]
}

resource "aws_launch_template" "open" {
  network_interfaces {
    subnet_id                   = aws_subnet.b.id
    security_groups             = [aws_security_group.app.id, aws_security_group.other.id]
    associate_public_ip_address = true
  }
}

resource "aws_autoscaling_group" "by_template" {
  max_size = 1
  min_size = 1
  launch_template {
    id = aws_launch_template.open.id
  }
}

resource "aws_autoscaling_group" "mixed" {
  max_size            = 1
  min_size            = 1
  vpc_zone_identifier = [aws_subnet.a.id, aws_subnet.b.id]
  mixed_instances_policy {
    launch_template {
      launch_template_specification {
        launch_template_id = aws_launch_template.web.id
      }
      override {
        instance_type = "t3.micro"
        launch_template_specification {
          launch_template_id = aws_launch_template.open.id
        }
      }
    }
  }
}

resource "aws_ec2_fleet" "fleet" {
  target_capacity_specification {
    default_target_capacity_type = "spot"
    total_target_capacity        = 1
  }
  launch_template_config {
    launch_template_specification {
      launch_template_id = aws_launch_template.web.id
      version            = "1"
    }
    override {
      subnet_id = aws_subnet.a.id
    }
    override {
      subnet_id = aws_subnet.b.id
    }
  }
}

resource "aws_ec2_fleet" "by_template" {
  target_capacity_specification {
    default_target_capacity_type = "spot"
    total_target_capacity        = 1
  }
  launch_template_config {
    launch_template_specification {
      launch_template_id = aws_launch_template.open.id
      version            = "1"
    }
  }
}

resource "aws_spot_fleet_request" "specified" {
  iam_fleet_role  = local.role
  target_capacity = 1
  launch_specification {
    ami                    = "ami-0123456789abcdef0"
    instance_type          = "t3.micro"
    subnet_id              = aws_subnet.b.id
    vpc_security_group_ids = [aws_security_group.app.id]
  }
}

resource "aws_spot_fleet_request" "by_template" {
  iam_fleet_role  = local.role
  target_capacity = 1
  launch_template_config {
    launch_template_specification {
      id      = aws_launch_template.web.id
      version = "1"
    }
    overrides {
      subnet_id = aws_subnet.a.id
    }
  }
}

resource "aws_batch_compute_environment" "instances" {
  type         = "MANAGED"
  service_role = local.role
  compute_resources {
    type               = "EC2"
    max_vcpus          = 4
    instance_type      = ["c5.large"]
    instance_role      = local.role
    subnets            = [aws_subnet.a.id, aws_subnet.b.id]
    security_group_ids = [aws_security_group.app.id]
  }
}

resource "aws_batch_compute_environment" "tasks" {
  type         = "MANAGED"
  service_role = local.role
  compute_resources {
    type               = "FARGATE"
    max_vcpus          = 4
    subnets            = [aws_subnet.b.id]
    security_group_ids = [aws_security_group.app.id]
  }
}

resource "aws_lambda_function" "plain" {
  function_name = "plain"
  role          = local.role
  runtime       = "python3.12"
  handler       = "main.handler"
  s3_bucket     = "code"
  s3_key        = "plain.zip"
  vpc_config {
    subnet_ids         = [aws_subnet.a.id]
    security_group_ids = [aws_security_group.app.id]
  }
}

resource "aws_apprunner_vpc_connector" "out" {
  vpc_connector_name = "outward"
  subnets            = [aws_subnet.a.id, aws_subnet.b.id]
  security_groups    = [aws_security_group.app.id]
}

resource "aws_codebuild_fleet" "builders" {
  name               = "builders"
  base_capacity      = 1
  compute_type       = "BUILD_GENERAL1_SMALL"
  environment_type   = "LINUX_CONTAINER"
  fleet_service_role = local.role
  vpc_config {
    vpc_id             = aws_vpc.main.id
    subnets            = [aws_subnet.b.id]
    security_group_ids = [aws_security_group.app.id]
  }
}

resource "aws_synthetics_canary" "probe" {
  name                 = "probe"
  artifact_s3_location = "s3://probe/"
  execution_role_arn   = local.role
  handler              = "probe.handler"
  runtime_version      = "syn-nodejs-puppeteer-9.1"
  s3_bucket            = "code"
  s3_key               = "probe.zip"
  schedule {
    expression = "rate(0 minute)"
  }
  vpc_config {
    subnet_ids         = [aws_subnet.a.id, aws_subnet.b.id]
    security_group_ids = [aws_security_group.app.id]
  }
}

resource "aws_emr_cluster" "main" {
  name          = "main"
  release_label = "emr-7.1.0"
  service_role  = local.role
  ec2_attributes {
    subnet_id                         = aws_subnet.b.id
    instance_profile                  = "emr"
    emr_managed_master_security_group = aws_security_group.app.id
    emr_managed_slave_security_group  = aws_security_group.other.id
  }
  master_instance_group {
    instance_type = "m5.xlarge"
  }
}

resource "aws_emr_studio" "main" {
  auth_mode                   = "IAM"
  default_s3_location         = "s3://studio/"
  engine_security_group_id    = aws_security_group.app.id
  workspace_security_group_id = aws_security_group.other.id
  name                        = "main"
  service_role                = local.role
  subnet_ids                  = [aws_subnet.b.id]
  vpc_id                      = aws_vpc.main.id
}

resource "aws_emrserverless_application" "jobs" {
  name          = "jobs"
  release_label = "emr-7.1.0"
  type          = "spark"
  network_configuration {
    subnet_ids         = [aws_subnet.a.id, aws_subnet.b.id]
    security_group_ids = [aws_security_group.app.id]
  }
}

resource "aws_glue_connection" "db" {
  name            = "db"
  connection_type = "NETWORK"
  physical_connection_requirements {
    availability_zone      = "eu-central-1b"
    subnet_id              = aws_subnet.b.id
    security_group_id_list = [aws_security_group.app.id]
  }
}

resource "aws_sagemaker_notebook_instance" "open" {
  name            = "open"
  instance_type   = "ml.t3.medium"
  role_arn        = local.role
  subnet_id       = aws_subnet.a.id
  security_groups = [aws_security_group.app.id]
}

resource "aws_sagemaker_notebook_instance" "closed" {
  name                   = "closed"
  instance_type          = "ml.t3.medium"
  role_arn               = local.role
  subnet_id              = aws_subnet.b.id
  security_groups        = [aws_security_group.app.id]
  direct_internet_access = "Disabled"
}

resource "aws_sagemaker_domain" "main" {
  domain_name             = "main"
  auth_mode               = "IAM"
  vpc_id                  = aws_vpc.main.id
  subnet_ids              = [aws_subnet.a.id, aws_subnet.b.id]
  app_network_access_type = "VpcOnly"
  default_user_settings {
    execution_role  = local.role
    security_groups = [aws_security_group.app.id]
  }
}

resource "aws_sagemaker_user_profile" "one" {
  domain_id         = aws_sagemaker_domain.main.id
  user_profile_name = "one"
  user_settings {
    execution_role  = local.role
    security_groups = [aws_security_group.other.id]
  }
}

resource "aws_sagemaker_model" "model" {
  execution_role_arn = local.role
  primary_container {
    image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/model:1"
  }
  vpc_config {
    subnets            = [aws_subnet.a.id, aws_subnet.b.id]
    security_group_ids = [aws_security_group.app.id]
  }
}

resource "aws_mwaa_environment" "flows" {
  name               = "flows"
  dag_s3_path        = "dags/"
  execution_role_arn = local.role
  source_bucket_arn  = "arn:aws:s3:::flows"
  network_configuration {
    subnet_ids         = [aws_subnet.a.id, aws_subnet.b.id]
    security_group_ids = [aws_security_group.app.id]
  }
}

resource "aws_kinesis_firehose_delivery_stream" "plain" {
  name        = "plain"
  destination = "extended_s3"
  extended_s3_configuration {
    role_arn   = local.role
    bucket_arn = "arn:aws:s3:::logs"
  }
}

resource "aws_quicksight_vpc_connection" "reports" {
  name               = "reports"
  vpc_connection_id  = "reports"
  role_arn           = local.role
  subnet_ids         = [aws_subnet.a.id, aws_subnet.b.id]
  security_group_ids = [aws_security_group.app.id]
}

resource "aws_grafana_workspace" "boards" {
  account_access_type      = "CURRENT_ACCOUNT"
  authentication_providers = ["SAML"]
  permission_type          = "SERVICE_MANAGED"
  vpc_configuration {
    subnet_ids         = [aws_subnet.a.id, aws_subnet.b.id]
    security_group_ids = [aws_security_group.app.id]
  }
}

resource "aws_directory_service_directory" "users" {
  name     = "corp.example.com"
  password = "SuperSecretPassw0rd"
  size     = "Small"
  vpc_settings {
    vpc_id     = aws_vpc.main.id
    subnet_ids = [aws_subnet.a.id, aws_subnet.b.id]
  }
}

resource "aws_workspaces_directory" "desks" {
  directory_id = aws_directory_service_directory.users.id
  subnet_ids   = [aws_subnet.b.id]
  workspace_creation_properties {
    custom_security_group_id = aws_security_group.app.id
    enable_internet_access   = true
  }
}

resource "aws_workspaces_workspace" "desk" {
  directory_id = aws_workspaces_directory.desks.id
  bundle_id    = "wsb-bh8rsxt14"
  user_name    = "jo"
}

resource "aws_appstream_fleet" "apps" {
  name          = "apps"
  instance_type = "stream.standard.small"
  image_name    = "Amazon-AppStream2-Sample-Image-03-11-2023"
  compute_capacity {
    desired_instances = 1
  }
  enable_default_internet_access = true
  vpc_config {
    subnet_ids         = [aws_subnet.b.id]
    security_group_ids = [aws_security_group.app.id]
  }
}

resource "aws_appstream_image_builder" "builder" {
  name          = "builder"
  instance_type = "stream.standard.small"
  image_name    = "Amazon-AppStream2-Sample-Image-03-11-2023"
  vpc_config {
    subnet_ids         = [aws_subnet.a.id]
    security_group_ids = [aws_security_group.app.id]
  }
}

resource "aws_cloud9_environment_ec2" "ide" {
  name          = "ide"
  image_id      = "amazonlinux-2023-x86_64"
  instance_type = "t3.micro"
  subnet_id     = aws_subnet.a.id
}

resource "aws_imagebuilder_infrastructure_configuration" "images" {
  name                  = "images"
  instance_profile_name = "images"
  subnet_id             = aws_subnet.b.id
  security_group_ids    = [aws_security_group.app.id]
}

resource "aws_datasync_location_efs" "share" {
  efs_file_system_arn = "arn:aws:elasticfilesystem:eu-central-1:123456789012:file-system/fs-0123456789abcdef0"
  ec2_config {
    subnet_arn          = aws_subnet.b.arn
    security_group_arns = [aws_security_group.app.arn]
  }
}
