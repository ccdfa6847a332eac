# What follows from a plan that does not tell everything.
locals {
  ami = "ami-0123456789abcdef0"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "clients" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_subnet" "targets" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.2.0/24"
}

resource "aws_security_group" "client" {
  vpc_id = aws_vpc.main.id
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "client" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.clients.id
  vpc_security_group_ids = [aws_security_group.client.id]
}

# U1: every address that the client may get.
resource "aws_security_group" "u1" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.0.1.0/24"]
  }
}

resource "aws_instance" "u1" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.targets.id
  vpc_security_group_ids = [aws_security_group.u1.id]
}

# U2: one of them.
resource "aws_security_group" "u2" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.0.1.10/32"]
  }
}

resource "aws_instance" "u2" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.targets.id
  vpc_security_group_ids = [aws_security_group.u2.id]
}

# U3: none of them, for AWS keeps the first four.
resource "aws_security_group" "u3" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.0.1.0/30"]
  }
}

resource "aws_instance" "u3" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.targets.id
  vpc_security_group_ids = [aws_security_group.u3.id]
}

# U4: which of two rules names which group only the source tells.
resource "aws_security_group" "u4_x" {
  vpc_id = aws_vpc.main.id
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "u4_y" {
  vpc_id = aws_vpc.main.id
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "u4" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol        = "tcp"
    from_port       = 22
    to_port         = 22
    security_groups = [aws_security_group.u4_x.id]
  }
  ingress {
    protocol        = "tcp"
    from_port       = 5432
    to_port         = 5432
    security_groups = [aws_security_group.u4_y.id]
  }
}

resource "aws_instance" "u4_x" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.clients.id
  vpc_security_group_ids = [aws_security_group.u4_x.id]
}

resource "aws_instance" "u4" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.targets.id
  vpc_security_group_ids = [aws_security_group.u4.id]
}

# U5: a rule for a prefix names no group, though the plan calls that unknown.
resource "aws_security_group" "u5" {
  vpc_id = aws_vpc.main.id
}

resource "aws_security_group_rule" "u5" {
  security_group_id = aws_security_group.u5.id
  type              = "ingress"
  protocol          = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_blocks       = ["192.168.0.0/16"]
}

resource "aws_instance" "u5" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.targets.id
  vpc_security_group_ids = [aws_security_group.u5.id]
}

# U6: a balancer that does not say so faces the internet.
resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "u6_a" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.61.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "u6_b" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.62.0/24"
  availability_zone = "us-east-1b"
}

resource "aws_route_table" "u6" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route" "u6" {
  route_table_id         = aws_route_table.u6.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.main.id
}

resource "aws_route_table_association" "u6_a" {
  subnet_id      = aws_subnet.u6_a.id
  route_table_id = aws_route_table.u6.id
}

resource "aws_route_table_association" "u6_b" {
  subnet_id      = aws_subnet.u6_b.id
  route_table_id = aws_route_table.u6.id
}

resource "aws_security_group" "u6" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_lb" "u6" {
  subnets         = [aws_subnet.u6_a.id, aws_subnet.u6_b.id]
  security_groups = [aws_security_group.u6.id]
}
