// Asks the engine, and remembers.
#include "reachability.hpp"

#include <algorithm>
#include <tuple>

#include "netlint/base/overloaded.hpp"
#include "netlint/reach/listening.hpp"

namespace netlint::rule {
namespace {

using reach::Endpoint;
using set::AddressSet;
using set::HeaderSpace;
using set::ServiceSet;

enum class Side : unsigned char { source, destination };

// The services for which enough of the outside hosts get through.
ServiceSet at_large_services(const HeaderSpace& headers, Side side) {
    const std::vector<set::Box> boxes = headers.boxes();
    const auto hosts = [&](const set::Box& box) -> const AddressSet& {
        return side == Side::source ? box.source : box.destination;
    };
    ServiceSet out;
    for (const set::Box& box : boxes) {
        AddressSet sum;
        for (const set::Box& other : boxes)
            if (box.services.subset_of(other.services)) sum |= hosts(other);
        if (at_large(sum)) out |= box.services;
    }
    return out;
}

ServiceSet services(const HeaderSpace& headers, bool wide_source, bool wide_destination) {
    ServiceSet out = headers.services();
    if (wide_source && !out.empty()) out &= at_large_services(headers, Side::source);
    if (wide_destination && !out.empty()) out &= at_large_services(headers, Side::destination);
    return out;
}

bool is_wide(const Endpoint& endpoint) {
    const auto* outside = std::get_if<reach::Outside>(&endpoint);
    return outside && is_like_internet(outside->addresses);
}

}  // namespace

bool stands_for_two(const model::Network& network, Id<model::Eni> eni) {
    const model::Resource& resource = network.resources[network.enis[eni].resource];
    return resource.enis.size() == 1 || resource.placement == model::Placement::some;
}

const AddressSet& addresses_of(const model::Network& network, const Endpoint& endpoint) {
    return std::visit(overloaded{
                          [&](Id<model::Eni> id) -> const AddressSet& { return network.enis[id].addresses; },
                          [](const auto& host) -> const AddressSet& { return host.addresses; },
                      },
                      endpoint);
}

std::string name_of(const model::Network& network, const reach::Party& party) {
    return std::visit(overloaded{
                          [&](const reach::ResourceParty& p) { return network.resources[p.resource].where.address; },
                          [](const reach::Outside& p) { return p.name; },
                          [](const reach::ServiceParty& p) { return "service:" + p.name; },
                          [](const reach::ResolverParty& p) {
                              return p.address ? "dns:" + p.address->to_string() : std::string("dns");
                          },
                      },
                      party);
}

Reachability::Reachability(const reach::Engine& engine, set::PortSet client_ports)
    : engine_(engine), fast_(engine.fast()), client_ports_(std::move(client_ports)) {
    std::vector<std::optional<Id<model::Eni>>> entered(network().enis.size());  // like no other
    for (const model::Entrance& entrance : network().entrances) entered[entrance.target.value] = entrance.target;
    using Class = std::pair<std::uint32_t, std::optional<Id<model::Eni>>>;
    std::map<Class, std::uint32_t> classes;
    std::map<std::pair<std::uint32_t, AddressSet>, std::uint32_t> kinds;
    const auto number_of = [](auto& known, auto&& key) {
        return known.try_emplace(std::forward<decltype(key)>(key), static_cast<std::uint32_t>(known.size()))
            .first->second;
    };
    for (std::size_t i = 0; i < entered.size(); ++i) {
        const Id<model::Eni> id = network().enis.id(i);
        const model::Eni& eni = network().enis[id];
        if (eni.keeps_clients != model::Tri::no || eni.opens_to || !eni.fronts.empty()) entered[i] = id;
        share_class_.push_back(number_of(classes, Class{fast_.class_of(id), entered[i]}));
        class_of_.push_back(number_of(kinds, std::pair(share_class_.back(), eni.addresses)));
    }
    numbers_ = static_cast<std::uint32_t>(kinds.size());
    const ServiceSet any = ServiceSet::with_ports() | reach::echoed();  // of listeners that the plan may not show
    for (const model::LoadBalancer& balancer : network().load_balancers) {
        if (balancer.kind == model::BalancerKind::gateway) continue;
        taken_.emplace(balancer.resource, reach::taken_by(network(), balancer).value_or(any));
    }
}

ServiceSet Reachability::taken(const reach::Party& to, const ServiceSet& services) const {
    const auto* resource = std::get_if<reach::ResourceParty>(&to);
    const auto found = resource ? taken_.find(resource->resource) : taken_.end();
    return found == taken_.end() ? services : services & found->second;
}

std::uint32_t Reachability::number(const Endpoint& endpoint) {
    if (const auto* eni = std::get_if<Id<model::Eni>>(&endpoint)) return class_of_[eni->value];
    // A platform's addresses and hosts with the same ones are two things.
    const auto [found, fresh] = hosts_[endpoint.index()].try_emplace(addresses_of(network(), endpoint), numbers_);
    if (fresh) ++numbers_;
    return found->second;
}

// Services are the same for interfaces of one class, whatever addresses they have; not behind entrances of their own.
std::uint64_t Reachability::alike(const Endpoint& from, const Endpoint& to) {
    const auto of = [&](const Endpoint& endpoint) -> std::uint64_t {
        const auto* eni = std::get_if<Id<model::Eni>>(&endpoint);
        return eni ? share_class_[eni->value] : number(endpoint);
    };
    const std::uint64_t first = of(from);
    return first << 32 | of(to);
}

std::uint64_t Reachability::pair_of(const Endpoint& from, const Endpoint& to) {
    const std::uint64_t first = number(from);
    return first << 32 | number(to);
}

bool Reachability::may_meet(const Endpoint& from, const Endpoint& to) const {
    const auto *source = std::get_if<Id<model::Eni>>(&from), *target = std::get_if<Id<model::Eni>>(&to);
    if (!source || !target) return source || target;
    return fast_.meets(network().enis[*source].subnet, network().enis[*target].subnet);
}

const reach::Connection& Reachability::connection(const Endpoint& from, const Endpoint& to) {
    const auto [found, fresh] = connections_.try_emplace(pair_of(from, to));
    if (fresh) found->second = fast_.connect(from, to, client_ports_);
    return found->second;
}

const Share& Reachability::share(const Endpoint& from, const Endpoint& to) {
    const auto [found, fresh] = shares_.try_emplace(alike(from, to));
    if (!fresh) return found->second;
    const bool wide_from = is_wide(from), wide_to = is_wide(to);
    if (wide_from || wide_to) {
        if (auto known = fast_.services(from, to, client_ports_, at_large)) {
            found->second = {std::move(known->must), std::move(known->may)};
            return found->second;
        }
        const set::Bounds<HeaderSpace> some = fast_.answered(from, to, client_ports_);
        found->second.may = services(some.may, wide_from, wide_to);
        found->second.must = some.certain() ? found->second.may : services(some.must, wide_from, wide_to);
    } else {
        auto [must, may] = fast_.services(from, to, client_ports_);
        found->second = {std::move(must), std::move(may)};
    }
    return found->second;
}

const Share& Reachability::whole_share(const Endpoint& from, const Endpoint& to) {
    const auto [found, fresh] = whole_shares_.try_emplace(alike(from, to));
    if (!fresh) return found->second;
    const bool wide_from = is_wide(from), wide_to = is_wide(to);
    if (wide_from || wide_to) {
        const set::Bounds<HeaderSpace> some = fast_.answered(from, to, client_ports_);
        const auto whole = [&](const HeaderSpace& headers) {
            return services(headers.for_all_source_ports(client_ports_), wide_from, wide_to);
        };
        found->second = {whole(some.must), whole(some.may)};
    } else {
        auto [must, may] = fast_.whole_services(from, to, client_ports_);
        found->second = {std::move(must), std::move(may)};
    }
    return found->second;
}

void Reachability::keep_few() {
    constexpr std::size_t many = 1 << 16;
    for (auto* shares : {&shares_, &whole_shares_})
        if (shares->size() > many) shares->clear();
}

template <class F>
void Reachability::each_pair(const reach::Party& from, const reach::Party& to, F&& f) const {
    const auto visit = [&](const Endpoint& source, const Endpoint& target) {
        const auto* eni = std::get_if<Id<model::Eni>>(&source);
        if (eni && source == target && !stands_for_two(network(), *eni)) return;
        if (may_meet(source, target)) f(source, target);
    };
    const auto* targets = std::get_if<reach::ResourceParty>(&to);
    const auto visit_from = [&](const Endpoint& source) {
        if (targets)
            for (const Id<model::Eni> target : targets->enis) visit(source, target);
        else
            for (const Endpoint& target : engine_.endpoints_of(to, source)) visit(source, target);
    };
    if (const auto* resource = std::get_if<reach::ResourceParty>(&from))
        for (const Id<model::Eni> source : resource->enis) visit_from(source);
    else if (const auto* outside = std::get_if<reach::Outside>(&from))
        visit_from(*outside);
    else
        for (const Endpoint& source : engine_.endpoints_of(from, reach::Outside{})) visit_from(source);
}

Share Reachability::share_of(const reach::Party& from, const reach::Party& to) {
    Share sum;
    each_pair(from, to, [&](const Endpoint& source, const Endpoint& target) { sum |= share(source, target); });
    return sum;
}

Share Reachability::whole_share_of(const reach::Party& from, const reach::Party& to) {
    Share sum;
    each_pair(from, to, [&](const Endpoint& source, const Endpoint& target) { sum |= whole_share(source, target); });
    return sum;
}

template <class F>
Share Reachability::sum_up(const reach::Party& from, const reach::Party& to, F&& headers) {
    Share sum;
    each_pair(from, to, [&](const Endpoint& source, const Endpoint& target) {
        const set::Bounds<HeaderSpace> found = headers(source, target);
        const bool wide_from = is_wide(source), wide_to = is_wide(target);
        sum |= {services(found.must, wide_from, wide_to), services(found.may, wide_from, wide_to)};
    });
    return sum;
}

Share Reachability::avoiding(Reachability& left, const reach::Party& from, const reach::Party& to) {
    return sum_up(from, to, [&](const Endpoint& source, const Endpoint& target) -> set::Bounds<HeaderSpace> {
        const auto& all = connection(source, target).some;
        const auto& arriving = left.connection(source, target).forward;
        return {all.must & arriving.must, all.may & arriving.may};
    });
}

Share Reachability::passing(Reachability& left, const reach::Party& from, const reach::Party& to) {
    return sum_up(from, to, [&](const Endpoint& source, const Endpoint& target) -> set::Bounds<HeaderSpace> {
        const auto& all = connection(source, target).some;
        const auto& arriving = left.connection(source, target).forward;
        return {all.must - arriving.may, all.may - arriving.must};
    });
}

Share Reachability::arriving(const reach::Party& from, const reach::Party& to) {
    return sum_up(from, to,
                  [&](const Endpoint& source, const Endpoint& target) { return connection(source, target).forward; });
}

Opening Reachability::open(const reach::Party& from, const reach::Party& to, const ServiceSet& services) {
    const ServiceSet asked = taken(to, services);
    if (asked.empty() && !services.empty()) return {};
    Share sum;
    bool outside = false, unlisted = false;
    for (const reach::Party* party : {&from, &to}) {
        const auto* resource = std::get_if<reach::ResourceParty>(party);
        if (!resource) continue;
        const model::Resource& it = network().resources[resource->resource];
        // Interfaces that the plan does not show may do what none of the shown ones does.
        if (resource->enis.empty() || (!it.enis_complete.certain() && resource->enis.size() == it.enis.size()))
            unlisted = true;
    }
    each_pair(from, to, [&](const Endpoint& source, const Endpoint& target) {
        outside = outside || is_wide(source) || is_wide(target);
        const Share& share = this->share(source, target);
        sum.must |= share.must & asked;
        sum.may |= share.may & asked;
    });
    Opening out;
    out.unlisted = unlisted;
    if (sum.may.empty() && !unlisted) return out;
    const ServiceSet& wanted = sum.may.empty() ? asked : sum.may;
    out.answer =
        engine_.ask({"", {name_of(network(), from), {from}}, {name_of(network(), to), {to}}, wanted, client_ports_});
    switch (out.answer.verdict) {
        case reach::Verdict::reachable:
        case reach::Verdict::partial:
            out.verdict = outside && sum.must.empty() ? model::Tri::unknown : model::Tri::yes;
            break;
        case reach::Verdict::unknown:
            out.verdict = model::Tri::unknown;
            break;
        case reach::Verdict::unreachable:
            out.verdict = model::Tri::no;
            break;
    }
    out.services = out.verdict == model::Tri::yes && !sum.must.empty() ? sum.must : wanted;
    if (out.verdict == model::Tri::no) out.answer = {};
    return out;
}

}  // namespace netlint::rule
