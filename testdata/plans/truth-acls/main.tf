# Network ACLs: where they judge, in which order, and what becomes of replies.
locals {
  ami = "ami-0123456789abcdef0"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route" "public" {
  route_table_id         = aws_route_table.public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.main.id
}

resource "aws_route_table_association" "public" {
  subnet_id      = aws_subnet.public.id
  route_table_id = aws_route_table.public.id
}

resource "aws_subnet" "public" {
  vpc_id                  = aws_vpc.main.id
  cidr_block              = "10.0.0.0/24"
  map_public_ip_on_launch = true
}

resource "aws_subnet" "clients" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
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

resource "aws_instance" "client" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.clients.id
  vpc_security_group_ids = [aws_security_group.open.id]
}

# N1: never between two interfaces of one subnet.
resource "aws_subnet" "n1" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.11.0/24"
}

resource "aws_network_acl" "n1" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.n1.id]
}

resource "aws_instance" "n1_a" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.n1.id
  vpc_security_group_ids = [aws_security_group.open.id]
}

resource "aws_instance" "n1_b" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.n1.id
  vpc_security_group_ids = [aws_security_group.open.id]
}

# N2: replies are judged like any packet.
resource "aws_subnet" "n2" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.12.0/24"
}

resource "aws_network_acl" "n2" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.n2.id]
  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 443
    to_port    = 443
    cidr_block = "10.0.1.0/24"
  }
}

resource "aws_instance" "n2" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.n2.id
  vpc_security_group_ids = [aws_security_group.open.id]
}

# N3, N4: by the ports of the client: a Linux host's are fewer than those of a load balancer.
resource "aws_subnet" "n3" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.13.0/24"
}

resource "aws_network_acl" "n3" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.n3.id]
  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 443
    to_port    = 443
    cidr_block = "10.0.1.0/24"
  }
  egress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 32768
    to_port    = 61000
    cidr_block = "10.0.1.0/24"
  }
}

resource "aws_instance" "n3" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.n3.id
  vpc_security_group_ids = [aws_security_group.open.id]
}

resource "aws_subnet" "clients_2" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.2.0/24"
}

resource "aws_lb" "n4" {
  internal        = true
  subnets         = [aws_subnet.clients.id]
  security_groups = [aws_security_group.open.id]
}

# N5, N6: the lowest number that matches decides.
resource "aws_subnet" "n5" {
  vpc_id                  = aws_vpc.main.id
  cidr_block              = "10.0.15.0/24"
  map_public_ip_on_launch = true
}

resource "aws_network_acl" "n5" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.n5.id]
  ingress {
    rule_no    = 90
    action     = "deny"
    protocol   = "tcp"
    from_port  = 22
    to_port    = 22
    cidr_block = "0.0.0.0/0"
  }
  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
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

resource "aws_instance" "n5" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.n5.id
  vpc_security_group_ids = [aws_security_group.open.id]
}

resource "aws_subnet" "n6" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.16.0/24"
}

resource "aws_network_acl" "n6" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.n6.id]
  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }
  ingress {
    rule_no    = 110
    action     = "deny"
    protocol   = "tcp"
    from_port  = 22
    to_port    = 22
    cidr_block = "0.0.0.0/0"
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

resource "aws_instance" "n6" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.n6.id
  vpc_security_group_ids = [aws_security_group.open.id]
}

# N7, N8: what enters the subnet of a NAT gateway still has the client's address and the server's port.
resource "aws_subnet" "n7" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.17.0/24"
}

resource "aws_network_acl" "n7" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.n7.id]
  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 1024
    to_port    = 65535
    cidr_block = "0.0.0.0/0"
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

resource "aws_eip" "n7" {
  domain = "vpc"
}

resource "aws_nat_gateway" "n7" {
  subnet_id     = aws_subnet.n7.id
  allocation_id = aws_eip.n7.id
}

resource "aws_route_table_association" "n7" {
  subnet_id      = aws_subnet.n7.id
  route_table_id = aws_route_table.public.id
}

resource "aws_subnet" "n7_private" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.117.0/24"
}

resource "aws_route_table" "n7_private" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route" "n7_private" {
  route_table_id         = aws_route_table.n7_private.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.n7.id
}

resource "aws_route_table_association" "n7_private" {
  subnet_id      = aws_subnet.n7_private.id
  route_table_id = aws_route_table.n7_private.id
}

resource "aws_instance" "n7" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.n7_private.id
  vpc_security_group_ids = [aws_security_group.open.id]
}

resource "aws_subnet" "n8" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.18.0/24"
}

resource "aws_network_acl" "n8" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.n8.id]
  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 1024
    to_port    = 65535
    cidr_block = "0.0.0.0/0"
  }
  ingress {
    rule_no    = 110
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
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

resource "aws_eip" "n8" {
  domain = "vpc"
}

resource "aws_nat_gateway" "n8" {
  subnet_id     = aws_subnet.n8.id
  allocation_id = aws_eip.n8.id
}

resource "aws_route_table_association" "n8" {
  subnet_id      = aws_subnet.n8.id
  route_table_id = aws_route_table.public.id
}

resource "aws_subnet" "n8_private" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.118.0/24"
}

resource "aws_route_table" "n8_private" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route" "n8_private" {
  route_table_id         = aws_route_table.n8_private.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.n8.id
}

resource "aws_route_table_association" "n8_private" {
  subnet_id      = aws_subnet.n8_private.id
  route_table_id = aws_route_table.n8_private.id
}

resource "aws_instance" "n8" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.n8_private.id
  vpc_security_group_ids = [aws_security_group.open.id]
}

# N9: the default ACL of a VPC, managed without entries, denies every crossing.
resource "aws_vpc" "n9" {
  cidr_block = "10.9.0.0/16"
}

resource "aws_subnet" "n9_a" {
  vpc_id     = aws_vpc.n9.id
  cidr_block = "10.9.1.0/24"
}

resource "aws_subnet" "n9_b" {
  vpc_id     = aws_vpc.n9.id
  cidr_block = "10.9.2.0/24"
}

resource "aws_default_network_acl" "n9" {
  default_network_acl_id = aws_vpc.n9.default_network_acl_id
}

resource "aws_security_group" "n9" {
  vpc_id = aws_vpc.n9.id
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

resource "aws_instance" "n9_a" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.n9_a.id
  vpc_security_group_ids = [aws_security_group.n9.id]
}

resource "aws_instance" "n9_b" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.n9_b.id
  vpc_security_group_ids = [aws_security_group.n9.id]
}

# N10: so does a new one.
resource "aws_subnet" "n10" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.20.0/24"
}

resource "aws_network_acl" "n10" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.n10.id]
}

resource "aws_instance" "n10" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.n10.id
  vpc_security_group_ids = [aws_security_group.open.id]
}

# N11: the default ACL that AWS made admits IPv6 only where the VPC has some.
resource "aws_vpc" "n11" {
  cidr_block                       = "10.11.0.0/16"
  assign_generated_ipv6_cidr_block = true
}

resource "aws_subnet" "n11_a" {
  vpc_id                          = aws_vpc.n11.id
  cidr_block                      = "10.11.1.0/24"
  ipv6_cidr_block                 = cidrsubnet(aws_vpc.n11.ipv6_cidr_block, 8, 1)
  assign_ipv6_address_on_creation = true
}

resource "aws_subnet" "n11_b" {
  vpc_id                          = aws_vpc.n11.id
  cidr_block                      = "10.11.2.0/24"
  ipv6_cidr_block                 = cidrsubnet(aws_vpc.n11.ipv6_cidr_block, 8, 2)
  assign_ipv6_address_on_creation = true
}

resource "aws_security_group" "n11" {
  vpc_id = aws_vpc.n11.id
  ingress {
    protocol         = "-1"
    from_port        = 0
    to_port          = 0
    cidr_blocks      = ["0.0.0.0/0"]
    ipv6_cidr_blocks = ["::/0"]
  }
  egress {
    protocol         = "-1"
    from_port        = 0
    to_port          = 0
    ipv6_cidr_blocks = ["::/0"]
  }
}

resource "aws_instance" "n11_a" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.n11_a.id
  vpc_security_group_ids = [aws_security_group.n11.id]
}

resource "aws_instance" "n11_b" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.n11_b.id
  vpc_security_group_ids = [aws_security_group.n11.id]
}

# N14, N15: nothing filters the platform's own services.
resource "aws_subnet" "n14" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.24.0/24"
}

resource "aws_network_acl" "n14" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.n14.id]
  egress {
    rule_no    = 90
    action     = "deny"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "169.254.169.254/32"
  }
  egress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 443
    to_port    = 443
    cidr_block = "0.0.0.0/0"
  }
}

resource "aws_instance" "n14" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.n14.id
  vpc_security_group_ids = [aws_security_group.open.id]
}
