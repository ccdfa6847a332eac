# A network load balancer in front of tasks. Some of its target groups keep the addresses of their clients, so that a
# task has to admit the internet itself or the balancer's group; the others show the balancer's own.
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "public_a" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.0.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "public_b" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.1.0/24"
  availability_zone = "us-east-1b"
}

resource "aws_subnet" "tasks_a" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.2.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "tasks_b" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.3.0/24"
  availability_zone = "us-east-1b"
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}

resource "aws_route_table_association" "public_a" {
  subnet_id      = aws_subnet.public_a.id
  route_table_id = aws_route_table.public.id
}

resource "aws_route_table_association" "public_b" {
  subnet_id      = aws_subnet.public_b.id
  route_table_id = aws_route_table.public.id
}

resource "aws_security_group" "balancer" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 446
    cidr_blocks = ["0.0.0.0/0"]
  }
  ingress {
    protocol    = "udp"
    from_port   = 514
    to_port     = 514
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.0.0.0/16"]
  }
}

resource "aws_lb" "front" {
  load_balancer_type = "network"
  subnets            = [aws_subnet.public_a.id, aws_subnet.public_b.id]
  security_groups    = [aws_security_group.balancer.id]
}

resource "aws_ecs_cluster" "main" {
  name = "main"
}

# Keeps addresses, and the tasks admit the balancer by its group.
resource "aws_lb_target_group" "by_group" {
  port               = 8443
  protocol           = "TCP"
  target_type        = "ip"
  vpc_id             = aws_vpc.main.id
  preserve_client_ip = true
  health_check {
    protocol = "TCP"
    port     = 8080
  }
}

resource "aws_lb_listener" "by_group" {
  load_balancer_arn = aws_lb.front.arn
  port              = 443
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.by_group.arn
  }
}

resource "aws_security_group" "by_group" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol        = "tcp"
    from_port       = 8443
    to_port         = 8443
    security_groups = [aws_security_group.balancer.id]
  }
}

resource "aws_ecs_service" "by_group" {
  name            = "by_group"
  cluster         = aws_ecs_cluster.main.id
  task_definition = "by_group:1"
  desired_count   = 2
  launch_type     = "FARGATE"
  network_configuration {
    subnets         = [aws_subnet.tasks_a.id, aws_subnet.tasks_b.id]
    security_groups = [aws_security_group.by_group.id]
  }
  load_balancer {
    target_group_arn = aws_lb_target_group.by_group.arn
    container_name   = "by_group"
    container_port   = 8443
  }
}

# Keeps addresses, but the tasks admit the VPC only: no client of the internet gets in.
resource "aws_lb_target_group" "by_prefix" {
  port               = 8443
  protocol           = "TCP"
  target_type        = "ip"
  vpc_id             = aws_vpc.main.id
  preserve_client_ip = true
  health_check {
    protocol = "TCP"
    port     = 8080
  }
}

resource "aws_lb_listener" "by_prefix" {
  load_balancer_arn = aws_lb.front.arn
  port              = 444
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.by_prefix.arn
  }
}

resource "aws_security_group" "by_prefix" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 8443
    to_port     = 8443
    cidr_blocks = ["10.0.0.0/16"]
  }
}

resource "aws_ecs_service" "by_prefix" {
  name            = "by_prefix"
  cluster         = aws_ecs_cluster.main.id
  task_definition = "by_prefix:1"
  desired_count   = 2
  launch_type     = "FARGATE"
  network_configuration {
    subnets         = [aws_subnet.tasks_a.id, aws_subnet.tasks_b.id]
    security_groups = [aws_security_group.by_prefix.id]
  }
  load_balancer {
    target_group_arn = aws_lb_target_group.by_prefix.arn
    container_name   = "by_prefix"
    container_port   = 8443
  }
}

# Without keeping them the balancer speaks for itself.
resource "aws_lb_target_group" "proxied" {
  port        = 8443
  protocol    = "TCP"
  target_type = "ip"
  vpc_id      = aws_vpc.main.id
  health_check {
    protocol = "TCP"
    port     = 8080
  }
}

resource "aws_lb_listener" "proxied" {
  load_balancer_arn = aws_lb.front.arn
  port              = 445
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.proxied.arn
  }
}

resource "aws_security_group" "proxied" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 8443
    to_port     = 8443
    cidr_blocks = ["10.0.0.0/16"]
  }
}

resource "aws_ecs_service" "proxied" {
  name            = "proxied"
  cluster         = aws_ecs_cluster.main.id
  task_definition = "proxied:1"
  desired_count   = 2
  launch_type     = "FARGATE"
  network_configuration {
    subnets         = [aws_subnet.tasks_a.id, aws_subnet.tasks_b.id]
    security_groups = [aws_security_group.proxied.id]
  }
  load_balancer {
    target_group_arn = aws_lb_target_group.proxied.arn
    container_name   = "proxied"
    container_port   = 8443
  }
}

# UDP always keeps them.
resource "aws_lb_target_group" "logs" {
  port        = 514
  protocol    = "UDP"
  target_type = "ip"
  vpc_id      = aws_vpc.main.id
  health_check {
    protocol = "TCP"
    port     = 8080
  }
}

resource "aws_lb_listener" "logs" {
  load_balancer_arn = aws_lb.front.arn
  port              = 514
  protocol          = "UDP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.logs.arn
  }
}

resource "aws_security_group" "logs" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "udp"
    from_port   = 514
    to_port     = 514
    cidr_blocks = ["203.0.113.0/24"]
  }
}

resource "aws_ecs_service" "logs" {
  name            = "logs"
  cluster         = aws_ecs_cluster.main.id
  task_definition = "logs:1"
  desired_count   = 2
  launch_type     = "FARGATE"
  network_configuration {
    subnets         = [aws_subnet.tasks_a.id, aws_subnet.tasks_b.id]
    security_groups = [aws_security_group.logs.id]
  }
  load_balancer {
    target_group_arn = aws_lb_target_group.logs.arn
    container_name   = "logs"
    container_port   = 514
  }
}
