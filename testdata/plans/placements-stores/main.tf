# Data stores that leave their ports and public addresses to the defaults of their services.
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

resource "aws_db_subnet_group" "main" {
  subnet_ids = [aws_subnet.a.id, aws_subnet.b.id]
}

resource "aws_rds_cluster" "pg" {
  engine                      = "aurora-postgresql"
  master_username             = "root"
  manage_master_user_password = true
  skip_final_snapshot         = true
  db_subnet_group_name        = aws_db_subnet_group.main.name
  vpc_security_group_ids      = [aws_security_group.app.id]
}

resource "aws_rds_cluster_instance" "pg" {
  cluster_identifier = aws_rds_cluster.pg.id
  engine             = aws_rds_cluster.pg.engine
  instance_class     = "db.r6g.large"
}

resource "aws_rds_shard_group" "shards" {
  db_cluster_identifier     = aws_rds_cluster.pg.id
  db_shard_group_identifier = "shards"
  max_acu                   = 1000
}

resource "aws_db_proxy" "pool" {
  name                   = "pool"
  engine_family          = "MYSQL"
  role_arn               = local.role
  vpc_subnet_ids         = [aws_subnet.a.id, aws_subnet.b.id]
  vpc_security_group_ids = [aws_security_group.app.id]
  auth {
    auth_scheme = "SECRETS"
    secret_arn  = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:pool"
  }
}

resource "aws_db_proxy_endpoint" "readers" {
  db_proxy_name          = aws_db_proxy.pool.name
  db_proxy_endpoint_name = "readers"
  vpc_subnet_ids         = [aws_subnet.b.id]
  vpc_security_group_ids = [aws_security_group.app.id]
}

resource "aws_redshift_subnet_group" "main" {
  name       = "main"
  subnet_ids = [aws_subnet.a.id, aws_subnet.b.id]
}

resource "aws_redshift_cluster" "omitted" {
  cluster_identifier        = "omitted"
  node_type                 = "ra3.large"
  master_username           = "root"
  manage_master_password    = true
  cluster_subnet_group_name = aws_redshift_subnet_group.main.name
  vpc_security_group_ids    = [aws_security_group.app.id]
}

resource "aws_redshift_cluster" "closed" {
  cluster_identifier        = "closed"
  node_type                 = "ra3.large"
  master_username           = "root"
  manage_master_password    = true
  publicly_accessible       = false
  port                      = 5440
  cluster_subnet_group_name = aws_redshift_subnet_group.main.name
  vpc_security_group_ids    = [aws_security_group.app.id]
}

resource "aws_redshiftserverless_namespace" "main" {
  namespace_name = "main"
}

resource "aws_redshiftserverless_workgroup" "main" {
  namespace_name     = aws_redshiftserverless_namespace.main.namespace_name
  workgroup_name     = "main"
  subnet_ids         = [aws_subnet.a.id, aws_subnet.b.id]
  security_group_ids = [aws_security_group.app.id]
}

resource "aws_redshift_endpoint_access" "shared" {
  cluster_identifier     = aws_redshift_cluster.closed.cluster_identifier
  endpoint_name          = "shared"
  subnet_group_name      = aws_redshift_subnet_group.main.name
  vpc_security_group_ids = [aws_security_group.app.id]
}

resource "aws_redshiftserverless_endpoint_access" "shared" {
  endpoint_name          = "shared"
  workgroup_name         = aws_redshiftserverless_workgroup.main.workgroup_name
  subnet_ids             = [aws_subnet.b.id]
  vpc_security_group_ids = [aws_security_group.app.id]
}

resource "aws_dms_replication_subnet_group" "main" {
  replication_subnet_group_description = "main"
  replication_subnet_group_id          = "main"
  subnet_ids                           = [aws_subnet.a.id, aws_subnet.b.id]
}

resource "aws_dms_replication_instance" "copy" {
  replication_instance_class  = "dms.t3.micro"
  replication_instance_id     = "copy"
  replication_subnet_group_id = aws_dms_replication_subnet_group.main.id
  vpc_security_group_ids      = [aws_security_group.app.id]
}

resource "aws_dms_replication_config" "copy" {
  replication_config_identifier = "copy"
  replication_type              = "full-load"
  source_endpoint_arn           = "arn:aws:dms:eu-central-1:123456789012:endpoint:A"
  target_endpoint_arn           = "arn:aws:dms:eu-central-1:123456789012:endpoint:B"
  table_mappings                = "{}"
  compute_config {
    replication_subnet_group_id = aws_dms_replication_subnet_group.main.id
    max_capacity_units          = 2
    vpc_security_group_ids      = [aws_security_group.app.id]
  }
}

resource "aws_docdb_subnet_group" "main" {
  subnet_ids = [aws_subnet.a.id, aws_subnet.b.id]
}

resource "aws_docdb_cluster" "docs" {
  master_username        = "root"
  master_password        = "example-password"
  skip_final_snapshot    = true
  db_subnet_group_name   = aws_docdb_subnet_group.main.name
  vpc_security_group_ids = [aws_security_group.app.id]
}

resource "aws_docdb_cluster_instance" "docs" {
  cluster_identifier = aws_docdb_cluster.docs.id
  instance_class     = "db.r6g.large"
  availability_zone  = "eu-central-1b"
}

resource "aws_docdbelastic_cluster" "docs" {
  name                   = "docs"
  admin_user_name        = "root"
  admin_user_password    = "example-password"
  auth_type              = "PLAIN_TEXT"
  shard_capacity         = 2
  shard_count            = 1
  subnet_ids             = [aws_subnet.a.id, aws_subnet.b.id]
  vpc_security_group_ids = [aws_security_group.app.id]
}

resource "aws_neptune_subnet_group" "main" {
  subnet_ids = [aws_subnet.a.id, aws_subnet.b.id]
}

resource "aws_neptune_cluster" "graph" {
  skip_final_snapshot       = true
  neptune_subnet_group_name = aws_neptune_subnet_group.main.name
  vpc_security_group_ids    = [aws_security_group.app.id]
}

resource "aws_neptune_cluster_instance" "graph" {
  cluster_identifier = aws_neptune_cluster.graph.id
  instance_class     = "db.r6g.large"
}

resource "aws_timestreaminfluxdb_db_instance" "metrics" {
  name                   = "metrics"
  allocated_storage      = 20
  bucket                 = "metrics"
  organization           = "main"
  username               = "root"
  password               = "examplepassword"
  db_instance_type       = "db.influx.medium"
  publicly_accessible    = false
  vpc_subnet_ids         = [aws_subnet.a.id, aws_subnet.b.id]
  vpc_security_group_ids = [aws_security_group.app.id]
}

resource "aws_elasticache_subnet_group" "main" {
  name       = "main"
  subnet_ids = [aws_subnet.a.id, aws_subnet.b.id]
}

resource "aws_elasticache_replication_group" "redis" {
  replication_group_id = "redis"
  description          = "redis"
  subnet_group_name    = aws_elasticache_subnet_group.main.name
  security_group_ids   = [aws_security_group.app.id]
}

resource "aws_elasticache_serverless_cache" "memcached" {
  name               = "memcached"
  engine             = "memcached"
  subnet_ids         = [aws_subnet.a.id, aws_subnet.b.id]
  security_group_ids = [aws_security_group.app.id]
}

resource "aws_elasticache_serverless_cache" "valkey" {
  name       = "valkey"
  engine     = "valkey"
  subnet_ids = [aws_subnet.a.id, aws_subnet.b.id]
}

resource "aws_memorydb_subnet_group" "main" {
  subnet_ids = [aws_subnet.a.id, aws_subnet.b.id]
}

resource "aws_memorydb_cluster" "store" {
  name               = "store"
  acl_name           = "open-access"
  node_type          = "db.t4g.small"
  subnet_group_name  = aws_memorydb_subnet_group.main.id
  security_group_ids = [aws_security_group.app.id]
}

resource "aws_dax_subnet_group" "main" {
  name       = "main"
  subnet_ids = [aws_subnet.a.id, aws_subnet.b.id]
}

resource "aws_dax_cluster" "cache" {
  cluster_name       = "cache"
  iam_role_arn       = local.role
  node_type          = "dax.r5.large"
  replication_factor = 1
  subnet_group_name  = aws_dax_subnet_group.main.name
  security_group_ids = [aws_security_group.app.id]
}

resource "aws_elasticsearch_domain" "search" {
  domain_name = "search"
  vpc_options {
    subnet_ids         = [aws_subnet.b.id]
    security_group_ids = [aws_security_group.app.id]
  }
}

resource "aws_opensearch_vpc_endpoint" "search" {
  domain_arn = "arn:aws:es:eu-central-1:123456789012:domain/search"
  vpc_options {
    subnet_ids         = [aws_subnet.a.id, aws_subnet.b.id]
    security_group_ids = [aws_security_group.app.id]
  }
}

resource "aws_opensearchserverless_vpc_endpoint" "search" {
  name               = "search"
  vpc_id             = aws_vpc.main.id
  subnet_ids         = [aws_subnet.a.id, aws_subnet.b.id]
  security_group_ids = [aws_security_group.app.id]
}

resource "aws_msk_serverless_cluster" "events" {
  cluster_name = "events"
  client_authentication {
    sasl {
      iam {
        enabled = true
      }
    }
  }
  vpc_config {
    subnet_ids         = [aws_subnet.a.id, aws_subnet.b.id]
    security_group_ids = [aws_security_group.app.id]
  }
}

resource "aws_msk_cluster" "closed" {
  cluster_name           = "closed"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 2
  broker_node_group_info {
    instance_type   = "kafka.m5.large"
    client_subnets  = [aws_subnet.a.id, aws_subnet.b.id]
    security_groups = [aws_security_group.app.id]
  }
}

resource "aws_msk_vpc_connection" "events" {
  authentication     = "SASL_IAM"
  client_subnets     = [aws_subnet.a.id, aws_subnet.b.id]
  security_groups    = [aws_security_group.app.id]
  target_cluster_arn = "arn:aws:kafka:eu-central-1:123456789012:cluster/events/abcd"
  vpc_id             = aws_vpc.main.id
}

resource "aws_mskconnect_connector" "sink" {
  name                       = "sink"
  kafkaconnect_version       = "2.7.1"
  service_execution_role_arn = local.role
  connector_configuration = {
    "connector.class" = "sink"
  }
  capacity {
    provisioned_capacity {
      worker_count = 1
    }
  }
  kafka_cluster {
    apache_kafka_cluster {
      bootstrap_servers = "b-1.events:9094"
      vpc {
        subnets         = [aws_subnet.a.id, aws_subnet.b.id]
        security_groups = [aws_security_group.app.id]
      }
    }
  }
  kafka_cluster_client_authentication {
    authentication_type = "NONE"
  }
  kafka_cluster_encryption_in_transit {
    encryption_type = "TLS"
  }
  plugin {
    custom_plugin {
      arn      = "arn:aws:kafkaconnect:eu-central-1:123456789012:custom-plugin/sink/abcd"
      revision = 1
    }
  }
}

resource "aws_mq_broker" "queue" {
  broker_name         = "queue"
  engine_type         = "ActiveMQ"
  engine_version      = "5.18"
  host_instance_type  = "mq.t3.micro"
  publicly_accessible = true
  subnet_ids          = [aws_subnet.b.id]
  security_groups     = [aws_security_group.app.id]
  user {
    username = "root"
    password = "example-password"
  }
}

resource "aws_fsx_windows_file_system" "share" {
  subnet_ids          = [aws_subnet.b.id]
  throughput_capacity = 32
  storage_capacity    = 300
  active_directory_id = "d-1234567890"
  security_group_ids  = [aws_security_group.app.id]
}

resource "aws_fsx_lustre_file_system" "scratch" {
  subnet_ids       = [aws_subnet.b.id]
  storage_capacity = 1200
}

resource "aws_fsx_ontap_file_system" "filer" {
  deployment_type     = "MULTI_AZ_1"
  preferred_subnet_id = aws_subnet.a.id
  storage_capacity    = 1024
  throughput_capacity = 128
  subnet_ids          = [aws_subnet.a.id, aws_subnet.b.id]
  security_group_ids  = [aws_security_group.app.id]
}

resource "aws_fsx_openzfs_file_system" "filer" {
  deployment_type     = "SINGLE_AZ_1"
  storage_capacity    = 64
  subnet_ids          = [aws_subnet.b.id]
  throughput_capacity = 64
  security_group_ids  = [aws_security_group.app.id]
}

resource "aws_fsx_file_cache" "cache" {
  file_cache_type         = "LUSTRE"
  file_cache_type_version = "2.12"
  storage_capacity        = 1200
  subnet_ids              = [aws_subnet.b.id]
  security_group_ids      = [aws_security_group.app.id]
  lustre_configuration {
    deployment_type             = "CACHE_1"
    per_unit_storage_throughput = 1000
    metadata_configuration {
      storage_capacity = 2400
    }
  }
}

resource "aws_cloudhsm_v2_cluster" "keys" {
  hsm_type   = "hsm1.medium"
  subnet_ids = [aws_subnet.a.id, aws_subnet.b.id]
}

resource "aws_cloudhsm_v2_hsm" "keys" {
  cluster_id = aws_cloudhsm_v2_cluster.keys.cluster_id
  subnet_id  = aws_subnet.b.id
}

# Pollers of Lambda stand beside what they poll, or where the mapping says.
resource "aws_lambda_function" "worker" {
  function_name = "worker"
  role          = local.role
  package_type  = "Image"
  image_uri     = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/worker:1"
}

resource "aws_lambda_event_source_mapping" "kafka" {
  function_name     = aws_lambda_function.worker.arn
  event_source_arn  = aws_msk_cluster.closed.arn
  topics            = ["orders"]
  starting_position = "LATEST"
}

resource "aws_lambda_event_source_mapping" "serverless" {
  function_name     = aws_lambda_function.worker.arn
  event_source_arn  = aws_msk_serverless_cluster.events.arn
  topics            = ["orders"]
  starting_position = "LATEST"
}

resource "aws_lambda_event_source_mapping" "broker" {
  function_name    = aws_lambda_function.worker.arn
  event_source_arn = aws_mq_broker.queue.arn
  queues           = ["orders"]
  source_access_configuration {
    type = "BASIC_AUTH"
    uri  = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:queue"
  }
}

resource "aws_lambda_event_source_mapping" "documents" {
  function_name     = aws_lambda_function.worker.arn
  event_source_arn  = aws_docdb_cluster.docs.arn
  starting_position = "LATEST"
  document_db_event_source_config {
    database_name = "orders"
  }
  source_access_configuration {
    type = "BASIC_AUTH"
    uri  = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:docs"
  }
}

resource "aws_lambda_event_source_mapping" "own_kafka" {
  function_name     = aws_lambda_function.worker.arn
  topics            = ["orders"]
  starting_position = "LATEST"
  self_managed_event_source {
    endpoints = {
      KAFKA_BOOTSTRAP_SERVERS = "kafka1.example.com:9092"
    }
  }
  source_access_configuration {
    type = "VPC_SUBNET"
    uri  = "subnet:${aws_subnet.a.id}"
  }
  source_access_configuration {
    type = "VPC_SUBNET"
    uri  = "subnet:${aws_subnet.b.id}"
  }
  source_access_configuration {
    type = "VPC_SECURITY_GROUP"
    uri  = "security_group:${aws_security_group.app.id}"
  }
}

resource "aws_lambda_event_source_mapping" "given_kafka" {
  function_name     = aws_lambda_function.worker.arn
  topics            = ["orders"]
  starting_position = "LATEST"
  self_managed_event_source {
    endpoints = {
      KAFKA_BOOTSTRAP_SERVERS = "kafka1.example.com:9092"
    }
  }
  source_access_configuration {
    type = "VPC_SUBNET"
    uri  = "subnet:subnet-0123456789abcdef0"
  }
  source_access_configuration {
    type = "VPC_SECURITY_GROUP"
    uri  = "security_group:sg-0123456789abcdef0"
  }
}

resource "aws_lambda_event_source_mapping" "public_kafka" {
  function_name     = aws_lambda_function.worker.arn
  topics            = ["orders"]
  starting_position = "LATEST"
  self_managed_event_source {
    endpoints = {
      KAFKA_BOOTSTRAP_SERVERS = "kafka1.example.com:9092"
    }
  }
}

resource "aws_sqs_queue" "orders" {
}

resource "aws_lambda_event_source_mapping" "queue" {
  function_name    = aws_lambda_function.worker.arn
  event_source_arn = aws_sqs_queue.orders.arn
}

resource "aws_lambda_event_source_mapping" "elsewhere" {
  function_name     = aws_lambda_function.worker.arn
  event_source_arn  = "arn:aws:kafka:eu-central-1:123456789012:cluster/elsewhere/abcd"
  topics            = ["orders"]
  starting_position = "LATEST"
}
