# Instances that others choose by more than their own key: each crosses over to the other subnet or group.
variable "routes" {
  default = [
    { name = "a", subnet = "b" },
    { name = "b", subnet = "a" },
  ]
}
variable "hosts" {
  default = {
    a = { subnet = "b", group = "closed" }
    b = { subnet = "a", group = "open" }
  }
}
resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
resource "aws_internet_gateway" "main" { vpc_id = aws_vpc.main.id }
resource "aws_subnet" "s" {
  for_each   = { a = "10.0.1.0/24", b = "10.0.2.0/24" }
  vpc_id     = aws_vpc.main.id
  cidr_block = each.value
}
resource "aws_route_table" "public" { vpc_id = aws_vpc.main.id }
resource "aws_route" "public" {
  route_table_id         = aws_route_table.public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.main.id
}
# only subnet a is public
resource "aws_route_table_association" "a" {
  subnet_id      = aws_subnet.s["a"].id
  route_table_id = aws_route_table.public.id
}
resource "aws_security_group" "g" {
  for_each = toset(["open", "closed", "a", "b"])
  vpc_id   = aws_vpc.main.id
  dynamic "ingress" {
    for_each = contains(["open", "a"], each.key) ? [1] : []
    content {
      protocol    = "tcp"
      from_port   = 22
      to_port     = 22
      cidr_blocks = ["0.0.0.0/0"]
    }
  }
}
# What the for expression makes of each row the plan does not tell.
resource "aws_instance" "by_for" {
  for_each                    = { for r in var.routes : r.name => r }
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.s[each.value.subnet].id
  vpc_security_group_ids      = [aws_security_group.g["open"].id]
  associate_public_ip_address = true
}
resource "aws_instance" "group_by_for" {
  for_each                    = { for r in var.routes : r.name => r }
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.s["a"].id
  vpc_security_group_ids      = [aws_security_group.g[each.value.subnet].id]
  associate_public_ip_address = true
}
resource "aws_instance" "by_map" {
  for_each                    = var.hosts
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.s[each.value.subnet].id
  vpc_security_group_ids      = [aws_security_group.g[each.value.group].id]
  associate_public_ip_address = true
}
locals {
  swap = { a = "b", b = "a" }
}
# A local is nowhere in a plan.
resource "aws_instance" "by_local" {
  for_each                    = toset(["a", "b"])
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.s[local.swap[each.key]].id
  vpc_security_group_ids      = [aws_security_group.g["open"].id]
  associate_public_ip_address = true
}
variable "swap" { default = { a = "b", b = "a" } }
resource "aws_instance" "by_variable" {
  for_each                    = toset(["a", "b"])
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.s[var.swap[each.key]].id
  vpc_security_group_ids      = [aws_security_group.g["open"].id]
  associate_public_ip_address = true
}
variable "names" { default = ["b", "a"] }
resource "aws_instance" "by_list" {
  count                       = 2
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.s[var.names[count.index]].id
  vpc_security_group_ids      = [aws_security_group.g["open"].id]
  associate_public_ip_address = true
}

# Which of a module's outputs is meant the plan does not tell behind a key that is no literal.
module "groups" {
  for_each = toset(["x", "y"])
  source   = "./groups"
  vpc_id   = aws_vpc.main.id
}
resource "aws_instance" "by_output" {
  for_each                    = toset(["x", "y"])
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.s["a"].id
  vpc_security_group_ids      = [module.groups[each.key].closed_id]
  associate_public_ip_address = true
}
resource "aws_instance" "by_splat" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.s["a"].id
  vpc_security_group_ids      = [for groups in module.groups : groups.closed_id]
  associate_public_ip_address = true
}

# A list of more than what is iterated over: a local may carry the rest.
resource "aws_security_group" "admin" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 3389
    to_port     = 3389
    cidr_blocks = ["0.0.0.0/0"]
  }
}
locals {
  admin = aws_security_group.admin.id
}
resource "aws_security_group" "several" {
  count  = 2
  vpc_id = aws_vpc.main.id
}
resource "aws_instance" "by_concat" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.s["a"].id
  vpc_security_group_ids      = concat(aws_security_group.several[*].id, [local.admin])
  associate_public_ip_address = true
}
