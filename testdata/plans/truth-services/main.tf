# Services that place interfaces of their own: what decides whether the internet reaches them, and they it.
locals {
  ami = "ami-0123456789abcdef0"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "public_a" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "public_b" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.2.0/24"
  availability_zone = "us-east-1b"
}

resource "aws_subnet" "private_a" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.11.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "private_b" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.12.0/24"
  availability_zone = "us-east-1b"
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route" "public" {
  route_table_id         = aws_route_table.public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.main.id
}

resource "aws_route_table_association" "public_a" {
  subnet_id      = aws_subnet.public_a.id
  route_table_id = aws_route_table.public.id
}

resource "aws_route_table_association" "public_b" {
  subnet_id      = aws_subnet.public_b.id
  route_table_id = aws_route_table.public.id
}

resource "aws_eip" "nat" {
  domain = "vpc"
}

resource "aws_nat_gateway" "main" {
  subnet_id     = aws_subnet.public_a.id
  allocation_id = aws_eip.nat.id
}

resource "aws_route_table" "private" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route" "private" {
  route_table_id         = aws_route_table.private.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.main.id
}

resource "aws_route_table_association" "private_a" {
  subnet_id      = aws_subnet.private_a.id
  route_table_id = aws_route_table.private.id
}

resource "aws_route_table_association" "private_b" {
  subnet_id      = aws_subnet.private_b.id
  route_table_id = aws_route_table.private.id
}

resource "aws_security_group" "db" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 5432
    to_port     = 5432
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "open" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

# W1, W2, W3: a public database is reached where its subnets have the route, all of them or the one it gets.
resource "aws_db_subnet_group" "w1" {
  subnet_ids = [aws_subnet.public_a.id, aws_subnet.public_b.id]
}

resource "aws_db_instance" "w1" {
  engine                      = "postgres"
  instance_class              = "db.t3.micro"
  allocated_storage           = 20
  username                    = "postgres"
  manage_master_user_password = true
  skip_final_snapshot         = true
  publicly_accessible         = true
  db_subnet_group_name        = aws_db_subnet_group.w1.name
  vpc_security_group_ids      = [aws_security_group.db.id]
}

resource "aws_db_subnet_group" "w2" {
  subnet_ids = [aws_subnet.private_a.id, aws_subnet.private_b.id]
}

resource "aws_db_instance" "w2" {
  engine                      = "postgres"
  instance_class              = "db.t3.micro"
  allocated_storage           = 20
  username                    = "postgres"
  manage_master_user_password = true
  skip_final_snapshot         = true
  publicly_accessible         = true
  db_subnet_group_name        = aws_db_subnet_group.w2.name
  vpc_security_group_ids      = [aws_security_group.db.id]
}

resource "aws_db_subnet_group" "w3" {
  subnet_ids = [aws_subnet.public_a.id, aws_subnet.private_b.id]
}

resource "aws_db_instance" "w3" {
  engine                      = "postgres"
  instance_class              = "db.t3.micro"
  allocated_storage           = 20
  username                    = "postgres"
  manage_master_user_password = true
  skip_final_snapshot         = true
  publicly_accessible         = true
  db_subnet_group_name        = aws_db_subnet_group.w3.name
  vpc_security_group_ids      = [aws_security_group.db.id]
}

# W5, W6: functions take no connections, and have no public address anywhere.
resource "aws_lambda_function" "w5" {
  function_name = "w5"
  role          = "arn:aws:iam::123456789012:role/w5"
  runtime       = "python3.12"
  handler       = "main.handler"
  s3_bucket     = "code"
  s3_key        = "w5.zip"
  vpc_config {
    subnet_ids         = [aws_subnet.public_a.id]
    security_group_ids = [aws_security_group.open.id]
  }
}

resource "aws_instance" "client" {
  ami                         = local.ami
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.public_a.id
  vpc_security_group_ids      = [aws_security_group.open.id]
  associate_public_ip_address = true
}

# W8: tasks have a public address only when they ask for one.
resource "aws_ecs_service" "w8" {
  name            = "w8"
  cluster         = "arn:aws:ecs:us-east-1:123456789012:cluster/main"
  task_definition = "w8:1"
  launch_type     = "FARGATE"
  desired_count   = 1
  network_configuration {
    subnets         = [aws_subnet.public_a.id]
    security_groups = [aws_security_group.open.id]
  }
}

# W9: nodes without a template of their own carry the group of their cluster.
resource "aws_eks_cluster" "w9" {
  name     = "w9"
  role_arn = "arn:aws:iam::123456789012:role/w9"
  vpc_config {
    subnet_ids = [aws_subnet.private_a.id, aws_subnet.private_b.id]
  }
}

resource "aws_eks_node_group" "w9" {
  cluster_name    = aws_eks_cluster.w9.name
  node_group_name = "w9"
  node_role_arn   = "arn:aws:iam::123456789012:role/w9"
  subnet_ids      = [aws_subnet.private_a.id]
  scaling_config {
    desired_size = 1
    max_size     = 1
    min_size     = 1
  }
}

resource "aws_db_instance" "w9" {
  engine                      = "postgres"
  instance_class              = "db.t3.micro"
  allocated_storage           = 20
  username                    = "postgres"
  manage_master_user_password = true
  skip_final_snapshot         = true
  db_subnet_group_name        = aws_db_subnet_group.w2.name
  vpc_security_group_ids      = [aws_security_group.w9.id]
}

resource "aws_security_group" "w9" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol        = "tcp"
    from_port       = 5432
    to_port         = 5432
    security_groups = [aws_eks_cluster.w9.vpc_config[0].cluster_security_group_id]
  }
}

# W10: a balancer without groups has the default one, which the plan empties.
resource "aws_default_security_group" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_lb" "w10" {
  subnets = [aws_subnet.public_a.id, aws_subnet.public_b.id]
}

# W11: a network balancer without groups filters nothing.
resource "aws_lb" "w11" {
  load_balancer_type = "network"
  subnets            = [aws_subnet.public_a.id, aws_subnet.public_b.id]
}

# M1: the balancer is open, what stands behind it is not.
resource "aws_security_group" "m1_lb" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "m1_app" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol        = "tcp"
    from_port       = 8080
    to_port         = 8080
    security_groups = [aws_security_group.m1_lb.id]
  }
}

resource "aws_lb" "m1" {
  subnets         = [aws_subnet.public_a.id, aws_subnet.public_b.id]
  security_groups = [aws_security_group.m1_lb.id]
}

resource "aws_instance" "m1" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.private_a.id
  vpc_security_group_ids = [aws_security_group.m1_app.id]
}

# M2: what leaves a balancer is filtered too.
resource "aws_security_group" "m2_lb" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    protocol    = "tcp"
    from_port   = 8080
    to_port     = 8080
    cidr_blocks = ["10.0.9.0/24"]
  }
}

resource "aws_lb" "m2" {
  subnets         = [aws_subnet.public_a.id, aws_subnet.public_b.id]
  security_groups = [aws_security_group.m2_lb.id]
}

resource "aws_security_group" "m2_app" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "m2" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.private_a.id
  vpc_security_group_ids = [aws_security_group.m2_app.id]
}

# W4: in the default VPC nobody sees what the subnet's table says; the provider's default is public before version 6.
resource "aws_security_group" "w4" {
  ingress {
    protocol    = "tcp"
    from_port   = 5439
    to_port     = 5439
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_redshift_cluster" "w4" {
  cluster_identifier     = "w4"
  node_type              = "ra3.large"
  master_username        = "root"
  manage_master_password = true
  skip_final_snapshot    = true
  vpc_security_group_ids = [aws_security_group.w4.id]
}
