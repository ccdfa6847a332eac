# What locals name that no plan shows: the subnet of another module, and the group of the own one.
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}
module "net" {
  source = "./net"
  vpc_id = aws_vpc.main.id
  cidr   = "10.0.2.0/24"
}
module "open" {
  source = "./groups"
  vpc_id = aws_vpc.main.id
  ports  = [22]
}
module "closed" {
  source = "./groups"
  vpc_id = aws_vpc.main.id
  ports  = []
}
resource "aws_subnet" "own" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}
resource "aws_route_table" "public" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}
resource "aws_route_table_association" "public" {
  subnet_id      = module.net.app
  route_table_id = aws_route_table.public.id
}
resource "aws_security_group" "own" {
  vpc_id = aws_vpc.main.id
}
locals {
  app_subnet = module.net.app
}

# In the public subnet of the module, though the root has one of its own.
resource "aws_instance" "by_local" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = local.app_subnet
  vpc_security_group_ids      = [module.open.group_id]
  associate_public_ip_address = true
}
resource "aws_instance" "own" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.own.id
  vpc_security_group_ids = [aws_security_group.own.id]
}
resource "aws_instance" "open" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = module.net.app
  vpc_security_group_ids      = [module.open.group_id]
  associate_public_ip_address = true
}
resource "aws_instance" "closed" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  subnet_id                   = module.net.app
  vpc_security_group_ids      = [module.closed.group_id]
  associate_public_ip_address = true
}
