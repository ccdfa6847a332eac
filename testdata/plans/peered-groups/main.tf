# Two peered VPCs whose groups name each other, and a third that is peered with one of them only.
locals {
  ami = "ami-0123456789abcdef0"
}

resource "aws_vpc" "web" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_vpc" "data" {
  cidr_block = "10.2.0.0/16"
}

resource "aws_vpc" "audit" {
  cidr_block = "10.3.0.0/16"
}

resource "aws_subnet" "web" {
  vpc_id     = aws_vpc.web.id
  cidr_block = "10.1.1.0/24"
}

resource "aws_subnet" "data" {
  vpc_id     = aws_vpc.data.id
  cidr_block = "10.2.1.0/24"
}

# Part of its VPC that has no way back.
resource "aws_subnet" "vault" {
  vpc_id     = aws_vpc.data.id
  cidr_block = "10.2.2.0/24"
}

resource "aws_subnet" "audit" {
  vpc_id     = aws_vpc.audit.id
  cidr_block = "10.3.1.0/24"
}

resource "aws_vpc_peering_connection" "web_data" {
  vpc_id      = aws_vpc.web.id
  peer_vpc_id = aws_vpc.data.id
  auto_accept = true
}

resource "aws_vpc_peering_connection" "data_audit" {
  vpc_id      = aws_vpc.data.id
  peer_vpc_id = aws_vpc.audit.id
  auto_accept = true
}

resource "aws_route_table" "web" {
  vpc_id = aws_vpc.web.id
}

resource "aws_route" "web_to_data" {
  route_table_id            = aws_route_table.web.id
  destination_cidr_block    = aws_vpc.data.cidr_block
  vpc_peering_connection_id = aws_vpc_peering_connection.web_data.id
}

# A peering carries nothing to a third VPC, whatever a table says.
resource "aws_route" "web_to_audit" {
  route_table_id            = aws_route_table.web.id
  destination_cidr_block    = aws_vpc.audit.cidr_block
  vpc_peering_connection_id = aws_vpc_peering_connection.web_data.id
}

resource "aws_route_table_association" "web" {
  subnet_id      = aws_subnet.web.id
  route_table_id = aws_route_table.web.id
}

resource "aws_route_table" "data" {
  vpc_id = aws_vpc.data.id
}

resource "aws_route" "data_to_web" {
  route_table_id            = aws_route_table.data.id
  destination_cidr_block    = aws_vpc.web.cidr_block
  vpc_peering_connection_id = aws_vpc_peering_connection.web_data.id
}

resource "aws_route" "data_to_audit" {
  route_table_id            = aws_route_table.data.id
  destination_cidr_block    = aws_vpc.audit.cidr_block
  vpc_peering_connection_id = aws_vpc_peering_connection.data_audit.id
}

resource "aws_route_table_association" "data" {
  subnet_id      = aws_subnet.data.id
  route_table_id = aws_route_table.data.id
}

resource "aws_route_table" "audit" {
  vpc_id = aws_vpc.audit.id
}

resource "aws_route" "audit_to_data" {
  route_table_id            = aws_route_table.audit.id
  destination_cidr_block    = aws_vpc.data.cidr_block
  vpc_peering_connection_id = aws_vpc_peering_connection.data_audit.id
}

resource "aws_route" "audit_to_web" {
  route_table_id            = aws_route_table.audit.id
  destination_cidr_block    = aws_vpc.web.cidr_block
  vpc_peering_connection_id = aws_vpc_peering_connection.data_audit.id
}

resource "aws_route_table_association" "audit" {
  subnet_id      = aws_subnet.audit.id
  route_table_id = aws_route_table.audit.id
}

resource "aws_security_group" "web" {
  vpc_id = aws_vpc.web.id
}

resource "aws_security_group" "batch" {
  vpc_id = aws_vpc.web.id
}

resource "aws_security_group" "data" {
  vpc_id = aws_vpc.data.id
}

resource "aws_security_group" "audit" {
  vpc_id = aws_vpc.audit.id
}

resource "aws_vpc_security_group_egress_rule" "web_to_data" {
  security_group_id            = aws_security_group.web.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  referenced_security_group_id = aws_security_group.data.id
}

resource "aws_vpc_security_group_egress_rule" "batch" {
  security_group_id = aws_security_group.batch.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_vpc_security_group_ingress_rule" "data_from_web" {
  security_group_id            = aws_security_group.data.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  referenced_security_group_id = aws_security_group.web.id
}

resource "aws_vpc_security_group_ingress_rule" "data_from_audit" {
  security_group_id            = aws_security_group.data.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  referenced_security_group_id = aws_security_group.audit.id
}

resource "aws_vpc_security_group_egress_rule" "data" {
  security_group_id            = aws_security_group.data.id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.audit.id
}

resource "aws_vpc_security_group_ingress_rule" "audit" {
  security_group_id            = aws_security_group.audit.id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.data.id
}

resource "aws_vpc_security_group_egress_rule" "audit" {
  security_group_id = aws_security_group.audit.id
  ip_protocol       = "-1"
  cidr_ipv4         = "10.0.0.0/8"
}

resource "aws_instance" "web" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.web.id
  vpc_security_group_ids = [aws_security_group.web.id]
}

resource "aws_instance" "batch" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.web.id
  vpc_security_group_ids = [aws_security_group.batch.id]
}

resource "aws_instance" "data" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.data.id
  vpc_security_group_ids = [aws_security_group.data.id]
}

resource "aws_instance" "vault" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.vault.id
  vpc_security_group_ids = [aws_security_group.data.id]
}

resource "aws_instance" "audit" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.audit.id
  vpc_security_group_ids = [aws_security_group.audit.id]
}
