# Data stores: subnet groups, default ports, public flags, replicas and clusters.

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_subnet" "b" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.2.0/24"
}

resource "aws_security_group" "db" {
  name   = "db"
  vpc_id = aws_vpc.main.id
}

resource "aws_db_subnet_group" "main" {
  name       = "main"
  subnet_ids = [aws_subnet.a.id, aws_subnet.b.id]
}

resource "aws_db_instance" "mysql" {
  identifier             = "mysql"
  engine                 = "mysql"
  instance_class         = "db.t4g.micro"
  allocated_storage      = 20
  username               = "root"
  password               = "not-a-secret"
  db_subnet_group_name   = aws_db_subnet_group.main.name
  vpc_security_group_ids = [aws_security_group.db.id]
  publicly_accessible    = true
  skip_final_snapshot    = true
}

# In the subnets of its source.
resource "aws_db_instance" "replica" {
  identifier             = "replica"
  replicate_source_db    = aws_db_instance.mysql.arn
  instance_class         = "db.t4g.micro"
  vpc_security_group_ids = [aws_security_group.db.id]
  availability_zone      = "eu-central-1b"
  skip_final_snapshot    = true
}

# Default group, its own port.
resource "aws_db_instance" "oracle" {
  identifier           = "oracle"
  engine               = "oracle-ee"
  instance_class       = "db.t3.micro"
  allocated_storage    = 20
  username             = "root"
  password             = "not-a-secret"
  port                 = 2521
  db_subnet_group_name = aws_db_subnet_group.main.name
  skip_final_snapshot  = true
}

# In the default VPC.
resource "aws_db_instance" "stray" {
  identifier          = "stray"
  engine              = "postgres"
  instance_class      = "db.t3.micro"
  allocated_storage   = 20
  username            = "root"
  password            = "not-a-secret"
  skip_final_snapshot = true
}

resource "aws_rds_cluster" "aurora" {
  cluster_identifier     = "aurora"
  engine                 = "aurora-postgresql"
  master_username        = "root"
  master_password        = "not-a-secret"
  db_subnet_group_name   = aws_db_subnet_group.main.name
  vpc_security_group_ids = [aws_security_group.db.id]
  skip_final_snapshot    = true
}

resource "aws_rds_cluster_instance" "aurora" {
  count = 2

  identifier          = "aurora-${count.index}"
  cluster_identifier  = aws_rds_cluster.aurora.id
  engine              = aws_rds_cluster.aurora.engine
  instance_class      = "db.t4g.medium"
  publicly_accessible = count.index == 1
}

resource "aws_redshift_subnet_group" "main" {
  name       = "main"
  subnet_ids = [aws_subnet.a.id]
}

# Public unless told otherwise, with provider 5.
resource "aws_redshift_cluster" "main" {
  cluster_identifier        = "main"
  node_type                 = "ra3.large"
  master_username           = "root"
  master_password           = "Not-4-secret"
  cluster_subnet_group_name = aws_redshift_subnet_group.main.name
  vpc_security_group_ids    = [aws_security_group.db.id]
  skip_final_snapshot       = true
}

resource "aws_elasticache_subnet_group" "main" {
  name       = "main"
  subnet_ids = [aws_subnet.a.id, aws_subnet.b.id]
}

resource "aws_elasticache_cluster" "memcached" {
  cluster_id           = "memcached"
  engine               = "memcached"
  node_type            = "cache.t4g.micro"
  num_cache_nodes      = 1
  parameter_group_name = "default.memcached1.6"
  subnet_group_name    = aws_elasticache_subnet_group.main.name
  security_group_ids   = [aws_security_group.db.id]
}

resource "aws_opensearch_domain" "inside" {
  domain_name = "inside"

  vpc_options {
    subnet_ids         = [aws_subnet.a.id]
    security_group_ids = [aws_security_group.db.id]
  }
}

resource "aws_opensearch_domain" "outside" {
  domain_name = "outside"
}

resource "aws_efs_file_system" "main" {}

resource "aws_efs_mount_target" "main" {
  file_system_id = aws_efs_file_system.main.id
  subnet_id      = aws_subnet.b.id
  ip_address     = "10.0.2.30"
}

resource "aws_mq_broker" "main" {
  broker_name         = "main"
  engine_type         = "RabbitMQ"
  engine_version      = "3.13"
  host_instance_type  = "mq.t3.micro"
  subnet_ids          = [aws_subnet.a.id]
  security_groups     = [aws_security_group.db.id]
  publicly_accessible = false

  user {
    username = "root"
    password = "not-a-secret-1"
  }
}

resource "aws_msk_cluster" "main" {
  cluster_name           = "main"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 2

  broker_node_group_info {
    instance_type   = "kafka.m5.large"
    client_subnets  = [aws_subnet.a.id, aws_subnet.b.id]
    security_groups = [aws_security_group.db.id]

    connectivity_info {
      public_access {
        type = "SERVICE_PROVIDED_EIPS"
      }
    }
  }
}
