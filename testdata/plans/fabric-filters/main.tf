resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

# Its default ACL keeps what AWS gives it.
resource "aws_vpc" "other" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_subnet" "s" {
  for_each   = { listed = 1, joined = 2, left = 3 }
  vpc_id     = aws_vpc.main.id
  cidr_block = cidrsubnet(aws_vpc.main.cidr_block, 8, each.value)
}

resource "aws_subnet" "other" {
  vpc_id     = aws_vpc.other.id
  cidr_block = "10.1.1.0/24"
}

# Without blocks it denies everything.
resource "aws_default_network_acl" "main" {
  default_network_acl_id = aws_vpc.main.default_network_acl_id
}

resource "aws_network_acl" "listed" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.s["listed"].id]
  ingress {
    rule_no    = 200
    action     = "ALLOW"
    protocol   = "tcp"
    from_port  = 1024
    to_port    = 65535
    cidr_block = "0.0.0.0/0"
  }
  ingress {
    rule_no    = 100
    action     = "deny"
    protocol   = "udp"
    from_port  = 53
    to_port    = 53
    cidr_block = "10.0.0.0/16"
  }
  # Type and code are not written, which is echo reply.
  ingress {
    rule_no    = 300
    action     = "allow"
    protocol   = "icmp"
    from_port  = 0
    to_port    = 0
    cidr_block = "10.0.0.0/8"
  }
  egress {
    rule_no         = 100
    action          = "allow"
    protocol        = "all"
    from_port       = 0
    to_port         = 0
    ipv6_cidr_block = "::/0"
  }
}

resource "aws_network_acl" "joined" {
  vpc_id = aws_vpc.main.id
}

resource "aws_network_acl_association" "joined" {
  network_acl_id = aws_network_acl.joined.id
  subnet_id      = aws_subnet.s["joined"].id
}

resource "aws_network_acl_rule" "in" {
  network_acl_id = aws_network_acl.joined.id
  rule_number    = 110
  rule_action    = "allow"
  protocol       = "17"
  from_port      = 53
  to_port        = 53
  cidr_block     = "10.0.0.5/8"
}

resource "aws_network_acl_rule" "out" {
  network_acl_id = aws_network_acl.joined.id
  rule_number    = 100
  egress         = true
  rule_action    = "allow"
  protocol       = "-1"
  cidr_block     = "0.0.0.0/0"
}

# Joins AWS's own rules, which stand before it.
resource "aws_network_acl_rule" "late" {
  network_acl_id = aws_vpc.other.default_network_acl_id
  rule_number    = 150
  rule_action    = "deny"
  protocol       = "tcp"
  from_port      = 22
  to_port        = 22
  cidr_block     = "0.0.0.0/0"
}
