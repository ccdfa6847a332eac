# Protocols, ports and ICMP types as security groups and network ACLs match them. Each row has a target of its own,
# asked by one client that lets everything out.
locals {
  ami = "ami-0123456789abcdef0"
}

resource "aws_vpc" "main" {
  cidr_block                       = "10.0.0.0/16"
  assign_generated_ipv6_cidr_block = true
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route_table" "public" {
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

resource "aws_subnet" "clients" {
  vpc_id                          = aws_vpc.main.id
  cidr_block                      = "10.0.1.0/24"
  ipv6_cidr_block                 = cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, 1)
  assign_ipv6_address_on_creation = true
}

resource "aws_subnet" "targets" {
  vpc_id                          = aws_vpc.main.id
  cidr_block                      = "10.0.2.0/24"
  ipv6_cidr_block                 = cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, 2)
  assign_ipv6_address_on_creation = true
  map_public_ip_on_launch         = true
}

resource "aws_route_table_association" "targets" {
  subnet_id      = aws_subnet.targets.id
  route_table_id = aws_route_table.public.id
}

resource "aws_security_group" "client" {
  vpc_id = aws_vpc.main.id
  egress {
    protocol         = "-1"
    from_port        = 0
    to_port          = 0
    cidr_blocks      = ["0.0.0.0/0"]
    ipv6_cidr_blocks = ["::/0"]
  }
}

resource "aws_instance" "client" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.clients.id
  vpc_security_group_ids = [aws_security_group.client.id]
}

# P1: a rule for IPv4 prefixes never matches IPv6.
resource "aws_security_group" "p1" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "p1" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.targets.id
  vpc_security_group_ids = [aws_security_group.p1.id]
}

# P2: ICMP type 0, code 0 is the echo reply.
resource "aws_security_group" "p2" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "icmp"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.0.0.0/16"]
  }
}

resource "aws_instance" "p2" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.targets.id
  vpc_security_group_ids = [aws_security_group.p2.id]
}

# P3: the echo request, whose reply needs no rule.
resource "aws_security_group" "p3" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "icmp"
    from_port   = 8
    to_port     = 0
    cidr_blocks = ["10.0.0.0/16"]
  }
}

resource "aws_instance" "p3" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.targets.id
  vpc_security_group_ids = [aws_security_group.p3.id]
}

# P4: protocol numbers without ports ignore the port fields.
resource "aws_security_group" "p4" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "50"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.0.0.0/16"]
  }
}

resource "aws_instance" "p4" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.targets.id
  vpc_security_group_ids = [aws_security_group.p4.id]
}

# P5: so does "all protocols".
resource "aws_security_group" "p5" {
  vpc_id = aws_vpc.main.id
}

resource "aws_security_group_rule" "p5" {
  security_group_id = aws_security_group.p5.id
  type              = "ingress"
  protocol          = "-1"
  from_port         = 443
  to_port           = 443
  cidr_blocks       = ["10.0.0.0/16"]
}

resource "aws_instance" "p5" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.targets.id
  vpc_security_group_ids = [aws_security_group.p5.id]
}

resource "aws_security_group" "open" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol         = "-1"
    from_port        = 0
    to_port          = 0
    cidr_blocks      = ["0.0.0.0/0"]
    ipv6_cidr_blocks = ["::/0"]
  }
}

# P6: an ACL entry for ICMP without type and code admits echo replies only.
resource "aws_subnet" "p6" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.6.0/24"
}

resource "aws_network_acl" "p6" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.p6.id]
  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "icmp"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }
  egress {
    rule_no    = 100
    action     = "allow"
    protocol   = "all"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }
}

resource "aws_instance" "p6" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.p6.id
  vpc_security_group_ids = [aws_security_group.open.id]
}

# P7: an ACL entry for every IPv4 packet leaves IPv6 to the final deny.
resource "aws_subnet" "p7" {
  vpc_id                          = aws_vpc.main.id
  cidr_block                      = "10.0.7.0/24"
  ipv6_cidr_block                 = cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, 7)
  assign_ipv6_address_on_creation = true
}

resource "aws_route_table_association" "p7" {
  subnet_id      = aws_subnet.p7.id
  route_table_id = aws_route_table.public.id
}

resource "aws_network_acl" "p7" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.p7.id]
}

resource "aws_network_acl_rule" "p7" {
  for_each       = toset(["in", "out"])
  network_acl_id = aws_network_acl.p7.id
  egress         = each.key == "out"
  rule_number    = 100
  rule_action    = "allow"
  protocol       = "all"
  cidr_block     = "0.0.0.0/0"
}

resource "aws_instance" "p7" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.p7.id
  vpc_security_group_ids = [aws_security_group.open.id]
}

# P8: protocol names in any case.
resource "aws_security_group" "p8" {
  vpc_id = aws_vpc.main.id
}

resource "aws_vpc_security_group_ingress_rule" "p8" {
  security_group_id = aws_security_group.p8.id
  ip_protocol       = "TCP"
  from_port         = 22
  to_port           = 22
  cidr_ipv4         = "10.0.0.0/16"
}

resource "aws_instance" "p8" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.targets.id
  vpc_security_group_ids = [aws_security_group.p8.id]
}
