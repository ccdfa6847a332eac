# Senders of IPv6 whose names for hosts of IPv4 leave for transit gateways, and for gateways that are not in the plan.
locals {
  ami       = "ami-0123456789abcdef0"
  elsewhere = "tgw-0123456789abcdef0"
}

# A hub with NAT64 in its egress VPC.
resource "aws_ec2_transit_gateway" "hub" {
  default_route_table_association = "disable"
  default_route_table_propagation = "disable"
}

resource "aws_vpc" "spoke" {
  cidr_block                       = "10.1.0.0/16"
  assign_generated_ipv6_cidr_block = true
}

resource "aws_subnet" "six" {
  vpc_id                          = aws_vpc.spoke.id
  availability_zone               = "us-east-1a"
  ipv6_native                     = true
  ipv6_cidr_block                 = cidrsubnet(aws_vpc.spoke.ipv6_cidr_block, 8, 1)
  assign_ipv6_address_on_creation = true
  enable_dns64                    = true
}

resource "aws_subnet" "spoke_four" {
  vpc_id            = aws_vpc.spoke.id
  availability_zone = "us-east-1a"
  cidr_block        = "10.1.1.0/24"
}

resource "aws_route_table" "spoke" {
  vpc_id = aws_vpc.spoke.id
  route {
    ipv6_cidr_block    = "::/0"
    transit_gateway_id = aws_ec2_transit_gateway.hub.id
  }
}

resource "aws_route_table_association" "six" {
  subnet_id      = aws_subnet.six.id
  route_table_id = aws_route_table.spoke.id
}

resource "aws_ec2_transit_gateway_vpc_attachment" "spoke" {
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
  vpc_id             = aws_vpc.spoke.id
  subnet_ids         = [aws_subnet.six.id]
  ipv6_support       = "enable"
}

resource "aws_ec2_transit_gateway_route_table" "spoke" {
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
}

resource "aws_ec2_transit_gateway_route_table_association" "spoke" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.spoke.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.spoke.id
}

resource "aws_ec2_transit_gateway_route" "egress" {
  destination_cidr_block         = "::/0"
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.egress.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.spoke.id
}

resource "aws_vpc" "egress" {
  cidr_block                       = "10.2.0.0/16"
  assign_generated_ipv6_cidr_block = true
}

resource "aws_subnet" "door" {
  vpc_id            = aws_vpc.egress.id
  availability_zone = "us-east-1a"
  cidr_block        = "10.2.0.0/28"
  ipv6_cidr_block   = cidrsubnet(aws_vpc.egress.ipv6_cidr_block, 8, 0)
}

resource "aws_subnet" "public" {
  vpc_id     = aws_vpc.egress.id
  cidr_block = "10.2.1.0/24"
}

resource "aws_subnet" "four" {
  vpc_id     = aws_vpc.egress.id
  cidr_block = "10.2.4.0/24"
}

resource "aws_ec2_transit_gateway_vpc_attachment" "egress" {
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
  vpc_id             = aws_vpc.egress.id
  subnet_ids         = [aws_subnet.door.id]
  ipv6_support       = "enable"
}

resource "aws_internet_gateway" "egress" {
  vpc_id = aws_vpc.egress.id
}

resource "aws_eip" "nat" {
  domain = "vpc"
}

resource "aws_nat_gateway" "main" {
  subnet_id     = aws_subnet.public.id
  allocation_id = aws_eip.nat.id
}

resource "aws_route_table" "door" {
  vpc_id = aws_vpc.egress.id
  route {
    ipv6_cidr_block = "64:ff9b::/96"
    nat_gateway_id  = aws_nat_gateway.main.id
  }
}

resource "aws_route_table_association" "door" {
  subnet_id      = aws_subnet.door.id
  route_table_id = aws_route_table.door.id
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.egress.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.egress.id
  }
}

resource "aws_route_table_association" "public" {
  subnet_id      = aws_subnet.public.id
  route_table_id = aws_route_table.public.id
}

resource "aws_security_group" "six" {
  vpc_id = aws_vpc.spoke.id
  egress {
    protocol         = "-1"
    from_port        = 0
    to_port          = 0
    ipv6_cidr_blocks = ["::/0"]
  }
}

resource "aws_instance" "six" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.six.id
  vpc_security_group_ids = [aws_security_group.six.id]
}

resource "aws_security_group" "four" {
  vpc_id = aws_vpc.egress.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = [aws_subnet.public.cidr_block]
  }
}

resource "aws_instance" "four" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.four.id
  vpc_security_group_ids = [aws_security_group.four.id]
}

# In the sender's own VPC: the gateway in the egress VPC has no way back there.
resource "aws_security_group" "spoke_four" {
  vpc_id = aws_vpc.spoke.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_instance" "spoke_four" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.spoke_four.id
  vpc_security_group_ids = [aws_security_group.spoke_four.id]
}

# A VPC whose transit gateway is somebody else's: what its tables say is in no plan.
resource "aws_vpc" "member" {
  cidr_block                       = "10.3.0.0/16"
  assign_generated_ipv6_cidr_block = true
}

resource "aws_subnet" "member_six" {
  vpc_id                          = aws_vpc.member.id
  ipv6_native                     = true
  ipv6_cidr_block                 = cidrsubnet(aws_vpc.member.ipv6_cidr_block, 8, 1)
  assign_ipv6_address_on_creation = true
}

resource "aws_route_table" "member_six" {
  vpc_id = aws_vpc.member.id
  route {
    ipv6_cidr_block    = "64:ff9b::/96"
    transit_gateway_id = local.elsewhere
  }
}

resource "aws_route_table_association" "member_six" {
  subnet_id      = aws_subnet.member_six.id
  route_table_id = aws_route_table.member_six.id
}

resource "aws_security_group" "member_six" {
  vpc_id = aws_vpc.member.id
  egress {
    protocol         = "-1"
    from_port        = 0
    to_port          = 0
    ipv6_cidr_blocks = ["::/0"]
  }
}

resource "aws_instance" "member_six" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.member_six.id
  vpc_security_group_ids = [aws_security_group.member_six.id]
}

# Hosts of IPv4: with a way to that transit gateway, without one, and for others of the VPC alone.
resource "aws_subnet" "joined" {
  vpc_id     = aws_vpc.member.id
  cidr_block = "10.3.1.0/24"
}

resource "aws_route_table" "joined" {
  vpc_id = aws_vpc.member.id
  route {
    cidr_block         = "10.0.0.0/8"
    transit_gateway_id = local.elsewhere
  }
}

resource "aws_route_table_association" "joined" {
  subnet_id      = aws_subnet.joined.id
  route_table_id = aws_route_table.joined.id
}

resource "aws_subnet" "alone" {
  vpc_id     = aws_vpc.member.id
  cidr_block = "10.3.2.0/24"
}

resource "aws_security_group" "open" {
  vpc_id = aws_vpc.member.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.0.0.0/8"]
  }
  ingress {
    protocol    = "icmp"
    from_port   = 8
    to_port     = 0
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_security_group" "named" {
  vpc_id = aws_vpc.member.id
  ingress {
    protocol        = "tcp"
    from_port       = 443
    to_port         = 443
    security_groups = [aws_security_group.member_six.id]
  }
}

resource "aws_instance" "joined" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.joined.id
  vpc_security_group_ids = [aws_security_group.open.id]
}

resource "aws_instance" "alone" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.alone.id
  vpc_security_group_ids = [aws_security_group.open.id]
}

resource "aws_instance" "named" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.joined.id
  vpc_security_group_ids = [aws_security_group.named.id]
}

# A NAT gateway that is not in the plan: it stands in the VPC all the same.
resource "aws_vpc" "kept" {
  cidr_block                       = "10.4.0.0/16"
  assign_generated_ipv6_cidr_block = true
}

resource "aws_subnet" "by_id" {
  vpc_id                          = aws_vpc.kept.id
  ipv6_native                     = true
  ipv6_cidr_block                 = cidrsubnet(aws_vpc.kept.ipv6_cidr_block, 8, 2)
  assign_ipv6_address_on_creation = true
}

resource "aws_route_table" "by_id" {
  vpc_id = aws_vpc.kept.id
  route {
    ipv6_cidr_block = "64:ff9b::/96"
    nat_gateway_id  = "nat-0123456789abcdef0"
  }
}

resource "aws_route_table_association" "by_id" {
  subnet_id      = aws_subnet.by_id.id
  route_table_id = aws_route_table.by_id.id
}

resource "aws_security_group" "by_id" {
  vpc_id = aws_vpc.kept.id
  egress {
    protocol         = "-1"
    from_port        = 0
    to_port          = 0
    ipv6_cidr_blocks = ["::/0"]
  }
}

resource "aws_instance" "by_id" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.by_id.id
  vpc_security_group_ids = [aws_security_group.by_id.id]
}

resource "aws_subnet" "kept" {
  vpc_id     = aws_vpc.kept.id
  cidr_block = "10.4.1.0/24"
}

resource "aws_security_group" "kept" {
  vpc_id = aws_vpc.kept.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = [aws_vpc.kept.cidr_block]
  }
}

resource "aws_instance" "kept" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.kept.id
  vpc_security_group_ids = [aws_security_group.kept.id]
}

# A virtual private gateway.
resource "aws_vpn_gateway" "member" {
  vpc_id = aws_vpc.member.id
}

resource "aws_subnet" "by_vpn" {
  vpc_id                          = aws_vpc.member.id
  ipv6_native                     = true
  ipv6_cidr_block                 = cidrsubnet(aws_vpc.member.ipv6_cidr_block, 8, 3)
  assign_ipv6_address_on_creation = true
}

resource "aws_route_table" "by_vpn" {
  vpc_id = aws_vpc.member.id
  route {
    ipv6_cidr_block = "::/0"
    gateway_id      = aws_vpn_gateway.member.id
  }
}

resource "aws_route_table_association" "by_vpn" {
  subnet_id      = aws_subnet.by_vpn.id
  route_table_id = aws_route_table.by_vpn.id
}

resource "aws_instance" "by_vpn" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.by_vpn.id
  vpc_security_group_ids = [aws_security_group.member_six.id]
}

# A peering carries packets for the other VPC's own addresses alone, and no packet of IPv6 comes to a NAT gateway there.
resource "aws_vpc_peering_connection" "foreign" {
  vpc_id        = aws_vpc.member.id
  peer_vpc_id   = "vpc-0123456789abcdef0"
  peer_owner_id = "123456789012"
}

resource "aws_subnet" "by_peering" {
  vpc_id                          = aws_vpc.member.id
  ipv6_native                     = true
  ipv6_cidr_block                 = cidrsubnet(aws_vpc.member.ipv6_cidr_block, 8, 4)
  assign_ipv6_address_on_creation = true
}

resource "aws_route_table" "by_peering" {
  vpc_id = aws_vpc.member.id
  route {
    ipv6_cidr_block           = "64:ff9b::/96"
    vpc_peering_connection_id = aws_vpc_peering_connection.foreign.id
  }
}

resource "aws_route_table_association" "by_peering" {
  subnet_id      = aws_subnet.by_peering.id
  route_table_id = aws_route_table.by_peering.id
}

resource "aws_instance" "by_peering" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.by_peering.id
  vpc_security_group_ids = [aws_security_group.member_six.id]
}
