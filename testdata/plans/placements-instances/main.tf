# Instances and their interfaces: every way a public address and a group come about.

resource "aws_vpc" "main" {
  cidr_block                       = "10.0.0.0/16"
  assign_generated_ipv6_cidr_block = false
  ipv6_cidr_block                  = null
}

resource "aws_subnet" "public" {
  vpc_id                  = aws_vpc.main.id
  cidr_block              = "10.0.1.0/24"
  map_public_ip_on_launch = true
}

resource "aws_subnet" "private" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.2.0/24"
}

resource "aws_security_group" "web" {
  name   = "web"
  vpc_id = aws_vpc.main.id
}

resource "aws_security_group" "extra" {
  name   = "extra"
  vpc_id = aws_vpc.main.id
}

# The subnet's flag decides.
resource "aws_instance" "flag" {
  ami                    = "ami-0d64bb532e0502c46"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.public.id
  vpc_security_group_ids = [aws_security_group.web.id]
}

# The instance says no.
resource "aws_instance" "refuses" {
  ami                         = "ami-0d64bb532e0502c46"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.public.id
  vpc_security_group_ids      = [aws_security_group.web.id]
  associate_public_ip_address = false
}

# No group: the default group of the VPC. Forwards packets.
resource "aws_instance" "plain" {
  ami               = "ami-0d64bb532e0502c46"
  instance_type     = "t3.micro"
  subnet_id         = aws_subnet.private.id
  private_ip        = "10.0.2.10"
  source_dest_check = false
}

# An Elastic IP makes it public.
resource "aws_instance" "elastic" {
  ami                    = "ami-0d64bb532e0502c46"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.web.id, aws_security_group.extra.id]
}

resource "aws_eip" "elastic" {
  domain   = "vpc"
  instance = aws_instance.elastic.id
}

# Its interfaces are made apart.
resource "aws_network_interface" "made" {
  subnet_id       = aws_subnet.private.id
  private_ips     = ["10.0.2.20", "10.0.2.21"]
  security_groups = [aws_security_group.web.id]
}

resource "aws_network_interface_sg_attachment" "extra" {
  security_group_id    = aws_security_group.extra.id
  network_interface_id = aws_network_interface.made.id
}

resource "aws_instance" "composed" {
  ami           = "ami-0d64bb532e0502c46"
  instance_type = "t3.micro"

  network_interface {
    network_interface_id = aws_network_interface.made.id
    device_index         = 0
  }
}

resource "aws_eip" "made" {
  domain = "vpc"
}

resource "aws_eip_association" "made" {
  allocation_id        = aws_eip.made.id
  network_interface_id = aws_network_interface.made.id
}

# A second interface is attached to an instance that has its own.
resource "aws_network_interface" "second" {
  subnet_id = aws_subnet.public.id
}

resource "aws_network_interface_attachment" "second" {
  instance_id          = aws_instance.plain.id
  network_interface_id = aws_network_interface.second.id
  device_index         = 1
}

# No subnet: the default VPC.
resource "aws_instance" "nowhere" {
  ami           = "ami-0d64bb532e0502c46"
  instance_type = "t3.micro"
}
