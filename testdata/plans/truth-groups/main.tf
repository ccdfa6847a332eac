# What security groups admit: union, references, self, default groups, and rules that come from several resources.
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
}

resource "aws_route" "public_1" {
  route_table_id         = aws_route_table.public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.main.id
}

resource "aws_route" "public_2" {
  route_table_id              = aws_route_table.public.id
  destination_ipv6_cidr_block = "::/0"
  gateway_id                  = aws_internet_gateway.main.id
}

resource "aws_route_table_association" "public" {
  subnet_id      = aws_subnet.public.id
  route_table_id = aws_route_table.public.id
}

resource "aws_subnet" "public" {
  vpc_id                          = aws_vpc.main.id
  cidr_block                      = "10.0.0.0/24"
  ipv6_cidr_block                 = cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, 1)
  assign_ipv6_address_on_creation = true
  map_public_ip_on_launch         = true
}

resource "aws_subnet" "private" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.2.0/24"
}

resource "aws_security_group" "client" {
  vpc_id = aws_vpc.main.id
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
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.client.id]
  private_ip             = "10.0.2.9"
}

# G1: without an egress rule nothing leaves, whatever AWS gives new groups.
resource "aws_security_group" "g1" {
  vpc_id = aws_vpc.main.id
}

resource "aws_instance" "g1" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.public.id
  vpc_security_group_ids = [aws_security_group.g1.id]
}

# G2: a rule for every IPv4 destination.
resource "aws_security_group" "g2" {
  vpc_id = aws_vpc.main.id
}

resource "aws_vpc_security_group_egress_rule" "g2" {
  security_group_id = aws_security_group.g2.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_instance" "g2" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.public.id
  vpc_security_group_ids = [aws_security_group.g2.id]
}

# G3: groups judge between two interfaces of one subnet too.
resource "aws_security_group" "g3" {
  vpc_id = aws_vpc.main.id
}

resource "aws_instance" "g3" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.g3.id]
}

# G4, G5: a reference means the private addresses of the group's members.
resource "aws_security_group" "g4_a" {
  vpc_id = aws_vpc.main.id
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "g4_x" {
  vpc_id = aws_vpc.main.id
}

resource "aws_security_group" "g4_b" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol        = "tcp"
    from_port       = 5432
    to_port         = 5432
    security_groups = [aws_security_group.g4_a.id]
  }
}

resource "aws_instance" "g4_a" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.g4_a.id, aws_security_group.g4_x.id]
}

resource "aws_instance" "g4_b" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.public.id
  vpc_security_group_ids = [aws_security_group.g4_b.id]
}

# G6: the groups of one interface are united.
resource "aws_security_group" "g6_1" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "g6_2" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_instance" "g6" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.g6_1.id, aws_security_group.g6_2.id]
}

# G7: a default group that the plan manages is emptied.
resource "aws_vpc" "g7" {
  cidr_block = "10.7.0.0/16"
}

resource "aws_subnet" "g7" {
  vpc_id     = aws_vpc.g7.id
  cidr_block = "10.7.0.0/24"
}

resource "aws_default_security_group" "g7" {
  vpc_id = aws_vpc.g7.id
}

resource "aws_instance" "g7_a" {
  ami           = local.ami
  instance_type = "t3.micro"
  subnet_id     = aws_subnet.g7.id
}

resource "aws_instance" "g7_b" {
  ami           = local.ami
  instance_type = "t3.micro"
  subnet_id     = aws_subnet.g7.id
}

# G8: one that it does not manage admits its own members, and lets everything out.
resource "aws_vpc" "g8" {
  cidr_block = "10.8.0.0/16"
}

resource "aws_subnet" "g8" {
  vpc_id     = aws_vpc.g8.id
  cidr_block = "10.8.0.0/24"
}

resource "aws_instance" "g8_a" {
  ami           = local.ami
  instance_type = "t3.micro"
  subnet_id     = aws_subnet.g8.id
}

resource "aws_instance" "g8_b" {
  ami           = local.ami
  instance_type = "t3.micro"
  subnet_id     = aws_subnet.g8.id
}

# G9: a reference across a peering within one region.
resource "aws_vpc" "g9" {
  cidr_block = "10.9.0.0/16"
}

resource "aws_subnet" "g9" {
  vpc_id     = aws_vpc.g9.id
  cidr_block = "10.9.0.0/24"
}

resource "aws_vpc_peering_connection" "g9" {
  vpc_id      = aws_vpc.main.id
  peer_vpc_id = aws_vpc.g9.id
  auto_accept = true
}

resource "aws_route_table" "private" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route" "private_1" {
  route_table_id            = aws_route_table.private.id
  destination_cidr_block    = "10.9.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.g9.id
}

resource "aws_route" "private_2" {
  route_table_id            = aws_route_table.private.id
  destination_cidr_block    = "10.10.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.g10.id
}

resource "aws_route_table_association" "private" {
  subnet_id      = aws_subnet.private.id
  route_table_id = aws_route_table.private.id
}

resource "aws_route_table" "g9" {
  vpc_id = aws_vpc.g9.id
}

resource "aws_route" "g9" {
  route_table_id            = aws_route_table.g9.id
  destination_cidr_block    = "10.0.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.g9.id
}

resource "aws_route_table_association" "g9" {
  subnet_id      = aws_subnet.g9.id
  route_table_id = aws_route_table.g9.id
}

resource "aws_security_group" "g9" {
  vpc_id = aws_vpc.g9.id
  ingress {
    protocol        = "tcp"
    from_port       = 5432
    to_port         = 5432
    security_groups = [aws_security_group.client.id]
  }
}

resource "aws_instance" "g9" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.g9.id
  vpc_security_group_ids = [aws_security_group.g9.id]
}

# G10: no reference means anyone across regions.
provider "aws" {
  alias                       = "west"
  region                      = "us-west-2"
  access_key                  = "mock_access_key"
  secret_key                  = "mock_secret_key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

resource "aws_vpc" "g10" {
  provider   = aws.west
  cidr_block = "10.10.0.0/16"
}

resource "aws_subnet" "g10" {
  provider   = aws.west
  vpc_id     = aws_vpc.g10.id
  cidr_block = "10.10.0.0/24"
}

resource "aws_vpc_peering_connection" "g10" {
  vpc_id      = aws_vpc.main.id
  peer_vpc_id = aws_vpc.g10.id
  peer_region = "us-west-2"
}

resource "aws_vpc_peering_connection_accepter" "g10" {
  provider                  = aws.west
  vpc_peering_connection_id = aws_vpc_peering_connection.g10.id
  auto_accept               = true
}

resource "aws_default_route_table" "g10" {
  provider               = aws.west
  default_route_table_id = aws_vpc.g10.default_route_table_id
  route {
    cidr_block                = "10.0.0.0/16"
    vpc_peering_connection_id = aws_vpc_peering_connection.g10.id
  }
}

resource "aws_security_group" "g10" {
  provider = aws.west
  vpc_id   = aws_vpc.g10.id
  ingress {
    protocol        = "tcp"
    from_port       = 5432
    to_port         = 5432
    security_groups = [aws_security_group.client.id]
  }
  ingress {
    protocol    = "tcp"
    from_port   = 80
    to_port     = 80
    cidr_blocks = ["10.0.0.0/16"]
  }
}

resource "aws_instance" "g10" {
  provider               = aws.west
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.g10.id
  vpc_security_group_ids = [aws_security_group.g10.id]
}

# G13: the reply of an admitted connection needs no rule.
resource "aws_security_group" "g13" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 80
    to_port     = 80
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_instance" "g13" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.g13.id]
}

# G14: inline rules and rule resources on one group overwrite each other.
resource "aws_security_group" "g14" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_security_group_rule" "g14" {
  security_group_id = aws_security_group.g14.id
  type              = "ingress"
  protocol          = "tcp"
  from_port         = 80
  to_port           = 80
  cidr_blocks       = ["10.0.0.0/8"]
}

resource "aws_instance" "g14" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.g14.id]
}

# G15: a group attached apart.
resource "aws_security_group" "g15" {
  vpc_id = aws_vpc.main.id
}

resource "aws_security_group" "g15_open" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "g15" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.g15.id]
}

resource "aws_network_interface_sg_attachment" "g15" {
  security_group_id    = aws_security_group.g15_open.id
  network_interface_id = aws_instance.g15.primary_network_interface_id
}
