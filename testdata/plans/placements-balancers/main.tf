# Load balancers of every kind, their listeners and their targets.

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_subnet" "b" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.2.0/24"
}

resource "aws_security_group" "lb" {
  name   = "lb"
  vpc_id = aws_vpc.main.id
}

resource "aws_lb" "app" {
  name    = "app"
  subnets = [aws_subnet.a.id, aws_subnet.b.id]
}

resource "aws_lb" "inside" {
  name            = "inside"
  internal        = true
  subnets         = [aws_subnet.a.id, aws_subnet.b.id]
  security_groups = [aws_security_group.lb.id]
}

resource "aws_lb" "open" {
  name               = "open"
  load_balancer_type = "network"
  subnets            = [aws_subnet.a.id]
}

resource "aws_eip" "fixed" {
  domain = "vpc"
}

resource "aws_lb" "fixed" {
  name               = "fixed"
  load_balancer_type = "network"
  security_groups    = [aws_security_group.lb.id]

  subnet_mapping {
    subnet_id     = aws_subnet.a.id
    allocation_id = aws_eip.fixed.id
  }
}

resource "aws_lb" "still" {
  name               = "still"
  load_balancer_type = "network"
  internal           = true

  subnet_mapping {
    subnet_id            = aws_subnet.b.id
    private_ipv4_address = "10.0.2.15"
  }
}

resource "aws_lb" "wall" {
  name               = "wall"
  load_balancer_type = "gateway"
  subnets            = [aws_subnet.a.id]
}

resource "aws_elb" "classic" {
  name            = "classic"
  subnets         = [aws_subnet.a.id]
  security_groups = [aws_security_group.lb.id]
  instances       = [aws_instance.app.id]

  listener {
    lb_port           = 443
    lb_protocol       = "ssl"
    instance_port     = 8443
    instance_protocol = "tcp"
  }
}

resource "aws_instance" "app" {
  ami                    = "ami-0d64bb532e0502c46"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.a.id
  vpc_security_group_ids = [aws_security_group.lb.id]
  private_ip             = "10.0.1.40"
}

resource "aws_lb_target_group" "app" {
  name     = "app"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = aws_vpc.main.id
}

resource "aws_lb_target_group" "admin" {
  name        = "admin"
  port        = 9000
  protocol    = "HTTP"
  target_type = "ip"
  vpc_id      = aws_vpc.main.id
}

resource "aws_lb_target_group" "tcp" {
  name     = "tcp"
  port     = 5000
  protocol = "TCP"
  vpc_id   = aws_vpc.main.id
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.app.arn
  port              = 80

  default_action {
    type = "redirect"

    redirect {
      port        = "443"
      protocol    = "HTTPS"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb_listener" "api" {
  load_balancer_arn = aws_lb.app.arn
  port              = 8443
  protocol          = "HTTP"

  default_action {
    type = "forward"

    forward {
      target_group {
        arn    = aws_lb_target_group.app.arn
        weight = 90
      }
    }
  }
}

resource "aws_lb_listener_rule" "admin" {
  listener_arn = aws_lb_listener.http.arn

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.admin.arn
  }

  condition {
    path_pattern {
      values = ["/admin/*"]
    }
  }
}

resource "aws_lb_listener" "tcp" {
  load_balancer_arn = aws_lb.open.arn
  port              = 5000
  protocol          = "TCP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.tcp.arn
  }
}

resource "aws_lb_target_group_attachment" "app" {
  target_group_arn = aws_lb_target_group.app.arn
  target_id        = aws_instance.app.id
  port             = 8081
}

resource "aws_lb_target_group_attachment" "address" {
  target_group_arn = aws_lb_target_group.admin.arn
  target_id        = aws_instance.app.private_ip
}

resource "aws_launch_template" "worker" {
  image_id               = "ami-0d64bb532e0502c46"
  instance_type          = "t3.micro"
  vpc_security_group_ids = [aws_security_group.lb.id]
}

resource "aws_autoscaling_group" "worker" {
  name                = "worker"
  min_size            = 1
  max_size            = 3
  vpc_zone_identifier = [aws_subnet.a.id, aws_subnet.b.id]
  target_group_arns   = [aws_lb_target_group.app.arn]

  launch_template {
    id = aws_launch_template.worker.id
  }
}

resource "aws_autoscaling_attachment" "tcp" {
  autoscaling_group_name = aws_autoscaling_group.worker.name
  lb_target_group_arn    = aws_lb_target_group.tcp.arn
}
