# Ways in of which the plan leaves a part open: what is not known may be anything, and is no reason to refuse.
locals {
  ami  = "ami-0123456789abcdef0"
  late = length(aws_vpc.main.id) # a number that is known after apply
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "public" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route" "public" {
  route_table_id         = aws_route_table.public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.main.id
}

resource "aws_route_table_association" "public" {
  subnet_id      = aws_subnet.public.id
  route_table_id = aws_route_table.public.id
}

resource "aws_subnet" "a" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.11.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "b" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.12.0/24"
  availability_zone = "us-east-1b"
}

resource "aws_security_group" "open" {
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

# An API whose callers are an office and an address that is not known yet.
resource "aws_iam_role" "cluster" {
  name               = "cluster"
  assume_role_policy = "{}"
}

resource "aws_eip" "office" {
  domain = "vpc"
}

resource "aws_eks_cluster" "callers" {
  name     = "callers"
  role_arn = aws_iam_role.cluster.arn
  vpc_config {
    subnet_ids          = [aws_subnet.a.id, aws_subnet.b.id]
    public_access_cidrs = ["203.0.113.0/24", "${aws_eip.office.public_ip}/32"]
  }
}

# Its private endpoint is off; its nodes carry the group that the API's interfaces admit.
resource "aws_eks_node_group" "callers" {
  cluster_name    = aws_eks_cluster.callers.name
  node_group_name = "callers"
  node_role_arn   = aws_iam_role.cluster.arn
  subnet_ids      = [aws_subnet.a.id]
  scaling_config {
    desired_size = 1
    max_size     = 1
    min_size     = 1
  }
}

# An accelerator's listener at a port that is not known.
resource "aws_globalaccelerator_accelerator" "main" {
  name = "main"
}

resource "aws_globalaccelerator_listener" "port" {
  accelerator_arn = aws_globalaccelerator_accelerator.main.arn
  protocol        = "TCP"
  port_range {
    from_port = local.late
    to_port   = local.late
  }
}

resource "aws_instance" "port" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.a.id
  vpc_security_group_ids = [aws_security_group.open.id]
}

resource "aws_globalaccelerator_endpoint_group" "port" {
  listener_arn = aws_globalaccelerator_listener.port.arn
  endpoint_configuration {
    endpoint_id = aws_instance.port.id
  }
}

# A port of the listener is replaced, which of them is not known.
resource "aws_globalaccelerator_listener" "override" {
  accelerator_arn = aws_globalaccelerator_accelerator.main.arn
  protocol        = "TCP"
  port_range {
    from_port = 443
    to_port   = 444
  }
}

resource "aws_instance" "override" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.a.id
  vpc_security_group_ids = [aws_security_group.open.id]
}

resource "aws_globalaccelerator_endpoint_group" "override" {
  listener_arn = aws_globalaccelerator_listener.override.arn
  port_override {
    listener_port = local.late
    endpoint_port = 8443
  }
  endpoint_configuration {
    endpoint_id = aws_instance.override.id
  }
}

# An internal balancer without groups is called from the accelerator's own addresses, which no plan shows.
resource "aws_lb" "internal" {
  load_balancer_type = "network"
  internal           = true
  subnets            = [aws_subnet.a.id]
}

resource "aws_globalaccelerator_endpoint_group" "internal" {
  listener_arn          = aws_globalaccelerator_listener.override.arn
  endpoint_group_region = "us-east-1"
  endpoint_configuration {
    endpoint_id = aws_lb.internal.arn
  }
}

# A VPC origin: one of its two ports is not known.
resource "aws_lb" "origin" {
  internal        = true
  subnets         = [aws_subnet.a.id, aws_subnet.b.id]
  security_groups = [aws_security_group.open.id]
}

resource "aws_cloudfront_vpc_origin" "ports" {
  vpc_origin_endpoint_config {
    name                   = "ports"
    arn                    = aws_lb.origin.arn
    http_port              = 8000 + local.late
    https_port             = 443
    origin_protocol_policy = "match-viewer"
    origin_ssl_protocols {
      items    = ["TLSv1.2"]
      quantity = 1
    }
  }
}

# A target of a service network by an address that nobody is known to have.
resource "aws_vpclattice_target_group" "address" {
  name = "address"
  type = "IP"
  config {
    port           = 8443
    protocol       = "HTTPS"
    vpc_identifier = aws_vpc.main.id
  }
}

resource "aws_vpclattice_service" "address" {
  name = "address"
}

resource "aws_vpclattice_listener" "address" {
  name               = "address"
  protocol           = "HTTPS"
  service_identifier = aws_vpclattice_service.address.id
  default_action {
    forward {
      target_groups {
        target_group_identifier = aws_vpclattice_target_group.address.id
      }
    }
  }
}

resource "aws_vpclattice_target_group_attachment" "address" {
  target_group_identifier = aws_vpclattice_target_group.address.id
  target {
    id   = "10.0.11.77"
    port = 8443
  }
}

resource "aws_instance" "lattice" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.a.id
  vpc_security_group_ids = [aws_security_group.open.id]
}

# A balancer whose target is an address that somebody in that subnet has, and one whose target's port is not known.
resource "aws_lb" "front" {
  load_balancer_type               = "network"
  internal                         = false
  subnets                          = [aws_subnet.public.id]
  enable_cross_zone_load_balancing = true
}

resource "aws_lb_target_group" "address" {
  port               = 8443
  protocol           = "TCP"
  target_type        = "ip"
  vpc_id             = aws_vpc.main.id
  preserve_client_ip = "true"
}

resource "aws_lb_target_group_attachment" "address" {
  target_group_arn = aws_lb_target_group.address.arn
  target_id        = "10.0.12.88"
}

resource "aws_lb_listener" "address" {
  load_balancer_arn = aws_lb.front.arn
  port              = 443
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.address.arn
  }
}

resource "aws_instance" "address" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.b.id
  vpc_security_group_ids = [aws_security_group.open.id]
}

# The address of somebody else in that subnet.
resource "aws_network_interface" "fixed" {
  subnet_id       = aws_subnet.a.id
  private_ips     = ["10.0.11.99"]
  security_groups = [aws_security_group.open.id]
}

resource "aws_lb_target_group" "fixed" {
  port               = 8443
  protocol           = "TCP"
  target_type        = "ip"
  vpc_id             = aws_vpc.main.id
  preserve_client_ip = "true"
}

resource "aws_lb_target_group_attachment" "fixed" {
  target_group_arn = aws_lb_target_group.fixed.arn
  target_id        = "10.0.11.99"
  port             = 9000 + local.late
}

resource "aws_lb_listener" "fixed" {
  load_balancer_arn = aws_lb.front.arn
  port              = 444
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.fixed.arn
  }
}

# One of two groups, which one is not known.
resource "aws_lb_target_group" "one" {
  port     = 8443
  protocol = "TCP"
  vpc_id   = aws_vpc.main.id
}

resource "aws_lb_target_group" "other" {
  port     = 8443
  protocol = "TCP"
  vpc_id   = aws_vpc.main.id
}

resource "aws_instance" "one" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.b.id
  vpc_security_group_ids = [aws_security_group.open.id]
}

resource "aws_lb_target_group_attachment" "one" {
  target_group_arn = aws_lb_target_group.one.arn
  target_id        = aws_instance.one.id
}

resource "aws_lb_listener" "choice" {
  load_balancer_arn = aws_lb.front.arn
  port              = 445
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = local.late > 20 ? aws_lb_target_group.one.arn : aws_lb_target_group.other.arn
  }
}

# A listener of one of two balancers, which one is not known.
resource "aws_lb" "second" {
  load_balancer_type               = "network"
  internal                         = false
  subnets                          = [aws_subnet.public.id]
  enable_cross_zone_load_balancing = true
}

resource "aws_lb_target_group" "moving" {
  port     = 7000
  protocol = "TCP"
  vpc_id   = aws_vpc.main.id
}

resource "aws_instance" "moving" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.b.id
  vpc_security_group_ids = [aws_security_group.open.id]
}

resource "aws_lb_target_group_attachment" "moving" {
  target_group_arn = aws_lb_target_group.moving.arn
  target_id        = aws_instance.moving.id
}

resource "aws_lb_listener" "moving" {
  load_balancer_arn = local.late > 20 ? aws_lb.front.arn : aws_lb.second.arn
  port              = 446
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.moving.arn
  }
}

# An ACL that lists no subnet guards none.
resource "aws_network_acl" "idle" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = []
}
