# Interfaces that are made apart: attached by their own block, named by their instance, or left open.
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route_table" "out" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route" "out" {
  route_table_id         = aws_route_table.out.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.main.id
}

resource "aws_subnet" "public" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_route_table_association" "public" {
  subnet_id      = aws_subnet.public.id
  route_table_id = aws_route_table.out.id
}

resource "aws_subnet" "private" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.2.0/24"
}

resource "aws_security_group" "web" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "ssh" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "none" {
  vpc_id = aws_vpc.main.id
}

resource "aws_instance" "late" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.web.id]
}

resource "aws_network_interface" "late" {
  subnet_id       = aws_subnet.public.id
  security_groups = [aws_security_group.ssh.id]
  attachment {
    instance     = aws_instance.late.id
    device_index = 1
  }
}

resource "aws_eip" "late" {
  domain            = "vpc"
  network_interface = aws_network_interface.late.id
}

resource "aws_network_interface" "made" {
  subnet_id       = aws_subnet.public.id
  security_groups = [aws_security_group.none.id]
}

resource "aws_instance" "made" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  network_interface {
    device_index         = 0
    network_interface_id = aws_network_interface.made.id
  }
}

resource "aws_eip" "made" {
  domain = "vpc"
}

resource "aws_eip_association" "made" {
  allocation_id        = aws_eip.made.id
  network_interface_id = aws_instance.made.primary_network_interface_id
}

resource "aws_network_interface_sg_attachment" "made" {
  security_group_id    = aws_security_group.ssh.id
  network_interface_id = aws_instance.made.primary_network_interface_id
}

resource "aws_network_interface" "second" {
  subnet_id       = aws_subnet.private.id
  security_groups = [aws_security_group.ssh.id]
}

resource "aws_network_interface" "first" {
  subnet_id       = aws_subnet.public.id
  security_groups = [aws_security_group.ssh.id]
}

resource "aws_instance" "two" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  network_interface {
    device_index         = 1
    network_interface_id = aws_network_interface.second.id
  }
  network_interface {
    device_index         = 0
    network_interface_id = aws_network_interface.first.id
  }
}

resource "aws_eip" "two" {
  domain   = "vpc"
  instance = aws_instance.two.id
}

# Nobody can tell which of two it is.
resource "aws_network_interface" "left" {
  subnet_id       = aws_subnet.public.id
  security_groups = [aws_security_group.none.id]
}

resource "aws_network_interface" "right" {
  subnet_id       = aws_subnet.public.id
  security_groups = [aws_security_group.none.id]
}

resource "aws_instance" "either" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  network_interface {
    device_index         = 0
    network_interface_id = aws_vpc.main.owner_id == "123456789012" ? aws_network_interface.left.id : aws_network_interface.right.id
  }
}

resource "aws_eip" "either" {
  domain = "vpc"
}

resource "aws_eip_association" "either" {
  allocation_id        = aws_eip.either.id
  network_interface_id = aws_instance.either.primary_network_interface_id
}

resource "aws_network_interface_sg_attachment" "either" {
  security_group_id    = aws_security_group.web.id
  network_interface_id = aws_instance.either.primary_network_interface_id
}

# The address goes to the primary interface of an instance that has one of two.
resource "aws_network_interface" "one" {
  subnet_id       = aws_subnet.public.id
  security_groups = [aws_security_group.ssh.id]
}

resource "aws_network_interface" "other" {
  subnet_id       = aws_subnet.public.id
  security_groups = [aws_security_group.ssh.id]
}

resource "aws_instance" "primary" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  network_interface {
    device_index         = 0
    network_interface_id = aws_vpc.main.owner_id == "123456789012" ? aws_network_interface.one.id : aws_network_interface.other.id
  }
}

resource "aws_eip" "primary" {
  domain   = "vpc"
  instance = aws_instance.primary.id
}
