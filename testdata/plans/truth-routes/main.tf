# Which route a packet takes, and what its target carries.
locals {
  ami = "ami-0123456789abcdef0"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "targets" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.250.0/24"
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

# R1: the main table has local routes only.
resource "aws_vpc" "r1" {
  cidr_block = "10.11.0.0/16"
}

resource "aws_internet_gateway" "r1" {
  vpc_id = aws_vpc.r1.id
}

resource "aws_subnet" "r1" {
  vpc_id     = aws_vpc.r1.id
  cidr_block = "10.11.1.0/24"
}

resource "aws_security_group" "r1" {
  vpc_id = aws_vpc.r1.id
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

resource "aws_instance" "r1" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.r1.id
  vpc_security_group_ids = [aws_security_group.r1.id]
}

resource "aws_eip" "r1" {
  domain   = "vpc"
  instance = aws_instance.r1.id
}

# R2: a route added to it, named by its VPC.
resource "aws_vpc" "r2" {
  cidr_block = "10.12.0.0/16"
}

resource "aws_internet_gateway" "r2" {
  vpc_id = aws_vpc.r2.id
}

resource "aws_subnet" "r2" {
  vpc_id     = aws_vpc.r2.id
  cidr_block = "10.12.1.0/24"
}

resource "aws_security_group" "r2" {
  vpc_id = aws_vpc.r2.id
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

resource "aws_instance" "r2" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.r2.id
  vpc_security_group_ids = [aws_security_group.r2.id]
}

resource "aws_eip" "r2" {
  domain   = "vpc"
  instance = aws_instance.r2.id
}

resource "aws_route" "r2" {
  route_table_id         = aws_vpc.r2.main_route_table_id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.r2.id
}

# R3, R11: the longest prefix; and a way there is no way back.
resource "aws_vpc" "r3" {
  cidr_block = "10.9.0.0/16"
}

resource "aws_subnet" "r3" {
  vpc_id     = aws_vpc.r3.id
  cidr_block = "10.9.1.0/24"
}

resource "aws_subnet" "r11" {
  vpc_id     = aws_vpc.r3.id
  cidr_block = "10.9.2.0/24"
}

resource "aws_security_group" "r3" {
  vpc_id = aws_vpc.r3.id
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

resource "aws_instance" "r3" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.r3.id
  vpc_security_group_ids = [aws_security_group.r3.id]
}

resource "aws_instance" "r11" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.r11.id
  vpc_security_group_ids = [aws_security_group.r3.id]
}

resource "aws_vpc_peering_connection" "r3" {
  vpc_id      = aws_vpc.main.id
  peer_vpc_id = aws_vpc.r3.id
  auto_accept = true
}

resource "aws_route_table" "r3_back" {
  vpc_id = aws_vpc.r3.id
}

resource "aws_route" "r3_back" {
  route_table_id            = aws_route_table.r3_back.id
  destination_cidr_block    = "10.0.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.r3.id
}

resource "aws_route_table_association" "r3" {
  subnet_id      = aws_subnet.r3.id
  route_table_id = aws_route_table.r3_back.id
}

resource "aws_subnet" "r3_client" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.3.0/24"
}

resource "aws_route_table" "r3" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route" "r3_1" {
  route_table_id         = aws_route_table.r3.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.main.id
}

resource "aws_route" "r3_2" {
  route_table_id            = aws_route_table.r3.id
  destination_cidr_block    = "10.9.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.r3.id
}

resource "aws_route_table_association" "r3_client" {
  subnet_id      = aws_subnet.r3_client.id
  route_table_id = aws_route_table.r3.id
}

resource "aws_instance" "r3_client" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.r3_client.id
  vpc_security_group_ids = [aws_security_group.open.id]
}

# R4, R5: propagated routes yield to static ones of the same prefix, and to local ones of any.
resource "aws_vpn_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_customer_gateway" "main" {
  bgp_asn    = 65000
  ip_address = "203.0.113.10"
  type       = "ipsec.1"
}

resource "aws_vpn_connection" "main" {
  vpn_gateway_id      = aws_vpn_gateway.main.id
  customer_gateway_id = aws_customer_gateway.main.id
  type                = "ipsec.1"
  static_routes_only  = true
}

resource "aws_vpn_connection_route" "same_as_static" {
  vpn_connection_id      = aws_vpn_connection.main.id
  destination_cidr_block = "10.19.0.0/24"
}

resource "aws_vpn_connection_route" "inside_local" {
  vpn_connection_id      = aws_vpn_connection.main.id
  destination_cidr_block = "10.0.250.0/24"
}

resource "aws_subnet" "r4_nat" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.40.0/24"
}

resource "aws_nat_gateway" "r4" {
  subnet_id         = aws_subnet.r4_nat.id
  connectivity_type = "private"
}

resource "aws_subnet" "r4" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.4.0/24"
}

resource "aws_route_table" "r4" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route" "r4" {
  route_table_id         = aws_route_table.r4.id
  destination_cidr_block = "10.19.0.0/24"
  nat_gateway_id         = aws_nat_gateway.r4.id
}

resource "aws_route_table_association" "r4" {
  subnet_id      = aws_subnet.r4.id
  route_table_id = aws_route_table.r4.id
}

resource "aws_vpn_gateway_route_propagation" "r4" {
  vpn_gateway_id = aws_vpn_gateway.main.id
  route_table_id = aws_route_table.r4.id
}

resource "aws_instance" "r4" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.r4.id
  vpc_security_group_ids = [aws_security_group.open.id]
}

resource "aws_instance" "r5" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.targets.id
  vpc_security_group_ids = [aws_security_group.open.id]
}

# R6: an interface that checks destinations forwards nothing.
resource "aws_subnet" "r6" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.6.0/24"
}

resource "aws_subnet" "r6_box" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.60.0/24"
}

resource "aws_subnet" "r6_target" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.61.0/24"
}

resource "aws_network_interface" "checking" {
  subnet_id       = aws_subnet.r6_box.id
  security_groups = [aws_security_group.open.id]
}

resource "aws_route_table" "r6" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route" "r6" {
  route_table_id         = aws_route_table.r6.id
  destination_cidr_block = "10.0.61.0/24"
  network_interface_id   = aws_network_interface.checking.id
}

resource "aws_route_table_association" "r6" {
  subnet_id      = aws_subnet.r6.id
  route_table_id = aws_route_table.r6.id
}

resource "aws_instance" "r6" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.r6.id
  vpc_security_group_ids = [aws_security_group.open.id]
}

resource "aws_instance" "r6_target" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.r6_target.id
  vpc_security_group_ids = [aws_security_group.open.id]
}

# R7: a route to a prefix beats one to a list with the same prefix.
resource "aws_ec2_managed_prefix_list" "r7" {
  name           = "r7"
  address_family = "IPv4"
  max_entries    = 1
  entry {
    cidr = "10.9.0.0/16"
  }
}

resource "aws_subnet" "r7" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.7.0/24"
}

resource "aws_route_table" "r7" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route" "r7_1" {
  route_table_id             = aws_route_table.r7.id
  destination_prefix_list_id = aws_ec2_managed_prefix_list.r7.id
  gateway_id                 = aws_internet_gateway.main.id
}

resource "aws_route" "r7_2" {
  route_table_id            = aws_route_table.r7.id
  destination_cidr_block    = "10.9.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.r3.id
}

resource "aws_route_table_association" "r7" {
  subnet_id      = aws_subnet.r7.id
  route_table_id = aws_route_table.r7.id
}

resource "aws_instance" "r7" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.r7.id
  vpc_security_group_ids = [aws_security_group.open.id]
}

# R8: peerings do not add up.
resource "aws_vpc" "r8" {
  cidr_block = "10.8.0.0/16"
}

resource "aws_subnet" "r8" {
  vpc_id     = aws_vpc.r8.id
  cidr_block = "10.8.1.0/24"
}

resource "aws_security_group" "r8" {
  vpc_id = aws_vpc.r8.id
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

resource "aws_instance" "r8" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.r8.id
  vpc_security_group_ids = [aws_security_group.r8.id]
}

resource "aws_vpc_peering_connection" "r8" {
  vpc_id      = aws_vpc.r3.id
  peer_vpc_id = aws_vpc.r8.id
  auto_accept = true
}

resource "aws_route_table" "r8_back" {
  vpc_id = aws_vpc.r8.id
}

resource "aws_route" "r8_back_1" {
  route_table_id            = aws_route_table.r8_back.id
  destination_cidr_block    = "10.0.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.r8.id
}

resource "aws_route" "r8_back_2" {
  route_table_id            = aws_route_table.r8_back.id
  destination_cidr_block    = "0.0.0.0/0"
  vpc_peering_connection_id = aws_vpc_peering_connection.r8.id
}

resource "aws_route_table_association" "r8" {
  subnet_id      = aws_subnet.r8.id
  route_table_id = aws_route_table.r8_back.id
}

resource "aws_subnet" "r8_client" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.8.0/24"
}

resource "aws_route_table" "r8" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route" "r8" {
  route_table_id            = aws_route_table.r8.id
  destination_cidr_block    = "10.8.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.r3.id
}

resource "aws_route_table_association" "r8_client" {
  subnet_id      = aws_subnet.r8_client.id
  route_table_id = aws_route_table.r8.id
}

resource "aws_instance" "r8_client" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.r8_client.id
  vpc_security_group_ids = [aws_security_group.open.id]
}

# R9: nor do they lend a gateway.
resource "aws_internet_gateway" "r9" {
  vpc_id = aws_vpc.r3.id
}

# R10: a default table without routes has local ones.
resource "aws_vpc" "r10" {
  cidr_block = "10.10.0.0/16"
}

resource "aws_internet_gateway" "r10" {
  vpc_id = aws_vpc.r10.id
}

resource "aws_subnet" "r10_a" {
  vpc_id     = aws_vpc.r10.id
  cidr_block = "10.10.1.0/24"
}

resource "aws_subnet" "r10_b" {
  vpc_id     = aws_vpc.r10.id
  cidr_block = "10.10.2.0/24"
}

resource "aws_default_route_table" "r10" {
  default_route_table_id = aws_vpc.r10.default_route_table_id
}

resource "aws_security_group" "r10" {
  vpc_id = aws_vpc.r10.id
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

resource "aws_instance" "r10_a" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.r10_a.id
  vpc_security_group_ids = [aws_security_group.r10.id]
}

resource "aws_instance" "r10_b" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.r10_b.id
  vpc_security_group_ids = [aws_security_group.r10.id]
}

# R14: a default route for IPv4 is none for IPv6.
resource "aws_vpc" "r14" {
  cidr_block                       = "10.14.0.0/16"
  assign_generated_ipv6_cidr_block = true
}

resource "aws_internet_gateway" "r14" {
  vpc_id = aws_vpc.r14.id
}

resource "aws_subnet" "r14" {
  vpc_id                          = aws_vpc.r14.id
  cidr_block                      = "10.14.1.0/24"
  ipv6_cidr_block                 = cidrsubnet(aws_vpc.r14.ipv6_cidr_block, 8, 1)
  assign_ipv6_address_on_creation = true
  map_public_ip_on_launch         = true
}

resource "aws_route_table" "r14" {
  vpc_id = aws_vpc.r14.id
}

resource "aws_route" "r14" {
  route_table_id         = aws_route_table.r14.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.r14.id
}

resource "aws_route_table_association" "r14" {
  subnet_id      = aws_subnet.r14.id
  route_table_id = aws_route_table.r14.id
}

resource "aws_security_group" "r14" {
  vpc_id = aws_vpc.r14.id
  egress {
    protocol         = "-1"
    from_port        = 0
    to_port          = 0
    cidr_blocks      = ["0.0.0.0/0"]
    ipv6_cidr_blocks = ["::/0"]
  }
}

resource "aws_instance" "r14" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.r14.id
  vpc_security_group_ids = [aws_security_group.r14.id]
}
