# Private NAT gateways with several addresses, and an attachment whose accepter declines the defaults.
# Two private NAT gateways in a range of their own: of one all addresses are told, of the other their number.
resource "aws_vpc" "a" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_vpc_ipv4_cidr_block_association" "a" {
  vpc_id     = aws_vpc.a.id
  cidr_block = "100.64.0.0/24"
}

resource "aws_route_table" "nat" {
  vpc_id = aws_vpc.a.id
}

resource "aws_route" "nat_0" {
  route_table_id         = aws_route_table.nat.id
  destination_cidr_block = "10.2.0.0/16"
  transit_gateway_id     = aws_ec2_transit_gateway.t.id
}

resource "aws_subnet" "nat" {
  vpc_id            = aws_vpc.a.id
  cidr_block        = "100.64.0.0/28"
  availability_zone = "us-east-1a"
  depends_on        = [aws_vpc_ipv4_cidr_block_association.a]
}

resource "aws_route_table_association" "nat" {
  subnet_id      = aws_subnet.nat.id
  route_table_id = aws_route_table.nat.id
}

resource "aws_nat_gateway" "told" {
  subnet_id                      = aws_subnet.nat.id
  connectivity_type              = "private"
  private_ip                     = "100.64.0.5"
  secondary_private_ip_addresses = ["100.64.0.6"]
}

resource "aws_nat_gateway" "counted" {
  subnet_id                          = aws_subnet.nat.id
  connectivity_type                  = "private"
  private_ip                         = "100.64.0.7"
  secondary_private_ip_address_count = 2
}

resource "aws_route_table" "told" {
  vpc_id = aws_vpc.a.id
}

resource "aws_route" "told_0" {
  route_table_id         = aws_route_table.told.id
  destination_cidr_block = "10.2.0.0/16"
  nat_gateway_id         = aws_nat_gateway.told.id
}

resource "aws_route_table" "counted" {
  vpc_id = aws_vpc.a.id
}

resource "aws_route" "counted_0" {
  route_table_id         = aws_route_table.counted.id
  destination_cidr_block = "10.2.0.0/16"
  nat_gateway_id         = aws_nat_gateway.counted.id
}

resource "aws_subnet" "told" {
  vpc_id            = aws_vpc.a.id
  cidr_block        = "10.1.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_route_table_association" "told" {
  subnet_id      = aws_subnet.told.id
  route_table_id = aws_route_table.told.id
}

resource "aws_subnet" "counted" {
  vpc_id            = aws_vpc.a.id
  cidr_block        = "10.1.2.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_route_table_association" "counted" {
  subnet_id      = aws_subnet.counted.id
  route_table_id = aws_route_table.counted.id
}

resource "aws_subnet" "attached" {
  vpc_id            = aws_vpc.a.id
  cidr_block        = "10.1.9.0/28"
  availability_zone = "us-east-1a"
}

resource "aws_security_group" "a" {
  vpc_id = aws_vpc.a.id
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "told" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.told.id
  vpc_security_group_ids = [aws_security_group.a.id]
}

resource "aws_instance" "counted" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.counted.id
  vpc_security_group_ids = [aws_security_group.a.id]
}

# What they call, over a transit gateway.
resource "aws_ec2_transit_gateway" "t" {

}

resource "aws_vpc" "b" {
  cidr_block = "10.2.0.0/16"
}

resource "aws_route_table" "b" {
  vpc_id = aws_vpc.b.id
}

resource "aws_route" "b_0" {
  route_table_id         = aws_route_table.b.id
  destination_cidr_block = "100.64.0.0/24"
  transit_gateway_id     = aws_ec2_transit_gateway.t.id
}

resource "aws_subnet" "b" {
  vpc_id            = aws_vpc.b.id
  cidr_block        = "10.2.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_route_table_association" "b" {
  subnet_id      = aws_subnet.b.id
  route_table_id = aws_route_table.b.id
}

resource "aws_ec2_transit_gateway_vpc_attachment" "a" {
  transit_gateway_id = aws_ec2_transit_gateway.t.id
  vpc_id             = aws_vpc.a.id
  subnet_ids         = [aws_subnet.attached.id]
}

resource "aws_ec2_transit_gateway_vpc_attachment" "b" {
  transit_gateway_id = aws_ec2_transit_gateway.t.id
  vpc_id             = aws_vpc.b.id
  subnet_ids         = [aws_subnet.b.id]
}

resource "aws_security_group" "first" {
  vpc_id = aws_vpc.b.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["100.64.0.5/32"]
  }
}

resource "aws_instance" "first" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.b.id
  vpc_security_group_ids = [aws_security_group.first.id]
}

resource "aws_security_group" "second" {
  vpc_id = aws_vpc.b.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["100.64.0.6/32"]
  }
}

resource "aws_instance" "second" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.b.id
  vpc_security_group_ids = [aws_security_group.second.id]
}

resource "aws_security_group" "both" {
  vpc_id = aws_vpc.b.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["100.64.0.5/32"]
  }
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["100.64.0.6/32"]
  }
}

resource "aws_instance" "both" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.b.id
  vpc_security_group_ids = [aws_security_group.both.id]
}

resource "aws_security_group" "primary" {
  vpc_id = aws_vpc.b.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["100.64.0.7/32"]
  }
}

resource "aws_instance" "primary" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.b.id
  vpc_security_group_ids = [aws_security_group.primary.id]
}

resource "aws_security_group" "subnet" {
  vpc_id = aws_vpc.b.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["100.64.0.0/28"]
  }
}

resource "aws_instance" "subnet" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.b.id
  vpc_security_group_ids = [aws_security_group.subnet.id]
}

resource "aws_security_group" "callers" {
  vpc_id = aws_vpc.b.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.1.0.0/16"]
  }
}

resource "aws_instance" "callers" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.b.id
  vpc_security_group_ids = [aws_security_group.callers.id]
}

# A VPC of another account, which who accepts it keeps out of the default table.
resource "aws_vpc" "c" {
  cidr_block = "10.3.0.0/16"
}

resource "aws_route_table" "c" {
  vpc_id = aws_vpc.c.id
}

resource "aws_route" "c_0" {
  route_table_id         = aws_route_table.c.id
  destination_cidr_block = "10.0.0.0/8"
  transit_gateway_id     = aws_ec2_transit_gateway.t.id
}

resource "aws_route" "c_1" {
  route_table_id         = aws_route_table.c.id
  destination_cidr_block = "100.64.0.0/10"
  transit_gateway_id     = aws_ec2_transit_gateway.t.id
}

resource "aws_subnet" "c" {
  vpc_id            = aws_vpc.c.id
  cidr_block        = "10.3.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_route_table_association" "c" {
  subnet_id      = aws_subnet.c.id
  route_table_id = aws_route_table.c.id
}

resource "aws_security_group" "c" {
  vpc_id = aws_vpc.c.id
  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.0.0.0/8"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "c" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.c.id
  vpc_security_group_ids = [aws_security_group.c.id]
}

resource "aws_ec2_transit_gateway_vpc_attachment" "c" {
  transit_gateway_id = aws_ec2_transit_gateway.t.id
  vpc_id             = aws_vpc.c.id
  subnet_ids         = [aws_subnet.c.id]
}

resource "aws_ec2_transit_gateway_vpc_attachment_accepter" "c" {
  transit_gateway_attachment_id                   = aws_ec2_transit_gateway_vpc_attachment.c.id
  transit_gateway_default_route_table_association = false
  transit_gateway_default_route_table_propagation = false
}

resource "aws_route_table" "d" {
  vpc_id = aws_vpc.b.id
}

resource "aws_route" "d_0" {
  route_table_id         = aws_route_table.d.id
  destination_cidr_block = "10.3.0.0/16"
  transit_gateway_id     = aws_ec2_transit_gateway.t.id
}

resource "aws_subnet" "d" {
  vpc_id            = aws_vpc.b.id
  cidr_block        = "10.2.2.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_route_table_association" "d" {
  subnet_id      = aws_subnet.d.id
  route_table_id = aws_route_table.d.id
}

resource "aws_security_group" "d" {
  vpc_id = aws_vpc.b.id
  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.0.0.0/8"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "d" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.d.id
  vpc_security_group_ids = [aws_security_group.d.id]
}
