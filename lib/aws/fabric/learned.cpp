// Where what is learned may lead.
#include "learned.hpp"

namespace netlint::aws {

void add_learned(Context& context, plan::ResourceId id, const plan::Path& place, std::vector<model::Route>& routes,
                 const model::RouteTarget& target) {
    for (const char* text : {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "0.0.0.0/0", "::/0"}) {
        model::Route route{.destination = *net::Prefix::parse(text), .targets = {target}};
        route.origin = model::RouteOrigin::propagated;
        route.certainty = context.possible(id, place, "routes learned at run time");
        route.where = context.where(id, place);
        routes.push_back(std::move(route));
    }
}

}  // namespace netlint::aws
