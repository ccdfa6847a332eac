# A NAT instance that nobody has made a NAT gateway of yet: private servers go out through it, if its group lets them in.
locals {
  ami = "ami-0123456789abcdef0"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "public" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.0.0/24"
}

resource "aws_subnet" "private" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_subnet" "forgotten" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.2.0/24"
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.main.id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}

resource "aws_route_table_association" "public" {
  subnet_id      = aws_subnet.public.id
  route_table_id = aws_route_table.public.id
}

resource "aws_route_table" "private" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route" "private" {
  route_table_id         = aws_route_table.private.id
  destination_cidr_block = "0.0.0.0/0"
  network_interface_id   = aws_instance.nat.primary_network_interface_id
}

resource "aws_route_table_association" "private" {
  subnet_id      = aws_subnet.private.id
  route_table_id = aws_route_table.private.id
}

# Its route leads to an instance that still checks what it is handed.
resource "aws_route_table" "forgotten" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route" "forgotten" {
  route_table_id         = aws_route_table.forgotten.id
  destination_cidr_block = "0.0.0.0/0"
  network_interface_id   = aws_instance.checking.primary_network_interface_id
}

resource "aws_route_table_association" "forgotten" {
  subnet_id      = aws_subnet.forgotten.id
  route_table_id = aws_route_table.forgotten.id
}

resource "aws_security_group" "nat" {
  vpc_id = aws_vpc.main.id

  ingress {
    description     = "Web requests of the application"
    protocol        = "tcp"
    from_port       = 443
    to_port         = 443
    security_groups = [aws_security_group.app.id]
  }

  ingress {
    description = "Web requests of the private subnet"
    protocol    = "tcp"
    from_port   = 80
    to_port     = 80
    cidr_blocks = [aws_subnet.private.cidr_block]
  }

  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "app" {
  vpc_id = aws_vpc.main.id

  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }

  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "nat" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.public.id
  vpc_security_group_ids = [aws_security_group.nat.id]
  source_dest_check      = false
}

resource "aws_eip" "nat" {
  domain   = "vpc"
  instance = aws_instance.nat.id
}

resource "aws_instance" "checking" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.public.id
  vpc_security_group_ids = [aws_security_group.app.id]
}

resource "aws_eip" "checking" {
  domain   = "vpc"
  instance = aws_instance.checking.id
}

resource "aws_instance" "app" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.app.id]
}

resource "aws_instance" "forgotten" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.forgotten.id
  vpc_security_group_ids = [aws_security_group.app.id]
}
