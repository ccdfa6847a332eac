# As the community's module writes it: the group is named by a local, and by a local alone.
variable "vpc_id" {}
variable "ports" {}
resource "aws_security_group" "this" {
  count  = 1
  vpc_id = var.vpc_id
}
locals {
  group_id = concat(aws_security_group.this[*].id, [""])[0]
}
resource "aws_security_group_rule" "in" {
  count             = length(var.ports)
  security_group_id = local.group_id
  type              = "ingress"
  protocol          = "tcp"
  from_port         = var.ports[count.index]
  to_port           = var.ports[count.index]
  cidr_blocks       = ["0.0.0.0/0"]
}

output "group_id" {
  value = try(aws_security_group.this[0].id, "")
}
