resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_vpc_ipv4_cidr_block_association" "second" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "100.64.0.0/16"
}

resource "aws_vpc" "peer" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_subnet" "public" {
  count                   = 2
  vpc_id                  = aws_vpc.main.id
  cidr_block              = cidrsubnet("10.0.0.0/16", 8, count.index)
  map_public_ip_on_launch = true
  availability_zone       = "us-east-1${["a", "b"][count.index]}"
}

resource "aws_subnet" "private" {
  count      = 2
  vpc_id     = aws_vpc.main.id
  cidr_block = cidrsubnet("10.0.0.0/16", 8, 10 + count.index)
}

# Named by no association.
resource "aws_subnet" "main" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.20.0/24"
}

resource "aws_subnet" "moved" {
  vpc_id     = aws_vpc.peer.id
  cidr_block = "10.1.1.0/24"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

# Attached apart, and to nothing.
resource "aws_internet_gateway" "apart" {}

resource "aws_internet_gateway_attachment" "apart" {
  internet_gateway_id = aws_internet_gateway.apart.id
  vpc_id              = aws_vpc.peer.id
}

resource "aws_internet_gateway" "loose" {}

resource "aws_egress_only_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_eip" "nat" {
  domain = "vpc"
}

resource "aws_nat_gateway" "main" {
  subnet_id     = aws_subnet.public[0].id
  allocation_id = aws_eip.nat.id
}

resource "aws_nat_gateway" "inner" {
  subnet_id         = aws_subnet.private[0].id
  connectivity_type = "private"
}

resource "aws_vpc_peering_connection" "accepted" {
  vpc_id      = aws_vpc.main.id
  peer_vpc_id = aws_vpc.peer.id
  auto_accept = true
}

resource "aws_vpc_peering_connection" "pending" {
  vpc_id        = aws_vpc.main.id
  peer_vpc_id   = "vpc-0123456789abcdef0"
  peer_owner_id = "123456789012"
}

resource "aws_vpn_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_ec2_transit_gateway" "main" {}

resource "aws_network_interface" "appliance" {
  subnet_id         = aws_subnet.public[1].id
  source_dest_check = false
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
  route {
    ipv6_cidr_block        = "::/0"
    egress_only_gateway_id = aws_egress_only_internet_gateway.main.id
  }
  route {
    cidr_block                = "10.1.0.0/16"
    vpc_peering_connection_id = aws_vpc_peering_connection.accepted.id
  }
}

resource "aws_route_table" "private" {
  count  = 2
  vpc_id = aws_vpc.main.id
}

resource "aws_route" "nat" {
  count                  = 2
  route_table_id         = aws_route_table.private[count.index].id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.main.id
}

resource "aws_route" "tgw" {
  route_table_id         = aws_route_table.private[0].id
  destination_cidr_block = "10.0.0.0/8"
  transit_gateway_id     = aws_ec2_transit_gateway.main.id
}

resource "aws_route" "vgw" {
  route_table_id         = aws_route_table.private[0].id
  destination_cidr_block = "192.168.0.0/16"
  gateway_id             = aws_vpn_gateway.main.id
}

resource "aws_route" "appliance" {
  route_table_id         = aws_route_table.private[1].id
  destination_cidr_block = "10.0.20.0/24"
  network_interface_id   = aws_network_interface.appliance.id
}

resource "aws_route" "elsewhere" {
  route_table_id         = aws_route_table.private[1].id
  destination_cidr_block = "172.16.0.0/12"
  transit_gateway_id     = "tgw-0123456789abcdef0"
}

resource "aws_vpn_gateway_route_propagation" "learned" {
  route_table_id = aws_route_table.private[1].id
  vpn_gateway_id = aws_vpn_gateway.main.id
}

resource "aws_route_table_association" "public" {
  count          = 2
  subnet_id      = aws_subnet.public[count.index].id
  route_table_id = aws_route_table.public.id
}

resource "aws_route_table_association" "private" {
  count          = 2
  subnet_id      = aws_subnet.private[count.index].id
  route_table_id = aws_route_table.private[count.index].id
}

resource "aws_default_route_table" "main" {
  default_route_table_id = aws_vpc.main.default_route_table_id
}

# Another table takes the place of the one made with the VPC.
resource "aws_route_table" "peer" {
  vpc_id = aws_vpc.peer.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.apart.id
  }
}

resource "aws_main_route_table_association" "peer" {
  vpc_id         = aws_vpc.peer.id
  route_table_id = aws_route_table.peer.id
}
