# Gateway endpoints are routes to a service, interface endpoints are interfaces.
locals {
  ami = "ami-0123456789abcdef0"
}

resource "aws_vpc" "main" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = true
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

# E1, E2: the service's addresses stay public ones, so a rule has to name them.
resource "aws_subnet" "e1" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_route_table" "e1" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route_table_association" "e1" {
  subnet_id      = aws_subnet.e1.id
  route_table_id = aws_route_table.e1.id
}

resource "aws_vpc_endpoint" "e1" {
  vpc_id          = aws_vpc.main.id
  service_name    = "com.amazonaws.us-east-1.s3"
  route_table_ids = [aws_route_table.e1.id, aws_route_table.e3.id]
}

resource "aws_security_group" "e1" {
  vpc_id = aws_vpc.main.id
  egress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.0.0.0/16"]
  }
}

resource "aws_instance" "e1" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.e1.id
  vpc_security_group_ids = [aws_security_group.e1.id]
}

resource "aws_security_group" "e2" {
  vpc_id = aws_vpc.main.id
  egress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.0.0.0/16"]
  }
  egress {
    protocol        = "tcp"
    from_port       = 443
    to_port         = 443
    prefix_list_ids = [aws_vpc_endpoint.e1.prefix_list_id]
  }
}

resource "aws_instance" "e2" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.e1.id
  vpc_security_group_ids = [aws_security_group.e2.id]
}

# E3: an ACL has to let the service's replies in.
resource "aws_subnet" "e3" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.3.0/24"
}

resource "aws_route_table" "e3" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route_table_association" "e3" {
  subnet_id      = aws_subnet.e3.id
  route_table_id = aws_route_table.e3.id
}

resource "aws_network_acl" "e3" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.e3.id]
  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 32768
    to_port    = 61000
    cidr_block = "10.0.0.0/16"
  }
  egress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }
}

resource "aws_instance" "e3" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.e3.id
  vpc_security_group_ids = [aws_security_group.e2.id]
}

# E4: over a peering nobody uses it.
resource "aws_vpc" "e4" {
  cidr_block = "10.4.0.0/16"
}

resource "aws_subnet" "e4" {
  vpc_id     = aws_vpc.e4.id
  cidr_block = "10.4.1.0/24"
}

resource "aws_vpc_peering_connection" "e4" {
  vpc_id      = aws_vpc.e4.id
  peer_vpc_id = aws_vpc.main.id
  auto_accept = true
}

resource "aws_route_table" "e4" {
  vpc_id = aws_vpc.e4.id
}

resource "aws_route" "e4" {
  route_table_id            = aws_route_table.e4.id
  destination_cidr_block    = "0.0.0.0/0"
  vpc_peering_connection_id = aws_vpc_peering_connection.e4.id
}

resource "aws_route_table_association" "e4" {
  subnet_id      = aws_subnet.e4.id
  route_table_id = aws_route_table.e4.id
}

resource "aws_security_group" "e4" {
  vpc_id = aws_vpc.e4.id
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "e4" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.e4.id
  vpc_security_group_ids = [aws_security_group.e4.id]
}

# E5: an interface endpoint without groups has the VPC's default one, which admits its own members.
resource "aws_security_group" "e5" {
  vpc_id = aws_vpc.main.id
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "e5" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.e1.id
  vpc_security_group_ids = [aws_security_group.e5.id]
}

resource "aws_vpc_endpoint" "e5" {
  vpc_id            = aws_vpc.main.id
  service_name      = "com.amazonaws.us-east-1.sqs"
  vpc_endpoint_type = "Interface"
  subnet_ids        = [aws_subnet.e1.id]
}

# E6: clients of a peered VPC have to be named.
resource "aws_security_group" "e6" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.0.0.0/16"]
  }
}

resource "aws_security_group" "e6_both" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.0.0.0/16", "10.4.0.0/16"]
  }
}

resource "aws_subnet" "e6" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.6.0/24"
}

resource "aws_route_table" "e6" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route" "e6" {
  route_table_id            = aws_route_table.e6.id
  destination_cidr_block    = "10.4.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.e4.id
}

resource "aws_route_table_association" "e6" {
  subnet_id      = aws_subnet.e6.id
  route_table_id = aws_route_table.e6.id
}

resource "aws_vpc_endpoint" "e6" {
  vpc_id             = aws_vpc.main.id
  service_name       = "com.amazonaws.us-east-1.sns"
  vpc_endpoint_type  = "Interface"
  subnet_ids         = [aws_subnet.e6.id]
  security_group_ids = [aws_security_group.e6.id]
}

resource "aws_vpc_endpoint" "e6_both" {
  vpc_id             = aws_vpc.main.id
  service_name       = "com.amazonaws.us-east-1.kms"
  vpc_endpoint_type  = "Interface"
  subnet_ids         = [aws_subnet.e6.id]
  security_group_ids = [aws_security_group.e6_both.id]
}

# E7: a table that the endpoint does not list goes on by NAT.
resource "aws_subnet" "e7_nat" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.70.0/24"
}

resource "aws_route_table" "e7_nat" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route" "e7_nat" {
  route_table_id         = aws_route_table.e7_nat.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.main.id
}

resource "aws_route_table_association" "e7_nat" {
  subnet_id      = aws_subnet.e7_nat.id
  route_table_id = aws_route_table.e7_nat.id
}

resource "aws_eip" "e7" {
  domain = "vpc"
}

resource "aws_nat_gateway" "e7" {
  subnet_id     = aws_subnet.e7_nat.id
  allocation_id = aws_eip.e7.id
}

resource "aws_subnet" "e7" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.7.0/24"
}

resource "aws_route_table" "e7" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route" "e7" {
  route_table_id         = aws_route_table.e7.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.e7.id
}

resource "aws_route_table_association" "e7" {
  subnet_id      = aws_subnet.e7.id
  route_table_id = aws_route_table.e7.id
}

resource "aws_instance" "e7" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.e7.id
  vpc_security_group_ids = [aws_security_group.e5.id]
}
