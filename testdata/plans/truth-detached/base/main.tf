# The same network with its associations.
resource "aws_vpc" "main" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_support   = true
  enable_dns_hostnames = true
}
resource "aws_internet_gateway" "g" {}
resource "aws_vpn_gateway" "v" {}
resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}
resource "aws_subnet" "b" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.2.0/24"
}
resource "aws_route_table" "a" { vpc_id = aws_vpc.main.id }
resource "aws_route_table_association" "a" {
  subnet_id      = aws_subnet.a.id
  route_table_id = aws_route_table.a.id
}
resource "aws_route_table" "b" { vpc_id = aws_vpc.main.id }
resource "aws_route" "b" {
  route_table_id         = aws_route_table.b.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.g.id
}
resource "aws_route_table_association" "b" {
  subnet_id      = aws_subnet.b.id
  route_table_id = aws_route_table.b.id
}
resource "aws_vpc_endpoint" "s3" {
  vpc_id       = aws_vpc.main.id
  service_name = "com.amazonaws.us-east-1.s3"
}
resource "aws_vpc_endpoint" "sqs" {
  vpc_id            = aws_vpc.main.id
  service_name      = "com.amazonaws.us-east-1.sqs"
  vpc_endpoint_type = "Interface"
}
resource "aws_security_group" "all" {
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
resource "aws_ec2_managed_prefix_list" "l" {
  name           = "l"
  address_family = "IPv4"
  max_entries    = 5
}
resource "aws_ec2_managed_prefix_list_entry" "kept" {
  prefix_list_id = aws_ec2_managed_prefix_list.l.id
  cidr           = "192.168.1.0/24"
}
resource "aws_security_group" "listed" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol        = "tcp"
    from_port       = 22
    to_port         = 22
    prefix_list_ids = [aws_ec2_managed_prefix_list.l.id]
  }
}
resource "aws_instance" "client" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.a.id
  vpc_security_group_ids = [aws_security_group.all.id]
}
resource "aws_instance" "pub" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.b.id
  vpc_security_group_ids      = [aws_security_group.all.id]
  associate_public_ip_address = true
}
resource "aws_instance" "listed" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.a.id
  vpc_security_group_ids = [aws_security_group.listed.id]
}
resource "aws_network_interface" "bare" { subnet_id = aws_subnet.a.id }
resource "aws_instance" "bare" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  subnet_id     = aws_subnet.a.id
}

# In a subnet of its own, behind an ACL that had let nothing in but SSH.
resource "aws_subnet" "guarded" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.3.0/24"
}
resource "aws_network_acl" "guard" {
  vpc_id = aws_vpc.main.id
  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 22
    to_port    = 22
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
resource "aws_instance" "guarded" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.guarded.id
  vpc_security_group_ids = [aws_security_group.all.id]
}

# Another VPC, whose main table was changed to one that leads to the internet.
resource "aws_vpc" "other" { cidr_block = "10.8.0.0/16" }
resource "aws_internet_gateway" "other" { vpc_id = aws_vpc.other.id }
resource "aws_subnet" "main_table" {
  vpc_id     = aws_vpc.other.id
  cidr_block = "10.8.1.0/24"
}
resource "aws_route_table" "main" { vpc_id = aws_vpc.other.id }
resource "aws_route" "main" {
  route_table_id         = aws_route_table.main.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.other.id
}
resource "aws_security_group" "other" {
  vpc_id = aws_vpc.other.id
  ingress {
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_instance" "main_table" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.main_table.id
  vpc_security_group_ids      = [aws_security_group.other.id]
  associate_public_ip_address = true
}

# Inline entries that are no longer written stay, with rule resources beside them.
resource "aws_subnet" "entries" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.4.0/24"
}
resource "aws_network_acl" "entries" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.entries.id]
  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 22
    to_port    = 22
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

resource "aws_instance" "entries" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.entries.id
  vpc_security_group_ids = [aws_security_group.all.id]
}

resource "aws_internet_gateway_attachment" "g" {
  internet_gateway_id = aws_internet_gateway.g.id
  vpc_id              = aws_vpc.main.id
}
resource "aws_vpn_gateway_attachment" "v" {
  vpn_gateway_id = aws_vpn_gateway.v.id
  vpc_id         = aws_vpc.main.id
}
resource "aws_vpn_gateway_route_propagation" "a" {
  vpn_gateway_id = aws_vpn_gateway.v.id
  route_table_id = aws_route_table.a.id
}
resource "aws_vpc_endpoint_route_table_association" "a" {
  vpc_endpoint_id = aws_vpc_endpoint.s3.id
  route_table_id  = aws_route_table.a.id
}
resource "aws_vpc_endpoint_subnet_association" "a" {
  vpc_endpoint_id = aws_vpc_endpoint.sqs.id
  subnet_id       = aws_subnet.a.id
}
resource "aws_vpc_endpoint_security_group_association" "a" {
  vpc_endpoint_id   = aws_vpc_endpoint.sqs.id
  security_group_id = aws_security_group.all.id
}
resource "aws_ec2_managed_prefix_list_entry" "gone" {
  prefix_list_id = aws_ec2_managed_prefix_list.l.id
  cidr           = "10.0.1.0/24"
}
resource "aws_network_interface_sg_attachment" "bare" {
  security_group_id    = aws_security_group.all.id
  network_interface_id = aws_network_interface.bare.id
}
resource "aws_network_interface_sg_attachment" "instance" {
  security_group_id    = aws_security_group.all.id
  network_interface_id = aws_instance.bare.primary_network_interface_id
}
resource "aws_network_acl_association" "guard" {
  network_acl_id = aws_network_acl.guard.id
  subnet_id      = aws_subnet.guarded.id
}
resource "aws_main_route_table_association" "main" {
  vpc_id         = aws_vpc.other.id
  route_table_id = aws_route_table.main.id
}

# Routes that keep naming what is no more.
resource "aws_vpc" "dead" {
  cidr_block = "10.12.0.0/16"
}
resource "aws_internet_gateway" "dead" {
  vpc_id = aws_vpc.dead.id
}
resource "aws_subnet" "dead" {
  for_each   = { nat = "10.12.1.0/24", public = "10.12.2.0/24", first = "10.12.3.0/24", second = "10.12.4.0/24" }
  vpc_id     = aws_vpc.dead.id
  cidr_block = each.value
}
resource "aws_nat_gateway" "dead" {
  connectivity_type = "private"
  subnet_id         = aws_subnet.dead["first"].id
}
resource "aws_route_table" "dead" {
  for_each = toset(["nat", "public"])
  vpc_id   = aws_vpc.dead.id
}
resource "aws_route" "nat" {
  route_table_id         = aws_route_table.dead["nat"].id
  destination_cidr_block = "172.20.0.0/16"
  nat_gateway_id         = aws_nat_gateway.dead.id
  lifecycle {
    ignore_changes = [nat_gateway_id]
  }
}
resource "aws_route" "public" {
  route_table_id         = aws_route_table.dead["public"].id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.dead.id
}
resource "aws_route_table_association" "dead" {
  for_each       = aws_route_table.dead
  subnet_id      = aws_subnet.dead[each.key].id
  route_table_id = each.value.id
}
resource "aws_security_group" "dead" {
  vpc_id = aws_vpc.dead.id
  ingress {
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_instance" "dead" {
  for_each                    = toset(["nat", "public"])
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.dead[each.key].id
  vpc_security_group_ids      = [aws_security_group.dead.id]
  associate_public_ip_address = true
}
