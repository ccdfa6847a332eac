variable "cidr" {}
variable "transit_gateway_id" {}
resource "aws_vpc" "this" {
  cidr_block           = var.cidr
  enable_dns_hostnames = true
  ipv6_ipam_pool_id    = "ipam-pool-0123456789abcdef0"
  ipv6_cidr_block      = "2600:1f18:0:100::/56"
  tags                 = { Name = "vpc", Environment = "prod" }
}
resource "aws_vpc" "plain" {
  cidr_block           = var.cidr
  enable_dns_hostnames = true
  tags                 = { Name = "vpc", Environment = "prod" }
}
resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id
  tags   = { Name = "a" }
}
resource "aws_egress_only_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id
  tags   = { Name = "a" }
}
resource "aws_subnet" "s0" {
  vpc_id                  = aws_vpc.this.id
  cidr_block              = cidrsubnet(var.cidr, 8, 0)
  availability_zone       = "eu-west-1a"
  map_public_ip_on_launch = true
  ipv6_cidr_block         = "2600:1f18:0:101::/64"
  tags                    = { Name = "a", Tier = "public" }
}
resource "aws_subnet" "s1" {
  vpc_id            = aws_vpc.this.id
  cidr_block        = cidrsubnet(var.cidr, 8, 1)
  availability_zone = "eu-west-1b"
  tags              = { Name = "a", Tier = "private" }
}
resource "aws_eip" "nat" {
  domain = "vpc"
  tags   = { Name = "a" }
}
resource "aws_nat_gateway" "this" {
  allocation_id = aws_eip.nat.id
  subnet_id     = aws_subnet.s0.id
  tags          = { Name = "a" }
}
resource "aws_route_table" "public" {
  vpc_id = aws_vpc.this.id
  tags   = { Name = "a" }
}
resource "aws_route_table" "private" {
  vpc_id = aws_vpc.this.id
  tags   = { Name = "a" }
}
resource "aws_route" "internet" {
  route_table_id         = aws_route_table.public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.this.id
}
resource "aws_route" "internet6" {
  route_table_id              = aws_route_table.public.id
  destination_ipv6_cidr_block = "::/0"
  gateway_id                  = aws_internet_gateway.this.id
}
resource "aws_route" "nat" {
  route_table_id         = aws_route_table.private.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.this.id
}
resource "aws_route" "outward_v6" {
  route_table_id              = aws_route_table.private.id
  destination_ipv6_cidr_block = "::/0"
  egress_only_gateway_id      = aws_egress_only_internet_gateway.this.id
}
resource "aws_route" "transit" {
  route_table_id         = aws_route_table.private.id
  destination_cidr_block = "10.0.0.0/8"
  transit_gateway_id     = var.transit_gateway_id
}
resource "aws_route_table_association" "s0" {
  subnet_id      = aws_subnet.s0.id
  route_table_id = aws_route_table.public.id
}
resource "aws_network_acl" "a0" {
  vpc_id     = aws_vpc.this.id
  subnet_ids = [aws_subnet.s0.id, aws_subnet.s1.id]
  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 443
    to_port    = 443
    cidr_block = "10.0.0.0/8"
  }
  ingress {
    rule_no         = 110
    action          = "allow"
    protocol        = "-1"
    from_port       = 0
    to_port         = 0
    ipv6_cidr_block = "::/0"
  }
  egress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }
  tags = { Name = "a" }
}
resource "aws_security_group" "g0" {
  name        = "g0"
  description = "inline"
  vpc_id      = aws_vpc.this.id
  ingress {
    description = "web"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8", "192.168.0.0/16"]
  }
  ingress {
    from_port       = 22
    to_port         = 22
    protocol        = "tcp"
    security_groups = [aws_security_group.g1.id]
  }
  ingress {
    from_port       = 8080
    to_port         = 8080
    protocol        = "tcp"
    security_groups = [aws_security_group.g1.id]
  }
  ingress {
    from_port        = 5432
    to_port          = 5432
    protocol         = "tcp"
    ipv6_cidr_blocks = ["2600:1f18::/32"]
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
  tags = { Name = "g0" }
}
resource "aws_security_group" "g1" {
  name        = "g1"
  description = "separate"
  vpc_id      = aws_vpc.this.id
  tags        = { Name = "g1" }
}
resource "aws_vpc_security_group_ingress_rule" "g1_i0" {
  security_group_id = aws_security_group.g1.id
  description       = "web"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "10.0.0.0/8"
}
resource "aws_vpc_security_group_ingress_rule" "g1_i1" {
  security_group_id            = aws_security_group.g1.id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.g0.id
}
resource "aws_vpc_security_group_egress_rule" "g1_e1" {
  security_group_id            = aws_security_group.g1.id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.g0.id
}
resource "aws_vpc_security_group_egress_rule" "g1_e2" {
  security_group_id = aws_security_group.g1.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv6         = "2600:1f18::/32"
}
resource "aws_vpc_security_group_ingress_rule" "g1_i2" {
  security_group_id = aws_security_group.g1.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv6         = "2600:1f18::/32"
}
resource "aws_vpc_security_group_egress_rule" "g1_e0" {
  security_group_id = aws_security_group.g1.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}
resource "aws_network_interface" "i0" {
  subnet_id       = aws_subnet.s1.id
  private_ips     = ["10.0.1.10"]
  security_groups = [aws_security_group.g0.id, aws_security_group.g1.id]
  tags            = { Name = "i0" }
}
resource "aws_network_interface" "i6" {
  subnet_id       = aws_subnet.s0.id
  private_ips     = ["10.0.0.10"]
  ipv6_addresses  = ["2600:1f18:0:101::10"]
  security_groups = [aws_security_group.g0.id, aws_security_group.g1.id]
  tags            = { Name = "i0" }
}
resource "aws_instance" "i1" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.s1.id
  private_ip             = "10.0.1.11"
  vpc_security_group_ids = [aws_security_group.g0.id, aws_security_group.g1.id]
  tags                   = { Name = "i1" }
}
resource "aws_instance" "i2" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.s1.id
  private_ip             = "10.0.1.12"
  ipv6_addresses         = ["2600:1f18:0:102::12"]
  vpc_security_group_ids = [aws_security_group.g0.id, aws_security_group.g1.id]
  tags                   = { Name = "i1" }
}
resource "aws_iam_role" "r0" {
  name               = "r0"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
  tags               = { Name = "r0" }
}
resource "aws_iam_role_policy" "r0" {
  name   = "r0"
  role   = aws_iam_role.r0.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["s3:GetObject"], Resource = "*" }] })
}
resource "aws_cloudwatch_log_group" "l0" {
  name              = "/app/l0"
  retention_in_days = 30
  tags              = { Name = "l0" }
}
output "vpc_id" { value = aws_vpc.this.id }
output "subnet_ids" { value = [aws_subnet.s0.id, aws_subnet.s1.id] }
output "private_table_id" { value = aws_route_table.private.id }
