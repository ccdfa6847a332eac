resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

# Its default group keeps what AWS gives it.
resource "aws_vpc" "other" {
  cidr_block = "10.1.0.0/16"
}

# Neither ingress nor egress: adopted and emptied.
resource "aws_default_security_group" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_security_group" "closed" {
  name   = "closed"
  vpc_id = aws_vpc.main.id
}

resource "aws_security_group" "a" {
  name   = "a"
  vpc_id = aws_vpc.main.id
}

resource "aws_security_group" "b" {
  name   = "b"
  vpc_id = aws_vpc.main.id
}

resource "aws_ec2_managed_prefix_list" "offices" {
  name           = "offices"
  address_family = "IPv4"
  max_entries    = 4
  entry {
    cidr = "203.0.113.0/24"
  }
}

resource "aws_ec2_managed_prefix_list_entry" "branch" {
  prefix_list_id = aws_ec2_managed_prefix_list.offices.id
  cidr           = "198.51.100.0/24"
}

# One rule, five peers.
resource "aws_security_group" "bundle" {
  name   = "bundle"
  vpc_id = aws_vpc.main.id
  ingress {
    from_port        = 443
    to_port          = 443
    protocol         = "6"
    cidr_blocks      = ["10.0.0.0/8", "192.0.2.0/24"]
    ipv6_cidr_blocks = ["::/0"]
    prefix_list_ids  = [aws_ec2_managed_prefix_list.offices.id]
    self             = true
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

# The plan does not tell which of the two rules names which group.
resource "aws_security_group" "merged" {
  name   = "merged"
  vpc_id = aws_vpc.main.id
  ingress {
    from_port       = 22
    to_port         = 22
    protocol        = "tcp"
    security_groups = [aws_security_group.a.id]
  }
  ingress {
    from_port       = 5432
    to_port         = 5432
    protocol        = "tcp"
    security_groups = [aws_security_group.b.id]
  }
}

# Only one rule leaves its groups open, so both references are its own.
resource "aws_security_group" "pair" {
  name   = "pair"
  vpc_id = aws_vpc.main.id
  ingress {
    from_port       = 22
    to_port         = 22
    protocol        = "tcp"
    security_groups = [aws_security_group.a.id, aws_security_group.b.id]
  }
  ingress {
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}

# A dynamic block hides its references; the static one beside it does not stand for all.
locals {
  clients = { a = aws_security_group.a.id, b = aws_security_group.b.id }
}

resource "aws_security_group" "dynamic" {
  name   = "dynamic"
  vpc_id = aws_vpc.main.id
  dynamic "ingress" {
    for_each = local.clients
    content {
      description     = ingress.key
      from_port       = 6379
      to_port         = 6379
      protocol        = "tcp"
      security_groups = [ingress.value]
    }
  }
}

resource "aws_security_group" "mixed" {
  name   = "mixed"
  vpc_id = aws_vpc.main.id
  ingress {
    from_port       = 80
    to_port         = 80
    protocol        = "tcp"
    security_groups = [aws_security_group.single.id]
  }
  dynamic "ingress" {
    for_each = local.clients
    content {
      description     = ingress.key
      from_port       = 6379
      to_port         = 6379
      protocol        = "tcp"
      security_groups = [ingress.value]
    }
  }
}

# With one reference it does.
resource "aws_security_group" "single" {
  name   = "single"
  vpc_id = aws_vpc.main.id
  ingress {
    from_port       = 80
    to_port         = 80
    protocol        = "tcp"
    security_groups = [aws_security_group.a.id]
  }
}

resource "aws_security_group" "apart" {
  name   = "apart"
  vpc_id = aws_vpc.main.id
}

resource "aws_security_group_rule" "prefix" {
  security_group_id = aws_security_group.apart.id
  type              = "ingress"
  from_port         = 80
  to_port           = 81
  protocol          = "TCP"
  cidr_blocks       = ["192.0.2.0/24"]
}

resource "aws_security_group_rule" "peer" {
  security_group_id        = aws_security_group.apart.id
  type                     = "ingress"
  from_port                = 5432
  to_port                  = 5432
  protocol                 = "tcp"
  source_security_group_id = aws_security_group.a.id
}

resource "aws_security_group_rule" "everything" {
  security_group_id = aws_security_group.apart.id
  type              = "egress"
  from_port         = 443
  to_port           = 443
  protocol          = "all"
  cidr_blocks       = ["0.0.0.0/0"]
}

resource "aws_vpc_security_group_ingress_rule" "typed" {
  security_group_id = aws_security_group.apart.id
  ip_protocol       = "TCP"
  from_port         = 22
  to_port           = 22
  cidr_ipv4         = "192.0.2.7/32"
}

resource "aws_vpc_security_group_ingress_rule" "esp" {
  security_group_id            = aws_security_group.apart.id
  ip_protocol                  = "50"
  referenced_security_group_id = aws_security_group.apart.id
}

resource "aws_vpc_security_group_egress_rule" "any" {
  security_group_id = aws_security_group.apart.id
  ip_protocol       = "-1"
  cidr_ipv6         = "::/0"
}

# A rule on the group that AWS made joins AWS's own rules.
resource "aws_vpc_security_group_ingress_rule" "default" {
  security_group_id = aws_vpc.other.default_security_group_id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "0.0.0.0/0"
}

# Echo reply only, and every ICMP message.
resource "aws_security_group" "icmp" {
  name   = "icmp"
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 0
    to_port     = 0
    protocol    = "icmp"
    cidr_blocks = ["10.0.0.0/8"]
  }
  ingress {
    from_port   = -1
    to_port     = -1
    protocol    = "icmp"
    cidr_blocks = ["192.0.2.0/24"]
  }
}

# Inline and apart in one direction, apart alone in the other.
resource "aws_security_group" "torn" {
  name   = "torn"
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 80
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_vpc_security_group_ingress_rule" "torn" {
  security_group_id = aws_security_group.torn.id
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
  cidr_ipv4         = "10.0.0.0/8"
}

resource "aws_vpc_security_group_egress_rule" "torn" {
  security_group_id = aws_security_group.torn.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}

# A group of another state.
resource "aws_vpc_security_group_ingress_rule" "elsewhere" {
  security_group_id            = aws_security_group.b.id
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
  referenced_security_group_id = "sg-0123456789abcdef0"
}

# A prefix that is known after apply.
resource "aws_eip" "partner" {
  domain = "vpc"
}

resource "aws_vpc_security_group_ingress_rule" "later" {
  security_group_id = aws_security_group.b.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "${aws_eip.partner.public_ip}/32"
}
