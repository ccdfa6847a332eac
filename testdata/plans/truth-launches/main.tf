# What launch templates decide for instances and scaling groups, and what these decide themselves.
resource "aws_vpc" "main" {
  cidr_block                       = "10.0.0.0/16"
  assign_generated_ipv6_cidr_block = true
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

resource "aws_route" "out6" {
  route_table_id              = aws_route_table.out.id
  destination_ipv6_cidr_block = "::/0"
  gateway_id                  = aws_internet_gateway.main.id
}

resource "aws_subnet" "flagged" {
  vpc_id                  = aws_vpc.main.id
  cidr_block              = "10.0.1.0/24"
  ipv6_cidr_block         = cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, 1)
  map_public_ip_on_launch = true
}

resource "aws_route_table_association" "flagged" {
  subnet_id      = aws_subnet.flagged.id
  route_table_id = aws_route_table.out.id
}

resource "aws_subnet" "plain" {
  vpc_id          = aws_vpc.main.id
  cidr_block      = "10.0.2.0/24"
  ipv6_cidr_block = cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, 2)
}

resource "aws_route_table_association" "plain" {
  subnet_id      = aws_subnet.plain.id
  route_table_id = aws_route_table.out.id
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

resource "aws_security_group" "ssh6" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol         = "tcp"
    from_port        = 22
    to_port          = 22
    ipv6_cidr_blocks = ["::/0"]
  }
}

resource "aws_security_group" "none" {
  vpc_id = aws_vpc.main.id
}

resource "aws_launch_template" "web" {
  name                   = "web"
  image_id               = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  vpc_security_group_ids = [aws_security_group.web.id]
}

resource "aws_launch_template" "public" {
  name          = "public"
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  network_interfaces {
    associate_public_ip_address = "true"
    security_groups             = [aws_security_group.web.id]
  }
}

resource "aws_launch_template" "placed" {
  name          = "placed"
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  network_interfaces {
    associate_public_ip_address = "true"
    security_groups             = [aws_security_group.web.id]
    subnet_id                   = aws_subnet.plain.id
  }
}

resource "aws_launch_template" "six" {
  name          = "six"
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  network_interfaces {
    associate_public_ip_address = "false"
    ipv6_address_count          = 1
    security_groups             = [aws_security_group.ssh6.id]
  }
}

resource "aws_launch_template" "prefixed" {
  name          = "prefixed"
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  network_interfaces {
    ipv6_prefix_count = 1
    security_groups   = [aws_security_group.ssh6.id]
  }
}

# More than one interface: no public address, whatever the subnet says.
resource "aws_launch_template" "two" {
  name          = "two"
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  network_interfaces {
    device_index    = 0
    security_groups = [aws_security_group.none.id]
  }
  network_interfaces {
    device_index    = 1
    security_groups = [aws_security_group.ssh.id]
  }
}

resource "aws_instance" "by_id" {
  subnet_id = aws_subnet.flagged.id
  launch_template {
    id = aws_launch_template.web.id
  }
}

resource "aws_instance" "by_name" {
  subnet_id = aws_subnet.flagged.id
  launch_template {
    name = aws_launch_template.web.name
  }
}

resource "aws_instance" "own_groups" {
  subnet_id              = aws_subnet.flagged.id
  vpc_security_group_ids = [aws_security_group.ssh.id]
  launch_template {
    id = aws_launch_template.web.id
  }
}

resource "aws_instance" "public" {
  subnet_id = aws_subnet.plain.id
  launch_template {
    id = aws_launch_template.public.id
  }
}

resource "aws_instance" "refuses" {
  subnet_id                   = aws_subnet.plain.id
  associate_public_ip_address = false
  launch_template {
    id = aws_launch_template.public.id
  }
}

resource "aws_instance" "placed" {
  launch_template {
    id      = aws_launch_template.placed.id
    version = aws_launch_template.placed.latest_version
  }
}

resource "aws_instance" "six" {
  subnet_id = aws_subnet.plain.id
  launch_template {
    id = aws_launch_template.six.id
  }
}

# The plan does not show this template.
resource "aws_instance" "elsewhere" {
  subnet_id              = aws_subnet.plain.id
  vpc_security_group_ids = [aws_security_group.web.id, aws_security_group.ssh6.id]
  launch_template {
    id = "lt-0123456789abcdef0"
  }
}

resource "aws_autoscaling_group" "by_name" {
  min_size            = 1
  max_size            = 1
  vpc_zone_identifier = [aws_subnet.flagged.id]
  launch_template {
    name = aws_launch_template.web.name
  }
}

resource "aws_autoscaling_group" "six" {
  min_size            = 1
  max_size            = 1
  vpc_zone_identifier = [aws_subnet.plain.id]
  launch_template {
    id = aws_launch_template.six.id
  }
}

resource "aws_autoscaling_group" "prefixed" {
  min_size            = 1
  max_size            = 1
  vpc_zone_identifier = [aws_subnet.plain.id]
  launch_template {
    id = aws_launch_template.prefixed.id
  }
}

resource "aws_autoscaling_group" "two" {
  min_size            = 1
  max_size            = 1
  vpc_zone_identifier = [aws_subnet.flagged.id]
  launch_template {
    id = aws_launch_template.two.id
  }
}

resource "aws_autoscaling_group" "elsewhere" {
  min_size            = 1
  max_size            = 1
  vpc_zone_identifier = [aws_subnet.flagged.id]
  launch_template {
    id = "lt-0123456789abcdef0"
  }
}

# The template names an interface that is made apart.
resource "aws_network_interface" "apart" {
  subnet_id       = aws_subnet.plain.id
  security_groups = [aws_security_group.ssh.id]
}

resource "aws_eip" "apart" {
  domain            = "vpc"
  network_interface = aws_network_interface.apart.id
}

resource "aws_launch_template" "apart" {
  name          = "apart"
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  network_interfaces {
    device_index         = 0
    network_interface_id = aws_network_interface.apart.id
  }
}

resource "aws_instance" "apart" {
  launch_template {
    id = aws_launch_template.apart.id
  }
}
