variable "vpc_id" {}
variable "cidr" {}
resource "aws_subnet" "app" {
  vpc_id     = var.vpc_id
  cidr_block = var.cidr
}
output "app" { value = aws_subnet.app.id }
