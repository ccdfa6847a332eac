# VPCs joined by transit gateways: associations, propagations, static routes, zones and the subnets of attachments.
locals {
  ami = "ami-0123456789abcdef0"
}

# X1: with the defaults everything attached reaches everything attached. G11: but by prefix, not by group.
resource "aws_ec2_transit_gateway" "x1" {
}

resource "aws_vpc" "x1_a" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_subnet" "x1_a" {
  vpc_id            = aws_vpc.x1_a.id
  cidr_block        = "10.1.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "x1_a_tgw" {
  vpc_id            = aws_vpc.x1_a.id
  cidr_block        = "10.1.9.0/28"
  availability_zone = "us-east-1a"
}

resource "aws_route_table" "x1_a" {
  vpc_id = aws_vpc.x1_a.id
}

resource "aws_route" "x1_a" {
  route_table_id         = aws_route_table.x1_a.id
  destination_cidr_block = "10.0.0.0/8"
  transit_gateway_id     = aws_ec2_transit_gateway.x1.id
}

resource "aws_route_table_association" "x1_a" {
  subnet_id      = aws_subnet.x1_a.id
  route_table_id = aws_route_table.x1_a.id
}

resource "aws_security_group" "x1_a" {
  vpc_id = aws_vpc.x1_a.id
  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.0.0.0/8"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "x1_a" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.x1_a.id
  vpc_security_group_ids = [aws_security_group.x1_a.id]
}

resource "aws_ec2_transit_gateway_vpc_attachment" "x1_a" {
  transit_gateway_id = aws_ec2_transit_gateway.x1.id
  vpc_id             = aws_vpc.x1_a.id
  subnet_ids         = [aws_subnet.x1_a_tgw.id]
}

resource "aws_vpc" "x1_b" {
  cidr_block = "10.2.0.0/16"
}

resource "aws_subnet" "x1_b" {
  vpc_id            = aws_vpc.x1_b.id
  cidr_block        = "10.2.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "x1_b_tgw" {
  vpc_id            = aws_vpc.x1_b.id
  cidr_block        = "10.2.9.0/28"
  availability_zone = "us-east-1a"
}

resource "aws_route_table" "x1_b" {
  vpc_id = aws_vpc.x1_b.id
}

resource "aws_route" "x1_b" {
  route_table_id         = aws_route_table.x1_b.id
  destination_cidr_block = "10.0.0.0/8"
  transit_gateway_id     = aws_ec2_transit_gateway.x1.id
}

resource "aws_route_table_association" "x1_b" {
  subnet_id      = aws_subnet.x1_b.id
  route_table_id = aws_route_table.x1_b.id
}

resource "aws_security_group" "x1_b" {
  vpc_id = aws_vpc.x1_b.id
  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.0.0.0/8"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "x1_b" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.x1_b.id
  vpc_security_group_ids = [aws_security_group.x1_b.id]
}

resource "aws_ec2_transit_gateway_vpc_attachment" "x1_b" {
  transit_gateway_id = aws_ec2_transit_gateway.x1.id
  vpc_id             = aws_vpc.x1_b.id
  subnet_ids         = [aws_subnet.x1_b_tgw.id]
}

resource "aws_security_group" "g11" {
  vpc_id = aws_vpc.x1_b.id
  ingress {
    protocol        = "tcp"
    from_port       = 443
    to_port         = 443
    security_groups = [aws_security_group.x1_a.id]
  }
}

resource "aws_instance" "g11" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.x1_b.id
  vpc_security_group_ids = [aws_security_group.g11.id]
}

# G11 where the gateway lets groups be named.
resource "aws_ec2_transit_gateway" "named" {
  security_group_referencing_support = "enable"
}

resource "aws_vpc" "named_a" {
  cidr_block = "10.11.0.0/16"
}

resource "aws_subnet" "named_a" {
  vpc_id            = aws_vpc.named_a.id
  cidr_block        = "10.11.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "named_a_tgw" {
  vpc_id            = aws_vpc.named_a.id
  cidr_block        = "10.11.9.0/28"
  availability_zone = "us-east-1a"
}

resource "aws_route_table" "named_a" {
  vpc_id = aws_vpc.named_a.id
}

resource "aws_route" "named_a" {
  route_table_id         = aws_route_table.named_a.id
  destination_cidr_block = "10.0.0.0/8"
  transit_gateway_id     = aws_ec2_transit_gateway.named.id
}

resource "aws_route_table_association" "named_a" {
  subnet_id      = aws_subnet.named_a.id
  route_table_id = aws_route_table.named_a.id
}

resource "aws_security_group" "named_a" {
  vpc_id = aws_vpc.named_a.id
  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.0.0.0/8"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "named_a" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.named_a.id
  vpc_security_group_ids = [aws_security_group.named_a.id]
}

resource "aws_ec2_transit_gateway_vpc_attachment" "named_a" {
  transit_gateway_id = aws_ec2_transit_gateway.named.id
  vpc_id             = aws_vpc.named_a.id
  subnet_ids         = [aws_subnet.named_a_tgw.id]
}

resource "aws_vpc" "named_b" {
  cidr_block = "10.12.0.0/16"
}

resource "aws_subnet" "named_b" {
  vpc_id            = aws_vpc.named_b.id
  cidr_block        = "10.12.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "named_b_tgw" {
  vpc_id            = aws_vpc.named_b.id
  cidr_block        = "10.12.9.0/28"
  availability_zone = "us-east-1a"
}

resource "aws_route_table" "named_b" {
  vpc_id = aws_vpc.named_b.id
}

resource "aws_route" "named_b" {
  route_table_id         = aws_route_table.named_b.id
  destination_cidr_block = "10.0.0.0/8"
  transit_gateway_id     = aws_ec2_transit_gateway.named.id
}

resource "aws_route_table_association" "named_b" {
  subnet_id      = aws_subnet.named_b.id
  route_table_id = aws_route_table.named_b.id
}

resource "aws_security_group" "named_b" {
  vpc_id = aws_vpc.named_b.id
  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.0.0.0/8"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "named_b" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.named_b.id
  vpc_security_group_ids = [aws_security_group.named_b.id]
}

resource "aws_ec2_transit_gateway_vpc_attachment" "named_b" {
  transit_gateway_id = aws_ec2_transit_gateway.named.id
  vpc_id             = aws_vpc.named_b.id
  subnet_ids         = [aws_subnet.named_b_tgw.id]
}

resource "aws_security_group" "named" {
  vpc_id = aws_vpc.named_b.id
  ingress {
    protocol        = "tcp"
    from_port       = 443
    to_port         = 443
    security_groups = [aws_security_group.named_a.id]
  }
}

resource "aws_instance" "named" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.named_b.id
  vpc_security_group_ids = [aws_security_group.named.id]
}

# X2: without propagation the table is empty.
resource "aws_ec2_transit_gateway" "x2" {
  default_route_table_propagation = "disable"
}

resource "aws_vpc" "x2_a" {
  cidr_block = "10.21.0.0/16"
}

resource "aws_subnet" "x2_a" {
  vpc_id            = aws_vpc.x2_a.id
  cidr_block        = "10.21.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "x2_a_tgw" {
  vpc_id            = aws_vpc.x2_a.id
  cidr_block        = "10.21.9.0/28"
  availability_zone = "us-east-1a"
}

resource "aws_route_table" "x2_a" {
  vpc_id = aws_vpc.x2_a.id
}

resource "aws_route" "x2_a" {
  route_table_id         = aws_route_table.x2_a.id
  destination_cidr_block = "10.0.0.0/8"
  transit_gateway_id     = aws_ec2_transit_gateway.x2.id
}

resource "aws_route_table_association" "x2_a" {
  subnet_id      = aws_subnet.x2_a.id
  route_table_id = aws_route_table.x2_a.id
}

resource "aws_security_group" "x2_a" {
  vpc_id = aws_vpc.x2_a.id
  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.0.0.0/8"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "x2_a" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.x2_a.id
  vpc_security_group_ids = [aws_security_group.x2_a.id]
}

resource "aws_ec2_transit_gateway_vpc_attachment" "x2_a" {
  transit_gateway_id = aws_ec2_transit_gateway.x2.id
  vpc_id             = aws_vpc.x2_a.id
  subnet_ids         = [aws_subnet.x2_a_tgw.id]
}

resource "aws_vpc" "x2_b" {
  cidr_block = "10.22.0.0/16"
}

resource "aws_subnet" "x2_b" {
  vpc_id            = aws_vpc.x2_b.id
  cidr_block        = "10.22.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "x2_b_tgw" {
  vpc_id            = aws_vpc.x2_b.id
  cidr_block        = "10.22.9.0/28"
  availability_zone = "us-east-1a"
}

resource "aws_route_table" "x2_b" {
  vpc_id = aws_vpc.x2_b.id
}

resource "aws_route" "x2_b" {
  route_table_id         = aws_route_table.x2_b.id
  destination_cidr_block = "10.0.0.0/8"
  transit_gateway_id     = aws_ec2_transit_gateway.x2.id
}

resource "aws_route_table_association" "x2_b" {
  subnet_id      = aws_subnet.x2_b.id
  route_table_id = aws_route_table.x2_b.id
}

resource "aws_security_group" "x2_b" {
  vpc_id = aws_vpc.x2_b.id
  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.0.0.0/8"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "x2_b" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.x2_b.id
  vpc_security_group_ids = [aws_security_group.x2_b.id]
}

resource "aws_ec2_transit_gateway_vpc_attachment" "x2_b" {
  transit_gateway_id = aws_ec2_transit_gateway.x2.id
  vpc_id             = aws_vpc.x2_b.id
  subnet_ids         = [aws_subnet.x2_b_tgw.id]
}

# X3: a table of its own for each, and only one knows the way.
resource "aws_ec2_transit_gateway" "x3" {
  default_route_table_association = "disable"
  default_route_table_propagation = "disable"
}

resource "aws_vpc" "x3_a" {
  cidr_block = "10.31.0.0/16"
}

resource "aws_subnet" "x3_a" {
  vpc_id            = aws_vpc.x3_a.id
  cidr_block        = "10.31.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "x3_a_tgw" {
  vpc_id            = aws_vpc.x3_a.id
  cidr_block        = "10.31.9.0/28"
  availability_zone = "us-east-1a"
}

resource "aws_route_table" "x3_a" {
  vpc_id = aws_vpc.x3_a.id
}

resource "aws_route" "x3_a" {
  route_table_id         = aws_route_table.x3_a.id
  destination_cidr_block = "10.0.0.0/8"
  transit_gateway_id     = aws_ec2_transit_gateway.x3.id
}

resource "aws_route_table_association" "x3_a" {
  subnet_id      = aws_subnet.x3_a.id
  route_table_id = aws_route_table.x3_a.id
}

resource "aws_security_group" "x3_a" {
  vpc_id = aws_vpc.x3_a.id
  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.0.0.0/8"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "x3_a" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.x3_a.id
  vpc_security_group_ids = [aws_security_group.x3_a.id]
}

resource "aws_ec2_transit_gateway_vpc_attachment" "x3_a" {
  transit_gateway_id                              = aws_ec2_transit_gateway.x3.id
  vpc_id                                          = aws_vpc.x3_a.id
  subnet_ids                                      = [aws_subnet.x3_a_tgw.id]
  transit_gateway_default_route_table_association = false
  transit_gateway_default_route_table_propagation = false
}

resource "aws_vpc" "x3_b" {
  cidr_block = "10.32.0.0/16"
}

resource "aws_subnet" "x3_b" {
  vpc_id            = aws_vpc.x3_b.id
  cidr_block        = "10.32.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "x3_b_tgw" {
  vpc_id            = aws_vpc.x3_b.id
  cidr_block        = "10.32.9.0/28"
  availability_zone = "us-east-1a"
}

resource "aws_route_table" "x3_b" {
  vpc_id = aws_vpc.x3_b.id
}

resource "aws_route" "x3_b" {
  route_table_id         = aws_route_table.x3_b.id
  destination_cidr_block = "10.0.0.0/8"
  transit_gateway_id     = aws_ec2_transit_gateway.x3.id
}

resource "aws_route_table_association" "x3_b" {
  subnet_id      = aws_subnet.x3_b.id
  route_table_id = aws_route_table.x3_b.id
}

resource "aws_security_group" "x3_b" {
  vpc_id = aws_vpc.x3_b.id
  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.0.0.0/8"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "x3_b" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.x3_b.id
  vpc_security_group_ids = [aws_security_group.x3_b.id]
}

resource "aws_ec2_transit_gateway_vpc_attachment" "x3_b" {
  transit_gateway_id                              = aws_ec2_transit_gateway.x3.id
  vpc_id                                          = aws_vpc.x3_b.id
  subnet_ids                                      = [aws_subnet.x3_b_tgw.id]
  transit_gateway_default_route_table_association = false
  transit_gateway_default_route_table_propagation = false
}

resource "aws_ec2_transit_gateway_route_table" "x3_dev" {
  transit_gateway_id = aws_ec2_transit_gateway.x3.id
}

resource "aws_ec2_transit_gateway_route_table" "x3_prod" {
  transit_gateway_id = aws_ec2_transit_gateway.x3.id
}

resource "aws_ec2_transit_gateway_route_table_association" "x3_a" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.x3_a.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.x3_dev.id
}

resource "aws_ec2_transit_gateway_route_table_association" "x3_b" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.x3_b.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.x3_prod.id
}

resource "aws_ec2_transit_gateway_route_table_propagation" "x3_b" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.x3_b.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.x3_dev.id
}

# X4: a static route beats a propagated one.
resource "aws_ec2_transit_gateway" "x4" {
}

resource "aws_vpc" "x4_a" {
  cidr_block = "10.41.0.0/16"
}

resource "aws_subnet" "x4_a" {
  vpc_id            = aws_vpc.x4_a.id
  cidr_block        = "10.41.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "x4_a_tgw" {
  vpc_id            = aws_vpc.x4_a.id
  cidr_block        = "10.41.9.0/28"
  availability_zone = "us-east-1a"
}

resource "aws_route_table" "x4_a" {
  vpc_id = aws_vpc.x4_a.id
}

resource "aws_route" "x4_a" {
  route_table_id         = aws_route_table.x4_a.id
  destination_cidr_block = "10.0.0.0/8"
  transit_gateway_id     = aws_ec2_transit_gateway.x4.id
}

resource "aws_route_table_association" "x4_a" {
  subnet_id      = aws_subnet.x4_a.id
  route_table_id = aws_route_table.x4_a.id
}

resource "aws_security_group" "x4_a" {
  vpc_id = aws_vpc.x4_a.id
  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.0.0.0/8"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "x4_a" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.x4_a.id
  vpc_security_group_ids = [aws_security_group.x4_a.id]
}

resource "aws_ec2_transit_gateway_vpc_attachment" "x4_a" {
  transit_gateway_id = aws_ec2_transit_gateway.x4.id
  vpc_id             = aws_vpc.x4_a.id
  subnet_ids         = [aws_subnet.x4_a_tgw.id]
}

resource "aws_vpc" "x4_b" {
  cidr_block = "10.42.0.0/16"
}

resource "aws_subnet" "x4_b" {
  vpc_id            = aws_vpc.x4_b.id
  cidr_block        = "10.42.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "x4_b_tgw" {
  vpc_id            = aws_vpc.x4_b.id
  cidr_block        = "10.42.9.0/28"
  availability_zone = "us-east-1a"
}

resource "aws_route_table" "x4_b" {
  vpc_id = aws_vpc.x4_b.id
}

resource "aws_route" "x4_b" {
  route_table_id         = aws_route_table.x4_b.id
  destination_cidr_block = "10.0.0.0/8"
  transit_gateway_id     = aws_ec2_transit_gateway.x4.id
}

resource "aws_route_table_association" "x4_b" {
  subnet_id      = aws_subnet.x4_b.id
  route_table_id = aws_route_table.x4_b.id
}

resource "aws_security_group" "x4_b" {
  vpc_id = aws_vpc.x4_b.id
  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.0.0.0/8"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "x4_b" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.x4_b.id
  vpc_security_group_ids = [aws_security_group.x4_b.id]
}

resource "aws_ec2_transit_gateway_vpc_attachment" "x4_b" {
  transit_gateway_id = aws_ec2_transit_gateway.x4.id
  vpc_id             = aws_vpc.x4_b.id
  subnet_ids         = [aws_subnet.x4_b_tgw.id]
}

resource "aws_ec2_transit_gateway_route" "x4" {
  destination_cidr_block         = "10.42.0.0/16"
  transit_gateway_route_table_id = aws_ec2_transit_gateway.x4.association_default_route_table_id
  blackhole                      = true
}

# X5: a zone without a subnet of the attachment. U7: zones that the plan does not tell.
resource "aws_ec2_transit_gateway" "x5" {
}

resource "aws_vpc" "x5_a" {
  cidr_block = "10.51.0.0/16"
}

resource "aws_subnet" "x5_a" {
  vpc_id            = aws_vpc.x5_a.id
  cidr_block        = "10.51.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "x5_a_tgw" {
  vpc_id            = aws_vpc.x5_a.id
  cidr_block        = "10.51.9.0/28"
  availability_zone = "us-east-1a"
}

resource "aws_route_table" "x5_a" {
  vpc_id = aws_vpc.x5_a.id
}

resource "aws_route" "x5_a" {
  route_table_id         = aws_route_table.x5_a.id
  destination_cidr_block = "10.0.0.0/8"
  transit_gateway_id     = aws_ec2_transit_gateway.x5.id
}

resource "aws_route_table_association" "x5_a" {
  subnet_id      = aws_subnet.x5_a.id
  route_table_id = aws_route_table.x5_a.id
}

resource "aws_security_group" "x5_a" {
  vpc_id = aws_vpc.x5_a.id
  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.0.0.0/8"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "x5_a" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.x5_a.id
  vpc_security_group_ids = [aws_security_group.x5_a.id]
}

resource "aws_ec2_transit_gateway_vpc_attachment" "x5_a" {
  transit_gateway_id = aws_ec2_transit_gateway.x5.id
  vpc_id             = aws_vpc.x5_a.id
  subnet_ids         = [aws_subnet.x5_a_tgw.id]
}

resource "aws_vpc" "x5_b" {
  cidr_block = "10.52.0.0/16"
}

resource "aws_subnet" "x5_b" {
  vpc_id            = aws_vpc.x5_b.id
  cidr_block        = "10.52.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "x5_b_tgw" {
  vpc_id            = aws_vpc.x5_b.id
  cidr_block        = "10.52.9.0/28"
  availability_zone = "us-east-1a"
}

resource "aws_route_table" "x5_b" {
  vpc_id = aws_vpc.x5_b.id
}

resource "aws_route" "x5_b" {
  route_table_id         = aws_route_table.x5_b.id
  destination_cidr_block = "10.0.0.0/8"
  transit_gateway_id     = aws_ec2_transit_gateway.x5.id
}

resource "aws_route_table_association" "x5_b" {
  subnet_id      = aws_subnet.x5_b.id
  route_table_id = aws_route_table.x5_b.id
}

resource "aws_security_group" "x5_b" {
  vpc_id = aws_vpc.x5_b.id
  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.0.0.0/8"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "x5_b" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.x5_b.id
  vpc_security_group_ids = [aws_security_group.x5_b.id]
}

resource "aws_ec2_transit_gateway_vpc_attachment" "x5_b" {
  transit_gateway_id = aws_ec2_transit_gateway.x5.id
  vpc_id             = aws_vpc.x5_b.id
  subnet_ids         = [aws_subnet.x5_b_tgw.id]
}

resource "aws_subnet" "x5_c" {
  vpc_id            = aws_vpc.x5_a.id
  cidr_block        = "10.51.3.0/24"
  availability_zone = "us-east-1c"
}

resource "aws_subnet" "u7" {
  vpc_id     = aws_vpc.x5_a.id
  cidr_block = "10.51.4.0/24"
}

resource "aws_route_table_association" "x5_c" {
  subnet_id      = aws_subnet.x5_c.id
  route_table_id = aws_route_table.x5_a.id
}

resource "aws_instance" "x5_c" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.x5_c.id
  vpc_security_group_ids = [aws_security_group.x5_a.id]
}

resource "aws_route_table_association" "u7" {
  subnet_id      = aws_subnet.u7.id
  route_table_id = aws_route_table.x5_a.id
}

resource "aws_instance" "u7" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.u7.id
  vpc_security_group_ids = [aws_security_group.x5_a.id]
}

# X6, X7: the internet by another VPC's NAT gateway, which has to know the way back.
resource "aws_ec2_transit_gateway" "x6" {
}

resource "aws_vpc" "x6_spoke" {
  cidr_block = "10.61.0.0/16"
}

resource "aws_subnet" "x6_spoke" {
  vpc_id            = aws_vpc.x6_spoke.id
  cidr_block        = "10.61.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "x6_spoke_tgw" {
  vpc_id            = aws_vpc.x6_spoke.id
  cidr_block        = "10.61.9.0/28"
  availability_zone = "us-east-1a"
}

resource "aws_route_table" "x6_spoke" {
  vpc_id = aws_vpc.x6_spoke.id
}

resource "aws_route" "x6_spoke" {
  route_table_id         = aws_route_table.x6_spoke.id
  destination_cidr_block = "0.0.0.0/0"
  transit_gateway_id     = aws_ec2_transit_gateway.x6.id
}

resource "aws_route_table_association" "x6_spoke" {
  subnet_id      = aws_subnet.x6_spoke.id
  route_table_id = aws_route_table.x6_spoke.id
}

resource "aws_security_group" "x6_spoke" {
  vpc_id = aws_vpc.x6_spoke.id
  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.0.0.0/8"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "x6_spoke" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.x6_spoke.id
  vpc_security_group_ids = [aws_security_group.x6_spoke.id]
}

resource "aws_ec2_transit_gateway_vpc_attachment" "x6_spoke" {
  transit_gateway_id = aws_ec2_transit_gateway.x6.id
  vpc_id             = aws_vpc.x6_spoke.id
  subnet_ids         = [aws_subnet.x6_spoke_tgw.id]
}

resource "aws_vpc" "x6_out" {
  cidr_block = "10.62.0.0/16"
}

resource "aws_internet_gateway" "x6_out" {
  vpc_id = aws_vpc.x6_out.id
}

resource "aws_subnet" "x6_out" {
  vpc_id            = aws_vpc.x6_out.id
  cidr_block        = "10.62.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "x6_out_tgw" {
  vpc_id            = aws_vpc.x6_out.id
  cidr_block        = "10.62.9.0/28"
  availability_zone = "us-east-1a"
}

resource "aws_ec2_transit_gateway_vpc_attachment" "x6_out" {
  transit_gateway_id = aws_ec2_transit_gateway.x6.id
  vpc_id             = aws_vpc.x6_out.id
  subnet_ids         = [aws_subnet.x6_out_tgw.id]
}

resource "aws_eip" "x6_out" {
  domain = "vpc"
}

resource "aws_nat_gateway" "x6_out" {
  subnet_id     = aws_subnet.x6_out.id
  allocation_id = aws_eip.x6_out.id
}

resource "aws_route_table" "x6_out_tgw" {
  vpc_id = aws_vpc.x6_out.id
}

resource "aws_route" "x6_out_tgw" {
  route_table_id         = aws_route_table.x6_out_tgw.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.x6_out.id
}

resource "aws_route_table_association" "x6_out_tgw" {
  subnet_id      = aws_subnet.x6_out_tgw.id
  route_table_id = aws_route_table.x6_out_tgw.id
}

resource "aws_route_table" "x6_out" {
  vpc_id = aws_vpc.x6_out.id
}

resource "aws_route" "x6_out_1" {
  route_table_id         = aws_route_table.x6_out.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.x6_out.id
}

resource "aws_route" "x6_out_2" {
  route_table_id         = aws_route_table.x6_out.id
  destination_cidr_block = "10.0.0.0/8"
  transit_gateway_id     = aws_ec2_transit_gateway.x6.id
}

resource "aws_route_table_association" "x6_out" {
  subnet_id      = aws_subnet.x6_out.id
  route_table_id = aws_route_table.x6_out.id
}

resource "aws_ec2_transit_gateway_route" "x6" {
  destination_cidr_block         = "0.0.0.0/0"
  transit_gateway_route_table_id = aws_ec2_transit_gateway.x6.association_default_route_table_id
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.x6_out.id
}

resource "aws_ec2_transit_gateway" "x7" {
}

resource "aws_vpc" "x7_spoke" {
  cidr_block = "10.71.0.0/16"
}

resource "aws_subnet" "x7_spoke" {
  vpc_id            = aws_vpc.x7_spoke.id
  cidr_block        = "10.71.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "x7_spoke_tgw" {
  vpc_id            = aws_vpc.x7_spoke.id
  cidr_block        = "10.71.9.0/28"
  availability_zone = "us-east-1a"
}

resource "aws_route_table" "x7_spoke" {
  vpc_id = aws_vpc.x7_spoke.id
}

resource "aws_route" "x7_spoke" {
  route_table_id         = aws_route_table.x7_spoke.id
  destination_cidr_block = "0.0.0.0/0"
  transit_gateway_id     = aws_ec2_transit_gateway.x7.id
}

resource "aws_route_table_association" "x7_spoke" {
  subnet_id      = aws_subnet.x7_spoke.id
  route_table_id = aws_route_table.x7_spoke.id
}

resource "aws_security_group" "x7_spoke" {
  vpc_id = aws_vpc.x7_spoke.id
  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.0.0.0/8"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "x7_spoke" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.x7_spoke.id
  vpc_security_group_ids = [aws_security_group.x7_spoke.id]
}

resource "aws_ec2_transit_gateway_vpc_attachment" "x7_spoke" {
  transit_gateway_id = aws_ec2_transit_gateway.x7.id
  vpc_id             = aws_vpc.x7_spoke.id
  subnet_ids         = [aws_subnet.x7_spoke_tgw.id]
}

resource "aws_vpc" "x7_out" {
  cidr_block = "10.72.0.0/16"
}

resource "aws_internet_gateway" "x7_out" {
  vpc_id = aws_vpc.x7_out.id
}

resource "aws_subnet" "x7_out" {
  vpc_id            = aws_vpc.x7_out.id
  cidr_block        = "10.72.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "x7_out_tgw" {
  vpc_id            = aws_vpc.x7_out.id
  cidr_block        = "10.72.9.0/28"
  availability_zone = "us-east-1a"
}

resource "aws_ec2_transit_gateway_vpc_attachment" "x7_out" {
  transit_gateway_id = aws_ec2_transit_gateway.x7.id
  vpc_id             = aws_vpc.x7_out.id
  subnet_ids         = [aws_subnet.x7_out_tgw.id]
}

resource "aws_eip" "x7_out" {
  domain = "vpc"
}

resource "aws_nat_gateway" "x7_out" {
  subnet_id     = aws_subnet.x7_out.id
  allocation_id = aws_eip.x7_out.id
}

resource "aws_route_table" "x7_out_tgw" {
  vpc_id = aws_vpc.x7_out.id
}

resource "aws_route" "x7_out_tgw" {
  route_table_id         = aws_route_table.x7_out_tgw.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.x7_out.id
}

resource "aws_route_table_association" "x7_out_tgw" {
  subnet_id      = aws_subnet.x7_out_tgw.id
  route_table_id = aws_route_table.x7_out_tgw.id
}

resource "aws_route_table" "x7_out" {
  vpc_id = aws_vpc.x7_out.id
}

resource "aws_route" "x7_out" {
  route_table_id         = aws_route_table.x7_out.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.x7_out.id
}

resource "aws_route_table_association" "x7_out" {
  subnet_id      = aws_subnet.x7_out.id
  route_table_id = aws_route_table.x7_out.id
}

resource "aws_ec2_transit_gateway_route" "x7" {
  destination_cidr_block         = "0.0.0.0/0"
  transit_gateway_route_table_id = aws_ec2_transit_gateway.x7.association_default_route_table_id
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.x7_out.id
}

# N12: an attachment in the hosts' own subnet. What leaves is judged twice, what comes in never.
resource "aws_ec2_transit_gateway" "n12" {
}

resource "aws_vpc" "n12_a" {
  cidr_block = "10.81.0.0/16"
}

resource "aws_subnet" "n12_a" {
  vpc_id            = aws_vpc.n12_a.id
  cidr_block        = "10.81.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_route_table" "n12_a" {
  vpc_id = aws_vpc.n12_a.id
}

resource "aws_route" "n12_a" {
  route_table_id         = aws_route_table.n12_a.id
  destination_cidr_block = "10.0.0.0/8"
  transit_gateway_id     = aws_ec2_transit_gateway.n12.id
}

resource "aws_route_table_association" "n12_a" {
  subnet_id      = aws_subnet.n12_a.id
  route_table_id = aws_route_table.n12_a.id
}

resource "aws_security_group" "n12_a" {
  vpc_id = aws_vpc.n12_a.id
  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.0.0.0/8"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "n12_a" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.n12_a.id
  vpc_security_group_ids = [aws_security_group.n12_a.id]
}

resource "aws_ec2_transit_gateway_vpc_attachment" "n12_a" {
  transit_gateway_id = aws_ec2_transit_gateway.n12.id
  vpc_id             = aws_vpc.n12_a.id
  subnet_ids         = [aws_subnet.n12_a.id]
}

resource "aws_vpc" "n12_b" {
  cidr_block = "10.82.0.0/16"
}

resource "aws_subnet" "n12_b" {
  vpc_id            = aws_vpc.n12_b.id
  cidr_block        = "10.82.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "n12_b_tgw" {
  vpc_id            = aws_vpc.n12_b.id
  cidr_block        = "10.82.9.0/28"
  availability_zone = "us-east-1a"
}

resource "aws_route_table" "n12_b" {
  vpc_id = aws_vpc.n12_b.id
}

resource "aws_route" "n12_b" {
  route_table_id         = aws_route_table.n12_b.id
  destination_cidr_block = "10.0.0.0/8"
  transit_gateway_id     = aws_ec2_transit_gateway.n12.id
}

resource "aws_route_table_association" "n12_b" {
  subnet_id      = aws_subnet.n12_b.id
  route_table_id = aws_route_table.n12_b.id
}

resource "aws_security_group" "n12_b" {
  vpc_id = aws_vpc.n12_b.id
  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.0.0.0/8"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "n12_b" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.n12_b.id
  vpc_security_group_ids = [aws_security_group.n12_b.id]
}

resource "aws_ec2_transit_gateway_vpc_attachment" "n12_b" {
  transit_gateway_id = aws_ec2_transit_gateway.n12.id
  vpc_id             = aws_vpc.n12_b.id
  subnet_ids         = [aws_subnet.n12_b_tgw.id]
}

resource "aws_network_acl" "n12" {
  vpc_id     = aws_vpc.n12_a.id
  subnet_ids = [aws_subnet.n12_a.id]
  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "10.81.1.0/24"
  }
  egress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }
}

# N13: an attachment in a subnet that lets nothing in.
resource "aws_ec2_transit_gateway" "n13" {
}

resource "aws_vpc" "n13_a" {
  cidr_block = "10.83.0.0/16"
}

resource "aws_subnet" "n13_a" {
  vpc_id            = aws_vpc.n13_a.id
  cidr_block        = "10.83.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "n13_a_tgw" {
  vpc_id            = aws_vpc.n13_a.id
  cidr_block        = "10.83.9.0/28"
  availability_zone = "us-east-1a"
}

resource "aws_route_table" "n13_a" {
  vpc_id = aws_vpc.n13_a.id
}

resource "aws_route" "n13_a" {
  route_table_id         = aws_route_table.n13_a.id
  destination_cidr_block = "10.0.0.0/8"
  transit_gateway_id     = aws_ec2_transit_gateway.n13.id
}

resource "aws_route_table_association" "n13_a" {
  subnet_id      = aws_subnet.n13_a.id
  route_table_id = aws_route_table.n13_a.id
}

resource "aws_security_group" "n13_a" {
  vpc_id = aws_vpc.n13_a.id
  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.0.0.0/8"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "n13_a" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.n13_a.id
  vpc_security_group_ids = [aws_security_group.n13_a.id]
}

resource "aws_ec2_transit_gateway_vpc_attachment" "n13_a" {
  transit_gateway_id = aws_ec2_transit_gateway.n13.id
  vpc_id             = aws_vpc.n13_a.id
  subnet_ids         = [aws_subnet.n13_a_tgw.id]
}

resource "aws_vpc" "n13_b" {
  cidr_block = "10.84.0.0/16"
}

resource "aws_subnet" "n13_b" {
  vpc_id            = aws_vpc.n13_b.id
  cidr_block        = "10.84.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "n13_b_tgw" {
  vpc_id            = aws_vpc.n13_b.id
  cidr_block        = "10.84.9.0/28"
  availability_zone = "us-east-1a"
}

resource "aws_route_table" "n13_b" {
  vpc_id = aws_vpc.n13_b.id
}

resource "aws_route" "n13_b" {
  route_table_id         = aws_route_table.n13_b.id
  destination_cidr_block = "10.0.0.0/8"
  transit_gateway_id     = aws_ec2_transit_gateway.n13.id
}

resource "aws_route_table_association" "n13_b" {
  subnet_id      = aws_subnet.n13_b.id
  route_table_id = aws_route_table.n13_b.id
}

resource "aws_security_group" "n13_b" {
  vpc_id = aws_vpc.n13_b.id
  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.0.0.0/8"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "n13_b" {
  ami                    = local.ami
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.n13_b.id
  vpc_security_group_ids = [aws_security_group.n13_b.id]
}

resource "aws_ec2_transit_gateway_vpc_attachment" "n13_b" {
  transit_gateway_id = aws_ec2_transit_gateway.n13.id
  vpc_id             = aws_vpc.n13_b.id
  subnet_ids         = [aws_subnet.n13_b_tgw.id]
}

resource "aws_network_acl" "n13" {
  vpc_id     = aws_vpc.n13_a.id
  subnet_ids = [aws_subnet.n13_a_tgw.id]
  egress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }
}
