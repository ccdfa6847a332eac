# Services and the addresses that they ask for, in subnets that give IPv6 addresses to every new interface ("gives") and
# in subnets that only have a block of them ("has"); and which of them open connections themselves.

resource "aws_vpc" "main" {
  cidr_block                       = "10.0.0.0/16"
  assign_generated_ipv6_cidr_block = true
}

resource "aws_internet_gateway" "main" { vpc_id = aws_vpc.main.id }

resource "aws_subnet" "gives" {
  count                           = 2
  vpc_id                          = aws_vpc.main.id
  availability_zone               = ["us-east-1a", "us-east-1b"][count.index]
  cidr_block                      = cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)
  ipv6_cidr_block                 = cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, count.index)
  assign_ipv6_address_on_creation = true
}

resource "aws_subnet" "has" {
  count             = 2
  vpc_id            = aws_vpc.main.id
  availability_zone = ["us-east-1a", "us-east-1b"][count.index]
  cidr_block        = cidrsubnet(aws_vpc.main.cidr_block, 8, 10 + count.index)
  ipv6_cidr_block   = cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, 10 + count.index)
}

resource "aws_route_table" "main" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
  route {
    ipv6_cidr_block = "::/0"
    gateway_id      = aws_internet_gateway.main.id
  }
}

resource "aws_route_table_association" "gives" {
  count          = 2
  subnet_id      = aws_subnet.gives[count.index].id
  route_table_id = aws_route_table.main.id
}

resource "aws_route_table_association" "has" {
  count          = 2
  subnet_id      = aws_subnet.has[count.index].id
  route_table_id = aws_route_table.main.id
}

# Open to IPv6 only.
resource "aws_security_group" "v6" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol         = "-1"
    from_port        = 0
    to_port          = 0
    ipv6_cidr_blocks = ["::/0"]
  }
  egress {
    protocol         = "-1"
    from_port        = 0
    to_port          = 0
    ipv6_cidr_blocks = ["::/0"]
  }
}

# --- databases

resource "aws_db_subnet_group" "gives" { subnet_ids = aws_subnet.gives[*].id }
resource "aws_db_subnet_group" "has" { subnet_ids = aws_subnet.has[*].id }

resource "aws_db_instance" "v4" {
  identifier             = "v4"
  engine                 = "postgres"
  instance_class         = "db.t4g.micro"
  allocated_storage      = 20
  username               = "root"
  password               = "not-a-secret"
  skip_final_snapshot    = true
  db_subnet_group_name   = aws_db_subnet_group.gives.name
  vpc_security_group_ids = [aws_security_group.v6.id]
}

resource "aws_db_instance" "dual" {
  identifier             = "dual"
  engine                 = "postgres"
  instance_class         = "db.t4g.micro"
  allocated_storage      = 20
  username               = "root"
  password               = "not-a-secret"
  skip_final_snapshot    = true
  network_type           = "DUAL"
  db_subnet_group_name   = aws_db_subnet_group.has.name
  vpc_security_group_ids = [aws_security_group.v6.id]
}

resource "aws_db_instance" "replica" {
  identifier             = "replica"
  instance_class         = "db.t4g.micro"
  replicate_source_db    = aws_db_instance.dual.identifier
  skip_final_snapshot    = true
  vpc_security_group_ids = [aws_security_group.v6.id]
}

# Nobody knows the network type that a snapshot brings: the subnet decides.
resource "aws_db_instance" "restored" {
  identifier             = "restored"
  instance_class         = "db.t4g.micro"
  engine                 = "postgres"
  snapshot_identifier    = "before"
  skip_final_snapshot    = true
  db_subnet_group_name   = aws_db_subnet_group.gives.name
  vpc_security_group_ids = [aws_security_group.v6.id]
}

resource "aws_rds_cluster" "dual" {
  cluster_identifier     = "dual"
  engine                 = "aurora-postgresql"
  master_username        = "root"
  master_password        = "not-a-secret"
  skip_final_snapshot    = true
  network_type           = "DUAL"
  db_subnet_group_name   = aws_db_subnet_group.has.name
  vpc_security_group_ids = [aws_security_group.v6.id]
}

resource "aws_rds_cluster_instance" "dual" {
  cluster_identifier = aws_rds_cluster.dual.id
  engine             = aws_rds_cluster.dual.engine
  instance_class     = "db.r6g.large"
}

resource "aws_rds_cluster" "v4" {
  cluster_identifier     = "v4"
  engine                 = "aurora-postgresql"
  master_username        = "root"
  master_password        = "not-a-secret"
  skip_final_snapshot    = true
  db_subnet_group_name   = aws_db_subnet_group.gives.name
  vpc_security_group_ids = [aws_security_group.v6.id]
}

resource "aws_rds_cluster_instance" "v4" {
  cluster_identifier = aws_rds_cluster.v4.id
  engine             = aws_rds_cluster.v4.engine
  instance_class     = "db.r6g.large"
}

# --- caches and files

resource "aws_elasticache_subnet_group" "gives" {
  name       = "gives"
  subnet_ids = aws_subnet.gives[*].id
}

resource "aws_elasticache_subnet_group" "has" {
  name       = "has"
  subnet_ids = aws_subnet.has[*].id
}

resource "aws_elasticache_replication_group" "v4" {
  replication_group_id = "v4"
  description          = "v4"
  node_type            = "cache.t4g.micro"
  subnet_group_name    = aws_elasticache_subnet_group.gives.name
  security_group_ids   = [aws_security_group.v6.id]
}

resource "aws_elasticache_replication_group" "dual" {
  replication_group_id = "dual"
  description          = "dual"
  node_type            = "cache.t4g.micro"
  network_type         = "dual_stack"
  subnet_group_name    = aws_elasticache_subnet_group.has.name
  security_group_ids   = [aws_security_group.v6.id]
}

resource "aws_efs_file_system" "main" {}

resource "aws_efs_mount_target" "v4" {
  file_system_id  = aws_efs_file_system.main.id
  subnet_id       = aws_subnet.gives[0].id
  security_groups = [aws_security_group.v6.id]
}

# --- functions

resource "aws_iam_role" "function" {
  assume_role_policy = "{}"
}

resource "aws_lambda_function" "v4" {
  function_name = "v4"
  role          = aws_iam_role.function.arn
  image_uri     = "000000000000.dkr.ecr.us-east-1.amazonaws.com/function:1"
  package_type  = "Image"
  vpc_config {
    subnet_ids         = aws_subnet.gives[*].id
    security_group_ids = [aws_security_group.v6.id]
  }
}

resource "aws_lambda_function" "dual" {
  function_name = "dual"
  role          = aws_iam_role.function.arn
  image_uri     = "000000000000.dkr.ecr.us-east-1.amazonaws.com/function:1"
  package_type  = "Image"
  vpc_config {
    subnet_ids                  = aws_subnet.has[*].id
    security_group_ids          = [aws_security_group.v6.id]
    ipv6_allowed_for_dual_stack = true
  }
}

# --- endpoints

resource "aws_vpc_endpoint" "v4" {
  vpc_id             = aws_vpc.main.id
  service_name       = "com.amazonaws.us-east-1.ssm"
  vpc_endpoint_type  = "Interface"
  subnet_ids         = [aws_subnet.gives[0].id]
  security_group_ids = [aws_security_group.v6.id]
}

resource "aws_vpc_endpoint" "dual" {
  vpc_id             = aws_vpc.main.id
  service_name       = "com.amazonaws.us-east-1.sqs"
  vpc_endpoint_type  = "Interface"
  ip_address_type    = "dualstack"
  subnet_ids         = [aws_subnet.has[0].id]
  security_group_ids = [aws_security_group.v6.id]
}

resource "aws_vpc_endpoint" "joined" {
  vpc_id             = aws_vpc.main.id
  service_name       = "com.amazonaws.us-east-1.sns"
  vpc_endpoint_type  = "Interface"
  ip_address_type    = "dualstack"
  security_group_ids = [aws_security_group.v6.id]
}

resource "aws_vpc_endpoint_subnet_association" "joined" {
  vpc_endpoint_id = aws_vpc_endpoint.joined.id
  subnet_id       = aws_subnet.has[0].id
}

resource "aws_route53_resolver_endpoint" "both" {
  for_each               = toset(["INBOUND", "OUTBOUND"])
  direction              = each.key
  resolver_endpoint_type = "DUALSTACK"
  security_group_ids     = [aws_security_group.v6.id]
  ip_address { subnet_id = aws_subnet.has[0].id }
  ip_address { subnet_id = aws_subnet.has[1].id }
}

resource "aws_ec2_instance_connect_endpoint" "main" {
  subnet_id          = aws_subnet.has[0].id
  security_group_ids = [aws_security_group.v6.id]
}

# --- balancers

resource "aws_lb" "v4" {
  name            = "v4"
  subnets         = aws_subnet.gives[*].id
  security_groups = [aws_security_group.v6.id]
}

resource "aws_lb" "dual" {
  name            = "dual"
  ip_address_type = "dualstack"
  subnets         = aws_subnet.has[*].id
  security_groups = [aws_security_group.v6.id]
}

resource "aws_lb" "inside" {
  name            = "inside"
  internal        = true
  subnets         = aws_subnet.gives[*].id
  security_groups = [aws_security_group.v6.id]
}

resource "aws_lb" "dual_inside" {
  name            = "dual-inside"
  internal        = true
  ip_address_type = "dualstack"
  subnets         = aws_subnet.gives[*].id
  security_groups = [aws_security_group.v6.id]
}

resource "aws_lb" "network" {
  name               = "network"
  load_balancer_type = "network"
  subnets            = aws_subnet.gives[*].id
  security_groups    = [aws_security_group.v6.id]
}

resource "aws_elb" "classic" {
  subnets         = aws_subnet.gives[*].id
  security_groups = [aws_security_group.v6.id]
  listener {
    lb_port           = 80
    lb_protocol       = "http"
    instance_port     = 80
    instance_protocol = "http"
  }
}

resource "aws_lb_listener" "main" {
  for_each          = { v4 = aws_lb.v4, dual = aws_lb.dual, inside = aws_lb.inside, dual_inside = aws_lb.dual_inside }
  load_balancer_arn = each.value.arn
  port              = 80
  protocol          = "HTTP"
  default_action {
    type = "fixed-response"
    fixed_response { content_type = "text/plain" }
  }
}

resource "aws_lb_target_group" "network" {
  name        = "network"
  port        = 80
  protocol    = "TCP"
  target_type = "ip"
  vpc_id      = aws_vpc.main.id
}

resource "aws_lb_listener" "network" {
  load_balancer_arn = aws_lb.network.arn
  port              = 80
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.network.arn
  }
}

# --- who asks

resource "aws_instance" "client" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.gives[0].id
  vpc_security_group_ids = [aws_security_group.v6.id]
}
