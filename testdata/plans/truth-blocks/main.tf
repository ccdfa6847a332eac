# Blocks of addresses that AWS chooses at apply, and what the plan tells without knowing them.
# Blocks of IPv6 that are associated apart: the only one of its VPC, and one beside another.
resource "aws_vpc" "a" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_vpc_ipv6_cidr_block_association" "a" {
  vpc_id                           = aws_vpc.a.id
  assign_generated_ipv6_cidr_block = true
}

resource "aws_internet_gateway" "a" {
  vpc_id = aws_vpc.a.id
}

resource "aws_egress_only_internet_gateway" "a" {
  vpc_id = aws_vpc.a.id
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.a.id
}

resource "aws_route" "public_0" {
  route_table_id              = aws_route_table.public.id
  destination_ipv6_cidr_block = "::/0"
  gateway_id                  = aws_internet_gateway.a.id
}

resource "aws_route_table" "private" {
  vpc_id = aws_vpc.a.id
}

resource "aws_route" "private_0" {
  route_table_id              = aws_route_table.private.id
  destination_ipv6_cidr_block = "::/0"
  egress_only_gateway_id      = aws_egress_only_internet_gateway.a.id
}

resource "aws_subnet" "public" {
  vpc_id                          = aws_vpc.a.id
  cidr_block                      = "10.1.1.0/24"
  availability_zone               = "us-east-1a"
  ipv6_cidr_block                 = cidrsubnet(aws_vpc_ipv6_cidr_block_association.a.ipv6_cidr_block, 8, 1)
  assign_ipv6_address_on_creation = true
}

resource "aws_route_table_association" "public" {
  subnet_id      = aws_subnet.public.id
  route_table_id = aws_route_table.public.id
}

resource "aws_subnet" "private" {
  vpc_id                          = aws_vpc.a.id
  cidr_block                      = "10.1.2.0/24"
  availability_zone               = "us-east-1a"
  ipv6_cidr_block                 = cidrsubnet(aws_vpc_ipv6_cidr_block_association.a.ipv6_cidr_block, 8, 2)
  assign_ipv6_address_on_creation = true
}

resource "aws_route_table_association" "private" {
  subnet_id      = aws_subnet.private.id
  route_table_id = aws_route_table.private.id
}

resource "aws_security_group" "a" {
  vpc_id = aws_vpc.a.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }
  ingress {
    protocol         = "tcp"
    from_port        = 443
    to_port          = 443
    ipv6_cidr_blocks = ["::/0"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    protocol         = "-1"
    from_port        = 0
    to_port          = 0
    ipv6_cidr_blocks = ["::/0"]
  }
}

resource "aws_instance" "public" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.public.id
  vpc_security_group_ids = [aws_security_group.a.id]
}

resource "aws_instance" "private" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.a.id]
}

resource "aws_vpc" "b" {
  cidr_block                       = "10.2.0.0/16"
  assign_generated_ipv6_cidr_block = true
}

resource "aws_vpc_ipv6_cidr_block_association" "b" {
  vpc_id                           = aws_vpc.b.id
  assign_generated_ipv6_cidr_block = true
}

resource "aws_subnet" "first" {
  vpc_id                          = aws_vpc.b.id
  cidr_block                      = "10.2.1.0/24"
  availability_zone               = "us-east-1a"
  ipv6_cidr_block                 = cidrsubnet(aws_vpc.b.ipv6_cidr_block, 8, 1)
  assign_ipv6_address_on_creation = true
}

resource "aws_subnet" "second" {
  vpc_id                          = aws_vpc.b.id
  cidr_block                      = "10.2.2.0/24"
  availability_zone               = "us-east-1a"
  ipv6_cidr_block                 = cidrsubnet(aws_vpc_ipv6_cidr_block_association.b.ipv6_cidr_block, 8, 1)
  assign_ipv6_address_on_creation = true
}

resource "aws_security_group" "b" {
  vpc_id = aws_vpc.b.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }
  ingress {
    protocol         = "tcp"
    from_port        = 443
    to_port          = 443
    ipv6_cidr_blocks = ["::/0"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    protocol         = "-1"
    from_port        = 0
    to_port          = 0
    ipv6_cidr_blocks = ["::/0"]
  }
}

resource "aws_instance" "first" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.first.id
  vpc_security_group_ids = [aws_security_group.b.id]
}

resource "aws_instance" "second" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.second.id
  vpc_security_group_ids = [aws_security_group.b.id]
}

resource "aws_security_group" "of_first" {
  vpc_id = aws_vpc.b.id
  ingress {
    protocol         = "tcp"
    from_port        = 443
    to_port          = 443
    ipv6_cidr_blocks = [aws_vpc.b.ipv6_cidr_block]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    protocol         = "-1"
    from_port        = 0
    to_port          = 0
    ipv6_cidr_blocks = ["::/0"]
  }
}

resource "aws_security_group" "of_second" {
  vpc_id = aws_vpc.b.id
  ingress {
    protocol         = "tcp"
    from_port        = 443
    to_port          = 443
    ipv6_cidr_blocks = [aws_vpc_ipv6_cidr_block_association.b.ipv6_cidr_block]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    protocol         = "-1"
    from_port        = 0
    to_port          = 0
    ipv6_cidr_blocks = ["::/0"]
  }
}

resource "aws_instance" "to_first" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.first.id
  vpc_security_group_ids = [aws_security_group.of_first.id]
}

resource "aws_instance" "to_second" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.first.id
  vpc_security_group_ids = [aws_security_group.of_second.id]
}

# IPv4 from a pool beside IPv6: neither hides the other.
resource "aws_vpc_ipam" "i" {

  operating_regions {
    region_name = "us-east-1"
  }
}

resource "aws_vpc_ipam_pool" "i" {
  address_family = "ipv4"
  ipam_scope_id  = aws_vpc_ipam.i.private_default_scope_id
  locale         = "us-east-1"
}

resource "aws_vpc" "i" {
  ipv4_ipam_pool_id                = aws_vpc_ipam_pool.i.id
  ipv4_netmask_length              = 20
  assign_generated_ipv6_cidr_block = true
}

resource "aws_internet_gateway" "i" {
  vpc_id = aws_vpc.i.id
}

resource "aws_route_table" "i" {
  vpc_id = aws_vpc.i.id
}

resource "aws_route" "i_0" {
  route_table_id         = aws_route_table.i.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.i.id
}

resource "aws_route" "i_1" {
  route_table_id              = aws_route_table.i.id
  destination_ipv6_cidr_block = "::/0"
  gateway_id                  = aws_internet_gateway.i.id
}

resource "aws_subnet" "i" {
  vpc_id                          = aws_vpc.i.id
  cidr_block                      = cidrsubnet(aws_vpc.i.cidr_block, 4, 0)
  availability_zone               = "us-east-1a"
  ipv6_cidr_block                 = cidrsubnet(aws_vpc.i.ipv6_cidr_block, 8, 0)
  assign_ipv6_address_on_creation = true
  map_public_ip_on_launch         = true
}

resource "aws_route_table_association" "i" {
  subnet_id      = aws_subnet.i.id
  route_table_id = aws_route_table.i.id
}

resource "aws_subnet" "j" {
  vpc_id                          = aws_vpc.i.id
  cidr_block                      = cidrsubnet(aws_vpc.i.cidr_block, 4, 1)
  availability_zone               = "us-east-1a"
  ipv6_cidr_block                 = cidrsubnet(aws_vpc.i.ipv6_cidr_block, 8, 1)
  assign_ipv6_address_on_creation = true
}

resource "aws_security_group" "i" {
  vpc_id = aws_vpc.i.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }
  ingress {
    protocol         = "tcp"
    from_port        = 443
    to_port          = 443
    ipv6_cidr_blocks = ["::/0"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    protocol         = "-1"
    from_port        = 0
    to_port          = 0
    ipv6_cidr_blocks = ["::/0"]
  }
}

resource "aws_security_group" "within" {
  vpc_id = aws_vpc.i.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.0.0.0/8"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    protocol         = "-1"
    from_port        = 0
    to_port          = 0
    ipv6_cidr_blocks = ["::/0"]
  }
}

resource "aws_security_group" "elsewhere" {
  vpc_id = aws_vpc.i.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["198.51.100.0/24"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    protocol         = "-1"
    from_port        = 0
    to_port          = 0
    ipv6_cidr_blocks = ["::/0"]
  }
}

resource "aws_instance" "pooled" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.i.id
  vpc_security_group_ids = [aws_security_group.i.id]
}

resource "aws_instance" "within" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.j.id
  vpc_security_group_ids = [aws_security_group.within.id]
}

resource "aws_instance" "elsewhere" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.j.id
  vpc_security_group_ids = [aws_security_group.elsewhere.id]
}

# Routes and entries for blocks of IPv6 that are not known yet leave IPv4 alone.
resource "aws_vpc" "c" {
  cidr_block                       = "10.3.0.0/16"
  assign_generated_ipv6_cidr_block = true
}

resource "aws_vpc" "d" {
  cidr_block                       = "10.4.0.0/16"
  assign_generated_ipv6_cidr_block = true
}

resource "aws_vpc_peering_connection" "cd" {
  vpc_id      = aws_vpc.c.id
  peer_vpc_id = aws_vpc.d.id
  auto_accept = true
}

resource "aws_route_table" "c" {
  vpc_id = aws_vpc.c.id
}

resource "aws_route" "c_0" {
  route_table_id            = aws_route_table.c.id
  destination_cidr_block    = "10.4.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.cd.id
}

resource "aws_route" "c_1" {
  route_table_id              = aws_route_table.c.id
  destination_ipv6_cidr_block = aws_vpc.d.ipv6_cidr_block
  vpc_peering_connection_id   = aws_vpc_peering_connection.cd.id
}

resource "aws_route_table" "d" {
  vpc_id = aws_vpc.d.id
}

resource "aws_route" "d_0" {
  route_table_id            = aws_route_table.d.id
  destination_cidr_block    = "10.3.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.cd.id
}

resource "aws_route" "d_1" {
  route_table_id              = aws_route_table.d.id
  destination_ipv6_cidr_block = aws_vpc.c.ipv6_cidr_block
  vpc_peering_connection_id   = aws_vpc_peering_connection.cd.id
}

resource "aws_subnet" "c" {
  vpc_id                          = aws_vpc.c.id
  cidr_block                      = "10.3.1.0/24"
  availability_zone               = "us-east-1a"
  ipv6_cidr_block                 = cidrsubnet(aws_vpc.c.ipv6_cidr_block, 8, 1)
  assign_ipv6_address_on_creation = true
}

resource "aws_route_table_association" "c" {
  subnet_id      = aws_subnet.c.id
  route_table_id = aws_route_table.c.id
}

resource "aws_subnet" "d" {
  vpc_id                          = aws_vpc.d.id
  cidr_block                      = "10.4.1.0/24"
  availability_zone               = "us-east-1a"
  ipv6_cidr_block                 = cidrsubnet(aws_vpc.d.ipv6_cidr_block, 8, 1)
  assign_ipv6_address_on_creation = true
}

resource "aws_route_table_association" "d" {
  subnet_id      = aws_subnet.d.id
  route_table_id = aws_route_table.d.id
}

resource "aws_network_acl" "d" {
  vpc_id     = aws_vpc.d.id
  subnet_ids = [aws_subnet.d.id]
}

resource "aws_network_acl_rule" "refuses_v6" {
  network_acl_id  = aws_network_acl.d.id
  rule_number     = 90
  egress          = false
  rule_action     = "deny"
  protocol        = "-1"
  ipv6_cidr_block = aws_vpc.c.ipv6_cidr_block
}

resource "aws_network_acl_rule" "in_v4" {
  network_acl_id = aws_network_acl.d.id
  rule_number    = 100
  egress         = false
  rule_action    = "allow"
  protocol       = "-1"
  cidr_block     = "0.0.0.0/0"
}

resource "aws_network_acl_rule" "in_v6" {
  network_acl_id  = aws_network_acl.d.id
  rule_number     = 110
  egress          = false
  rule_action     = "allow"
  protocol        = "-1"
  ipv6_cidr_block = "::/0"
}

resource "aws_network_acl_rule" "out_v4" {
  network_acl_id = aws_network_acl.d.id
  rule_number    = 100
  egress         = true
  rule_action    = "allow"
  protocol       = "-1"
  cidr_block     = "0.0.0.0/0"
}

resource "aws_network_acl_rule" "out_v6" {
  network_acl_id  = aws_network_acl.d.id
  rule_number     = 110
  egress          = true
  rule_action     = "allow"
  protocol        = "-1"
  ipv6_cidr_block = "::/0"
}

resource "aws_security_group" "c" {
  vpc_id = aws_vpc.c.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }
  ingress {
    protocol         = "tcp"
    from_port        = 443
    to_port          = 443
    ipv6_cidr_blocks = ["::/0"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    protocol         = "-1"
    from_port        = 0
    to_port          = 0
    ipv6_cidr_blocks = ["::/0"]
  }
}

resource "aws_security_group" "four" {
  vpc_id = aws_vpc.d.id
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
  egress {
    protocol         = "-1"
    from_port        = 0
    to_port          = 0
    ipv6_cidr_blocks = ["::/0"]
  }
}

resource "aws_security_group" "six" {
  vpc_id = aws_vpc.d.id
  ingress {
    protocol         = "tcp"
    from_port        = 443
    to_port          = 443
    ipv6_cidr_blocks = ["::/0"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    protocol         = "-1"
    from_port        = 0
    to_port          = 0
    ipv6_cidr_blocks = ["::/0"]
  }
}

resource "aws_instance" "c" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.c.id
  vpc_security_group_ids = [aws_security_group.c.id]
}

resource "aws_instance" "four" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.d.id
  vpc_security_group_ids = [aws_security_group.four.id]
}

resource "aws_instance" "six" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.d.id
  vpc_security_group_ids = [aws_security_group.six.id]
}

# A route whose block nobody knows leads to IPv4 alone, and none takes the place of a local one.
resource "aws_vpc" "e" {
  cidr_block                       = "10.5.0.0/16"
  assign_generated_ipv6_cidr_block = true
}

resource "aws_internet_gateway" "e" {
  vpc_id = aws_vpc.e.id
}

resource "terraform_data" "office" {
  input = "203.0.113.0/24"
}

resource "aws_route_table" "e" {
  vpc_id = aws_vpc.e.id
}

resource "aws_route" "e_0" {
  route_table_id         = aws_route_table.e.id
  destination_cidr_block = terraform_data.office.output
  gateway_id             = aws_internet_gateway.e.id
}

resource "aws_route" "e_1" {
  route_table_id              = aws_route_table.e.id
  destination_ipv6_cidr_block = "::/0"
  gateway_id                  = aws_internet_gateway.e.id
}

resource "aws_subnet" "e" {
  vpc_id                          = aws_vpc.e.id
  cidr_block                      = "10.5.1.0/24"
  availability_zone               = "us-east-1a"
  ipv6_cidr_block                 = cidrsubnet(aws_vpc.e.ipv6_cidr_block, 8, 1)
  assign_ipv6_address_on_creation = true
  map_public_ip_on_launch         = true
}

resource "aws_route_table_association" "e" {
  subnet_id      = aws_subnet.e.id
  route_table_id = aws_route_table.e.id
}

resource "aws_subnet" "near" {
  vpc_id            = aws_vpc.e.id
  cidr_block        = "10.5.2.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_security_group" "e" {
  vpc_id = aws_vpc.e.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }
  ingress {
    protocol         = "tcp"
    from_port        = 443
    to_port          = 443
    ipv6_cidr_blocks = ["::/0"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    protocol         = "-1"
    from_port        = 0
    to_port          = 0
    ipv6_cidr_blocks = ["::/0"]
  }
}

resource "aws_instance" "e" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.e.id
  vpc_security_group_ids = [aws_security_group.e.id]
}

resource "aws_instance" "near" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.near.id
  vpc_security_group_ids = [aws_security_group.e.id]
}

# Private blocks of IPv6, which a pool gives and no gateway to the internet serves.
resource "aws_vpc_ipam_pool" "private" {
  address_family = "ipv6"
  ipam_scope_id  = aws_vpc_ipam.i.private_default_scope_id
  locale         = "us-east-1"
}

resource "aws_vpc" "p" {
  cidr_block        = "10.6.0.0/16"
  ipv6_ipam_pool_id = aws_vpc_ipam_pool.private.id
  ipv6_cidr_block   = "fd00:ec3:0:100::/56"
}

resource "aws_internet_gateway" "p" {
  vpc_id = aws_vpc.p.id
}

resource "aws_egress_only_internet_gateway" "p" {
  vpc_id = aws_vpc.p.id
}

resource "aws_route_table" "open" {
  vpc_id = aws_vpc.p.id
}

resource "aws_route" "open_0" {
  route_table_id              = aws_route_table.open.id
  destination_ipv6_cidr_block = "::/0"
  gateway_id                  = aws_internet_gateway.p.id
}

resource "aws_route_table" "outwards" {
  vpc_id = aws_vpc.p.id
}

resource "aws_route" "outwards_0" {
  route_table_id              = aws_route_table.outwards.id
  destination_ipv6_cidr_block = "::/0"
  egress_only_gateway_id      = aws_egress_only_internet_gateway.p.id
}

resource "aws_subnet" "open" {
  vpc_id                          = aws_vpc.p.id
  cidr_block                      = "10.6.1.0/24"
  availability_zone               = "us-east-1a"
  ipv6_cidr_block                 = "fd00:ec3:0:101::/64"
  assign_ipv6_address_on_creation = true
}

resource "aws_route_table_association" "open" {
  subnet_id      = aws_subnet.open.id
  route_table_id = aws_route_table.open.id
}

resource "aws_subnet" "outwards" {
  vpc_id                          = aws_vpc.p.id
  cidr_block                      = "10.6.2.0/24"
  availability_zone               = "us-east-1a"
  ipv6_cidr_block                 = "fd00:ec3:0:102::/64"
  assign_ipv6_address_on_creation = true
}

resource "aws_route_table_association" "outwards" {
  subnet_id      = aws_subnet.outwards.id
  route_table_id = aws_route_table.outwards.id
}

resource "aws_security_group" "p" {
  vpc_id = aws_vpc.p.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }
  ingress {
    protocol         = "tcp"
    from_port        = 443
    to_port          = 443
    ipv6_cidr_blocks = ["::/0"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    protocol         = "-1"
    from_port        = 0
    to_port          = 0
    ipv6_cidr_blocks = ["::/0"]
  }
}

resource "aws_instance" "open" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.open.id
  vpc_security_group_ids = [aws_security_group.p.id]
}

resource "aws_instance" "outwards" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.outwards.id
  vpc_security_group_ids = [aws_security_group.p.id]
}
