# A hub with two peers, whose routes stand in one table as blocks: which block has which peering, the source alone tells.
locals {
  ami   = "ami-0123456789abcdef0"
  peers = { one = "10.2.0.0/16", two = "10.3.0.0/16" }
}

resource "aws_vpc" "hub" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_vpc" "peer" {
  for_each   = local.peers
  cidr_block = each.value
}

resource "aws_vpc_peering_connection" "one" {
  vpc_id      = aws_vpc.hub.id
  peer_vpc_id = aws_vpc.peer["one"].id
  auto_accept = true
}

resource "aws_vpc_peering_connection" "two" {
  vpc_id      = aws_vpc.hub.id
  peer_vpc_id = aws_vpc.peer["two"].id
  auto_accept = true
}

resource "aws_route_table" "hub" {
  vpc_id = aws_vpc.hub.id
  route {
    cidr_block                = "10.2.0.0/16"
    vpc_peering_connection_id = aws_vpc_peering_connection.one.id
  }
  route {
    cidr_block                = "10.3.0.0/16"
    vpc_peering_connection_id = aws_vpc_peering_connection.two.id
  }
}

resource "aws_subnet" "hub" {
  vpc_id     = aws_vpc.hub.id
  cidr_block = "10.1.1.0/24"
}

resource "aws_route_table_association" "hub" {
  subnet_id      = aws_subnet.hub.id
  route_table_id = aws_route_table.hub.id
}

resource "aws_route" "one" {
  route_table_id            = aws_vpc.peer["one"].main_route_table_id
  destination_cidr_block    = "10.1.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.one.id
}

resource "aws_route" "two" {
  route_table_id            = aws_vpc.peer["two"].main_route_table_id
  destination_cidr_block    = "10.1.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.two.id
}

resource "aws_subnet" "peer" {
  for_each   = local.peers
  vpc_id     = aws_vpc.peer[each.key].id
  cidr_block = cidrsubnet(each.value, 8, 1)
}

# The same with groups: two rules of one group, each for another group.
resource "aws_security_group" "web" {
  vpc_id = aws_vpc.hub.id
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "admin" {
  vpc_id = aws_vpc.hub.id
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "app" {
  vpc_id = aws_vpc.hub.id
  ingress {
    protocol        = "tcp"
    from_port       = 8080
    to_port         = 8080
    security_groups = [aws_security_group.web.id]
  }
  ingress {
    protocol        = "tcp"
    from_port       = 22
    to_port         = 22
    security_groups = [aws_security_group.admin.id]
  }
}

resource "aws_security_group" "peer" {
  for_each = local.peers
  vpc_id   = aws_vpc.peer[each.key].id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.1.0.0/16", "10.4.0.0/16"]
  }
}

resource "aws_instance" "web" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.hub.id
  vpc_security_group_ids = [aws_security_group.web.id]
}

resource "aws_instance" "admin" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.hub.id
  vpc_security_group_ids = [aws_security_group.admin.id]
}

resource "aws_instance" "app" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.hub.id
  vpc_security_group_ids = [aws_security_group.app.id]
}

resource "aws_instance" "peer" {
  for_each               = local.peers
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.peer[each.key].id
  vpc_security_group_ids = [aws_security_group.peer[each.key].id]
}

# Routes whose prefixes are members of a local: the source shows which of the two is which.
resource "aws_vpc" "side" {
  cidr_block = "10.4.0.0/16"
}

resource "aws_vpc_peering_connection" "side_one" {
  vpc_id      = aws_vpc.side.id
  peer_vpc_id = aws_vpc.peer["one"].id
  auto_accept = true
}

resource "aws_vpc_peering_connection" "side_two" {
  vpc_id      = aws_vpc.side.id
  peer_vpc_id = aws_vpc.peer["two"].id
  auto_accept = true
}

resource "aws_route_table" "side" {
  vpc_id = aws_vpc.side.id
  route {
    cidr_block                = local.peers.one
    vpc_peering_connection_id = aws_vpc_peering_connection.side_one.id
  }
  route {
    cidr_block                = local.peers.two
    vpc_peering_connection_id = aws_vpc_peering_connection.side_two.id
  }
}

resource "aws_subnet" "side" {
  vpc_id     = aws_vpc.side.id
  cidr_block = "10.4.1.0/24"
}

resource "aws_route_table_association" "side" {
  subnet_id      = aws_subnet.side.id
  route_table_id = aws_route_table.side.id
}

resource "aws_route" "side_one" {
  route_table_id            = aws_vpc.peer["one"].main_route_table_id
  destination_cidr_block    = "10.4.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.side_one.id
}

resource "aws_security_group" "side" {
  vpc_id = aws_vpc.side.id
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "side" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.side.id
  vpc_security_group_ids = [aws_security_group.side.id]
}
