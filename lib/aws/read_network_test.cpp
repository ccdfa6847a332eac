// The network of a plan, held to what its architecture is known to be.
#include "netlint/aws/read_network.hpp"

#include <doctest/doctest.h>
