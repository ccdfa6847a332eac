# Resources of one VPC shared by VPC Lattice: an endpoint in the client's VPC, whose groups are asked, and a gateway in
# the resource's, which opens the connection from its own interfaces under its own groups.
locals {
  ami = "ami-0123456789abcdef0"
}

resource "aws_vpc" "provider" {
  cidr_block = "10.1.0.0/16"
}

# The same prefix: no route joins the two.
resource "aws_vpc" "consumer" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_subnet" "provider" {
  vpc_id     = aws_vpc.provider.id
  cidr_block = "10.1.1.0/24"
}

resource "aws_subnet" "consumer" {
  vpc_id     = aws_vpc.consumer.id
  cidr_block = "10.1.1.0/24"
}

resource "aws_security_group" "gateway" {
  vpc_id = aws_vpc.provider.id
  egress {
    protocol    = "tcp"
    from_port   = 5432
    to_port     = 5432
    cidr_blocks = ["10.1.0.0/16"]
  }
}

# Without a permission to leave.
resource "aws_security_group" "mute" {
  vpc_id = aws_vpc.provider.id
}

resource "aws_vpclattice_resource_gateway" "main" {
  name               = "main"
  vpc_id             = aws_vpc.provider.id
  subnet_ids         = [aws_subnet.provider.id]
  security_group_ids = [aws_security_group.gateway.id]
}

resource "aws_vpclattice_resource_gateway" "mute" {
  name               = "mute"
  vpc_id             = aws_vpc.provider.id
  subnet_ids         = [aws_subnet.provider.id]
  security_group_ids = [aws_security_group.mute.id]
}

resource "aws_security_group" "of_gateway" {
  vpc_id = aws_vpc.provider.id
  ingress {
    protocol        = "tcp"
    from_port       = 5432
    to_port         = 5432
    security_groups = [aws_security_group.gateway.id]
  }
}

# Admits the client by its address, which the resource never sees.
resource "aws_security_group" "of_client" {
  vpc_id = aws_vpc.provider.id
  ingress {
    protocol    = "tcp"
    from_port   = 5432
    to_port     = 5432
    cidr_blocks = ["10.9.0.0/16"]
  }
}

resource "aws_instance" "of_gateway" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.provider.id
  private_ip             = "10.1.1.20"
  vpc_security_group_ids = [aws_security_group.of_gateway.id]
}

resource "aws_instance" "of_client" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.provider.id
  vpc_security_group_ids = [aws_security_group.of_client.id]
}

resource "aws_vpclattice_resource_configuration" "database" {
  name                        = "database"
  resource_gateway_identifier = aws_vpclattice_resource_gateway.main.id
  port_ranges                 = ["5432"]
  protocol                    = "TCP"
  resource_configuration_definition {
    ip_resource {
      ip_address = "10.1.1.20"
    }
  }
}

resource "aws_security_group" "endpoint" {
  vpc_id = aws_vpc.consumer.id
  ingress {
    protocol        = "tcp"
    from_port       = 5432
    to_port         = 5432
    security_groups = [aws_security_group.client.id]
  }
}

resource "aws_vpc_endpoint" "database" {
  vpc_id                     = aws_vpc.consumer.id
  vpc_endpoint_type          = "Resource"
  resource_configuration_arn = aws_vpclattice_resource_configuration.database.arn
  subnet_ids                 = [aws_subnet.consumer.id]
  security_group_ids         = [aws_security_group.endpoint.id]
}

resource "aws_security_group" "client" {
  vpc_id = aws_vpc.consumer.id
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "stranger" {
  vpc_id = aws_vpc.consumer.id
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "client" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.consumer.id
  vpc_security_group_ids = [aws_security_group.client.id]
}

resource "aws_instance" "stranger" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.consumer.id
  vpc_security_group_ids = [aws_security_group.stranger.id]
}

# Any port by the endpoint's group: what is shared decides.
resource "aws_security_group" "open" {
  vpc_id = aws_vpc.consumer.id
  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.1.0.0/16"]
  }
}

resource "aws_vpc_endpoint" "open" {
  vpc_id                     = aws_vpc.consumer.id
  vpc_endpoint_type          = "Resource"
  resource_configuration_arn = aws_vpclattice_resource_configuration.database.arn
  subnet_ids                 = [aws_subnet.consumer.id]
  security_group_ids         = [aws_security_group.open.id]
}

# A group of configurations, one whose port only its database knows, and one that is not in the plan.
resource "aws_vpclattice_resource_configuration" "group" {
  name                        = "group"
  resource_gateway_identifier = aws_vpclattice_resource_gateway.main.id
  type                        = "GROUP"
  protocol                    = "TCP"
}

resource "aws_vpclattice_resource_configuration" "child" {
  name                            = "child"
  type                            = "CHILD"
  resource_configuration_group_id = aws_vpclattice_resource_configuration.group.id
  port_ranges                     = ["8000-8010"]
  resource_configuration_definition {
    dns_resource {
      domain_name     = "example.com"
      ip_address_type = "IPV4"
    }
  }
}

resource "aws_vpclattice_resource_configuration" "arn" {
  name                        = "arn"
  type                        = "ARN"
  resource_gateway_identifier = aws_vpclattice_resource_gateway.main.id
  resource_configuration_definition {
    arn_resource {
      arn = "arn:aws:rds:us-east-1:123456789012:cluster:shared"
    }
  }
}

resource "aws_vpc_endpoint" "group" {
  vpc_id                     = aws_vpc.consumer.id
  vpc_endpoint_type          = "Resource"
  resource_configuration_arn = aws_vpclattice_resource_configuration.group.arn
  subnet_ids                 = [aws_subnet.consumer.id]
  security_group_ids         = [aws_security_group.open.id]
}

resource "aws_vpc_endpoint" "arn" {
  vpc_id                     = aws_vpc.consumer.id
  vpc_endpoint_type          = "Resource"
  resource_configuration_arn = aws_vpclattice_resource_configuration.arn.arn
  subnet_ids                 = [aws_subnet.consumer.id]
  security_group_ids         = [aws_security_group.open.id]
}

resource "aws_vpc_endpoint" "elsewhere" {
  vpc_id                     = aws_vpc.consumer.id
  vpc_endpoint_type          = "Resource"
  resource_configuration_arn = "arn:aws:vpc-lattice:us-east-1:123456789012:resourceconfiguration/rcfg-0123456789abcdef0"
  subnet_ids                 = [aws_subnet.consumer.id]
  security_group_ids         = [aws_security_group.open.id]
}

# The same resource and a service, by a service network: through an endpoint of it, and from a VPC that is associated.
resource "aws_vpclattice_service_network" "shop" {
  name = "shop"
}

resource "aws_vpclattice_service_network_resource_association" "shop" {
  resource_configuration_identifier = aws_vpclattice_resource_configuration.database.id
  service_network_identifier        = aws_vpclattice_service_network.shop.id
}

resource "aws_vpclattice_service" "orders" {
  name = "orders"
}

resource "aws_vpclattice_listener" "orders" {
  name               = "orders"
  protocol           = "HTTPS"
  port               = 8443
  service_identifier = aws_vpclattice_service.orders.id
  default_action {
    fixed_response {
      status_code = 404
    }
  }
}

resource "aws_vpclattice_service_network_service_association" "orders" {
  service_identifier         = aws_vpclattice_service.orders.id
  service_network_identifier = aws_vpclattice_service_network.shop.id
}

resource "aws_vpc_endpoint" "shop" {
  vpc_id              = aws_vpc.consumer.id
  vpc_endpoint_type   = "ServiceNetwork"
  service_network_arn = aws_vpclattice_service_network.shop.arn
  subnet_ids          = [aws_subnet.consumer.id]
  security_group_ids  = [aws_security_group.open.id]
}

resource "aws_vpc" "member" {
  cidr_block = "10.3.0.0/16"
}

resource "aws_subnet" "member" {
  vpc_id     = aws_vpc.member.id
  cidr_block = "10.3.1.0/24"
}

resource "aws_security_group" "association" {
  vpc_id = aws_vpc.member.id
  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.3.0.0/16"]
  }
}

resource "aws_vpclattice_service_network_vpc_association" "member" {
  vpc_identifier             = aws_vpc.member.id
  service_network_identifier = aws_vpclattice_service_network.shop.id
  security_group_ids         = [aws_security_group.association.id]
}

resource "aws_security_group" "member" {
  vpc_id = aws_vpc.member.id
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "member" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.member.id
  vpc_security_group_ids = [aws_security_group.member.id]
}

# Resources that admit the gateway: one that no configuration of the plan leads to, and one that is named.
resource "aws_instance" "unshared" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.provider.id
  private_ip             = "10.1.1.30"
  vpc_security_group_ids = [aws_security_group.of_gateway.id]
}

resource "aws_subnet" "named" {
  vpc_id     = aws_vpc.provider.id
  cidr_block = "10.1.2.0/24"
}

resource "aws_instance" "named" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.named.id
  vpc_security_group_ids = [aws_security_group.of_gateway.id]
}

resource "aws_vpclattice_resource_configuration" "named" {
  name                            = "named"
  type                            = "CHILD"
  resource_configuration_group_id = aws_vpclattice_resource_configuration.group.id
  port_ranges                     = ["5432"]
  resource_configuration_definition {
    ip_resource {
      ip_address = aws_instance.named.private_ip
    }
  }
}
