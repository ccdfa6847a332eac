# Blocks whose ports and prefixes are locals and variables: the plan merges what they refer to, and its values tell the
# blocks apart only for who knows what the names come to.
variable "app_port" {
  default = 8080
}

# Set otherwise for this plan.
variable "shell_port" {
  default = 2222
}

variable "one_cidr" {
  default = "10.1.0.0/16"
}

variable "watched" {
  default = {
    metrics = { port = 9100 }
    traces  = { port = 4317 }
  }
}

locals {
  ami      = "ami-0123456789abcdef0"
  ports    = { web = 443, app = var.app_port }
  two_cidr = "10.2.0.0/16"
}

resource "aws_vpc" "hub" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_vpc" "peer" {
  for_each   = { one = "10.1.0.0/16", two = "10.2.0.0/16" }
  cidr_block = each.value
}

resource "aws_subnet" "hub" {
  vpc_id     = aws_vpc.hub.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_subnet" "peer" {
  for_each   = aws_vpc.peer
  vpc_id     = each.value.id
  cidr_block = cidrsubnet(each.value.cidr_block, 8, 1)
}

resource "aws_vpc_peering_connection" "one" {
  vpc_id      = aws_vpc.hub.id
  peer_vpc_id = aws_vpc.peer["one"].id
  auto_accept = true
}

resource "aws_vpc_peering_connection" "two" {
  vpc_id      = aws_vpc.hub.id
  peer_vpc_id = aws_vpc.peer["two"].id
  auto_accept = true
}

# A variable, and a local: which prefix goes by which peering.
resource "aws_route_table" "hub" {
  vpc_id = aws_vpc.hub.id
  route {
    cidr_block                = var.one_cidr
    vpc_peering_connection_id = aws_vpc_peering_connection.one.id
  }
  route {
    cidr_block                = local.two_cidr
    vpc_peering_connection_id = aws_vpc_peering_connection.two.id
  }
}

resource "aws_route_table_association" "hub" {
  subnet_id      = aws_subnet.hub.id
  route_table_id = aws_route_table.hub.id
}

resource "aws_route" "back" {
  for_each                  = { one = aws_vpc_peering_connection.one.id, two = aws_vpc_peering_connection.two.id }
  route_table_id            = aws_vpc.peer[each.key].main_route_table_id
  destination_cidr_block    = "10.0.0.0/16"
  vpc_peering_connection_id = each.value
}

resource "aws_security_group" "peer" {
  for_each = aws_vpc.peer
  vpc_id   = each.value.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.0.0.0/16"]
  }
}

resource "aws_instance" "peer" {
  for_each               = aws_subnet.peer
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = each.value.id
  vpc_security_group_ids = [aws_security_group.peer[each.key].id]
}

# Who calls.
resource "aws_security_group" "web" {
  vpc_id = aws_vpc.hub.id
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "admin" {
  vpc_id = aws_vpc.hub.id
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "watch" {
  vpc_id = aws_vpc.hub.id
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "web" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.hub.id
  vpc_security_group_ids = [aws_security_group.web.id]
}

resource "aws_instance" "admin" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.hub.id
  vpc_security_group_ids = [aws_security_group.admin.id]
}

resource "aws_instance" "watch" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.hub.id
  vpc_security_group_ids = [aws_security_group.watch.id]
}

# Blocks alone: a local that is a variable, and a variable that the plan sets.
resource "aws_security_group" "app" {
  vpc_id = aws_vpc.hub.id
  ingress {
    protocol        = "tcp"
    from_port       = local.ports.app
    to_port         = local.ports.app
    security_groups = [aws_security_group.web.id]
  }
  ingress {
    protocol        = "tcp"
    from_port       = var.shell_port
    to_port         = var.shell_port
    security_groups = [aws_security_group.admin.id]
  }
}

resource "aws_instance" "app" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.hub.id
  vpc_security_group_ids = [aws_security_group.app.id]
}

# A dynamic block over a variable among others.
resource "aws_security_group" "store" {
  vpc_id = aws_vpc.hub.id
  ingress {
    protocol        = "tcp"
    from_port       = var.app_port
    to_port         = var.app_port
    security_groups = [aws_security_group.web.id]
  }
  dynamic "ingress" {
    for_each = var.watched
    content {
      description     = "${ingress.key} of the store"
      protocol        = "tcp"
      from_port       = ingress.value.port
      to_port         = ingress.value.port
      security_groups = [aws_security_group.watch.id]
    }
  }
}

resource "aws_instance" "store" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.hub.id
  vpc_security_group_ids = [aws_security_group.store.id]
}

# The same in a module: handed on, and by the module's own default.
module "app" {
  source = "./app"
  vpc    = aws_vpc.hub.id
  port   = var.app_port
  web    = aws_security_group.web.id
  admin  = aws_security_group.admin.id
}

resource "aws_instance" "inner" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.hub.id
  vpc_security_group_ids = [module.app.group]
}

# What only Terraform can compute tells nothing apart.
resource "aws_security_group" "computed" {
  vpc_id = aws_vpc.hub.id
  ingress {
    protocol        = "tcp"
    from_port       = var.app_port + 1
    to_port         = var.app_port + 1
    security_groups = [aws_security_group.web.id]
  }
  ingress {
    protocol        = "tcp"
    from_port       = var.app_port + 2
    to_port         = var.app_port + 2
    security_groups = [aws_security_group.admin.id]
  }
}

resource "aws_instance" "computed" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.hub.id
  vpc_security_group_ids = [aws_security_group.computed.id]
}
