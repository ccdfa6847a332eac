# Two clusters in one VPC: one whose API answers inside and some of the internet, one whose API answers inside only.
locals {
  role = "arn:aws:iam::123456789012:role/eks"
}

resource "aws_vpc" "main" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_support   = true
  enable_dns_hostnames = true
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "public" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.0.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "nodes_a" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "nodes_b" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.2.0/24"
  availability_zone = "us-east-1b"
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}

resource "aws_route_table_association" "public" {
  subnet_id      = aws_subnet.public.id
  route_table_id = aws_route_table.public.id
}

resource "aws_eip" "nat" {
  domain = "vpc"
}

resource "aws_nat_gateway" "main" {
  subnet_id     = aws_subnet.public.id
  allocation_id = aws_eip.nat.id
}

resource "aws_route_table" "nodes" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = aws_nat_gateway.main.id
  }
}

resource "aws_route_table_association" "nodes_a" {
  subnet_id      = aws_subnet.nodes_a.id
  route_table_id = aws_route_table.nodes.id
}

resource "aws_route_table_association" "nodes_b" {
  subnet_id      = aws_subnet.nodes_b.id
  route_table_id = aws_route_table.nodes.id
}

resource "aws_eks_cluster" "open" {
  name     = "open"
  role_arn = local.role
  vpc_config {
    subnet_ids              = [aws_subnet.nodes_a.id, aws_subnet.nodes_b.id]
    endpoint_private_access = true
    endpoint_public_access  = true
    public_access_cidrs     = ["203.0.113.0/24"]
  }
}

resource "aws_eks_cluster" "closed" {
  name     = "closed"
  role_arn = local.role
  vpc_config {
    subnet_ids              = [aws_subnet.nodes_a.id, aws_subnet.nodes_b.id]
    endpoint_private_access = true
    endpoint_public_access  = false
  }
}

# Where nothing is written, the API answers all of the internet.
resource "aws_eks_cluster" "plain" {
  name     = "plain"
  role_arn = local.role
  vpc_config {
    subnet_ids = [aws_subnet.nodes_a.id, aws_subnet.nodes_b.id]
  }
}

# Nodes without a template carry the cluster's own group.
resource "aws_eks_node_group" "open" {
  cluster_name    = aws_eks_cluster.open.name
  node_group_name = "open"
  node_role_arn   = local.role
  subnet_ids      = [aws_subnet.nodes_a.id, aws_subnet.nodes_b.id]
  scaling_config {
    desired_size = 2
    max_size     = 2
    min_size     = 2
  }
}

resource "aws_eks_node_group" "closed" {
  cluster_name    = aws_eks_cluster.closed.name
  node_group_name = "closed"
  node_role_arn   = local.role
  subnet_ids      = [aws_subnet.nodes_a.id, aws_subnet.nodes_b.id]
  scaling_config {
    desired_size = 2
    max_size     = 2
    min_size     = 2
  }
}

# Pods of a profile carry it too.
resource "aws_eks_fargate_profile" "open" {
  cluster_name           = aws_eks_cluster.open.name
  fargate_profile_name   = "open"
  pod_execution_role_arn = local.role
  subnet_ids             = [aws_subnet.nodes_a.id]
  selector {
    namespace = "default"
  }
}

# Admits the nodes of one cluster by the group that EKS makes for it.
resource "aws_security_group" "db" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol        = "tcp"
    from_port       = 5432
    to_port         = 5432
    security_groups = [aws_eks_cluster.open.vpc_config[0].cluster_security_group_id]
  }
}

resource "aws_db_subnet_group" "db" {
  subnet_ids = [aws_subnet.nodes_a.id, aws_subnet.nodes_b.id]
}

resource "aws_db_instance" "db" {
  engine                      = "postgres"
  instance_class              = "db.t3.micro"
  allocated_storage           = 20
  username                    = "postgres"
  manage_master_user_password = true
  skip_final_snapshot         = true
  db_subnet_group_name        = aws_db_subnet_group.db.name
  vpc_security_group_ids      = [aws_security_group.db.id]
}
