terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "public" {
  for_each          = { a = "10.0.0.0/24", b = "10.0.1.0/24" }
  vpc_id            = aws_vpc.main.id
  cidr_block        = each.value
  availability_zone = "us-east-1${each.key}"
}

resource "aws_eip" "nat" {
  for_each = aws_subnet.public
  domain   = "vpc"
}

resource "aws_nat_gateway" "main" {
  for_each      = aws_subnet.public
  allocation_id = aws_eip.nat[each.key].id
  subnet_id     = each.value.id
}

resource "aws_eip" "balancer" {
  domain = "vpc"
}

resource "aws_lb" "main" {
  name               = "main"
  load_balancer_type = "network"

  subnet_mapping {
    subnet_id     = aws_subnet.public["a"].id
    allocation_id = aws_eip.balancer.id
  }
}

resource "aws_instance" "server" {
  ami           = "ami-12345678"
  instance_type = "t3.micro"
  subnet_id     = aws_subnet.public["a"].id
}

resource "aws_eip" "server" {
  domain   = "vpc"
  instance = aws_instance.server.id
}

resource "aws_eip" "pair" {
  count  = 2
  domain = "vpc"
}

resource "aws_network_interface" "pair" {
  count     = 2
  subnet_id = aws_subnet.public["b"].id
}

resource "aws_eip_association" "pair" {
  count                = 2
  network_interface_id = aws_network_interface.pair[count.index].id
  allocation_id        = element(aws_eip.pair[*].id, count.index)
}
