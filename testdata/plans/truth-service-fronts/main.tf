# What stands behind the endpoints of endpoint services: listeners of balancers, their groups, and whom the service takes.
locals {
  ami = "ami-0123456789abcdef0"
}

resource "aws_vpc" "provider" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_vpc" "consumer" {
  cidr_block = "10.2.0.0/16"
}

resource "aws_subnet" "provider" {
  vpc_id            = aws_vpc.provider.id
  cidr_block        = "10.1.1.0/24"
  availability_zone = "us-east-1a"
}

# Endpoints stand in one subnet, clients in the other.
resource "aws_subnet" "endpoints" {
  vpc_id            = aws_vpc.consumer.id
  cidr_block        = "10.2.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "clients" {
  vpc_id            = aws_vpc.consumer.id
  cidr_block        = "10.2.2.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_vpc_peering_connection" "both" {
  vpc_id      = aws_vpc.consumer.id
  peer_vpc_id = aws_vpc.provider.id
  auto_accept = true
}

resource "aws_security_group" "open" {
  vpc_id = aws_vpc.consumer.id
  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.2.0.0/16"]
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
  subnet_id              = aws_subnet.clients.id
  vpc_security_group_ids = [aws_security_group.client.id]
}

# A text that is known after apply.
resource "terraform_data" "later" {
  input = "on"
}

resource "aws_security_group" "of_clients" {
  vpc_id = aws_vpc.provider.id
  ingress {
    protocol    = "tcp"
    from_port   = 8080
    to_port     = 8080
    cidr_blocks = ["10.2.2.0/24"]
  }
}

resource "aws_security_group" "of_endpoints" {
  vpc_id = aws_vpc.provider.id
  ingress {
    protocol    = "tcp"
    from_port   = 8080
    to_port     = 8080
    cidr_blocks = ["10.2.1.0/24"]
  }
}

resource "aws_security_group" "of_group" {
  vpc_id = aws_vpc.provider.id
  ingress {
    protocol        = "tcp"
    from_port       = 8080
    to_port         = 8080
    security_groups = [aws_security_group.client.id]
  }
}

resource "aws_lb_target_group" "all" {
  port     = 8443
  protocol = "TCP_UDP"
  vpc_id   = aws_vpc.provider.id
}

# Balancers that listen at 8080, each with a service and an endpoint.
module "unguarded" {
  source          = "./front"
  provider_subnet = aws_subnet.provider.id
  consumer_vpc    = aws_vpc.consumer.id
  consumer_subnet = aws_subnet.endpoints.id
  endpoint_groups = [aws_security_group.open.id]
  target_group    = aws_lb_target_group.all.arn
  groups          = []
}

module "of_clients" {
  source          = "./front"
  provider_subnet = aws_subnet.provider.id
  consumer_vpc    = aws_vpc.consumer.id
  consumer_subnet = aws_subnet.endpoints.id
  endpoint_groups = [aws_security_group.open.id]
  target_group    = aws_lb_target_group.all.arn
  groups          = [aws_security_group.of_clients.id]
}

module "of_endpoints" {
  source          = "./front"
  provider_subnet = aws_subnet.provider.id
  consumer_vpc    = aws_vpc.consumer.id
  consumer_subnet = aws_subnet.endpoints.id
  endpoint_groups = [aws_security_group.open.id]
  target_group    = aws_lb_target_group.all.arn
  groups          = [aws_security_group.of_endpoints.id]
}

module "not_asked" {
  source          = "./front"
  provider_subnet = aws_subnet.provider.id
  consumer_vpc    = aws_vpc.consumer.id
  consumer_subnet = aws_subnet.endpoints.id
  endpoint_groups = [aws_security_group.open.id]
  target_group    = aws_lb_target_group.all.arn
  groups          = [aws_security_group.of_endpoints.id]
  enforce         = "off"
}

module "asked" {
  source          = "./front"
  provider_subnet = aws_subnet.provider.id
  consumer_vpc    = aws_vpc.consumer.id
  consumer_subnet = aws_subnet.endpoints.id
  endpoint_groups = [aws_security_group.open.id]
  target_group    = aws_lb_target_group.all.arn
  groups          = [aws_security_group.of_endpoints.id]
  enforce         = "on"
}

module "maybe_asked" {
  source          = "./front"
  provider_subnet = aws_subnet.provider.id
  consumer_vpc    = aws_vpc.consumer.id
  consumer_subnet = aws_subnet.endpoints.id
  endpoint_groups = [aws_security_group.open.id]
  target_group    = aws_lb_target_group.all.arn
  groups          = [aws_security_group.of_endpoints.id]
  enforce         = terraform_data.later.output
}

module "of_group" {
  source          = "./front"
  provider_subnet = aws_subnet.provider.id
  consumer_vpc    = aws_vpc.consumer.id
  consumer_subnet = aws_subnet.endpoints.id
  endpoint_groups = [aws_security_group.open.id]
  target_group    = aws_lb_target_group.all.arn
  groups          = [aws_security_group.of_group.id]
}

# Without a listener in the plan; and a service of two balancers, of which AWS chooses one.
resource "aws_lb" "mute" {
  load_balancer_type = "network"
  internal           = true
  subnets            = [aws_subnet.provider.id]
}

resource "aws_lb" "second" {
  load_balancer_type = "network"
  internal           = true
  subnets            = [aws_subnet.provider.id]
}

resource "aws_lb_listener" "second" {
  for_each          = toset(["8080", "9090"])
  load_balancer_arn = aws_lb.second.arn
  port              = each.value
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.all.arn
  }
}

variable "balancer" {
  default = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/elsewhere/0123456789abcdef"
}

resource "aws_vpc_endpoint_service" "mute" {
  network_load_balancer_arns = [aws_lb.mute.arn]
  acceptance_required        = false
}

resource "aws_vpc_endpoint" "mute" {
  vpc_id             = aws_vpc.consumer.id
  service_name       = aws_vpc_endpoint_service.mute.service_name
  vpc_endpoint_type  = "Interface"
  subnet_ids         = [aws_subnet.endpoints.id]
  security_group_ids = [aws_security_group.open.id]
}

resource "aws_vpc_endpoint_service" "both" {
  network_load_balancer_arns = [module.unguarded.balancer, aws_lb.second.arn]
  acceptance_required        = false
}

resource "aws_vpc_endpoint" "both" {
  vpc_id             = aws_vpc.consumer.id
  service_name       = aws_vpc_endpoint_service.both.service_name
  vpc_endpoint_type  = "Interface"
  subnet_ids         = [aws_subnet.endpoints.id]
  security_group_ids = [aws_security_group.open.id]
}

resource "aws_vpc_endpoint_service" "elsewhere" {
  network_load_balancer_arns = [var.balancer]
  acceptance_required        = false
}

resource "aws_vpc_endpoint" "elsewhere" {
  vpc_id             = aws_vpc.consumer.id
  service_name       = aws_vpc_endpoint_service.elsewhere.service_name
  vpc_endpoint_type  = "Interface"
  subnet_ids         = [aws_subnet.endpoints.id]
  security_group_ids = [aws_security_group.open.id]
}

# Whom a service takes: consumers of an account that is known, and of one that is not.
locals {
  principals = {
    nobody   = []
    all      = ["*"]
    account  = ["arn:aws:iam::210987654321:root"]
    role     = ["arn:aws:iam::210987654321:role/network"]
    stranger = ["arn:aws:iam::999999999999:root"]
  }
}

resource "aws_vpc_endpoint_service" "for" {
  for_each                   = local.principals
  network_load_balancer_arns = [module.unguarded.balancer]
  acceptance_required        = false
  allowed_principals         = each.value
}

resource "aws_vpc_endpoint_service" "apart" {
  network_load_balancer_arns = [module.unguarded.balancer]
  acceptance_required        = false
}

resource "aws_vpc_endpoint_service_allowed_principal" "apart" {
  vpc_endpoint_service_id = aws_vpc_endpoint_service.apart.id
  principal_arn           = "arn:aws:iam::210987654321:root"
}

resource "aws_vpc_endpoint" "known" {
  provider           = aws.consumer
  for_each           = local.principals
  vpc_id             = aws_vpc.consumer.id
  service_name       = aws_vpc_endpoint_service.for[each.key].service_name
  vpc_endpoint_type  = "Interface"
  subnet_ids         = [aws_subnet.endpoints.id]
  security_group_ids = [aws_security_group.open.id]
}

resource "aws_vpc_endpoint" "unknown" {
  provider           = aws.somebody
  for_each           = local.principals
  vpc_id             = aws_vpc.consumer.id
  service_name       = aws_vpc_endpoint_service.for[each.key].service_name
  vpc_endpoint_type  = "Interface"
  subnet_ids         = [aws_subnet.endpoints.id]
  security_group_ids = [aws_security_group.open.id]
}

resource "aws_vpc_endpoint" "apart" {
  provider           = aws.consumer
  vpc_id             = aws_vpc.consumer.id
  service_name       = aws_vpc_endpoint_service.apart.service_name
  vpc_endpoint_type  = "Interface"
  subnet_ids         = [aws_subnet.endpoints.id]
  security_group_ids = [aws_security_group.open.id]
}

# An owner who is known, with a consumer who is another, and with one who is the same.
resource "aws_vpc_endpoint_service" "owned" {
  provider                   = aws.owner
  network_load_balancer_arns = [module.unguarded.balancer]
  acceptance_required        = false
  allowed_principals         = ["arn:aws:iam::999999999999:root"]
}

resource "aws_vpc_endpoint" "refused" {
  provider           = aws.consumer
  vpc_id             = aws_vpc.consumer.id
  service_name       = aws_vpc_endpoint_service.owned.service_name
  vpc_endpoint_type  = "Interface"
  subnet_ids         = [aws_subnet.endpoints.id]
  security_group_ids = [aws_security_group.open.id]
}

resource "aws_vpc_endpoint_service" "own" {
  provider                   = aws.again
  network_load_balancer_arns = [module.unguarded.balancer]
  acceptance_required        = false
}

resource "aws_vpc_endpoint" "own" {
  provider           = aws.consumer
  vpc_id             = aws_vpc.consumer.id
  service_name       = aws_vpc_endpoint_service.own.service_name
  vpc_endpoint_type  = "Interface"
  subnet_ids         = [aws_subnet.endpoints.id]
  security_group_ids = [aws_security_group.open.id]
}
