// Which attributes of which types carry the id of each noun: what a reference to it can be resolved to.
#pragma once

#include "netlint/model/network.hpp"
#include "netlint/plan/target.hpp"

namespace netlint::aws {

// Rows for identities ({"aws_vpc", "id"}) and for carriers ({"aws_vpc", "default_security_group_id"}).
template <class T>
const plan::Accept& accepted();

template <>
const plan::Accept& accepted<model::Vpc>();
template <>
const plan::Accept& accepted<model::Subnet>();
template <>
const plan::Accept& accepted<model::SecurityGroup>();
template <>
const plan::Accept& accepted<model::RouteTable>();
template <>
const plan::Accept& accepted<model::NetworkAcl>();
template <>
const plan::Accept& accepted<model::PrefixList>();
template <>
const plan::Accept& accepted<model::InternetGateway>();
template <>
const plan::Accept& accepted<model::EgressOnlyGateway>();
template <>
const plan::Accept& accepted<model::NatGateway>();
template <>
const plan::Accept& accepted<model::VpcEndpoint>();
template <>
const plan::Accept& accepted<model::Peering>();
template <>
const plan::Accept& accepted<model::TransitGateway>();
template <>
const plan::Accept& accepted<model::TransitAttachment>();
template <>
const plan::Accept& accepted<model::TransitTable>();
template <>
const plan::Accept& accepted<model::Eni>();
// Instances by id: what Elastic IPs, routes and target groups can name beside interfaces.
template <>
const plan::Accept& accepted<model::Resource>();

}  // namespace netlint::aws
