# What it takes to exchange packets with the internet.
locals {
  ami = "ami-0123456789abcdef0"
}

# I1: a route and an open group, but no public address.
resource "aws_vpc" "i1" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_internet_gateway" "i1" {
  vpc_id = aws_vpc.i1.id
}

resource "aws_subnet" "i1" {
  vpc_id     = aws_vpc.i1.id
  cidr_block = "10.1.1.0/24"
}

resource "aws_route_table" "i1" {
  vpc_id = aws_vpc.i1.id
}

resource "aws_route" "i1" {
  route_table_id         = aws_route_table.i1.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.i1.id
}

resource "aws_route_table_association" "i1" {
  subnet_id      = aws_subnet.i1.id
  route_table_id = aws_route_table.i1.id
}

resource "aws_security_group" "i1" {
  vpc_id = aws_vpc.i1.id
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

resource "aws_instance" "i1" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.i1.id
  vpc_security_group_ids = [aws_security_group.i1.id]
}

# I2: with one.
resource "aws_vpc" "i2" {
  cidr_block = "10.2.0.0/16"
}

resource "aws_internet_gateway" "i2" {
  vpc_id = aws_vpc.i2.id
}

resource "aws_subnet" "i2" {
  vpc_id     = aws_vpc.i2.id
  cidr_block = "10.2.1.0/24"
}

resource "aws_route_table" "i2" {
  vpc_id = aws_vpc.i2.id
}

resource "aws_route" "i2" {
  route_table_id         = aws_route_table.i2.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.i2.id
}

resource "aws_route_table_association" "i2" {
  subnet_id      = aws_subnet.i2.id
  route_table_id = aws_route_table.i2.id
}

resource "aws_security_group" "i2" {
  vpc_id = aws_vpc.i2.id
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

resource "aws_instance" "i2" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.i2.id
  vpc_security_group_ids = [aws_security_group.i2.id]
}

resource "aws_eip" "i2" {
  domain   = "vpc"
  instance = aws_instance.i2.id
}

# I3: an address without the route.
resource "aws_vpc" "i3" {
  cidr_block = "10.3.0.0/16"
}

resource "aws_internet_gateway" "i3" {
  vpc_id = aws_vpc.i3.id
}

resource "aws_subnet" "i3" {
  vpc_id     = aws_vpc.i3.id
  cidr_block = "10.3.1.0/24"
}

resource "aws_security_group" "i3" {
  vpc_id = aws_vpc.i3.id
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

resource "aws_instance" "i3" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.i3.id
  vpc_security_group_ids = [aws_security_group.i3.id]
}

resource "aws_eip" "i3" {
  domain   = "vpc"
  instance = aws_instance.i3.id
}

# I4: inside a VPC only private addresses exist.
resource "aws_eip" "i4" {
  domain   = "vpc"
  instance = aws_instance.i4_client.id
}

resource "aws_subnet" "i4" {
  vpc_id     = aws_vpc.i2.id
  cidr_block = "10.2.4.0/24"
}

resource "aws_security_group" "i4_client" {
  vpc_id = aws_vpc.i2.id
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "i4" {
  vpc_id = aws_vpc.i2.id
}

resource "aws_vpc_security_group_ingress_rule" "i4" {
  security_group_id = aws_security_group.i4.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "198.51.100.7/32"
}

resource "aws_instance" "i4_client" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.i4.id
  vpc_security_group_ids = [aws_security_group.i4_client.id]
}

resource "aws_instance" "i4" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.i4.id
  vpc_security_group_ids = [aws_security_group.i4.id]
}

# I5: an egress-only gateway lets nobody in.
resource "aws_vpc" "i5" {
  cidr_block                       = "10.5.0.0/16"
  assign_generated_ipv6_cidr_block = true
}

resource "aws_subnet" "i5" {
  vpc_id                          = aws_vpc.i5.id
  cidr_block                      = "10.5.1.0/24"
  ipv6_cidr_block                 = cidrsubnet(aws_vpc.i5.ipv6_cidr_block, 8, 1)
  assign_ipv6_address_on_creation = true
}

resource "aws_egress_only_internet_gateway" "i5" {
  vpc_id = aws_vpc.i5.id
}

resource "aws_internet_gateway" "i5" {
  vpc_id = aws_vpc.i5.id
}

resource "aws_route_table" "i5" {
  vpc_id = aws_vpc.i5.id
}

resource "aws_route" "i5" {
  route_table_id              = aws_route_table.i5.id
  destination_ipv6_cidr_block = "::/0"
  egress_only_gateway_id      = aws_egress_only_internet_gateway.i5.id
}

resource "aws_route_table_association" "i5" {
  subnet_id      = aws_subnet.i5.id
  route_table_id = aws_route_table.i5.id
}

resource "aws_security_group" "i5" {
  vpc_id = aws_vpc.i5.id
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

resource "aws_instance" "i5" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.i5.id
  vpc_security_group_ids = [aws_security_group.i5.id]
}

# I6: a NAT gateway in a subnet without the route.
resource "aws_vpc" "i6" {
  cidr_block = "10.6.0.0/16"
}

resource "aws_internet_gateway" "i6" {
  vpc_id = aws_vpc.i6.id
}

resource "aws_subnet" "i6_nat" {
  vpc_id     = aws_vpc.i6.id
  cidr_block = "10.6.1.0/24"
}

resource "aws_subnet" "i6" {
  vpc_id     = aws_vpc.i6.id
  cidr_block = "10.6.2.0/24"
}

resource "aws_eip" "i6" {
  domain = "vpc"
}

resource "aws_nat_gateway" "i6" {
  subnet_id     = aws_subnet.i6_nat.id
  allocation_id = aws_eip.i6.id
}

resource "aws_route_table" "i6" {
  vpc_id = aws_vpc.i6.id
}

resource "aws_route" "i6" {
  route_table_id         = aws_route_table.i6.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.i6.id
}

resource "aws_route_table_association" "i6" {
  subnet_id      = aws_subnet.i6.id
  route_table_id = aws_route_table.i6.id
}

resource "aws_security_group" "i6" {
  vpc_id = aws_vpc.i6.id
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "i6" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.i6.id
  vpc_security_group_ids = [aws_security_group.i6.id]
}

# I7: a private NAT gateway has no public address.
resource "aws_vpc" "i7" {
  cidr_block = "10.7.0.0/16"
}

resource "aws_internet_gateway" "i7" {
  vpc_id = aws_vpc.i7.id
}

resource "aws_subnet" "i7_nat" {
  vpc_id     = aws_vpc.i7.id
  cidr_block = "10.7.1.0/24"
}

resource "aws_subnet" "i7" {
  vpc_id     = aws_vpc.i7.id
  cidr_block = "10.7.2.0/24"
}

resource "aws_nat_gateway" "i7" {
  subnet_id         = aws_subnet.i7_nat.id
  connectivity_type = "private"
}

resource "aws_route_table" "i7_nat" {
  vpc_id = aws_vpc.i7.id
}

resource "aws_route" "i7_nat" {
  route_table_id         = aws_route_table.i7_nat.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.i7.id
}

resource "aws_route_table_association" "i7_nat" {
  subnet_id      = aws_subnet.i7_nat.id
  route_table_id = aws_route_table.i7_nat.id
}

resource "aws_route_table" "i7" {
  vpc_id = aws_vpc.i7.id
}

resource "aws_route" "i7" {
  route_table_id         = aws_route_table.i7.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.i7.id
}

resource "aws_route_table_association" "i7" {
  subnet_id      = aws_subnet.i7.id
  route_table_id = aws_route_table.i7.id
}

resource "aws_security_group" "i7" {
  vpc_id = aws_vpc.i7.id
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "i7" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.i7.id
  vpc_security_group_ids = [aws_security_group.i7.id]
}

# I8: NAT gateways carry TCP, UDP and ICMP.
resource "aws_vpc" "i8" {
  cidr_block = "10.8.0.0/16"
}

resource "aws_internet_gateway" "i8" {
  vpc_id = aws_vpc.i8.id
}

resource "aws_subnet" "i8_nat" {
  vpc_id     = aws_vpc.i8.id
  cidr_block = "10.8.1.0/24"
}

resource "aws_subnet" "i8" {
  vpc_id     = aws_vpc.i8.id
  cidr_block = "10.8.2.0/24"
}

resource "aws_eip" "i8" {
  domain = "vpc"
}

resource "aws_nat_gateway" "i8" {
  subnet_id     = aws_subnet.i8_nat.id
  allocation_id = aws_eip.i8.id
}

resource "aws_route_table" "i8_nat" {
  vpc_id = aws_vpc.i8.id
}

resource "aws_route" "i8_nat" {
  route_table_id         = aws_route_table.i8_nat.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.i8.id
}

resource "aws_route_table_association" "i8_nat" {
  subnet_id      = aws_subnet.i8_nat.id
  route_table_id = aws_route_table.i8_nat.id
}

resource "aws_route_table" "i8" {
  vpc_id = aws_vpc.i8.id
}

resource "aws_route" "i8" {
  route_table_id         = aws_route_table.i8.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.i8.id
}

resource "aws_route_table_association" "i8" {
  subnet_id      = aws_subnet.i8.id
  route_table_id = aws_route_table.i8.id
}

resource "aws_security_group" "i8" {
  vpc_id = aws_vpc.i8.id
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "i8" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.i8.id
  vpc_security_group_ids = [aws_security_group.i8.id]
}

# I9: a gateway that is attached to nothing.
resource "aws_vpc" "i9" {
  cidr_block = "10.9.0.0/16"
}

resource "aws_internet_gateway" "i9" {}

resource "aws_subnet" "i9" {
  vpc_id     = aws_vpc.i9.id
  cidr_block = "10.9.1.0/24"
}

resource "aws_route_table" "i9" {
  vpc_id = aws_vpc.i9.id
}

resource "aws_route" "i9" {
  route_table_id         = aws_route_table.i9.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.i9.id
}

resource "aws_route_table_association" "i9" {
  subnet_id      = aws_subnet.i9.id
  route_table_id = aws_route_table.i9.id
}

resource "aws_security_group" "i9" {
  vpc_id = aws_vpc.i9.id
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

resource "aws_instance" "i9" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.i9.id
  vpc_security_group_ids = [aws_security_group.i9.id]
}

resource "aws_eip" "i9" {
  domain   = "vpc"
  instance = aws_instance.i9.id
}

# I11: without a subnet it goes to the default VPC, of which the plan shows nothing.
resource "aws_default_vpc" "i11" {}

resource "aws_security_group" "i11" {
  vpc_id = aws_default_vpc.i11.id
  ingress {
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "i11" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  vpc_security_group_ids = [aws_security_group.i11.id]
}

# I12, A5: public ranges in a VPC are private there.
resource "aws_vpc" "i12" {
  cidr_block = "8.8.0.0/16"
}

resource "aws_internet_gateway" "i12" {
  vpc_id = aws_vpc.i12.id
}

resource "aws_subnet" "i12" {
  vpc_id     = aws_vpc.i12.id
  cidr_block = "8.8.1.0/24"
}

resource "aws_route_table" "i12" {
  vpc_id = aws_vpc.i12.id
}

resource "aws_route" "i12" {
  route_table_id         = aws_route_table.i12.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.i12.id
}

resource "aws_route_table_association" "i12" {
  subnet_id      = aws_subnet.i12.id
  route_table_id = aws_route_table.i12.id
}

resource "aws_security_group" "i12" {
  vpc_id = aws_vpc.i12.id
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

resource "aws_instance" "i12" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.i12.id
  vpc_security_group_ids = [aws_security_group.i12.id]
}

resource "aws_vpc" "a5" {
  cidr_block = "203.0.0.0/16"
}

resource "aws_internet_gateway" "a5" {
  vpc_id = aws_vpc.a5.id
}

resource "aws_subnet" "a5" {
  vpc_id     = aws_vpc.a5.id
  cidr_block = "203.0.1.0/24"
}

resource "aws_route_table" "a5" {
  vpc_id = aws_vpc.a5.id
}

resource "aws_route" "a5" {
  route_table_id         = aws_route_table.a5.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.a5.id
}

resource "aws_route_table_association" "a5" {
  subnet_id      = aws_subnet.a5.id
  route_table_id = aws_route_table.a5.id
}

resource "aws_security_group" "a5" {
  vpc_id = aws_vpc.a5.id
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

resource "aws_instance" "a5" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.a5.id
  vpc_security_group_ids = [aws_security_group.a5.id]
}

# A2: the ranges of one VPC are local to each other.
resource "aws_vpc" "a2" {
  cidr_block = "10.22.0.0/16"
}

resource "aws_vpc_ipv4_cidr_block_association" "a2" {
  vpc_id     = aws_vpc.a2.id
  cidr_block = "100.64.0.0/16"
}

resource "aws_subnet" "a2_a" {
  vpc_id     = aws_vpc.a2.id
  cidr_block = "10.22.1.0/24"
}

resource "aws_subnet" "a2_b" {
  vpc_id     = aws_vpc_ipv4_cidr_block_association.a2.vpc_id
  cidr_block = "100.64.1.0/24"
}

resource "aws_security_group" "a2" {
  vpc_id = aws_vpc.a2.id
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

resource "aws_instance" "a2_a" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.a2_a.id
  vpc_security_group_ids = [aws_security_group.a2.id]
}

resource "aws_instance" "a2_b" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.a2_b.id
  vpc_security_group_ids = [aws_security_group.a2.id]
  private_ip             = "100.64.1.5"
}

# A4: half the internet and the other half.
resource "aws_subnet" "a4" {
  vpc_id     = aws_vpc.i2.id
  cidr_block = "10.2.44.0/24"
}

resource "aws_route_table_association" "a4" {
  subnet_id      = aws_subnet.a4.id
  route_table_id = aws_route_table.i2.id
}

resource "aws_security_group" "a4" {
  vpc_id = aws_vpc.i2.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/1", "128.0.0.0/1"]
  }
}

resource "aws_instance" "a4" {
  ami                         = local.ami
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.a4.id
  vpc_security_group_ids      = [aws_security_group.a4.id]
  associate_public_ip_address = true
}

# A6: carrier-grade NAT is not the internet.
resource "aws_security_group" "a6" {
  vpc_id = aws_vpc.i2.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["100.64.0.0/10"]
  }
}

resource "aws_instance" "a6" {
  ami                         = local.ami
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.a4.id
  vpc_security_group_ids      = [aws_security_group.a6.id]
  associate_public_ip_address = true
}

# I13: a part of IPv6 goes by the internet gateway, the rest by the egress-only one.
resource "aws_vpc" "i13" {
  cidr_block                       = "10.13.0.0/16"
  assign_generated_ipv6_cidr_block = true
}

resource "aws_subnet" "i13" {
  vpc_id                          = aws_vpc.i13.id
  cidr_block                      = "10.13.1.0/24"
  ipv6_cidr_block                 = cidrsubnet(aws_vpc.i13.ipv6_cidr_block, 8, 1)
  assign_ipv6_address_on_creation = true
}

resource "aws_egress_only_internet_gateway" "i13" {
  vpc_id = aws_vpc.i13.id
}

resource "aws_internet_gateway" "i13" {
  vpc_id = aws_vpc.i13.id
}

resource "aws_route_table" "i13" {
  vpc_id = aws_vpc.i13.id
}

resource "aws_route" "i13" {
  route_table_id              = aws_route_table.i13.id
  destination_ipv6_cidr_block = "::/0"
  egress_only_gateway_id      = aws_egress_only_internet_gateway.i13.id
}

resource "aws_route" "i13_part" {
  route_table_id              = aws_route_table.i13.id
  destination_ipv6_cidr_block = "2606:4700::/32"
  gateway_id                  = aws_internet_gateway.i13.id
}

resource "aws_route_table_association" "i13" {
  subnet_id      = aws_subnet.i13.id
  route_table_id = aws_route_table.i13.id
}

resource "aws_security_group" "i13" {
  vpc_id = aws_vpc.i13.id
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

resource "aws_instance" "i13" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.i13.id
  vpc_security_group_ids = [aws_security_group.i13.id]
}
