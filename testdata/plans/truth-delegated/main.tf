# Interfaces with prefixes of their subnet, whose addresses are as good as their own.
resource "aws_vpc" "v" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "a" {
  vpc_id            = aws_vpc.v.id
  cidr_block        = "10.0.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "b" {
  vpc_id            = aws_vpc.v.id
  cidr_block        = "10.0.2.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_security_group" "any" {
  vpc_id = aws_vpc.v.id
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

# With a prefix that is told, one that is not, addresses that are counted, and none of these.
resource "aws_network_interface" "told" {
  ipv4_prefixes   = ["10.0.1.16/28"]
  private_ips     = ["10.0.1.100"]
  subnet_id       = aws_subnet.a.id
  security_groups = [aws_security_group.any.id]
}

resource "aws_network_interface" "counted" {
  ipv4_prefix_count = 1
  private_ips       = ["10.0.1.101"]
  subnet_id         = aws_subnet.a.id
  security_groups   = [aws_security_group.any.id]
}

resource "aws_network_interface" "plain" {
  private_ips     = ["10.0.1.102"]
  subnet_id       = aws_subnet.a.id
  security_groups = [aws_security_group.any.id]
}

# What is called from the prefix alone, and calls it alone.
resource "aws_security_group" "from_prefix" {
  vpc_id = aws_vpc.v.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.0.1.16/28"]
  }
}

resource "aws_security_group" "to_prefix" {
  vpc_id = aws_vpc.v.id
  egress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.0.1.16/28"]
  }
}

resource "aws_instance" "called" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.b.id
  vpc_security_group_ids = [aws_security_group.from_prefix.id]
}

resource "aws_instance" "caller" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.b.id
  vpc_security_group_ids = [aws_security_group.to_prefix.id]
}
