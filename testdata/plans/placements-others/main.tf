# What computes or observes more rarely.
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

locals {
  role = "arn:aws:iam::123456789012:role/service"
}

resource "aws_glue_dev_endpoint" "dev" {
  name               = "dev"
  role_arn           = local.role
  subnet_id          = aws_subnet.b.id
  security_group_ids = [aws_security_group.app.id]
}

resource "aws_sagemaker_data_quality_job_definition" "quality" {
  role_arn = local.role
  data_quality_app_specification {
    image_uri = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/quality:1"
  }
  data_quality_job_input {
    batch_transform_input {
      data_captured_destination_s3_uri = "s3://captured"
      dataset_format {
        csv {
        }
      }
    }
  }
  data_quality_job_output_config {
    monitoring_outputs {
      s3_output {
        s3_uri = "s3://quality"
      }
    }
  }
  job_resources {
    cluster_config {
      instance_count    = 1
      instance_type     = "ml.t3.medium"
      volume_size_in_gb = 20
    }
  }
  network_config {
    vpc_config {
      subnets            = [aws_subnet.b.id]
      security_group_ids = [aws_security_group.app.id]
    }
  }
}

resource "aws_sagemaker_workforce" "people" {
  workforce_name = "people"
  cognito_config {
    client_id = "client"
    user_pool = "eu-central-1_pool"
  }
  workforce_vpc_config {
    vpc_id             = aws_vpc.main.id
    subnets            = [aws_subnet.b.id]
    security_group_ids = [aws_security_group.app.id]
  }
}

resource "aws_kinesisanalyticsv2_application" "flow" {
  name                   = "flow"
  runtime_environment    = "FLINK-1_18"
  service_execution_role = local.role
  application_configuration {
    application_code_configuration {
      code_content_type = "ZIPFILE"
      code_content {
        s3_content_location {
          bucket_arn = "arn:aws:s3:::code"
          file_key   = "flow.jar"
        }
      }
    }
    vpc_configuration {
      subnet_ids         = [aws_subnet.b.id]
      security_group_ids = [aws_security_group.app.id]
    }
  }
}

resource "aws_osis_pipeline" "ingest" {
  pipeline_name               = "ingest"
  max_units                   = 1
  min_units                   = 1
  pipeline_configuration_body = "version: 2"
  vpc_options {
    subnet_ids         = [aws_subnet.b.id]
    security_group_ids = [aws_security_group.app.id]
  }
}

resource "aws_msk_replicator" "copy" {
  replicator_name            = "copy"
  service_execution_role_arn = local.role
  kafka_cluster {
    amazon_msk_cluster {
      msk_cluster_arn = "arn:aws:kafka:eu-central-1:123456789012:cluster/a/abcd"
    }
    vpc_config {
      subnet_ids          = [aws_subnet.b.id]
      security_groups_ids = [aws_security_group.app.id]
    }
  }
  kafka_cluster {
    amazon_msk_cluster {
      msk_cluster_arn = "arn:aws:kafka:eu-central-1:123456789012:cluster/b/abcd"
    }
    vpc_config {
      subnet_ids          = [aws_subnet.b.id]
      security_groups_ids = [aws_security_group.app.id]
    }
  }
  replication_info_list {
    source_kafka_cluster_arn = "arn:aws:kafka:eu-central-1:123456789012:cluster/a/abcd"
    target_kafka_cluster_arn = "arn:aws:kafka:eu-central-1:123456789012:cluster/b/abcd"
    target_compression_type  = "NONE"
    consumer_group_replication {
      consumer_groups_to_replicate = [".*"]
    }
    topic_replication {
      topics_to_replicate = [".*"]
    }
  }
}

resource "aws_prometheus_scraper" "scrape" {
  scrape_configuration = "global: {}"
  destination {
    amp {
      workspace_arn = "arn:aws:aps:eu-central-1:123456789012:workspace/ws"
    }
  }
  source {
    eks {
      cluster_arn        = "arn:aws:eks:eu-central-1:123456789012:cluster/main"
      subnet_ids         = [aws_subnet.b.id]
      security_group_ids = [aws_security_group.app.id]
    }
  }
}

resource "aws_bedrock_custom_model" "tuned" {
  base_model_identifier = "arn:aws:bedrock:eu-central-1::foundation-model/amazon.titan-text-express-v1"
  custom_model_name     = "tuned"
  hyperparameters = {
    epochCount = "1"
  }
  job_name = "tuned"
  role_arn = local.role
  output_data_config {
    s3_uri = "s3://tuned/"
  }
  training_data_config {
    s3_uri = "s3://tuned/train"
  }
  vpc_config {
    subnet_ids         = [aws_subnet.b.id]
    security_group_ids = [aws_security_group.app.id]
  }
}

resource "aws_comprehend_document_classifier" "texts" {
  name                 = "texts"
  data_access_role_arn = local.role
  language_code        = "en"
  input_data_config {
    s3_uri = "s3://texts"
  }
  vpc_config {
    security_group_ids = [aws_security_group.app.id]
    subnets            = [aws_subnet.b.id]
  }
}

resource "aws_comprehend_entity_recognizer" "names" {
  name                 = "names"
  data_access_role_arn = local.role
  language_code        = "en"
  input_data_config {
    entity_types {
      type = "NAME"
    }
    documents {
      s3_uri = "s3://names"
    }
    entity_list {
      s3_uri = "s3://names/list"
    }
  }
  vpc_config {
    security_group_ids = [aws_security_group.app.id]
    subnets            = [aws_subnet.b.id]
  }
}

resource "aws_finspace_kx_cluster" "ticks" {
  az_mode              = "SINGLE"
  availability_zone_id = "euc1-az2"
  environment_id       = "env"
  name                 = "ticks"
  release_label        = "1.0"
  type                 = "GATEWAY"
  vpc_configuration {
    ip_address_type    = "IP_V4"
    vpc_id             = aws_vpc.main.id
    subnet_ids         = [aws_subnet.b.id]
    security_group_ids = [aws_security_group.app.id]
  }
}

resource "aws_workspacesweb_network_settings" "web" {
  vpc_id             = aws_vpc.main.id
  subnet_ids         = [aws_subnet.a.id, aws_subnet.b.id]
  security_group_ids = [aws_security_group.app.id]
}

resource "aws_opsworks_instance" "old" {
  layer_ids = ["layer"]
  stack_id  = "stack"
  subnet_id = aws_subnet.a.id
}

resource "aws_gamelift_game_server_group" "games" {
  game_server_group_name = "games"
  max_size               = 1
  min_size               = 1
  role_arn               = local.role
  vpc_subnets            = [aws_subnet.a.id]
  instance_definition {
    instance_type = "c5.large"
  }
  instance_definition {
    instance_type = "c5.xlarge"
  }
  launch_template {
    id = "lt-0123456789abcdef0"
  }
}

resource "aws_m2_environment" "mainframe" {
  engine_type         = "bluage"
  instance_type       = "M2.m5.large"
  name                = "mainframe"
  publicly_accessible = false
  subnet_ids          = [aws_subnet.a.id, aws_subnet.b.id]
  security_group_ids  = [aws_security_group.app.id]
}

resource "aws_medialive_input" "feed" {
  name     = "feed"
  type     = "RTP_PUSH"
  role_arn = local.role
  vpc {
    subnet_ids         = [aws_subnet.a.id, aws_subnet.b.id]
    security_group_ids = [aws_security_group.app.id]
  }
}

resource "aws_datasync_agent" "agent" {
  name                = "agent"
  activation_key      = "12345-ABCDE-12345-ABCDE-12345"
  vpc_endpoint_id     = "vpce-0123456789abcdef0"
  subnet_arns         = [aws_subnet.b.arn]
  security_group_arns = [aws_security_group.app.arn]
}

resource "aws_iot_topic_rule_destination" "kafka" {
  vpc_configuration {
    role_arn        = local.role
    security_groups = [aws_security_group.app.id]
    vpc_id          = aws_vpc.main.id
    subnet_ids      = [aws_subnet.b.id]
  }
}

resource "aws_devicefarm_test_grid_project" "grid" {
  name = "grid"
  vpc_config {
    vpc_id             = aws_vpc.main.id
    subnet_ids         = [aws_subnet.b.id]
    security_group_ids = [aws_security_group.app.id]
  }
}

resource "aws_codeconnections_host" "git" {
  name              = "git"
  provider_endpoint = "https://git.example.com"
  provider_type     = "GitHubEnterpriseServer"
  vpc_configuration {
    vpc_id             = aws_vpc.main.id
    subnet_ids         = [aws_subnet.b.id]
    security_group_ids = [aws_security_group.app.id]
  }
}

resource "aws_codestarconnections_host" "git" {
  name              = "git"
  provider_endpoint = "https://git.example.com"
  provider_type     = "GitHubEnterpriseServer"
  vpc_configuration {
    vpc_id             = aws_vpc.main.id
    subnet_ids         = [aws_subnet.b.id]
    security_group_ids = [aws_security_group.app.id]
  }
}

resource "aws_s3outposts_endpoint" "rack" {
  outpost_id        = "op-0123456789abcdef0"
  security_group_id = aws_security_group.app.id
  subnet_id         = aws_subnet.b.id
}

resource "aws_worklink_fleet" "links" {
  name = "links"
  network {
    vpc_id             = aws_vpc.main.id
    subnet_ids         = [aws_subnet.b.id]
    security_group_ids = [aws_security_group.app.id]
  }
}

resource "aws_vpc_route_server_endpoint" "peer" {
  route_server_id = "rs-0123456789abcdef0"
  subnet_id       = aws_subnet.b.id
}

resource "aws_elasticsearch_vpc_endpoint" "search" {
  domain_arn = "arn:aws:es:eu-central-1:123456789012:domain/search"
  vpc_options {
    subnet_ids         = [aws_subnet.b.id]
    security_group_ids = [aws_security_group.app.id]
  }
}

resource "aws_medialive_channel" "live" {
  channel_class = "SINGLE_PIPELINE"
  name          = "live"
  role_arn      = local.role
  destinations {
    id = "out"
    settings {
      url = "s3://out/live"
    }
  }
  encoder_settings {
    timecode_config {
      source = "EMBEDDED"
    }
    audio_descriptions {
      audio_selector_name = "main"
      name                = "main"
    }
    video_descriptions {
      name = "main"
    }
    output_groups {
      output_group_settings {
        archive_group_settings {
          destination {
            destination_ref_id = "out"
          }
        }
      }
      outputs {
        output_name             = "main"
        video_description_name  = "main"
        audio_description_names = ["main"]
        output_settings {
          archive_output_settings {
            name_modifier = "_1"
            extension     = "m2ts"
            container_settings {
              m2ts_settings {
                audio_buffer_model = "ATSC"
                buffer_model       = "MULTIPLEX"
                rate_mode          = "CBR"
              }
            }
          }
        }
      }
    }
  }
  input_attachments {
    input_attachment_name = "feed"
    input_id              = aws_medialive_input.feed.id
  }
  input_specification {
    codec            = "AVC"
    input_resolution = "HD"
    maximum_bitrate  = "MAX_20_MBPS"
  }
  vpc {
    public_address_allocation_ids = [aws_eip.live.id]
    subnet_ids                    = [aws_subnet.b.id]
    security_group_ids            = [aws_security_group.app.id]
  }
}

resource "aws_eip" "live" {
  domain = "vpc"
}
