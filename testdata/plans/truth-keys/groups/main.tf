variable "vpc_id" {}
resource "aws_security_group" "open" {
  vpc_id = var.vpc_id
  ingress {
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_security_group" "closed" {
  vpc_id = var.vpc_id
}
output "open_id" { value = aws_security_group.open.id }
output "closed_id" { value = aws_security_group.closed.id }
