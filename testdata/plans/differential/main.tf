terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

# One network, and in it the cases that tools which compare text get wrong. The numbers are those of the test's table.

resource "aws_vpc" "main" {
  cidr_block                       = "10.0.0.0/16"
  assign_generated_ipv6_cidr_block = true
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "public" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.0.0/24"
  availability_zone = "us-east-1a"
  ipv6_cidr_block   = cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, 0)
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

resource "aws_route_table_association" "public" {
  subnet_id      = aws_subnet.public.id
  route_table_id = aws_route_table.public.id
}

resource "aws_subnet" "isolated" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "isolated_b" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.2.0/24"
  availability_zone = "us-east-1b"
}

resource "aws_route_table" "isolated" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route_table_association" "isolated" {
  subnet_id      = aws_subnet.isolated.id
  route_table_id = aws_route_table.isolated.id
}

resource "aws_route_table_association" "isolated_b" {
  subnet_id      = aws_subnet.isolated_b.id
  route_table_id = aws_route_table.isolated.id
}

# 1: the world in two halves

resource "aws_security_group" "halves" {
  name   = "halves"
  vpc_id = aws_vpc.main.id

  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/1", "128.0.0.0/1"]
  }
}

resource "aws_instance" "halves" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.public.id
  vpc_security_group_ids      = [aws_security_group.halves.id]
  associate_public_ip_address = true
}

# 2: a whole public /8

resource "aws_security_group" "eighth" {
  name   = "eighth"
  vpc_id = aws_vpc.main.id

  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["52.0.0.0/8"]
  }
}

resource "aws_instance" "eighth" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.public.id
  vpc_security_group_ids      = [aws_security_group.eighth.id]
  associate_public_ip_address = true
}

# 3: all IPv6 that is routed

resource "aws_security_group" "global_v6" {
  name   = "global_v6"
  vpc_id = aws_vpc.main.id

  ingress {
    from_port        = 22
    to_port          = 22
    protocol         = "tcp"
    ipv6_cidr_blocks = ["2000::/3"]
  }
}

resource "aws_instance" "global_v6" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.public.id
  vpc_security_group_ids      = [aws_security_group.global_v6.id]
  associate_public_ip_address = true
  ipv6_address_count          = 1
}

# 4: the long spelling of ::/0

resource "aws_security_group" "long_v6" {
  name   = "long_v6"
  vpc_id = aws_vpc.main.id

  ingress {
    from_port        = 22
    to_port          = 22
    protocol         = "tcp"
    ipv6_cidr_blocks = ["0:0:0:0:0:0:0:0/0"]
  }
}

resource "aws_instance" "long_v6" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.public.id
  vpc_security_group_ids      = [aws_security_group.long_v6.id]
  associate_public_ip_address = true
  ipv6_address_count          = 1
}

# 5: a permission for itself stands first

resource "aws_security_group" "self_first" {
  name   = "self_first"
  vpc_id = aws_vpc.main.id

  ingress {
    from_port = 22
    to_port   = 22
    protocol  = "tcp"
    self      = true
  }

  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "self_first" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.public.id
  vpc_security_group_ids      = [aws_security_group.self_first.id]
  associate_public_ip_address = true
}

# 6: a prefix list stands beside the world

resource "aws_ec2_managed_prefix_list" "office" {
  name           = "office"
  address_family = "IPv4"
  max_entries    = 1

  entry {
    cidr = "198.51.100.0/24"
  }
}

resource "aws_security_group" "list_beside_world" {
  name   = "list_beside_world"
  vpc_id = aws_vpc.main.id

  ingress {
    from_port       = 22
    to_port         = 22
    protocol        = "tcp"
    prefix_list_ids = [aws_ec2_managed_prefix_list.office.id]
    cidr_blocks     = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "list_beside_world" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.public.id
  vpc_security_group_ids      = [aws_security_group.list_beside_world.id]
  associate_public_ip_address = true
}

# 7: every protocol, which has no ports

resource "aws_security_group" "everything" {
  name   = "everything"
  vpc_id = aws_vpc.main.id
}

resource "aws_vpc_security_group_ingress_rule" "everything" {
  security_group_id = aws_security_group.everything.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_instance" "everything" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.public.id
  vpc_security_group_ids      = [aws_security_group.everything.id]
  associate_public_ip_address = true
}

# 8: ::/0 in a resource of its own

resource "aws_security_group" "world_v6" {
  name   = "world_v6"
  vpc_id = aws_vpc.main.id
}

resource "aws_vpc_security_group_ingress_rule" "world_v6" {
  security_group_id = aws_security_group.world_v6.id
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
  cidr_ipv6         = "::/0"
}

resource "aws_instance" "world_v6" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.public.id
  vpc_security_group_ids      = [aws_security_group.world_v6.id]
  associate_public_ip_address = true
  ipv6_address_count          = 1
}

# 9: a group as the source, in a resource of its own

resource "aws_security_group" "from_group" {
  name   = "from_group"
  vpc_id = aws_vpc.main.id
}

resource "aws_vpc_security_group_ingress_rule" "from_group" {
  security_group_id            = aws_security_group.from_group.id
  ip_protocol                  = "tcp"
  from_port                    = 22
  to_port                      = 22
  referenced_security_group_id = aws_security_group.halves.id
}

resource "aws_instance" "from_group" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.public.id
  vpc_security_group_ids      = [aws_security_group.from_group.id]
  associate_public_ip_address = true
}

# 10: a prefix list as the source: it depends on the list

resource "aws_ec2_managed_prefix_list" "world" {
  name           = "world"
  address_family = "IPv4"
  max_entries    = 2

  entry {
    cidr = "0.0.0.0/1"
  }

  entry {
    cidr = "128.0.0.0/1"
  }
}

resource "aws_security_group" "from_office" {
  name   = "from_office"
  vpc_id = aws_vpc.main.id
}

resource "aws_vpc_security_group_ingress_rule" "from_office" {
  security_group_id = aws_security_group.from_office.id
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
  prefix_list_id    = aws_ec2_managed_prefix_list.office.id
}

resource "aws_instance" "from_office" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.public.id
  vpc_security_group_ids      = [aws_security_group.from_office.id]
  associate_public_ip_address = true
}

resource "aws_security_group" "from_world" {
  name   = "from_world"
  vpc_id = aws_vpc.main.id
}

resource "aws_vpc_security_group_ingress_rule" "from_world" {
  security_group_id = aws_security_group.from_world.id
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
  prefix_list_id    = aws_ec2_managed_prefix_list.world.id
}

resource "aws_instance" "from_world" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.public.id
  vpc_security_group_ids      = [aws_security_group.from_world.id]
  associate_public_ip_address = true
}

# 11: udp/22 is not SSH

resource "aws_security_group" "udp_22" {
  name   = "udp_22"
  vpc_id = aws_vpc.main.id

  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "udp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "udp_22" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.public.id
  vpc_security_group_ids      = [aws_security_group.udp_22.id]
  associate_public_ip_address = true
}

# 12: ICMP's type and code stand where ports stand

resource "aws_security_group" "icmp" {
  name   = "icmp"
  vpc_id = aws_vpc.main.id

  ingress {
    from_port   = 0
    to_port     = 0
    protocol    = "icmp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "icmp" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.public.id
  vpc_security_group_ids      = [aws_security_group.icmp.id]
  associate_public_ip_address = true
}

# 13: every TCP port, by number

resource "aws_security_group" "all_tcp" {
  name   = "all_tcp"
  vpc_id = aws_vpc.main.id

  ingress {
    from_port   = 0
    to_port     = 65535
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "all_tcp" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.public.id
  vpc_security_group_ids      = [aws_security_group.all_tcp.id]
  associate_public_ip_address = true
}

# 14: a database's port on an instance

resource "aws_security_group" "postgres" {
  name   = "postgres"
  vpc_id = aws_vpc.main.id

  ingress {
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "postgres" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.public.id
  vpc_security_group_ids      = [aws_security_group.postgres.id]
  associate_public_ip_address = true
}

resource "aws_security_group" "ssh" {
  name   = "ssh"
  vpc_id = aws_vpc.main.id

  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

# 15: a network ACL that admits 0-65535

resource "aws_subnet" "acl_inline" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.15.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_route_table_association" "acl_inline" {
  subnet_id      = aws_subnet.acl_inline.id
  route_table_id = aws_route_table.public.id
}

resource "aws_network_acl" "acl_inline" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.acl_inline.id]

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 0
    to_port    = 65535
    cidr_block = "0.0.0.0/0"
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

resource "aws_instance" "acl_inline" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.acl_inline.id
  vpc_security_group_ids      = [aws_security_group.ssh.id]
  associate_public_ip_address = true
}

# 16: the same by resources of their own

resource "aws_subnet" "acl_rules" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.16.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_route_table_association" "acl_rules" {
  subnet_id      = aws_subnet.acl_rules.id
  route_table_id = aws_route_table.public.id
}

resource "aws_network_acl" "acl_rules" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.acl_rules.id]
}

resource "aws_network_acl_rule" "acl_rules_in" {
  network_acl_id = aws_network_acl.acl_rules.id
  rule_number    = 100
  egress         = false
  rule_action    = "allow"
  protocol       = "tcp"
  cidr_block     = "0.0.0.0/0"
  from_port      = 0
  to_port        = 65535
}

resource "aws_network_acl_rule" "acl_rules_out" {
  network_acl_id = aws_network_acl.acl_rules.id
  rule_number    = 100
  egress         = true
  rule_action    = "allow"
  protocol       = "-1"
  cidr_block     = "0.0.0.0/0"
}

resource "aws_instance" "acl_rules" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.acl_rules.id
  vpc_security_group_ids      = [aws_security_group.ssh.id]
  associate_public_ip_address = true
}

# 17: a network ACL that denies everything

resource "aws_subnet" "acl_denies" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.17.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_route_table_association" "acl_denies" {
  subnet_id      = aws_subnet.acl_denies.id
  route_table_id = aws_route_table.public.id
}

resource "aws_network_acl" "acl_denies" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.acl_denies.id]

  ingress {
    rule_no    = 100
    action     = "deny"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }

  egress {
    rule_no    = 100
    action     = "deny"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }
}

resource "aws_instance" "acl_denies" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.acl_denies.id
  vpc_security_group_ids      = [aws_security_group.ssh.id]
  associate_public_ip_address = true
}

# 18: a network ACL that admits 1-65535

resource "aws_subnet" "acl_nearly" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.18.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_route_table_association" "acl_nearly" {
  subnet_id      = aws_subnet.acl_nearly.id
  route_table_id = aws_route_table.public.id
}

resource "aws_network_acl" "acl_nearly" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.acl_nearly.id]

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 1
    to_port    = 65535
    cidr_block = "0.0.0.0/0"
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

resource "aws_instance" "acl_nearly" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.acl_nearly.id
  vpc_security_group_ids      = [aws_security_group.ssh.id]
  associate_public_ip_address = true
}

# 19: every protocol out, in a resource of its own

resource "aws_security_group" "egress_all" {
  name   = "egress_all"
  vpc_id = aws_vpc.main.id
}

resource "aws_vpc_security_group_egress_rule" "egress_all" {
  security_group_id = aws_security_group.egress_all.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_instance" "egress_all" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.public.id
  vpc_security_group_ids      = [aws_security_group.egress_all.id]
  associate_public_ip_address = true
}

# 20: the source is known after apply

resource "aws_eip" "later" {
  domain = "vpc"
}

resource "aws_security_group" "later" {
  name   = "later"
  vpc_id = aws_vpc.main.id

  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["${aws_eip.later.public_ip}/0"]
  }
}

resource "aws_instance" "later" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.public.id
  vpc_security_group_ids      = [aws_security_group.later.id]
  associate_public_ip_address = true
}

# 21: an open group that nothing carries

resource "aws_security_group" "loose" {
  name   = "loose"
  vpc_id = aws_vpc.main.id

  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

# 22: an open group in a subnet without a way in

resource "aws_instance" "hidden" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.isolated.id
  vpc_security_group_ids = [aws_security_group.ssh.id]
}

# 23: a network ACL denies before it admits, by resources of their own

resource "aws_subnet" "acl_order" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.23.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_route_table_association" "acl_order" {
  subnet_id      = aws_subnet.acl_order.id
  route_table_id = aws_route_table.public.id
}

resource "aws_network_acl" "acl_order" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.acl_order.id]
}

resource "aws_network_acl_rule" "acl_order_deny" {
  network_acl_id = aws_network_acl.acl_order.id
  rule_number    = 90
  egress         = false
  rule_action    = "deny"
  protocol       = "tcp"
  cidr_block     = "0.0.0.0/0"
  from_port      = 22
  to_port        = 22
}

resource "aws_network_acl_rule" "acl_order_in" {
  network_acl_id = aws_network_acl.acl_order.id
  rule_number    = 100
  egress         = false
  rule_action    = "allow"
  protocol       = "-1"
  cidr_block     = "0.0.0.0/0"
}

resource "aws_network_acl_rule" "acl_order_out" {
  network_acl_id = aws_network_acl.acl_order.id
  rule_number    = 100
  egress         = true
  rule_action    = "allow"
  protocol       = "-1"
  cidr_block     = "0.0.0.0/0"
}

resource "aws_instance" "acl_order" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.acl_order.id
  vpc_security_group_ids      = [aws_security_group.ssh.id]
  associate_public_ip_address = true
}

# 24: the same in the network ACL itself

resource "aws_subnet" "acl_order_inline" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.24.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_route_table_association" "acl_order_inline" {
  subnet_id      = aws_subnet.acl_order_inline.id
  route_table_id = aws_route_table.public.id
}

resource "aws_network_acl" "acl_order_inline" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.acl_order_inline.id]

  ingress {
    rule_no    = 90
    action     = "deny"
    protocol   = "tcp"
    from_port  = 22
    to_port    = 22
    cidr_block = "0.0.0.0/0"
  }

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
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

resource "aws_instance" "acl_order_inline" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.acl_order_inline.id
  vpc_security_group_ids      = [aws_security_group.ssh.id]
  associate_public_ip_address = true
}

# 25: no egress is written, so Terraform takes AWS's own away

resource "aws_security_group" "no_egress" {
  name   = "no_egress"
  vpc_id = aws_vpc.main.id
}

resource "aws_instance" "no_egress" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.public.id
  vpc_security_group_ids      = [aws_security_group.no_egress.id]
  associate_public_ip_address = true
}

# 26: the permission and its group are in a module

module "server" {
  source    = "./server"
  vpc_id    = aws_vpc.main.id
  subnet_id = aws_subnet.public.id
}

# 27: groups by count and for_each, one of which is open

resource "aws_security_group" "counted" {
  count  = 2
  name   = "counted-${count.index}"
  vpc_id = aws_vpc.main.id

  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = [count.index == 1 ? "0.0.0.0/0" : "198.51.100.0/24"]
  }
}

resource "aws_instance" "counted" {
  count                       = 2
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.public.id
  vpc_security_group_ids      = [aws_security_group.counted[count.index].id]
  associate_public_ip_address = true
}

resource "aws_security_group" "keyed" {
  for_each = { closed = "198.51.100.0/24", open = "0.0.0.0/0" }
  name     = each.key
  vpc_id   = aws_vpc.main.id

  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = [each.value]
  }
}

resource "aws_instance" "keyed" {
  for_each                    = aws_security_group.keyed
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.public.id
  vpc_security_group_ids      = [each.value.id]
  associate_public_ip_address = true
}

# 28: a database asks for a public address where nobody can come

resource "aws_security_group" "data" {
  name   = "data"
  vpc_id = aws_vpc.main.id

  ingress {
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_db_subnet_group" "main" {
  name       = "main"
  subnet_ids = [aws_subnet.isolated.id, aws_subnet.isolated_b.id]
}

resource "aws_db_instance" "main" {
  identifier             = "main"
  engine                 = "postgres"
  instance_class         = "db.t3.micro"
  allocated_storage      = 20
  username               = "postgres"
  password               = "not-a-secret"
  skip_final_snapshot    = true
  db_subnet_group_name   = aws_db_subnet_group.main.name
  vpc_security_group_ids = [aws_security_group.data.id]
  publicly_accessible    = true
}
