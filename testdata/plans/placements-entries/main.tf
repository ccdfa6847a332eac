# What lets others in: links, resolvers, VPNs and file transfer.
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "a" {
  vpc_id                  = aws_vpc.main.id
  cidr_block              = "10.0.1.0/24"
  availability_zone       = "eu-central-1a"
  map_public_ip_on_launch = true
}

resource "aws_subnet" "b" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.2.0/24"
  availability_zone = "eu-central-1b"
}

resource "aws_security_group" "app" {
  vpc_id = aws_vpc.main.id
}

locals {
  role = "arn:aws:iam::123456789012:role/service"
}

resource "aws_apigatewayv2_vpc_link" "link" {
  name               = "link"
  subnet_ids         = [aws_subnet.a.id, aws_subnet.b.id]
  security_group_ids = [aws_security_group.app.id]
}

resource "aws_ec2_client_vpn_endpoint" "staff" {
  client_cidr_block      = "10.99.0.0/22"
  server_certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/vpn"
  vpc_id                 = aws_vpc.main.id
  security_group_ids     = [aws_security_group.app.id]
  authentication_options {
    type                       = "certificate-authentication"
    root_certificate_chain_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/root"
  }
  connection_log_options {
    enabled = false
  }
}

resource "aws_ec2_client_vpn_network_association" "staff" {
  client_vpn_endpoint_id = aws_ec2_client_vpn_endpoint.staff.id
  subnet_id              = aws_subnet.b.id
}

resource "aws_ec2_client_vpn_endpoint" "guests" {
  client_cidr_block      = "10.98.0.0/22"
  server_certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/vpn"
  authentication_options {
    type                       = "certificate-authentication"
    root_certificate_chain_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/root"
  }
  connection_log_options {
    enabled = false
  }
}

resource "aws_ec2_client_vpn_network_association" "guests" {
  client_vpn_endpoint_id = aws_ec2_client_vpn_endpoint.guests.id
  subnet_id              = aws_subnet.b.id
}

resource "aws_ec2_client_vpn_network_association" "foreign" {
  client_vpn_endpoint_id = "cvpn-endpoint-0123456789abcdef0"
  subnet_id              = aws_subnet.b.id
}

resource "aws_ec2_instance_connect_endpoint" "shell" {
  subnet_id = aws_subnet.b.id
}

resource "aws_verifiedaccess_endpoint" "portal" {
  attachment_type          = "vpc"
  endpoint_type            = "load-balancer"
  endpoint_domain_prefix   = "portal"
  application_domain       = "portal.example.com"
  domain_certificate_arn   = "arn:aws:acm:eu-central-1:123456789012:certificate/portal"
  verified_access_group_id = "vagr-0123456789abcdef0"
  security_group_ids       = [aws_security_group.app.id]
  load_balancer_options {
    load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/portal/abcd"
    port              = 443
    protocol          = "https"
    subnet_ids        = [aws_subnet.a.id, aws_subnet.b.id]
  }
}

resource "aws_eip" "files" {
  domain = "vpc"
}

resource "aws_transfer_server" "public" {
  endpoint_type = "VPC"
  endpoint_details {
    vpc_id                 = aws_vpc.main.id
    subnet_ids             = [aws_subnet.a.id]
    security_group_ids     = [aws_security_group.app.id]
    address_allocation_ids = [aws_eip.files.id]
  }
}

resource "aws_transfer_server" "inside" {
  endpoint_type = "VPC"
  endpoint_details {
    vpc_id     = aws_vpc.main.id
    subnet_ids = [aws_subnet.a.id]
  }
}

resource "aws_transfer_server" "outside" {
  identity_provider_type = "SERVICE_MANAGED"
}

resource "aws_vpclattice_resource_gateway" "gateway" {
  name               = "gateway"
  vpc_id             = aws_vpc.main.id
  subnet_ids         = [aws_subnet.a.id, aws_subnet.b.id]
  security_group_ids = [aws_security_group.app.id]
}

resource "aws_route53_resolver_endpoint" "inbound" {
  direction          = "INBOUND"
  security_group_ids = [aws_security_group.app.id]
  ip_address {
    subnet_id = aws_subnet.a.id
    ip        = "10.0.1.53"
  }
  ip_address {
    subnet_id = aws_subnet.b.id
  }
}

resource "aws_route53_resolver_endpoint" "outbound" {
  direction          = "OUTBOUND"
  security_group_ids = [aws_security_group.app.id]
  ip_address {
    subnet_id = aws_subnet.a.id
  }
  ip_address {
    subnet_id = aws_subnet.b.id
  }
}

resource "aws_directory_service_directory" "connector" {
  name     = "corp.example.com"
  password = "SuperSecretPassw0rd"
  size     = "Small"
  type     = "ADConnector"
  connect_settings {
    customer_dns_ips  = ["10.0.1.4"]
    customer_username = "root"
    vpc_id            = aws_vpc.main.id
    subnet_ids        = [aws_subnet.a.id, aws_subnet.b.id]
  }
}

resource "aws_directory_service_region" "second" {
  directory_id = aws_directory_service_directory.connector.id
  region_name  = "eu-west-1"
  vpc_settings {
    vpc_id     = aws_vpc.main.id
    subnet_ids = [aws_subnet.a.id, aws_subnet.b.id]
  }
}

resource "aws_vpc_endpoint" "resource" {
  vpc_id                     = aws_vpc.main.id
  vpc_endpoint_type          = "Resource"
  resource_configuration_arn = "arn:aws:vpc-lattice:eu-central-1:123456789012:resourceconfiguration/rcfg-0123456789abcdef0"
  subnet_ids                 = [aws_subnet.b.id]
  security_group_ids         = [aws_security_group.app.id]
}

resource "aws_vpc_endpoint" "network" {
  vpc_id              = aws_vpc.main.id
  vpc_endpoint_type   = "ServiceNetwork"
  service_network_arn = "arn:aws:vpc-lattice:eu-central-1:123456789012:servicenetwork/sn-0123456789abcdef0"
  subnet_ids          = [aws_subnet.b.id]
}
