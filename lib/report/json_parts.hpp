// What several reports hold alike, as JSON: flows, places, hops and edits.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "netlint/model/provenance.hpp"
#include "netlint/net/flow.hpp"
#include "netlint/reach/answer.hpp"
#include "netlint/reach/hop.hpp"

namespace netlint::report {

std::string_view to_string(model::Grade grade);
boost::json::array strings(const std::vector<std::string>& texts);
boost::json::object to_value(const net::Flow& flow);
boost::json::object to_value(const model::Provenance& where);
boost::json::array to_value(std::span<const reach::Hop> hops);
boost::json::array to_value(std::span<const reach::Fix> fixes);

}  // namespace netlint::report
