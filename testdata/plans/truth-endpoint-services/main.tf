# Endpoint services: a balancer of one VPC called by endpoints in another that no route joins.
locals {
  ami = "ami-0123456789abcdef0"
}

resource "aws_vpc" "provider" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_vpc" "consumer" {
  cidr_block           = "10.2.0.0/16"
  enable_dns_support   = true
  enable_dns_hostnames = true
}

resource "aws_subnet" "provider" {
  vpc_id            = aws_vpc.provider.id
  cidr_block        = "10.1.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "consumer" {
  vpc_id            = aws_vpc.consumer.id
  cidr_block        = "10.2.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_lb" "service" {
  load_balancer_type = "network"
  internal           = true
  subnets            = [aws_subnet.provider.id]
}

resource "aws_lb_target_group" "service" {
  port     = 8443
  protocol = "TCP"
  vpc_id   = aws_vpc.provider.id
}

resource "aws_lb_listener" "service" {
  load_balancer_arn = aws_lb.service.arn
  port              = 8080
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.service.arn
  }
}

# Targets see the balancer's address, whatever is kept of other clients.
resource "aws_security_group" "of_balancer" {
  vpc_id = aws_vpc.provider.id
  ingress {
    protocol    = "tcp"
    from_port   = 8443
    to_port     = 8443
    cidr_blocks = ["10.1.1.0/24"]
  }
}

resource "aws_security_group" "of_consumer" {
  vpc_id = aws_vpc.provider.id
  ingress {
    protocol    = "tcp"
    from_port   = 8443
    to_port     = 8443
    cidr_blocks = ["10.2.0.0/16"]
  }
}

resource "aws_instance" "of_balancer" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.provider.id
  vpc_security_group_ids = [aws_security_group.of_balancer.id]
}

resource "aws_lb_target_group_attachment" "of_balancer" {
  target_group_arn = aws_lb_target_group.service.arn
  target_id        = aws_instance.of_balancer.id
}

resource "aws_instance" "of_consumer" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.provider.id
  vpc_security_group_ids = [aws_security_group.of_consumer.id]
}

resource "aws_lb_target_group_attachment" "of_consumer" {
  target_group_arn = aws_lb_target_group.service.arn
  target_id        = aws_instance.of_consumer.id
}

resource "aws_vpc_endpoint_service" "free" {
  network_load_balancer_arns = [aws_lb.service.arn]
  acceptance_required        = false
}

resource "aws_vpc_endpoint_service" "asked" {
  network_load_balancer_arns = [aws_lb.service.arn]
  acceptance_required        = true
}

resource "aws_security_group" "endpoint" {
  vpc_id = aws_vpc.consumer.id
  ingress {
    protocol    = "tcp"
    from_port   = 8080
    to_port     = 8080
    cidr_blocks = ["10.2.0.0/16"]
  }
}

resource "aws_security_group" "closed" {
  vpc_id = aws_vpc.consumer.id
  ingress {
    protocol    = "tcp"
    from_port   = 8080
    to_port     = 8080
    cidr_blocks = ["10.9.0.0/16"]
  }
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

resource "aws_instance" "client" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.consumer.id
  vpc_security_group_ids = [aws_security_group.client.id]
}

resource "aws_vpc_endpoint" "free" {
  vpc_id             = aws_vpc.consumer.id
  service_name       = aws_vpc_endpoint_service.free.service_name
  vpc_endpoint_type  = "Interface"
  subnet_ids         = [aws_subnet.consumer.id]
  security_group_ids = [aws_security_group.endpoint.id]
}

resource "aws_vpc_endpoint" "closed" {
  vpc_id             = aws_vpc.consumer.id
  service_name       = aws_vpc_endpoint_service.free.service_name
  vpc_endpoint_type  = "Interface"
  subnet_ids         = [aws_subnet.consumer.id]
  security_group_ids = [aws_security_group.closed.id]
}

resource "aws_vpc_endpoint" "pending" {
  vpc_id             = aws_vpc.consumer.id
  service_name       = aws_vpc_endpoint_service.asked.service_name
  vpc_endpoint_type  = "Interface"
  subnet_ids         = [aws_subnet.consumer.id]
  security_group_ids = [aws_security_group.endpoint.id]
}

resource "aws_vpc_endpoint" "accepted" {
  vpc_id             = aws_vpc.consumer.id
  service_name       = aws_vpc_endpoint_service.asked.service_name
  vpc_endpoint_type  = "Interface"
  subnet_ids         = [aws_subnet.consumer.id]
  security_group_ids = [aws_security_group.endpoint.id]
}

resource "aws_vpc_endpoint" "auto" {
  vpc_id             = aws_vpc.consumer.id
  service_name       = aws_vpc_endpoint_service.asked.service_name
  vpc_endpoint_type  = "Interface"
  subnet_ids         = [aws_subnet.consumer.id]
  security_group_ids = [aws_security_group.endpoint.id]
  auto_accept        = true
}

resource "aws_vpc_endpoint_connection_accepter" "accepted" {
  vpc_endpoint_service_id = aws_vpc_endpoint_service.asked.id
  vpc_endpoint_id         = aws_vpc_endpoint.accepted.id
}

# Somebody else's service: who accepts is in no plan.
resource "aws_vpc_endpoint" "foreign" {
  vpc_id             = aws_vpc.consumer.id
  service_name       = "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0"
  vpc_endpoint_type  = "Interface"
  subnet_ids         = [aws_subnet.consumer.id]
  security_group_ids = [aws_security_group.endpoint.id]
}

# Private names that a resource of their own turns on.
resource "aws_security_group" "queue" {
  vpc_id = aws_vpc.consumer.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.2.0.0/16"]
  }
}

resource "aws_vpc_endpoint" "sqs" {
  vpc_id             = aws_vpc.consumer.id
  service_name       = "com.amazonaws.us-east-1.sqs"
  vpc_endpoint_type  = "Interface"
  subnet_ids         = [aws_subnet.consumer.id]
  security_group_ids = [aws_security_group.queue.id]
}

resource "aws_vpc_endpoint" "sns" {
  vpc_id             = aws_vpc.consumer.id
  service_name       = "com.amazonaws.us-east-1.sns"
  vpc_endpoint_type  = "Interface"
  subnet_ids         = [aws_subnet.consumer.id]
  security_group_ids = [aws_security_group.queue.id]
}

resource "aws_vpc_endpoint_private_dns" "sqs" {
  vpc_endpoint_id     = aws_vpc_endpoint.sqs.id
  private_dns_enabled = true
}
