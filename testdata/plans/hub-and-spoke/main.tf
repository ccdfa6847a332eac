# Two spokes that may not talk to each other, a VPC of shared services, and one through which all go out.
resource "aws_ec2_transit_gateway" "hub" {
  default_route_table_association = "disable"
  default_route_table_propagation = "disable"
}

module "spoke" {
  source             = "./vpc"
  for_each           = { red = "10.1.0.0/16", blue = "10.2.0.0/16" }
  name               = each.key
  cidr               = each.value
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
}

# A spoke whose table keeps private destinations away from the way out.
module "guarded" {
  source             = "./vpc"
  name               = "guarded"
  cidr               = "10.4.0.0/16"
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
}

module "shared" {
  source             = "./vpc"
  name               = "shared"
  cidr               = "10.3.0.0/16"
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
}

# Spokes: to shared services, and by default out.
resource "aws_ec2_transit_gateway_route_table" "spokes" {
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
}

resource "aws_ec2_transit_gateway_route_table_association" "spokes" {
  for_each                       = module.spoke
  transit_gateway_attachment_id  = each.value.attachment_id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.spokes.id
}

resource "aws_ec2_transit_gateway_route_table_propagation" "spokes_to_shared" {
  transit_gateway_attachment_id  = module.shared.attachment_id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.spokes.id
}

resource "aws_ec2_transit_gateway_route" "spokes_out" {
  destination_cidr_block         = "0.0.0.0/0"
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.egress.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.spokes.id
}

# The guarded spoke: the same, but what is private and not shared goes nowhere.
resource "aws_ec2_transit_gateway_route_table" "guarded" {
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
}

resource "aws_ec2_transit_gateway_route_table_association" "guarded" {
  transit_gateway_attachment_id  = module.guarded.attachment_id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.guarded.id
}

resource "aws_ec2_transit_gateway_route_table_propagation" "guarded_to_shared" {
  transit_gateway_attachment_id  = module.shared.attachment_id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.guarded.id
}

resource "aws_ec2_transit_gateway_route" "guarded_out" {
  destination_cidr_block         = "0.0.0.0/0"
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.egress.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.guarded.id
}

resource "aws_ec2_transit_gateway_route" "guarded_private" {
  destination_cidr_block         = "10.0.0.0/8"
  blackhole                      = true
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.guarded.id
}

# Shared services and the way out know every spoke.
resource "aws_ec2_transit_gateway_route_table" "core" {
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
}

resource "aws_ec2_transit_gateway_route_table_association" "core" {
  for_each                       = { shared = module.shared.attachment_id, egress = aws_ec2_transit_gateway_vpc_attachment.egress.id }
  transit_gateway_attachment_id  = each.value
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.core.id
}

resource "aws_ec2_transit_gateway_route_table_propagation" "core_to_spokes" {
  for_each                       = module.spoke
  transit_gateway_attachment_id  = each.value.attachment_id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.core.id
}

resource "aws_ec2_transit_gateway_route_table_propagation" "core" {
  for_each                       = { guarded = module.guarded.attachment_id, shared = module.shared.attachment_id }
  transit_gateway_attachment_id  = each.value
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.core.id
}

# The way out: the attachment's subnet hands everything to a NAT gateway, whose subnet sends replies back to the hub.
resource "aws_vpc" "egress" {
  cidr_block = "10.9.0.0/16"
}

resource "aws_internet_gateway" "egress" {
  vpc_id = aws_vpc.egress.id
}

resource "aws_subnet" "egress_attachment" {
  vpc_id            = aws_vpc.egress.id
  cidr_block        = "10.9.0.0/28"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "egress_public" {
  vpc_id            = aws_vpc.egress.id
  cidr_block        = "10.9.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_eip" "egress" {
  domain = "vpc"
}

resource "aws_nat_gateway" "egress" {
  allocation_id = aws_eip.egress.id
  subnet_id     = aws_subnet.egress_public.id
}

resource "aws_route_table" "egress_attachment" {
  vpc_id = aws_vpc.egress.id

  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = aws_nat_gateway.egress.id
  }
}

resource "aws_route_table_association" "egress_attachment" {
  subnet_id      = aws_subnet.egress_attachment.id
  route_table_id = aws_route_table.egress_attachment.id
}

resource "aws_route_table" "egress_public" {
  vpc_id = aws_vpc.egress.id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.egress.id
  }

  route {
    cidr_block         = "10.0.0.0/8"
    transit_gateway_id = aws_ec2_transit_gateway.hub.id
  }
}

resource "aws_route_table_association" "egress_public" {
  subnet_id      = aws_subnet.egress_public.id
  route_table_id = aws_route_table.egress_public.id
}

resource "aws_ec2_transit_gateway_vpc_attachment" "egress" {
  transit_gateway_id                              = aws_ec2_transit_gateway.hub.id
  vpc_id                                          = aws_vpc.egress.id
  subnet_ids                                      = [aws_subnet.egress_attachment.id]
  transit_gateway_default_route_table_association = false
  transit_gateway_default_route_table_propagation = false
}
