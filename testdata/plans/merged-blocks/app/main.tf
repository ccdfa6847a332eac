# A group whose ports are the caller's and its own.
variable "vpc" {}
variable "port" {}
variable "web" {}
variable "admin" {}

variable "shell_port" {
  default = 22
}

resource "aws_security_group" "this" {
  vpc_id = var.vpc
  ingress {
    protocol        = "tcp"
    from_port       = var.port
    to_port         = var.port
    security_groups = [var.web]
  }
  ingress {
    protocol        = "tcp"
    from_port       = var.shell_port
    to_port         = var.shell_port
    security_groups = [var.admin]
  }
}

output "group" {
  value = aws_security_group.this.id
}
