# One of each resource that benchmarks/generate_plan writes, so that a test can hold its plans to a real one.
resource "aws_ec2_transit_gateway" "hub" {
  default_route_table_association = "disable"
  default_route_table_propagation = "disable"
  tags                            = { Name = "hub" }
}
resource "aws_ec2_transit_gateway_route_table" "segment0" {
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
  tags               = { Name = "segment" }
}
module "vpc0" {
  source             = "./vpc"
  cidr               = "10.0.0.0/16"
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
}
module "vpc1" {
  source             = "./vpc"
  cidr               = "10.1.0.0/16"
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
}
resource "aws_ec2_transit_gateway_vpc_attachment" "vpc0" {
  transit_gateway_id                              = aws_ec2_transit_gateway.hub.id
  vpc_id                                          = module.vpc0.vpc_id
  subnet_ids                                      = module.vpc0.subnet_ids
  transit_gateway_default_route_table_association = false
  transit_gateway_default_route_table_propagation = false
  tags                                            = { Name = "vpc0" }
}
resource "aws_ec2_transit_gateway_route_table_association" "vpc0" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.vpc0.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.segment0.id
}
resource "aws_ec2_transit_gateway_route_table_propagation" "vpc0" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.vpc0.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.segment0.id
}
resource "aws_vpc_peering_connection" "p0" {
  vpc_id      = module.vpc0.vpc_id
  peer_vpc_id = module.vpc1.vpc_id
  auto_accept = true
  tags        = { Name = "p0" }
}
resource "aws_route" "p0_requester" {
  route_table_id            = module.vpc0.private_table_id
  destination_cidr_block    = "10.1.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.p0.id
}
