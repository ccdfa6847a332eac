# Senders of IPv6 whose tables hand packets to instances that forward: whether these translate, to an address of IPv6 of
# their own or to IPv4, is in no plan.
locals {
  ami = "ami-0123456789abcdef0"
}

resource "aws_vpc" "main" {
  cidr_block        = "10.0.0.0/16"
  ipv6_ipam_pool_id = "ipam-pool-0123456789abcdef0"
  ipv6_cidr_block   = "2600:1f18:1::/56"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "public" {
  vpc_id                          = aws_vpc.main.id
  cidr_block                      = "10.0.1.0/24"
  ipv6_cidr_block                 = "2600:1f18:1:1::/64"
  assign_ipv6_address_on_creation = true
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}

resource "aws_route_table_association" "public" {
  subnet_id      = aws_subnet.public.id
  route_table_id = aws_route_table.public.id
}

resource "aws_security_group" "box" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol         = "-1"
    from_port        = 0
    to_port          = 0
    ipv6_cidr_blocks = ["2600:1f18:1:2::/64"]
  }
  egress {
    protocol         = "-1"
    from_port        = 0
    to_port          = 0
    cidr_blocks      = ["0.0.0.0/0"]
    ipv6_cidr_blocks = ["::/0"]
  }
}

resource "aws_instance" "box" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.public.id
  vpc_security_group_ids = [aws_security_group.box.id]
  source_dest_check      = false
}

resource "aws_eip" "box" {
  domain   = "vpc"
  instance = aws_instance.box.id
}

# Hands all of IPv6 to it, and what is in the subnet of the hosts.
resource "aws_route_table" "six" {
  vpc_id = aws_vpc.main.id
  route {
    ipv6_cidr_block      = "::/0"
    network_interface_id = aws_instance.box.primary_network_interface_id
  }
  route {
    ipv6_cidr_block      = "2600:1f18:1:3::/64"
    network_interface_id = aws_instance.box.primary_network_interface_id
  }
}

resource "aws_security_group" "open" {
  vpc_id = aws_vpc.main.id
  egress {
    protocol         = "-1"
    from_port        = 0
    to_port          = 0
    ipv6_cidr_blocks = ["::/0"]
  }
}

resource "aws_subnet" "six" {
  vpc_id                          = aws_vpc.main.id
  ipv6_native                     = true
  ipv6_cidr_block                 = "2600:1f18:1:2::/64"
  assign_ipv6_address_on_creation = true
}

resource "aws_route_table_association" "six" {
  subnet_id      = aws_subnet.six.id
  route_table_id = aws_route_table.six.id
}

resource "aws_instance" "six" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.six.id
  vpc_security_group_ids = [aws_security_group.open.id]
}

# The same table, from where the instance's group admits nothing.
resource "aws_subnet" "refused" {
  vpc_id                          = aws_vpc.main.id
  ipv6_native                     = true
  ipv6_cidr_block                 = "2600:1f18:1:4::/64"
  assign_ipv6_address_on_creation = true
}

resource "aws_route_table_association" "refused" {
  subnet_id      = aws_subnet.refused.id
  route_table_id = aws_route_table.six.id
}

resource "aws_instance" "refused" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.refused.id
  vpc_security_group_ids = [aws_security_group.open.id]
}

# By an instance that has no address of IPv4 to translate to, and whose own table leads to one that has.
resource "aws_instance" "narrow" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.six.id
  vpc_security_group_ids = [aws_security_group.wide.id]
  source_dest_check      = false
}

resource "aws_security_group" "wide" {
  vpc_id = aws_vpc.main.id
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
    cidr_blocks      = ["0.0.0.0/0"]
    ipv6_cidr_blocks = ["::/0"]
  }
}

resource "aws_route_table" "narrow" {
  vpc_id = aws_vpc.main.id
  route {
    ipv6_cidr_block      = "64:ff9b::/96"
    network_interface_id = aws_instance.narrow.primary_network_interface_id
  }
}

resource "aws_subnet" "by_narrow" {
  vpc_id                          = aws_vpc.main.id
  ipv6_native                     = true
  ipv6_cidr_block                 = "2600:1f18:1:5::/64"
  assign_ipv6_address_on_creation = true
}

resource "aws_route_table_association" "by_narrow" {
  subnet_id      = aws_subnet.by_narrow.id
  route_table_id = aws_route_table.narrow.id
}

resource "aws_instance" "by_narrow" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.by_narrow.id
  vpc_security_group_ids = [aws_security_group.open.id]
}

# Hosts that take the instance's own addresses, or members of its group.
resource "aws_subnet" "hosts" {
  vpc_id                          = aws_vpc.main.id
  cidr_block                      = "10.0.3.0/24"
  ipv6_cidr_block                 = "2600:1f18:1:3::/64"
  assign_ipv6_address_on_creation = true
}

resource "aws_security_group" "host" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol         = "tcp"
    from_port        = 443
    to_port          = 443
    ipv6_cidr_blocks = [aws_subnet.public.ipv6_cidr_block]
  }
  ingress {
    protocol    = "tcp"
    from_port   = 5432
    to_port     = 5432
    cidr_blocks = [aws_subnet.public.cidr_block]
  }
  ingress {
    protocol    = "icmp"
    from_port   = 8
    to_port     = 0
    cidr_blocks = [aws_subnet.public.cidr_block]
  }
  ingress {
    protocol        = "tcp"
    from_port       = 8443
    to_port         = 8443
    security_groups = [aws_security_group.box.id]
  }
}

resource "aws_instance" "host" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.hosts.id
  vpc_security_group_ids = [aws_security_group.host.id]
}
