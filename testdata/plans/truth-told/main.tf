# What no packet decides: plans that AWS refuses, and an endpoint that lies in no VPC.

# A3: a second prefix out of another private range.
resource "aws_vpc" "a3" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_vpc_ipv4_cidr_block_association" "a3" {
  vpc_id     = aws_vpc.a3.id
  cidr_block = "192.168.0.0/20"
}

# One that AWS takes.
resource "aws_vpc" "taken" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_vpc_ipv4_cidr_block_association" "taken" {
  vpc_id     = aws_vpc.taken.id
  cidr_block = "100.64.0.0/16"
}

# X8: peers that overlap, in part only.
resource "aws_vpc" "x8" {
  cidr_block = "10.8.0.0/16"
}

resource "aws_vpc" "x8_peer" {
  cidr_block = "10.8.128.0/20"
}

resource "aws_vpc_peering_connection" "x8" {
  vpc_id      = aws_vpc.x8.id
  peer_vpc_id = aws_vpc.x8_peer.id
  auto_accept = true
}

resource "aws_vpc_peering_connection" "taken" {
  vpc_id      = aws_vpc.x8.id
  peer_vpc_id = aws_vpc.taken.id
  auto_accept = true
}

# W7: a domain in no VPC.
resource "aws_opensearch_domain" "w7" {
  domain_name = "domain"
}
