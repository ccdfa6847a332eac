# Spokes that reach each other and the internet through a network firewall in a VPC of its own.
locals {
  zones = { a = 0, b = 1 }
}

resource "aws_ec2_transit_gateway" "hub" {
  default_route_table_association = "disable"
  default_route_table_propagation = "disable"
}

module "spoke" {
  source             = "./vpc"
  for_each           = { red = ["10.1.0.0/16", "us-east-1a"], blue = ["10.2.0.0/16", "us-east-1b"] }
  cidr               = each.value[0]
  zone               = each.value[1]
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
}

# Its table leads past the firewall; the tables of the others do not.
module "hasty" {
  source             = "./vpc"
  cidr               = "10.3.0.0/16"
  zone               = "us-east-1a"
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
}

# What the firewall has let through is not routed to it.
module "closed" {
  source             = "./vpc"
  cidr               = "10.4.0.0/16"
  zone               = "us-east-1a"
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
}

resource "aws_ec2_transit_gateway_route_table" "spokes" {
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
}

resource "aws_ec2_transit_gateway_route" "inspected" {
  destination_cidr_block         = "0.0.0.0/0"
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.inspection.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.spokes.id
}

resource "aws_ec2_transit_gateway_route_table_association" "spokes" {
  for_each                       = { red = module.spoke["red"].attachment_id, blue = module.spoke["blue"].attachment_id, closed = module.closed.attachment_id }
  transit_gateway_attachment_id  = each.value
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.spokes.id
}

resource "aws_ec2_transit_gateway_route_table" "hasty" {
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
}

resource "aws_ec2_transit_gateway_route_table_association" "hasty" {
  transit_gateway_attachment_id  = module.hasty.attachment_id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.hasty.id
}

resource "aws_ec2_transit_gateway_route_table_propagation" "hasty" {
  for_each                       = module.spoke
  transit_gateway_attachment_id  = each.value.attachment_id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.hasty.id
}

resource "aws_ec2_transit_gateway_route_table" "inspection" {
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
}

resource "aws_ec2_transit_gateway_route_table_association" "inspection" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.inspection.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.inspection.id
}

resource "aws_ec2_transit_gateway_route_table_propagation" "inspection" {
  for_each                       = { red = module.spoke["red"].attachment_id, blue = module.spoke["blue"].attachment_id, hasty = module.hasty.attachment_id }
  transit_gateway_attachment_id  = each.value
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.inspection.id
}

# The firewall's VPC: from the attachment to the firewall, from there back to the hub or out.
resource "aws_vpc" "inspection" {
  cidr_block = "10.9.0.0/16"
}

resource "aws_internet_gateway" "inspection" {
  vpc_id = aws_vpc.inspection.id
}

resource "aws_subnet" "attachment" {
  for_each          = local.zones
  vpc_id            = aws_vpc.inspection.id
  cidr_block        = cidrsubnet("10.9.0.0/16", 12, each.value)
  availability_zone = "us-east-1${each.key}"
}

resource "aws_subnet" "firewall" {
  for_each          = local.zones
  vpc_id            = aws_vpc.inspection.id
  cidr_block        = cidrsubnet("10.9.1.0/24", 4, each.value)
  availability_zone = "us-east-1${each.key}"
}

resource "aws_subnet" "public" {
  for_each          = local.zones
  vpc_id            = aws_vpc.inspection.id
  cidr_block        = cidrsubnet("10.9.2.0/24", 4, each.value)
  availability_zone = "us-east-1${each.key}"
}

resource "aws_ec2_transit_gateway_vpc_attachment" "inspection" {
  transit_gateway_id                              = aws_ec2_transit_gateway.hub.id
  vpc_id                                          = aws_vpc.inspection.id
  subnet_ids                                      = [for zone in ["a", "b"] : aws_subnet.attachment[zone].id]
  appliance_mode_support                          = "enable"
  transit_gateway_default_route_table_association = false
  transit_gateway_default_route_table_propagation = false
}

resource "aws_networkfirewall_firewall_policy" "this" {
  name = "inspection"

  firewall_policy {
    stateless_default_actions          = ["aws:forward_to_sfe"]
    stateless_fragment_default_actions = ["aws:forward_to_sfe"]
  }
}

resource "aws_networkfirewall_firewall" "this" {
  name                = "inspection"
  vpc_id              = aws_vpc.inspection.id
  firewall_policy_arn = aws_networkfirewall_firewall_policy.this.arn

  subnet_mapping {
    subnet_id = aws_subnet.firewall["a"].id
  }

  subnet_mapping {
    subnet_id = aws_subnet.firewall["b"].id
  }
}

locals {
  endpoints = {
    for state in aws_networkfirewall_firewall.this.firewall_status[0].sync_states :
    state.availability_zone => state.attachment[0].endpoint_id
  }
}

resource "aws_route_table" "attachment" {
  for_each = local.zones
  vpc_id   = aws_vpc.inspection.id
}

resource "aws_route" "attachment" {
  for_each               = local.zones
  route_table_id         = aws_route_table.attachment[each.key].id
  destination_cidr_block = "0.0.0.0/0"
  vpc_endpoint_id        = local.endpoints["us-east-1${each.key}"]
}

resource "aws_route_table_association" "attachment" {
  for_each       = local.zones
  subnet_id      = aws_subnet.attachment[each.key].id
  route_table_id = aws_route_table.attachment[each.key].id
}

resource "aws_route_table" "firewall" {
  for_each = local.zones
  vpc_id   = aws_vpc.inspection.id
}

resource "aws_route" "firewall_to_hub" {
  for_each               = local.zones
  route_table_id         = aws_route_table.firewall[each.key].id
  destination_cidr_block = "10.0.0.0/8"
  transit_gateway_id     = aws_ec2_transit_gateway.hub.id
}

resource "aws_route" "firewall_out" {
  for_each               = local.zones
  route_table_id         = aws_route_table.firewall[each.key].id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.this[each.key].id
}

resource "aws_route_table_association" "firewall" {
  for_each       = local.zones
  subnet_id      = aws_subnet.firewall[each.key].id
  route_table_id = aws_route_table.firewall[each.key].id
}

resource "aws_eip" "nat" {
  for_each = local.zones
  domain   = "vpc"
}

resource "aws_nat_gateway" "this" {
  for_each      = local.zones
  allocation_id = aws_eip.nat[each.key].id
  subnet_id     = aws_subnet.public[each.key].id
}

resource "aws_route_table" "public" {
  for_each = local.zones
  vpc_id   = aws_vpc.inspection.id
}

resource "aws_route" "public_out" {
  for_each               = local.zones
  route_table_id         = aws_route_table.public[each.key].id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.inspection.id
}

# Replies go back through the firewall.
resource "aws_route" "public_back" {
  for_each               = local.zones
  route_table_id         = aws_route_table.public[each.key].id
  destination_cidr_block = "10.0.0.0/8"
  vpc_endpoint_id        = local.endpoints["us-east-1${each.key}"]
}

resource "aws_route_table_association" "public" {
  for_each       = local.zones
  subnet_id      = aws_subnet.public[each.key].id
  route_table_id = aws_route_table.public[each.key].id
}
