// A Terraform resource that places network interfaces, as users name it in a question.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "netlint/base/id.hpp"
#include "netlint/model/certainty.hpp"
#include "netlint/model/provenance.hpp"
#include "netlint/set/address_set.hpp"
#include "netlint/set/bounds.hpp"
#include "netlint/set/service_set.hpp"

namespace netlint::model {

struct Eni;

enum class Tier : unsigned char { other, edge, app, data, endpoint, nat };

// Which of the candidate interfaces will exist.
enum class Placement : unsigned char {
    each,  // one in every listed subnet (load balancer, interface endpoint, instance)
    some,  // AWS or the service picks among them (database, ECS task, Lambda)
};

struct Resource {
    Provenance where;    // where.address is its name in questions
    std::string type;    // "aws_db_instance"
    std::string module;  // module address with keys, empty in the root
    Tier tier = Tier::other;
    Placement placement = Placement::each;
    std::vector<Id<Eni>> enis;
    Certainty enis_complete;            // possible: it may have interfaces in subnets that the plan does not show
    set::ServiceSet services;           // what it serves by default (a database's port); empty when not known
    Tri publicly_accessible = Tri::no;  // the resource's own flag, where it has one
    Tri on_instances = Tri::no;         // containers on instances of the user's, which fetch the images
    // Who may call the endpoint that AWS runs for it outside any VPC, beside its interfaces (the API of an EKS
    // cluster).
    set::Bounds<set::AddressSet> public_clients = {};
    std::string zone;  // zone it asks for (availability_zone), empty otherwise
    std::map<std::string, std::string> tags;
};

}  // namespace netlint::model
