# Who speaks for clients: endpoints of Instance Connect, a client VPN, and balancers that keep addresses within a VPC.
locals {
  ami = "ami-0123456789abcdef0"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "a" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.11.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "b" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.12.0/24"
  availability_zone = "us-east-1a"
}

# Endpoints of Instance Connect, one that keeps the addresses of its clients and one that does not.
resource "aws_security_group" "connect" {
  vpc_id = aws_vpc.main.id
  egress {
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_ec2_instance_connect_endpoint" "keeps" {
  subnet_id          = aws_subnet.a.id
  security_group_ids = [aws_security_group.connect.id]
  preserve_client_ip = true
}

resource "aws_ec2_instance_connect_endpoint" "own" {
  subnet_id          = aws_subnet.a.id
  security_group_ids = [aws_security_group.connect.id]
  preserve_client_ip = false
}

resource "aws_security_group" "of_vpc" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["10.0.0.0/16"]
  }
}

resource "aws_instance" "of_vpc" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.b.id
  vpc_security_group_ids = [aws_security_group.of_vpc.id]
}

resource "aws_security_group" "of_group" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol        = "tcp"
    from_port       = 22
    to_port         = 22
    security_groups = [aws_security_group.connect.id]
  }
}

resource "aws_instance" "of_group" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.b.id
  vpc_security_group_ids = [aws_security_group.of_group.id]
}

resource "aws_security_group" "of_all" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "of_all" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.b.id
  vpc_security_group_ids = [aws_security_group.of_all.id]
}

resource "aws_security_group" "of_office" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["203.0.113.0/24"]
  }
}

resource "aws_instance" "of_office" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.b.id
  vpc_security_group_ids = [aws_security_group.of_office.id]
}

# Client VPNs: where their clients get, authorization rules and routes decide, and then the groups of the interface.
resource "aws_security_group" "vpn" {
  vpc_id = aws_vpc.main.id
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "of_vpn" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol        = "tcp"
    from_port       = 443
    to_port         = 443
    security_groups = [aws_security_group.vpn.id]
  }
}

resource "aws_instance" "in_a" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.a.id
  vpc_security_group_ids = [aws_security_group.of_vpn.id]
}

resource "aws_instance" "in_b" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.b.id
  vpc_security_group_ids = [aws_security_group.of_vpn.id]
}

resource "aws_ec2_client_vpn_endpoint" "whole" {
  client_cidr_block      = "10.99.0.0/22"
  server_certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/vpn"
  vpc_id                 = aws_vpc.main.id
  security_group_ids     = [aws_security_group.vpn.id]
  authentication_options {
    type                       = "certificate-authentication"
    root_certificate_chain_arn = "arn:aws:acm:us-east-1:123456789012:certificate/root"
  }
  connection_log_options {
    enabled = false
  }
}

resource "aws_ec2_client_vpn_network_association" "whole" {
  client_vpn_endpoint_id = aws_ec2_client_vpn_endpoint.whole.id
  subnet_id              = aws_subnet.a.id
}

resource "aws_ec2_client_vpn_endpoint" "part" {
  client_cidr_block      = "10.99.0.0/22"
  server_certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/vpn"
  vpc_id                 = aws_vpc.main.id
  security_group_ids     = [aws_security_group.vpn.id]
  authentication_options {
    type                       = "certificate-authentication"
    root_certificate_chain_arn = "arn:aws:acm:us-east-1:123456789012:certificate/root"
  }
  connection_log_options {
    enabled = false
  }
}

resource "aws_ec2_client_vpn_network_association" "part" {
  client_vpn_endpoint_id = aws_ec2_client_vpn_endpoint.part.id
  subnet_id              = aws_subnet.a.id
}

resource "aws_ec2_client_vpn_endpoint" "none" {
  client_cidr_block      = "10.99.0.0/22"
  server_certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/vpn"
  vpc_id                 = aws_vpc.main.id
  security_group_ids     = [aws_security_group.vpn.id]
  authentication_options {
    type                       = "certificate-authentication"
    root_certificate_chain_arn = "arn:aws:acm:us-east-1:123456789012:certificate/root"
  }
  connection_log_options {
    enabled = false
  }
}

resource "aws_ec2_client_vpn_network_association" "none" {
  client_vpn_endpoint_id = aws_ec2_client_vpn_endpoint.none.id
  subnet_id              = aws_subnet.a.id
}

resource "aws_ec2_client_vpn_endpoint" "far" {
  client_cidr_block      = "10.99.0.0/22"
  server_certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/vpn"
  vpc_id                 = aws_vpc.main.id
  security_group_ids     = [aws_security_group.vpn.id]
  authentication_options {
    type                       = "certificate-authentication"
    root_certificate_chain_arn = "arn:aws:acm:us-east-1:123456789012:certificate/root"
  }
  connection_log_options {
    enabled = false
  }
}

resource "aws_ec2_client_vpn_network_association" "far" {
  client_vpn_endpoint_id = aws_ec2_client_vpn_endpoint.far.id
  subnet_id              = aws_subnet.a.id
}

resource "aws_ec2_client_vpn_authorization_rule" "whole" {
  client_vpn_endpoint_id = aws_ec2_client_vpn_endpoint.whole.id
  target_network_cidr    = "10.0.0.0/16"
  authorize_all_groups   = true
}

resource "aws_ec2_client_vpn_authorization_rule" "part" {
  client_vpn_endpoint_id = aws_ec2_client_vpn_endpoint.part.id
  target_network_cidr    = "10.0.12.0/24"
  authorize_all_groups   = true
}

resource "aws_ec2_client_vpn_authorization_rule" "far" {
  client_vpn_endpoint_id = aws_ec2_client_vpn_endpoint.far.id
  target_network_cidr    = "0.0.0.0/0"
  authorize_all_groups   = true
}

# Authorized for a peered VPC as well, but only one of the two endpoints has a route there.
resource "aws_vpc" "peer" {
  cidr_block = "10.50.0.0/16"
}

resource "aws_subnet" "peer" {
  vpc_id            = aws_vpc.peer.id
  cidr_block        = "10.50.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_security_group" "of_main" {
  vpc_id = aws_vpc.peer.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.0.0.0/16"]
  }
}

resource "aws_instance" "peer" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.peer.id
  vpc_security_group_ids = [aws_security_group.of_main.id]
}

resource "aws_vpc_peering_connection" "peer" {
  vpc_id      = aws_vpc.main.id
  peer_vpc_id = aws_vpc.peer.id
  auto_accept = true
}

resource "aws_route" "there" {
  route_table_id            = aws_vpc.main.main_route_table_id
  destination_cidr_block    = "10.50.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.peer.id
}

resource "aws_route" "back" {
  route_table_id            = aws_vpc.peer.main_route_table_id
  destination_cidr_block    = "10.0.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.peer.id
}

resource "aws_ec2_client_vpn_route" "far" {
  client_vpn_endpoint_id = aws_ec2_client_vpn_endpoint.far.id
  destination_cidr_block = "10.50.0.0/16"
  target_vpc_subnet_id   = aws_ec2_client_vpn_network_association.far.subnet_id
}

resource "aws_ec2_client_vpn_authorization_rule" "whole_peer" {
  client_vpn_endpoint_id = aws_ec2_client_vpn_endpoint.whole.id
  target_network_cidr    = "10.50.0.0/16"
  authorize_all_groups   = true
}

# An internal balancer that keeps the addresses of clients in its VPC: its targets admit its group alone.
resource "aws_security_group" "client" {
  vpc_id = aws_vpc.main.id
  egress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.0.11.0/24"]
  }
}

resource "aws_security_group" "mute" {
  vpc_id = aws_vpc.main.id
}

resource "aws_instance" "client" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.b.id
  vpc_security_group_ids = [aws_security_group.client.id]
}

resource "aws_instance" "mute" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.b.id
  vpc_security_group_ids = [aws_security_group.mute.id]
}

resource "aws_security_group" "balancer" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.0.0.0/16"]
  }
  egress {
    protocol    = "tcp"
    from_port   = 8443
    to_port     = 8443
    cidr_blocks = ["10.0.0.0/16"]
  }
}

resource "aws_security_group" "target" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol        = "tcp"
    from_port       = 8443
    to_port         = 8443
    security_groups = [aws_security_group.balancer.id]
  }
}

resource "aws_security_group" "closed" {
  vpc_id = aws_vpc.main.id
  egress {
    protocol    = "tcp"
    from_port   = 8443
    to_port     = 8443
    cidr_blocks = ["10.0.0.0/16"]
  }
}

resource "aws_instance" "target" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.b.id
  vpc_security_group_ids = [aws_security_group.target.id]
}

resource "aws_instance" "behind_closed" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.b.id
  vpc_security_group_ids = [aws_security_group.closed_target.id]
}

resource "aws_security_group" "closed_target" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol        = "tcp"
    from_port       = 8443
    to_port         = 8443
    security_groups = [aws_security_group.closed.id]
  }
}

resource "aws_lb" "open" {
  load_balancer_type               = "network"
  internal                         = true
  subnets                          = [aws_subnet.a.id]
  security_groups                  = [aws_security_group.balancer.id]
  enable_cross_zone_load_balancing = true
}

resource "aws_lb_target_group" "open" {
  port     = 8443
  protocol = "TCP"
  vpc_id   = aws_vpc.main.id
}

resource "aws_lb_target_group_attachment" "open" {
  target_group_arn = aws_lb_target_group.open.arn
  target_id        = aws_instance.target.id
}

resource "aws_lb_listener" "open" {
  load_balancer_arn = aws_lb.open.arn
  port              = 443
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.open.arn
  }
}

resource "aws_lb" "closed" {
  load_balancer_type               = "network"
  internal                         = true
  subnets                          = [aws_subnet.a.id]
  security_groups                  = [aws_security_group.closed.id]
  enable_cross_zone_load_balancing = true
}

resource "aws_lb_target_group" "closed" {
  port     = 8443
  protocol = "TCP"
  vpc_id   = aws_vpc.main.id
}

resource "aws_lb_target_group_attachment" "closed" {
  target_group_arn = aws_lb_target_group.closed.arn
  target_id        = aws_instance.behind_closed.id
}

resource "aws_lb_listener" "closed" {
  load_balancer_arn = aws_lb.closed.arn
  port              = 443
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.closed.arn
  }
}

