# Ways in that no route decides: balancers that keep their clients' addresses, accelerators, service networks.
locals {
  ami = "ami-0123456789abcdef0"
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

resource "aws_subnet" "private" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.11.0/24"
  availability_zone = "us-east-1a"
}

# M3: the target sees the client, whom its group has to admit.
resource "aws_security_group" "m3" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 8443
    to_port     = 8443
    cidr_blocks = ["10.0.0.0/16"]
  }
}

resource "aws_security_group" "m3_open" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 8443
    to_port     = 8443
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "m3" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.m3.id]
}

resource "aws_instance" "m3_open" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.m3_open.id]
}

resource "aws_lb" "m3" {
  load_balancer_type = "network"
  subnets            = [aws_subnet.public.id]
}

resource "aws_lb_target_group" "m3" {
  port     = 8443
  protocol = "TCP"
  vpc_id   = aws_vpc.main.id
}

resource "aws_lb_listener" "m3" {
  load_balancer_arn = aws_lb.m3.arn
  port              = 443
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.m3.arn
  }
}

resource "aws_lb_target_group_attachment" "m3" {
  target_group_arn = aws_lb_target_group.m3.arn
  target_id        = aws_instance.m3.id
}

resource "aws_lb" "m3_open" {
  load_balancer_type = "network"
  subnets            = [aws_subnet.public.id]
}

resource "aws_lb_target_group" "m3_open" {
  port     = 8443
  protocol = "TCP"
  vpc_id   = aws_vpc.main.id
}

resource "aws_lb_listener" "m3_open" {
  load_balancer_arn = aws_lb.m3_open.arn
  port              = 443
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.m3_open.arn
  }
}

resource "aws_lb_target_group_attachment" "m3_open" {
  target_group_arn = aws_lb_target_group.m3_open.arn
  target_id        = aws_instance.m3_open.id
}

# M4: by address, the target sees the balancer.
resource "aws_security_group" "m4" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 8443
    to_port     = 8443
    cidr_blocks = ["10.0.0.0/16"]
  }
}

resource "aws_instance" "m4" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.m4.id]
}

resource "aws_lb" "m4" {
  load_balancer_type = "network"
  subnets            = [aws_subnet.public.id]
}

resource "aws_lb_target_group" "m4" {
  port        = 8443
  protocol    = "TCP"
  vpc_id      = aws_vpc.main.id
  target_type = "ip"
}

resource "aws_lb_listener" "m4" {
  load_balancer_arn = aws_lb.m4.arn
  port              = 443
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.m4.arn
  }
}

resource "aws_lb_target_group_attachment" "m4" {
  target_group_arn = aws_lb_target_group.m4.arn
  target_id        = aws_instance.m4.private_ip
}

# M5: a target may name the group of the balancer, which admits the client.
resource "aws_security_group" "m5_lb" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "m5" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol        = "tcp"
    from_port       = 8443
    to_port         = 8443
    security_groups = [aws_security_group.m5_lb.id]
  }
}

resource "aws_instance" "m5" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.m5.id]
}

resource "aws_lb" "m5" {
  load_balancer_type = "network"
  subnets            = [aws_subnet.public.id]
  security_groups    = [aws_security_group.m5_lb.id]
}

resource "aws_lb_target_group" "m5" {
  port     = 8443
  protocol = "TCP"
  vpc_id   = aws_vpc.main.id
}

resource "aws_lb_listener" "m5" {
  load_balancer_arn = aws_lb.m5.arn
  port              = 443
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.m5.arn
  }
}

resource "aws_lb_target_group_attachment" "m5" {
  target_group_arn = aws_lb_target_group.m5.arn
  target_id        = aws_instance.m5.id
}

# M5 with a balancer that admits others only, and with one that lets nothing out.
resource "aws_security_group" "m5_narrow" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["203.0.113.0/24"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "m5_behind" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol        = "tcp"
    from_port       = 8443
    to_port         = 8443
    security_groups = [aws_security_group.m5_narrow.id]
  }
}

resource "aws_instance" "m5_narrow" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.m5_behind.id]
}

resource "aws_lb" "m5_narrow" {
  load_balancer_type = "network"
  subnets            = [aws_subnet.public.id]
  security_groups    = [aws_security_group.m5_narrow.id]
}

resource "aws_lb_target_group" "m5_narrow" {
  port     = 8443
  protocol = "TCP"
  vpc_id   = aws_vpc.main.id
}

resource "aws_lb_listener" "m5_narrow" {
  load_balancer_arn = aws_lb.m5_narrow.arn
  port              = 443
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.m5_narrow.arn
  }
}

resource "aws_lb_target_group_attachment" "m5_narrow" {
  target_group_arn = aws_lb_target_group.m5_narrow.arn
  target_id        = aws_instance.m5_narrow.id
}

resource "aws_security_group" "m5_mute" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "m5_waiting" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol        = "tcp"
    from_port       = 8443
    to_port         = 8443
    security_groups = [aws_security_group.m5_mute.id]
  }
}

resource "aws_instance" "m5_mute" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.m5_waiting.id]
}

resource "aws_lb" "m5_mute" {
  load_balancer_type = "network"
  subnets            = [aws_subnet.public.id]
  security_groups    = [aws_security_group.m5_mute.id]
}

resource "aws_lb_target_group" "m5_mute" {
  port     = 8443
  protocol = "TCP"
  vpc_id   = aws_vpc.main.id
}

resource "aws_lb_listener" "m5_mute" {
  load_balancer_arn = aws_lb.m5_mute.arn
  port              = 443
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.m5_mute.arn
  }
}

resource "aws_lb_target_group_attachment" "m5_mute" {
  target_group_arn = aws_lb_target_group.m5_mute.arn
  target_id        = aws_instance.m5_mute.id
}

# Zones: without balancing across them a balancer hands on to targets of its own zones only.
resource "aws_subnet" "far" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.12.0/24"
  availability_zone = "us-east-1b"
}

resource "aws_instance" "far" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.far.id
  vpc_security_group_ids = [aws_security_group.m3_open.id]
}

resource "aws_lb" "far" {
  load_balancer_type = "network"
  subnets            = [aws_subnet.public.id]
}

resource "aws_lb_target_group" "far" {
  port     = 8443
  protocol = "TCP"
  vpc_id   = aws_vpc.main.id
}

resource "aws_lb_listener" "far" {
  load_balancer_arn = aws_lb.far.arn
  port              = 443
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.far.arn
  }
}

resource "aws_lb_target_group_attachment" "far" {
  target_group_arn = aws_lb_target_group.far.arn
  target_id        = aws_instance.far.id
}

resource "aws_instance" "across" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.far.id
  vpc_security_group_ids = [aws_security_group.m3_open.id]
}

resource "aws_lb" "across" {
  load_balancer_type = "network"
  subnets            = [aws_subnet.public.id]
}

resource "aws_lb_target_group" "across" {
  port                              = 8443
  protocol                          = "TCP"
  vpc_id                            = aws_vpc.main.id
  load_balancing_cross_zone_enabled = "true"
}

resource "aws_lb_listener" "across" {
  load_balancer_arn = aws_lb.across.arn
  port              = 443
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.across.arn
  }
}

resource "aws_lb_target_group_attachment" "across" {
  target_group_arn = aws_lb_target_group.across.arn
  target_id        = aws_instance.across.id
}

# What leaves the target's subnet goes to the client, so its ACL has to let that out.
resource "aws_subnet" "fenced" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.13.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_network_acl" "fenced" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.fenced.id]
  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }
  egress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "10.0.0.0/16"
  }
}

resource "aws_instance" "fenced" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.fenced.id
  vpc_security_group_ids = [aws_security_group.m3_open.id]
}

resource "aws_lb" "fenced" {
  load_balancer_type = "network"
  subnets            = [aws_subnet.public.id]
}

resource "aws_lb_target_group" "fenced" {
  port     = 8443
  protocol = "TCP"
  vpc_id   = aws_vpc.main.id
}

resource "aws_lb_listener" "fenced" {
  load_balancer_arn = aws_lb.fenced.arn
  port              = 443
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.fenced.arn
  }
}

resource "aws_lb_target_group_attachment" "fenced" {
  target_group_arn = aws_lb_target_group.fenced.arn
  target_id        = aws_instance.fenced.id
}

# M6: an accelerator needs no route and no public address, but an internet gateway and the group.
resource "aws_subnet" "private_b" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.14.0/24"
  availability_zone = "us-east-1b"
}

resource "aws_security_group" "m6" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 1
    to_port     = 65535
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_lb" "m6" {
  internal        = true
  subnets         = [aws_subnet.private.id, aws_subnet.private_b.id]
  security_groups = [aws_security_group.m6.id]
}

resource "aws_globalaccelerator_accelerator" "m6" {
  name = "m6"
}

resource "aws_globalaccelerator_listener" "m6" {
  accelerator_arn = aws_globalaccelerator_accelerator.m6.arn
  protocol        = "TCP"
  port_range {
    from_port = 443
    to_port   = 443
  }
}

resource "aws_globalaccelerator_endpoint_group" "m6" {
  listener_arn = aws_globalaccelerator_listener.m6.arn
  endpoint_configuration {
    endpoint_id = aws_lb.m6.arn

  }
}

# An instance always sees the client, at the port of the override.
resource "aws_instance" "overridden" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.m6.id]
}

resource "aws_globalaccelerator_accelerator" "overridden" {
  name = "overridden"
}

resource "aws_globalaccelerator_listener" "overridden" {
  accelerator_arn = aws_globalaccelerator_accelerator.overridden.arn
  protocol        = "TCP"
  port_range {
    from_port = 443
    to_port   = 443
  }
}

resource "aws_globalaccelerator_endpoint_group" "overridden" {
  listener_arn = aws_globalaccelerator_listener.overridden.arn
  port_override {
    listener_port = 443
    endpoint_port = 8443
  }
  endpoint_configuration {
    endpoint_id = aws_instance.overridden.id

  }
}

# M7: without an internet gateway nothing of an accelerator gets in.
resource "aws_vpc" "m7" {
  cidr_block = "10.7.0.0/16"
}

resource "aws_subnet" "m7_a" {
  vpc_id            = aws_vpc.m7.id
  cidr_block        = "10.7.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "m7_b" {
  vpc_id            = aws_vpc.m7.id
  cidr_block        = "10.7.2.0/24"
  availability_zone = "us-east-1b"
}

resource "aws_security_group" "m7" {
  vpc_id = aws_vpc.m7.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_lb" "m7" {
  internal        = true
  subnets         = [aws_subnet.m7_a.id, aws_subnet.m7_b.id]
  security_groups = [aws_security_group.m7.id]
}

resource "aws_globalaccelerator_accelerator" "m7" {
  name = "m7"
}

resource "aws_globalaccelerator_listener" "m7" {
  accelerator_arn = aws_globalaccelerator_accelerator.m7.arn
  protocol        = "TCP"
  port_range {
    from_port = 443
    to_port   = 443
  }
}

resource "aws_globalaccelerator_endpoint_group" "m7" {
  listener_arn = aws_globalaccelerator_listener.m7.arn
  endpoint_configuration {
    endpoint_id = aws_lb.m7.arn

  }
}

# M8: who may use an endpoint of EC2 Instance Connect, IAM says; what it may open, its egress.
resource "aws_security_group" "m8" {
  vpc_id = aws_vpc.main.id
  egress {
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["10.0.0.0/16"]
  }
}

resource "aws_ec2_instance_connect_endpoint" "m8" {
  subnet_id          = aws_subnet.private.id
  security_group_ids = [aws_security_group.m8.id]
}

resource "aws_security_group" "m8_host" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol        = "tcp"
    from_port       = 22
    to_port         = 22
    security_groups = [aws_security_group.m8.id]
  }
}

resource "aws_instance" "m8" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.m8_host.id]
}

# M9: targets of a service network see its addresses.
data "aws_ec2_managed_prefix_list" "lattice" {
  name       = "com.amazonaws.us-east-1.vpc-lattice"
  depends_on = [aws_vpc.main]
}

resource "aws_vpclattice_service" "m9" {
  name = "m9-service"
}

resource "aws_vpclattice_target_group" "m9" {
  name = "m9-targets"
  type = "INSTANCE"
  config {
    port           = 8443
    protocol       = "HTTPS"
    vpc_identifier = aws_vpc.main.id
  }
}

resource "aws_vpclattice_listener" "m9" {
  name               = "m9-listener"
  protocol           = "HTTPS"
  service_identifier = aws_vpclattice_service.m9.id
  default_action {
    forward {
      target_groups {
        target_group_identifier = aws_vpclattice_target_group.m9.id
      }
    }
  }
}

resource "aws_vpclattice_target_group_attachment" "m9" {
  target_group_identifier = aws_vpclattice_target_group.m9.id
  target {
    id = aws_instance.m9.id
  }
}

resource "aws_vpclattice_target_group_attachment" "m9_listed" {
  target_group_identifier = aws_vpclattice_target_group.m9.id
  target {
    id = aws_instance.m9_listed.id
  }
}

resource "aws_security_group" "m9" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 8443
    to_port     = 8443
    cidr_blocks = ["10.0.0.0/16"]
  }
}

resource "aws_instance" "m9" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.m9.id]
}

resource "aws_security_group" "m9_listed" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol        = "tcp"
    from_port       = 8443
    to_port         = 8443
    prefix_list_ids = [data.aws_ec2_managed_prefix_list.lattice.id]
  }
}

resource "aws_instance" "m9_listed" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.m9_listed.id]
}

# A CloudFront VPC origin: admitted by CloudFront's list, or perhaps by the group that the service manages.
data "aws_ec2_managed_prefix_list" "cloudfront" {
  name       = "com.amazonaws.global.cloudfront.origin-facing"
  depends_on = [aws_vpc.main]
}

resource "aws_security_group" "origin" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol        = "tcp"
    from_port       = 443
    to_port         = 443
    prefix_list_ids = [data.aws_ec2_managed_prefix_list.cloudfront.id]
  }
}

resource "aws_lb" "origin" {
  internal        = true
  subnets         = [aws_subnet.private.id, aws_subnet.private_b.id]
  security_groups = [aws_security_group.origin.id]
}

resource "aws_cloudfront_vpc_origin" "origin" {
  vpc_origin_endpoint_config {
    name                   = "origin"
    arn                    = aws_lb.origin.arn
    http_port              = 80
    https_port             = 443
    origin_protocol_policy = "https-only"
    origin_ssl_protocols {
      items    = ["TLSv1.2"]
      quantity = 1
    }
  }
}

# M9 from the other side: the VPC's association and its group let clients in, whose own groups have to let them out.
resource "aws_vpclattice_service_network" "m9" {
  name = "m9-network"
}

resource "aws_vpclattice_service_network_service_association" "m9" {
  service_identifier         = aws_vpclattice_service.m9.id
  service_network_identifier = aws_vpclattice_service_network.m9.id
}

resource "aws_vpclattice_service_network_vpc_association" "m9" {
  vpc_identifier             = aws_vpc.main.id
  service_network_identifier = aws_vpclattice_service_network.m9.id
  security_group_ids         = [aws_security_group.m9_association.id]
}

resource "aws_security_group" "m9_association" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol        = "tcp"
    from_port       = 443
    to_port         = 443
    security_groups = [aws_security_group.m9_client.id, aws_security_group.m9_silent.id]
  }
}

resource "aws_security_group" "m9_client" {
  vpc_id = aws_vpc.main.id
  egress {
    protocol        = "tcp"
    from_port       = 443
    to_port         = 443
    prefix_list_ids = [data.aws_ec2_managed_prefix_list.lattice.id]
  }
}

resource "aws_instance" "m9_client" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.m9_client.id]
}

resource "aws_security_group" "m9_silent" {
  vpc_id = aws_vpc.main.id
  egress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.0.0.0/16"]
  }
}

resource "aws_instance" "m9_silent" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.m9_silent.id]
}

resource "aws_security_group" "m9_stranger" {
  vpc_id = aws_vpc.main.id
  egress {
    protocol        = "tcp"
    from_port       = 443
    to_port         = 443
    prefix_list_ids = [data.aws_ec2_managed_prefix_list.lattice.id]
  }
}

resource "aws_instance" "m9_stranger" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.m9_stranger.id]
}

resource "aws_security_group" "m9_elsewhere" {
  vpc_id = aws_vpc.m7.id
  egress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "m9_elsewhere" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.m7_a.id
  vpc_security_group_ids = [aws_security_group.m9_elsewhere.id]
}
