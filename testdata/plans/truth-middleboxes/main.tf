# Ways through appliances: interfaces that forward, and endpoints of a Gateway Load Balancer.
locals {
  ami = "ami-0123456789abcdef0"
}

# The appliances, in a VPC of their own.
resource "aws_vpc" "appliances" {
  cidr_block = "10.100.0.0/16"
}

resource "aws_subnet" "appliances" {
  vpc_id            = aws_vpc.appliances.id
  cidr_block        = "10.100.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_lb" "appliances" {
  load_balancer_type = "gateway"
  subnets            = [aws_subnet.appliances.id]
}

resource "aws_vpc_endpoint_service" "firewall" {
  acceptance_required        = false
  gateway_load_balancer_arns = [aws_lb.appliances.arn]
}

# G12: the group of the sender means nothing behind an interface that forwards.
resource "aws_vpc" "g12" {
  cidr_block = "10.12.0.0/16"
}

resource "aws_subnet" "g12_a" {
  vpc_id            = aws_vpc.g12.id
  cidr_block        = "10.12.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "g12_b" {
  vpc_id            = aws_vpc.g12.id
  cidr_block        = "10.12.2.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "g12_fw" {
  vpc_id            = aws_vpc.g12.id
  cidr_block        = "10.12.3.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_security_group" "g12_a" {
  vpc_id = aws_vpc.g12.id
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

resource "aws_security_group" "g12_fw" {
  vpc_id = aws_vpc.g12.id
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

resource "aws_security_group" "g12_b" {
  vpc_id = aws_vpc.g12.id
  ingress {
    protocol        = "tcp"
    from_port       = 443
    to_port         = 443
    security_groups = [aws_security_group.g12_a.id]
  }
  ingress {
    protocol    = "tcp"
    from_port   = 80
    to_port     = 80
    cidr_blocks = ["10.12.1.0/24"]
  }
}

resource "aws_instance" "g12_a" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.g12_a.id
  vpc_security_group_ids = [aws_security_group.g12_a.id]
}

resource "aws_instance" "g12_b" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.g12_b.id
  vpc_security_group_ids = [aws_security_group.g12_b.id]
}

resource "aws_instance" "g12_fw" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.g12_fw.id
  vpc_security_group_ids = [aws_security_group.g12_fw.id]
  source_dest_check      = false
}

resource "aws_route_table" "g12_a" {
  vpc_id = aws_vpc.g12.id

  route {
    cidr_block           = "10.12.2.0/24"
    network_interface_id = aws_instance.g12_fw.primary_network_interface_id
  }
}

resource "aws_route_table_association" "g12_a" {
  subnet_id      = aws_subnet.g12_a.id
  route_table_id = aws_route_table.g12_a.id
}

resource "aws_route_table" "g12_b" {
  vpc_id = aws_vpc.g12.id

  route {
    cidr_block           = "10.12.1.0/24"
    network_interface_id = aws_instance.g12_fw.primary_network_interface_id
  }
}

resource "aws_route_table_association" "g12_b" {
  subnet_id      = aws_subnet.g12_b.id
  route_table_id = aws_route_table.g12_b.id
}

# R12: in by an endpoint, and out by it.
resource "aws_vpc" "r12" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_internet_gateway" "r12" {
  vpc_id = aws_vpc.r12.id
}

resource "aws_subnet" "r12" {
  vpc_id            = aws_vpc.r12.id
  cidr_block        = "10.20.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "r12_fw" {
  vpc_id            = aws_vpc.r12.id
  cidr_block        = "10.20.9.0/28"
  availability_zone = "us-east-1a"
}

resource "aws_security_group" "r12" {
  vpc_id = aws_vpc.r12.id
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

resource "aws_instance" "r12" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.r12.id
  vpc_security_group_ids = [aws_security_group.r12.id]
}

resource "aws_eip" "r12" {
  domain   = "vpc"
  instance = aws_instance.r12.id
}

resource "aws_vpc_endpoint" "r12" {
  vpc_id            = aws_vpc.r12.id
  service_name      = aws_vpc_endpoint_service.firewall.service_name
  vpc_endpoint_type = "GatewayLoadBalancer"
  subnet_ids        = [aws_subnet.r12_fw.id]
}

resource "aws_route_table" "r12" {
  vpc_id = aws_vpc.r12.id

  route {
    cidr_block      = "0.0.0.0/0"
    vpc_endpoint_id = aws_vpc_endpoint.r12.id
  }
}

resource "aws_route_table_association" "r12" {
  subnet_id      = aws_subnet.r12.id
  route_table_id = aws_route_table.r12.id
}

resource "aws_route_table" "r12_fw" {
  vpc_id = aws_vpc.r12.id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.r12.id
  }
}

resource "aws_route_table_association" "r12_fw" {
  subnet_id      = aws_subnet.r12_fw.id
  route_table_id = aws_route_table.r12_fw.id
}

resource "aws_route_table" "r12_edge" {
  vpc_id = aws_vpc.r12.id

  route {
    cidr_block      = "10.20.1.0/24"
    vpc_endpoint_id = aws_vpc_endpoint.r12.id
  }
}

resource "aws_route_table_association" "r12_edge" {
  gateway_id     = aws_internet_gateway.r12.id
  route_table_id = aws_route_table.r12_edge.id
}

# R13: in by an endpoint, and out past it.
resource "aws_vpc" "r13" {
  cidr_block = "10.21.0.0/16"
}

resource "aws_internet_gateway" "r13" {
  vpc_id = aws_vpc.r13.id
}

resource "aws_subnet" "r13" {
  vpc_id            = aws_vpc.r13.id
  cidr_block        = "10.21.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "r13_fw" {
  vpc_id            = aws_vpc.r13.id
  cidr_block        = "10.21.9.0/28"
  availability_zone = "us-east-1a"
}

resource "aws_security_group" "r13" {
  vpc_id = aws_vpc.r13.id
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

resource "aws_instance" "r13" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.r13.id
  vpc_security_group_ids = [aws_security_group.r13.id]
}

resource "aws_eip" "r13" {
  domain   = "vpc"
  instance = aws_instance.r13.id
}

resource "aws_vpc_endpoint" "r13" {
  vpc_id            = aws_vpc.r13.id
  service_name      = aws_vpc_endpoint_service.firewall.service_name
  vpc_endpoint_type = "GatewayLoadBalancer"
  subnet_ids        = [aws_subnet.r13_fw.id]
}

resource "aws_route_table" "r13" {
  vpc_id = aws_vpc.r13.id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.r13.id
  }
}

resource "aws_route_table_association" "r13" {
  subnet_id      = aws_subnet.r13.id
  route_table_id = aws_route_table.r13.id
}

resource "aws_route_table" "r13_fw" {
  vpc_id = aws_vpc.r13.id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.r13.id
  }
}

resource "aws_route_table_association" "r13_fw" {
  subnet_id      = aws_subnet.r13_fw.id
  route_table_id = aws_route_table.r13_fw.id
}

resource "aws_route_table" "r13_edge" {
  vpc_id = aws_vpc.r13.id

  route {
    cidr_block      = "10.21.1.0/24"
    vpc_endpoint_id = aws_vpc_endpoint.r13.id
  }
}

resource "aws_route_table_association" "r13_edge" {
  gateway_id     = aws_internet_gateway.r13.id
  route_table_id = aws_route_table.r13_edge.id
}

# M10: without appliance mode a flow may meet one endpoint and its replies the other.
resource "aws_ec2_transit_gateway" "m10" {
  default_route_table_association = "disable"
  default_route_table_propagation = "disable"
}

resource "aws_vpc" "m10_a" {
  cidr_block = "10.30.0.0/16"
}

resource "aws_subnet" "m10_a" {
  vpc_id            = aws_vpc.m10_a.id
  cidr_block        = "10.30.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_security_group" "m10_a" {
  vpc_id = aws_vpc.m10_a.id
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

resource "aws_instance" "m10_a" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.m10_a.id
  vpc_security_group_ids = [aws_security_group.m10_a.id]
}

resource "aws_route_table" "m10_a" {
  vpc_id = aws_vpc.m10_a.id

  route {
    cidr_block         = "0.0.0.0/0"
    transit_gateway_id = aws_ec2_transit_gateway.m10.id
  }
}

resource "aws_route_table_association" "m10_a" {
  subnet_id      = aws_subnet.m10_a.id
  route_table_id = aws_route_table.m10_a.id
}

resource "aws_ec2_transit_gateway_vpc_attachment" "m10_a" {
  transit_gateway_id = aws_ec2_transit_gateway.m10.id
  vpc_id             = aws_vpc.m10_a.id
  subnet_ids         = [aws_subnet.m10_a.id]
}

resource "aws_vpc" "m10_b" {
  cidr_block = "10.31.0.0/16"
}

resource "aws_subnet" "m10_b" {
  vpc_id            = aws_vpc.m10_b.id
  cidr_block        = "10.31.1.0/24"
  availability_zone = "us-east-1b"
}

resource "aws_security_group" "m10_b" {
  vpc_id = aws_vpc.m10_b.id
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

resource "aws_instance" "m10_b" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.m10_b.id
  vpc_security_group_ids = [aws_security_group.m10_b.id]
}

resource "aws_route_table" "m10_b" {
  vpc_id = aws_vpc.m10_b.id

  route {
    cidr_block         = "0.0.0.0/0"
    transit_gateway_id = aws_ec2_transit_gateway.m10.id
  }
}

resource "aws_route_table_association" "m10_b" {
  subnet_id      = aws_subnet.m10_b.id
  route_table_id = aws_route_table.m10_b.id
}

resource "aws_ec2_transit_gateway_vpc_attachment" "m10_b" {
  transit_gateway_id = aws_ec2_transit_gateway.m10.id
  vpc_id             = aws_vpc.m10_b.id
  subnet_ids         = [aws_subnet.m10_b.id]
}

resource "aws_vpc" "m10" {
  cidr_block = "10.32.0.0/16"
}

resource "aws_subnet" "m10_in_a" {
  vpc_id            = aws_vpc.m10.id
  cidr_block        = "10.32.0.0/28"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "m10_fw_a" {
  vpc_id            = aws_vpc.m10.id
  cidr_block        = "10.32.10.0/28"
  availability_zone = "us-east-1a"
}

resource "aws_vpc_endpoint" "m10_a" {
  vpc_id            = aws_vpc.m10.id
  service_name      = aws_vpc_endpoint_service.firewall.service_name
  vpc_endpoint_type = "GatewayLoadBalancer"
  subnet_ids        = [aws_subnet.m10_fw_a.id]
}

resource "aws_route_table" "m10_in_a" {
  vpc_id = aws_vpc.m10.id

  route {
    cidr_block      = "0.0.0.0/0"
    vpc_endpoint_id = aws_vpc_endpoint.m10_a.id
  }
}

resource "aws_route_table_association" "m10_in_a" {
  subnet_id      = aws_subnet.m10_in_a.id
  route_table_id = aws_route_table.m10_in_a.id
}

resource "aws_subnet" "m10_in_b" {
  vpc_id            = aws_vpc.m10.id
  cidr_block        = "10.32.1.0/28"
  availability_zone = "us-east-1b"
}

resource "aws_subnet" "m10_fw_b" {
  vpc_id            = aws_vpc.m10.id
  cidr_block        = "10.32.11.0/28"
  availability_zone = "us-east-1b"
}

resource "aws_vpc_endpoint" "m10_b" {
  vpc_id            = aws_vpc.m10.id
  service_name      = aws_vpc_endpoint_service.firewall.service_name
  vpc_endpoint_type = "GatewayLoadBalancer"
  subnet_ids        = [aws_subnet.m10_fw_b.id]
}

resource "aws_route_table" "m10_in_b" {
  vpc_id = aws_vpc.m10.id

  route {
    cidr_block      = "0.0.0.0/0"
    vpc_endpoint_id = aws_vpc_endpoint.m10_b.id
  }
}

resource "aws_route_table_association" "m10_in_b" {
  subnet_id      = aws_subnet.m10_in_b.id
  route_table_id = aws_route_table.m10_in_b.id
}

resource "aws_route_table" "m10_fw" {
  vpc_id = aws_vpc.m10.id

  route {
    cidr_block         = "0.0.0.0/0"
    transit_gateway_id = aws_ec2_transit_gateway.m10.id
  }
}

resource "aws_route_table_association" "m10_fw_a" {
  subnet_id      = aws_subnet.m10_fw_a.id
  route_table_id = aws_route_table.m10_fw.id
}

resource "aws_route_table_association" "m10_fw_b" {
  subnet_id      = aws_subnet.m10_fw_b.id
  route_table_id = aws_route_table.m10_fw.id
}

resource "aws_ec2_transit_gateway_vpc_attachment" "m10" {
  transit_gateway_id = aws_ec2_transit_gateway.m10.id
  vpc_id             = aws_vpc.m10.id
  subnet_ids         = [aws_subnet.m10_in_a.id, aws_subnet.m10_in_b.id]
}

resource "aws_ec2_transit_gateway_route_table" "m10_spokes" {
  transit_gateway_id = aws_ec2_transit_gateway.m10.id
}

resource "aws_ec2_transit_gateway_route" "m10_spokes" {
  destination_cidr_block         = "0.0.0.0/0"
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.m10.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.m10_spokes.id
}

resource "aws_ec2_transit_gateway_route_table" "m10_inspection" {
  transit_gateway_id = aws_ec2_transit_gateway.m10.id
}

resource "aws_ec2_transit_gateway_route_table_association" "m10_inspection" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.m10.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.m10_inspection.id
}

resource "aws_ec2_transit_gateway_route_table_association" "m10_a" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.m10_a.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.m10_spokes.id
}

resource "aws_ec2_transit_gateway_route_table_propagation" "m10_a" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.m10_a.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.m10_inspection.id
}

resource "aws_ec2_transit_gateway_route_table_association" "m10_b" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.m10_b.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.m10_spokes.id
}

resource "aws_ec2_transit_gateway_route_table_propagation" "m10_b" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.m10_b.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.m10_inspection.id
}

# In by an interface that forwards, to a server whose group admits that interface's alone.
resource "aws_vpc" "proxy" {
  cidr_block = "10.40.0.0/16"
}

resource "aws_internet_gateway" "proxy" {
  vpc_id = aws_vpc.proxy.id
}

resource "aws_subnet" "proxy" {
  vpc_id     = aws_vpc.proxy.id
  cidr_block = "10.40.1.0/24"
}

resource "aws_subnet" "behind_proxy" {
  vpc_id     = aws_vpc.proxy.id
  cidr_block = "10.40.2.0/24"
}

resource "aws_security_group" "proxy" {
  vpc_id = aws_vpc.proxy.id
  ingress {
    protocol    = "tcp"
    from_port   = 0
    to_port     = 1023
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "behind_proxy" {
  vpc_id = aws_vpc.proxy.id
  ingress {
    protocol        = "tcp"
    from_port       = 0
    to_port         = 65535
    security_groups = [aws_security_group.proxy.id]
  }
}

resource "aws_instance" "proxy" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.proxy.id
  vpc_security_group_ids = [aws_security_group.proxy.id]
  source_dest_check      = false
}

resource "aws_instance" "behind_proxy" {
  ami                         = local.ami
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.behind_proxy.id
  vpc_security_group_ids      = [aws_security_group.behind_proxy.id]
  associate_public_ip_address = true
}

resource "aws_route_table" "proxy" {
  vpc_id = aws_vpc.proxy.id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.proxy.id
  }
}

resource "aws_route_table_association" "proxy" {
  subnet_id      = aws_subnet.proxy.id
  route_table_id = aws_route_table.proxy.id
}

resource "aws_route_table" "proxy_edge" {
  vpc_id = aws_vpc.proxy.id

  route {
    cidr_block           = aws_subnet.behind_proxy.cidr_block
    network_interface_id = aws_instance.proxy.primary_network_interface_id
  }
}

resource "aws_route_table_association" "proxy_edge" {
  gateway_id     = aws_internet_gateway.proxy.id
  route_table_id = aws_route_table.proxy_edge.id
}
