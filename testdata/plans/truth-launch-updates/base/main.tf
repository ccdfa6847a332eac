# Scaling groups and an instance that exist already, before a template of theirs changes.
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "main" {
  vpc_id                  = aws_vpc.main.id
  cidr_block              = "10.0.1.0/24"
  map_public_ip_on_launch = true
}

resource "aws_route_table" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route" "out" {
  route_table_id         = aws_route_table.main.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.main.id
}

resource "aws_route_table_association" "main" {
  subnet_id      = aws_subnet.main.id
  route_table_id = aws_route_table.main.id
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

resource "aws_launch_template" "kept" {
  name                   = "kept"
  image_id               = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  vpc_security_group_ids = [aws_security_group.web.id]
}

# Its change makes a version that only its followers get.
resource "aws_launch_template" "changed" {
  name                   = "changed"
  image_id               = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  vpc_security_group_ids = [aws_security_group.ssh.id]
}

resource "aws_autoscaling_group" "kept" {
  name                = "kept"
  min_size            = 1
  max_size            = 1
  vpc_zone_identifier = [aws_subnet.main.id]
  launch_template {
    name    = aws_launch_template.kept.name
    version = "$Latest"
  }
}

resource "aws_autoscaling_group" "follows" {
  name                = "follows"
  min_size            = 1
  max_size            = 1
  vpc_zone_identifier = [aws_subnet.main.id]
  launch_template {
    name    = aws_launch_template.changed.name
    version = aws_launch_template.changed.latest_version
  }
}

resource "aws_autoscaling_group" "pinned" {
  name                = "pinned"
  min_size            = 1
  max_size            = 1
  vpc_zone_identifier = [aws_subnet.main.id]
  launch_template {
    name    = aws_launch_template.changed.name
    version = "1"
  }
}

resource "aws_instance" "runs" {
  subnet_id              = aws_subnet.main.id
  vpc_security_group_ids = [aws_security_group.ssh.id]
  launch_template {
    name = aws_launch_template.changed.name
  }
}
