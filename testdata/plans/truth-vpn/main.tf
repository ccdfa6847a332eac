# Networks behind virtual private gateways, of which a plan tells the routes and no more.
locals {
  ami = "ami-0123456789abcdef0"
}

resource "aws_vpc" "main" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_vpn_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_customer_gateway" "office" {
  bgp_asn    = 65000
  ip_address = "203.0.113.10"
  type       = "ipsec.1"
}

resource "aws_vpn_connection" "office" {
  vpn_gateway_id      = aws_vpn_gateway.main.id
  customer_gateway_id = aws_customer_gateway.office.id
  type                = "ipsec.1"
  static_routes_only  = true
}

resource "aws_vpn_connection_route" "office" {
  vpn_connection_id      = aws_vpn_connection.office.id
  destination_cidr_block = "192.168.0.0/16"
}

# X10: the static route is propagated to the table.
resource "aws_subnet" "x10" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.1.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_security_group" "main" {
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

resource "aws_instance" "x10" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.x10.id
  vpc_security_group_ids = [aws_security_group.main.id]
}

resource "aws_route_table" "x10" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route_table_association" "x10" {
  subnet_id      = aws_subnet.x10.id
  route_table_id = aws_route_table.x10.id
}

resource "aws_vpn_gateway_route_propagation" "x10" {
  vpn_gateway_id = aws_vpn_gateway.main.id
  route_table_id = aws_route_table.x10.id
}

# X9: a peering does not lend its other side's gateway.
resource "aws_vpc" "x9" {
  cidr_block = "10.2.0.0/16"
}

resource "aws_subnet" "x9" {
  vpc_id            = aws_vpc.x9.id
  cidr_block        = "10.2.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_security_group" "x9" {
  vpc_id = aws_vpc.x9.id
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

resource "aws_instance" "x9" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.x9.id
  vpc_security_group_ids = [aws_security_group.x9.id]
}

resource "aws_vpc_peering_connection" "x9" {
  vpc_id      = aws_vpc.x9.id
  peer_vpc_id = aws_vpc.main.id
  auto_accept = true
}

resource "aws_route_table" "x9" {
  vpc_id = aws_vpc.x9.id

  route {
    cidr_block                = "192.168.0.0/16"
    vpc_peering_connection_id = aws_vpc_peering_connection.x9.id
  }

  route {
    cidr_block                = "10.1.0.0/16"
    vpc_peering_connection_id = aws_vpc_peering_connection.x9.id
  }
}

resource "aws_route_table_association" "x9" {
  subnet_id      = aws_subnet.x9.id
  route_table_id = aws_route_table.x9.id
}

# A route to a gateway of another VPC, one to a gateway of none, and one that learns by BGP.
resource "aws_subnet" "astray" {
  vpc_id            = aws_vpc.x9.id
  cidr_block        = "10.2.2.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_instance" "astray" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.astray.id
  vpc_security_group_ids = [aws_security_group.x9.id]
}

resource "aws_route_table" "astray" {
  vpc_id = aws_vpc.x9.id

  route {
    cidr_block = "192.168.0.0/16"
    gateway_id = aws_vpn_gateway.main.id
  }
}

resource "aws_route_table_association" "astray" {
  subnet_id      = aws_subnet.astray.id
  route_table_id = aws_route_table.astray.id
}

resource "aws_vpn_gateway" "loose" {
}

resource "aws_subnet" "loose" {
  vpc_id            = aws_vpc.x9.id
  cidr_block        = "10.2.3.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_instance" "loose" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.loose.id
  vpc_security_group_ids = [aws_security_group.x9.id]
}

resource "aws_route_table" "loose" {
  vpc_id = aws_vpc.x9.id

  route {
    cidr_block = "192.168.0.0/16"
    gateway_id = aws_vpn_gateway.loose.id
  }
}

resource "aws_route_table_association" "loose" {
  subnet_id      = aws_subnet.loose.id
  route_table_id = aws_route_table.loose.id
}

resource "aws_vpc" "learning" {
  cidr_block = "10.3.0.0/16"
}

resource "aws_vpn_gateway" "learning" {
}

resource "aws_vpn_gateway_attachment" "learning" {
  vpc_id         = aws_vpc.learning.id
  vpn_gateway_id = aws_vpn_gateway.learning.id
}

resource "aws_vpn_connection" "learning" {
  vpn_gateway_id      = aws_vpn_gateway.learning.id
  customer_gateway_id = aws_customer_gateway.office.id
  type                = "ipsec.1"
}

resource "aws_subnet" "learning" {
  vpc_id            = aws_vpc.learning.id
  cidr_block        = "10.3.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_security_group" "learning" {
  vpc_id = aws_vpc.learning.id
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

resource "aws_instance" "learning" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.learning.id
  vpc_security_group_ids = [aws_security_group.learning.id]
}

resource "aws_route_table" "learning" {
  vpc_id           = aws_vpc.learning.id
  propagating_vgws = [aws_vpn_gateway.learning.id]
}

resource "aws_route_table_association" "learning" {
  subnet_id      = aws_subnet.learning.id
  route_table_id = aws_route_table.learning.id
}

# A gateway for Direct Connect, one for carriers, one of an outpost, and a core network.
resource "aws_dx_gateway" "main" {
  name            = "main"
  amazon_side_asn = 64512
}

resource "aws_vpn_gateway" "direct" {
  vpc_id = aws_vpc.direct.id
}

resource "aws_dx_gateway_association" "direct" {
  dx_gateway_id         = aws_dx_gateway.main.id
  associated_gateway_id = aws_vpn_gateway.direct.id
}

resource "aws_vpc" "direct" {
  cidr_block = "10.4.0.0/16"
}

resource "aws_subnet" "direct" {
  vpc_id            = aws_vpc.direct.id
  cidr_block        = "10.4.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_security_group" "direct" {
  vpc_id = aws_vpc.direct.id
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

resource "aws_instance" "direct" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.direct.id
  vpc_security_group_ids = [aws_security_group.direct.id]
}

resource "aws_route_table" "direct" {
  vpc_id = aws_vpc.direct.id
}

resource "aws_route_table_association" "direct" {
  subnet_id      = aws_subnet.direct.id
  route_table_id = aws_route_table.direct.id
}

resource "aws_vpn_gateway_route_propagation" "direct" {
  vpn_gateway_id = aws_vpn_gateway.direct.id
  route_table_id = aws_route_table.direct.id
}

resource "aws_ec2_carrier_gateway" "main" {
  vpc_id = aws_vpc.direct.id
}

resource "aws_subnet" "carrier" {
  vpc_id            = aws_vpc.direct.id
  cidr_block        = "10.4.2.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_instance" "carrier" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.carrier.id
  vpc_security_group_ids = [aws_security_group.direct.id]
}

resource "aws_route_table" "carrier" {
  vpc_id = aws_vpc.direct.id

  route {
    cidr_block         = "0.0.0.0/0"
    carrier_gateway_id = aws_ec2_carrier_gateway.main.id
  }
}

resource "aws_route_table_association" "carrier" {
  subnet_id      = aws_subnet.carrier.id
  route_table_id = aws_route_table.carrier.id
}

resource "aws_subnet" "core" {
  vpc_id            = aws_vpc.direct.id
  cidr_block        = "10.4.3.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_instance" "core" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.core.id
  vpc_security_group_ids = [aws_security_group.direct.id]
}

resource "aws_networkmanager_global_network" "main" {
}

resource "aws_networkmanager_core_network" "main" {
  global_network_id = aws_networkmanager_global_network.main.id
}

resource "aws_route_table" "core" {
  vpc_id = aws_vpc.direct.id

  route {
    cidr_block       = "10.0.0.0/8"
    core_network_arn = aws_networkmanager_core_network.main.arn
  }
}

resource "aws_route_table_association" "core" {
  subnet_id      = aws_subnet.core.id
  route_table_id = aws_route_table.core.id
}

resource "aws_subnet" "outpost" {
  vpc_id            = aws_vpc.direct.id
  cidr_block        = "10.4.4.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_instance" "outpost" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.outpost.id
  vpc_security_group_ids = [aws_security_group.direct.id]
}

resource "aws_route_table" "outpost" {
  vpc_id = aws_vpc.direct.id

  route {
    cidr_block       = "192.168.0.0/16"
    local_gateway_id = "lgw-0123456789abcdef0"
  }
}

resource "aws_route_table_association" "outpost" {
  subnet_id      = aws_subnet.outpost.id
  route_table_id = aws_route_table.outpost.id
}
