resource "aws_vpc" "main" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = true
}

resource "aws_subnet" "s" {
  count      = 3
  vpc_id     = aws_vpc.main.id
  cidr_block = cidrsubnet("10.0.0.0/16", 8, count.index)
}

resource "aws_route_table" "t" {
  count  = 2
  vpc_id = aws_vpc.main.id
}

resource "aws_security_group" "endpoints" {
  name   = "endpoints"
  vpc_id = aws_vpc.main.id
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id          = aws_vpc.main.id
  service_name    = "com.amazonaws.us-east-1.s3"
  route_table_ids = aws_route_table.t[*].id
}

resource "aws_vpc_endpoint" "dynamodb" {
  vpc_id       = aws_vpc.main.id
  service_name = "com.amazonaws.us-east-1.dynamodb"
}

resource "aws_vpc_endpoint_route_table_association" "dynamodb" {
  vpc_endpoint_id = aws_vpc_endpoint.dynamodb.id
  route_table_id  = aws_route_table.t[1].id
}

resource "aws_vpc_endpoint" "api" {
  vpc_id              = aws_vpc.main.id
  service_name        = "com.amazonaws.us-east-1.ecr.api"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  subnet_ids          = [aws_subnet.s[0].id, aws_subnet.s[1].id]
  security_group_ids  = [aws_security_group.endpoints.id]
}

# Neither groups nor names: the default group, and the public name stays public.
resource "aws_vpc_endpoint" "logs" {
  vpc_id            = aws_vpc.main.id
  service_name      = "com.amazonaws.us-east-1.logs"
  vpc_endpoint_type = "Interface"
  subnet_ids        = [aws_subnet.s[0].id]
}

resource "aws_vpc_endpoint" "joined" {
  vpc_id            = aws_vpc.main.id
  service_name      = "com.amazonaws.us-east-1.sqs"
  vpc_endpoint_type = "Interface"
}

resource "aws_vpc_endpoint_subnet_association" "joined" {
  vpc_endpoint_id = aws_vpc_endpoint.joined.id
  subnet_id       = aws_subnet.s[2].id
}

resource "aws_vpc_endpoint_security_group_association" "joined" {
  vpc_endpoint_id             = aws_vpc_endpoint.joined.id
  security_group_id           = aws_security_group.endpoints.id
  replace_default_association = true
}

resource "aws_security_group" "client" {
  name   = "client"
  vpc_id = aws_vpc.main.id
  egress {
    from_port       = 443
    to_port         = 443
    protocol        = "tcp"
    prefix_list_ids = [aws_vpc_endpoint.s3.prefix_list_id]
  }
}

resource "aws_instance" "web" {
  ami                    = "ami-12345678"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.s[0].id
  vpc_security_group_ids = [aws_security_group.client.id]
}

resource "aws_eip" "web" {
  domain   = "vpc"
  instance = aws_instance.web.id
}

# Belongs to nobody.
resource "aws_eip" "spare" {
  domain = "vpc"
}

resource "aws_network_interface" "apart" {
  subnet_id       = aws_subnet.s[1].id
  security_groups = [aws_security_group.client.id]
}

resource "aws_eip" "apart" {
  domain = "vpc"
}

resource "aws_eip_association" "apart" {
  allocation_id        = aws_eip.apart.id
  network_interface_id = aws_network_interface.apart.id
}

resource "aws_flow_log" "main" {
  vpc_id          = aws_vpc.main.id
  traffic_type    = "ALL"
  log_destination = "arn:aws:s3:::logs"

  log_destination_type = "s3"
}
