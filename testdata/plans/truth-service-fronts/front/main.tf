# A network balancer with a listener, an endpoint service and an endpoint of it.
variable "provider_subnet" {}
variable "consumer_vpc" {}
variable "consumer_subnet" {}
variable "endpoint_groups" {}
variable "target_group" {}
variable "groups" {}

variable "enforce" {
  default = null
}

resource "aws_lb" "this" {
  load_balancer_type                                           = "network"
  internal                                                     = true
  subnets                                                      = [var.provider_subnet]
  security_groups                                              = var.groups
  enforce_security_group_inbound_rules_on_private_link_traffic = var.enforce
}

resource "aws_lb_listener" "this" {
  load_balancer_arn = aws_lb.this.arn
  port              = 8080
  protocol          = "TCP_UDP"
  default_action {
    type             = "forward"
    target_group_arn = var.target_group
  }
}

resource "aws_vpc_endpoint_service" "this" {
  network_load_balancer_arns = [aws_lb.this.arn]
  acceptance_required        = false
}

resource "aws_vpc_endpoint" "this" {
  vpc_id             = var.consumer_vpc
  service_name       = aws_vpc_endpoint_service.this.service_name
  vpc_endpoint_type  = "Interface"
  subnet_ids         = [var.consumer_subnet]
  security_group_ids = var.endpoint_groups
}

output "balancer" {
  value = aws_lb.this.arn
}
