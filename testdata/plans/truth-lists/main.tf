# Routes to prefix lists are routes to each of their entries, by its own length; and what entries admit.
resource "aws_ec2_managed_prefix_list" "pair" {
  name           = "pair"
  address_family = "IPv4"
  max_entries    = 20
  entry {
    cidr = "10.20.0.0/16"
  }
  entry {
    cidr = "10.21.0.0/16"
  }
}

resource "aws_ec2_managed_prefix_list" "nested" {
  name           = "nested"
  address_family = "IPv4"
  max_entries    = 20
  entry {
    cidr = "10.0.0.0/8"
  }
  entry {
    cidr = "10.30.0.0/16"
  }
}

# A VPC whose tables lead to others by a peering, and by lists to a transit gateway that drops everything.
resource "aws_vpc" "a" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_vpc" "b" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_vpc" "c" {
  cidr_block = "10.30.0.0/16"
}

resource "aws_vpc_peering_connection" "ab" {
  vpc_id      = aws_vpc.a.id
  peer_vpc_id = aws_vpc.b.id
  auto_accept = true
}

resource "aws_vpc_peering_connection" "ac" {
  vpc_id      = aws_vpc.a.id
  peer_vpc_id = aws_vpc.c.id
  auto_accept = true
}

resource "aws_ec2_transit_gateway" "t" {
  default_route_table_association = "disable"
  default_route_table_propagation = "disable"
}

resource "aws_subnet" "attached" {
  vpc_id            = aws_vpc.a.id
  cidr_block        = "10.1.9.0/28"
  availability_zone = "us-east-1a"
}

resource "aws_ec2_transit_gateway_vpc_attachment" "a" {
  transit_gateway_id = aws_ec2_transit_gateway.t.id
  vpc_id             = aws_vpc.a.id
  subnet_ids         = [aws_subnet.attached.id]
}

resource "aws_ec2_transit_gateway_route_table" "drops" {
  transit_gateway_id = aws_ec2_transit_gateway.t.id
}

resource "aws_ec2_transit_gateway_route_table_association" "drops_0" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.a.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.drops.id
}

# Neighbours beat the prefix that holds both, an entry what lies between it and its list; longer routes beat both.
resource "aws_route_table" "pair" {
  vpc_id = aws_vpc.a.id
}

resource "aws_route" "pair_0" {
  route_table_id             = aws_route_table.pair.id
  destination_prefix_list_id = aws_ec2_managed_prefix_list.pair.id
  transit_gateway_id         = aws_ec2_transit_gateway.t.id
}

resource "aws_route" "pair_1" {
  route_table_id            = aws_route_table.pair.id
  destination_cidr_block    = "10.20.0.0/15"
  vpc_peering_connection_id = aws_vpc_peering_connection.ab.id
}

resource "aws_route" "pair_2" {
  route_table_id            = aws_route_table.pair.id
  destination_cidr_block    = "10.30.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.ac.id
}

resource "aws_route_table" "nested" {
  vpc_id = aws_vpc.a.id
}

resource "aws_route" "nested_0" {
  route_table_id             = aws_route_table.nested.id
  destination_prefix_list_id = aws_ec2_managed_prefix_list.nested.id
  transit_gateway_id         = aws_ec2_transit_gateway.t.id
}

resource "aws_route" "nested_1" {
  route_table_id            = aws_route_table.nested.id
  destination_cidr_block    = "10.16.0.0/12"
  vpc_peering_connection_id = aws_vpc_peering_connection.ac.id
}

resource "aws_route" "nested_2" {
  route_table_id            = aws_route_table.nested.id
  destination_cidr_block    = "10.20.1.0/24"
  vpc_peering_connection_id = aws_vpc_peering_connection.ab.id
}

resource "aws_subnet" "pair" {
  vpc_id            = aws_vpc.a.id
  cidr_block        = "10.1.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_route_table_association" "pair" {
  subnet_id      = aws_subnet.pair.id
  route_table_id = aws_route_table.pair.id
}

resource "aws_subnet" "nested" {
  vpc_id            = aws_vpc.a.id
  cidr_block        = "10.1.2.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_route_table_association" "nested" {
  subnet_id      = aws_subnet.nested.id
  route_table_id = aws_route_table.nested.id
}

resource "aws_route_table" "b" {
  vpc_id = aws_vpc.b.id
}

resource "aws_route" "b_0" {
  route_table_id            = aws_route_table.b.id
  destination_cidr_block    = "10.1.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.ab.id
}

resource "aws_route_table" "c" {
  vpc_id = aws_vpc.c.id
}

resource "aws_route" "c_0" {
  route_table_id            = aws_route_table.c.id
  destination_cidr_block    = "10.1.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.ac.id
}

resource "aws_subnet" "b" {
  vpc_id            = aws_vpc.b.id
  cidr_block        = "10.20.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_route_table_association" "b" {
  subnet_id      = aws_subnet.b.id
  route_table_id = aws_route_table.b.id
}

resource "aws_subnet" "c" {
  vpc_id            = aws_vpc.c.id
  cidr_block        = "10.30.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_route_table_association" "c" {
  subnet_id      = aws_subnet.c.id
  route_table_id = aws_route_table.c.id
}

resource "aws_security_group" "a" {
  vpc_id = aws_vpc.a.id
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

resource "aws_security_group" "b" {
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

resource "aws_instance" "pair" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.pair.id
  vpc_security_group_ids = [aws_security_group.a.id]
}

resource "aws_instance" "nested" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.nested.id
  vpc_security_group_ids = [aws_security_group.a.id]
}

resource "aws_instance" "b" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.b.id
  vpc_security_group_ids = [aws_security_group.b.id]
}

resource "aws_instance" "c" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.c.id
  vpc_security_group_ids = [aws_security_group.c.id]
}

# The same in the table of a transit gateway.
resource "aws_ec2_transit_gateway" "u" {
  default_route_table_association = "disable"
  default_route_table_propagation = "disable"
}

resource "aws_vpc" "d" {
  cidr_block = "10.40.0.0/16"
}

resource "aws_vpc" "e" {
  cidr_block = "10.2.0.0/16"
}

resource "aws_ec2_managed_prefix_list" "denied" {
  name           = "denied"
  address_family = "IPv4"
  max_entries    = 20
  entry {
    cidr = "10.40.0.0/16"
  }
  entry {
    cidr = "10.41.0.0/16"
  }
}

resource "aws_route_table" "d" {
  vpc_id = aws_vpc.d.id
}

resource "aws_route" "d_0" {
  route_table_id         = aws_route_table.d.id
  destination_cidr_block = "10.0.0.0/8"
  transit_gateway_id     = aws_ec2_transit_gateway.u.id
}

resource "aws_subnet" "d" {
  vpc_id            = aws_vpc.d.id
  cidr_block        = "10.40.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_route_table_association" "d" {
  subnet_id      = aws_subnet.d.id
  route_table_id = aws_route_table.d.id
}

resource "aws_ec2_transit_gateway_vpc_attachment" "d" {
  transit_gateway_id = aws_ec2_transit_gateway.u.id
  vpc_id             = aws_vpc.d.id
  subnet_ids         = [aws_subnet.d.id]
}

resource "aws_security_group" "d" {
  vpc_id = aws_vpc.d.id
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

resource "aws_route_table" "e" {
  vpc_id = aws_vpc.e.id
}

resource "aws_route" "e_0" {
  route_table_id         = aws_route_table.e.id
  destination_cidr_block = "10.0.0.0/8"
  transit_gateway_id     = aws_ec2_transit_gateway.u.id
}

resource "aws_subnet" "e" {
  vpc_id            = aws_vpc.e.id
  cidr_block        = "10.2.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_route_table_association" "e" {
  subnet_id      = aws_subnet.e.id
  route_table_id = aws_route_table.e.id
}

resource "aws_ec2_transit_gateway_vpc_attachment" "e" {
  transit_gateway_id = aws_ec2_transit_gateway.u.id
  vpc_id             = aws_vpc.e.id
  subnet_ids         = [aws_subnet.e.id]
}

resource "aws_security_group" "e" {
  vpc_id = aws_vpc.e.id
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

resource "aws_instance" "e" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.e.id
  vpc_security_group_ids = [aws_security_group.e.id]
}

resource "aws_ec2_transit_gateway_route_table" "from_e" {
  transit_gateway_id = aws_ec2_transit_gateway.u.id
}

resource "aws_ec2_transit_gateway_route_table_association" "from_e_0" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.e.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.from_e.id
}

resource "aws_ec2_transit_gateway_prefix_list_reference" "from_e_0" {
  prefix_list_id                 = aws_ec2_managed_prefix_list.denied.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.from_e.id
  blackhole                      = true
}

resource "aws_ec2_transit_gateway_route" "from_e_1" {
  destination_cidr_block         = "10.40.0.0/15"
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.from_e.id
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.d.id
}

resource "aws_ec2_transit_gateway_route_table" "from_d" {
  transit_gateway_id = aws_ec2_transit_gateway.u.id
}

resource "aws_ec2_transit_gateway_route_table_association" "from_d_0" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.d.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.from_d.id
}

resource "aws_ec2_transit_gateway_route_table_propagation" "from_d_0" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.e.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.from_d.id
}

# Entries that stand in groups: a part of what a service may have, and one that is not known, in a list of IPv4.
resource "aws_vpc" "f" {
  cidr_block                       = "10.6.0.0/16"
  assign_generated_ipv6_cidr_block = true
}

resource "aws_internet_gateway" "f" {
  vpc_id = aws_vpc.f.id
}

resource "aws_route_table" "f" {
  vpc_id = aws_vpc.f.id
}

resource "aws_route" "f_0" {
  route_table_id         = aws_route_table.f.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.f.id
}

resource "aws_route" "f_1" {
  route_table_id              = aws_route_table.f.id
  destination_ipv6_cidr_block = "::/0"
  gateway_id                  = aws_internet_gateway.f.id
}

resource "aws_subnet" "f" {
  vpc_id                          = aws_vpc.f.id
  cidr_block                      = "10.6.1.0/24"
  availability_zone               = "us-east-1a"
  ipv6_cidr_block                 = cidrsubnet(aws_vpc.f.ipv6_cidr_block, 8, 0)
  assign_ipv6_address_on_creation = true
  map_public_ip_on_launch         = true
}

resource "aws_route_table_association" "f" {
  subnet_id      = aws_subnet.f.id
  route_table_id = aws_route_table.f.id
}

resource "aws_ec2_managed_prefix_list" "public" {
  name           = "public"
  address_family = "IPv4"
  max_entries    = 20
  entry {
    cidr = "52.92.0.0/14"
  }
}

resource "aws_security_group" "public" {
  vpc_id = aws_vpc.f.id
  egress {
    protocol        = "tcp"
    from_port       = 443
    to_port         = 443
    prefix_list_ids = [aws_ec2_managed_prefix_list.public.id]
  }
}

resource "aws_instance" "public" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.f.id
  vpc_security_group_ids = [aws_security_group.public.id]
}

resource "terraform_data" "office" {
  input = "203.0.113.0/24"
}

resource "aws_ec2_managed_prefix_list" "office" {
  name           = "office"
  address_family = "IPv4"
  max_entries    = 20
  entry {
    cidr = "198.51.100.0/24"
  }
}

resource "aws_ec2_managed_prefix_list_entry" "office" {
  prefix_list_id = aws_ec2_managed_prefix_list.office.id
  cidr           = terraform_data.office.output
}

resource "aws_security_group" "office" {
  vpc_id = aws_vpc.f.id
  ingress {
    protocol        = "tcp"
    from_port       = 443
    to_port         = 443
    prefix_list_ids = [aws_ec2_managed_prefix_list.office.id]
  }
}

resource "aws_instance" "office" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.f.id
  vpc_security_group_ids = [aws_security_group.office.id]
}
