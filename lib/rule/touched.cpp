// Compares two networks noun by noun, with the numbers of one translated into those of the other.
#include "touched.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <ranges>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

#include "model_fields.hpp"
#include "netlint/reach/acl.hpp"

namespace netlint::rule {
namespace {

constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

// By number of the earlier network, the number in the later one. The n-th object of an address is the n-th of that
// address in the other, too: what AWS makes by itself has none, and a resource may have several interfaces.
template <class T>
struct Numbers {
    Numbers(const model::Table<T>& earlier, const model::Table<T>& later, const Renames& renames) {
        const auto name = [&](std::size_t i) -> std::string_view {
            const std::string& address = earlier[earlier.id(i)].where.address;
            const auto renamed = renames.find(address);
            return renamed == renames.end() ? address : renamed->second;
        };
        const auto name_there = [&](std::size_t i) -> std::string_view { return later[later.id(i)].where.address; };
        // Mostly both begin with the same objects in the same order.
        std::size_t alike = 0;
        while (alike < std::min(earlier.size(), later.size()) && name(alike) == name_there(alike))
            in_later.push_back(static_cast<std::uint32_t>(alike++));
        std::map<std::string_view, std::vector<std::uint32_t>> there;
        for (std::size_t i = later.size(); i-- > alike;) there[name_there(i)].push_back(static_cast<std::uint32_t>(i));
        for (std::size_t i = alike; i < earlier.size(); ++i) {
            const auto found = there.find(name(i));
            in_later.push_back(nobody);
            if (found == there.end() || found->second.empty()) continue;
            in_later.back() = found->second.back();
            found->second.pop_back();
        }
        complete = earlier.size() == later.size() && std::ranges::find(in_later, nobody) == in_later.end();
    }

    std::vector<std::uint32_t> in_later;
    bool complete = false;  // each is in both
};

template <class T>
constexpr bool is_id = false;
template <class T>
constexpr bool is_id<Id<T>> = true;

class Likeness {
public:
    Likeness(const model::Network& earlier, const model::Network& later, const Renames& renames)
        : earlier_(earlier),
          later_(later),
          numbers_{
              std::apply([&](auto... table) { return std::tuple(Numbers(earlier.*table, later.*table, renames)...); },
                         std::tuple_cat(shared, own))} {}

    std::optional<Touched> touched() {
        if (!std::apply([this](auto... table) { return (all_alike(table) && ...); }, shared)) return std::nullopt;
        const Uses used = std::exchange(uses_, {});
        const Groups groups = groups_alike();
        const std::vector<bool> resources = each_alike(&N::resources);
        const std::vector<bool> enis = each_alike(&N::enis);
        const std::vector<bool> fresh(later_.enis.size(), true);
        Touched out{{{}, {}}, {fresh, fresh}};
        for (std::size_t i = 0; i < enis.size(); ++i) {
            const Id<model::Eni> id = earlier_.enis.id(i);
            const model::Eni& eni = earlier_.enis[id];
            const bool same = enis[i] && resources[eni.resource.value];
            const auto any = [&](const std::vector<bool>& alike) {
                return std::ranges::any_of(
                    eni.groups, [&](const model::Attachment& attached) { return !alike[attached.group.value]; });
            };
            // What it takes from clients outside the plan, it opens for them.
            const bool speaks = eni.keeps_clients != model::Tri::no || eni.opens_to;
            out.earlier.opening.push_back(!same || any(groups.egress) || (speaks && any(groups.ingress)));
            out.earlier.taking.push_back(!same || any(groups.ingress) || (speaks && any(groups.egress)));
            if (!same) continue;
            out.later.opening[number(id)] = out.earlier.opening[i];
            out.later.taking[number(id)] = out.earlier.taking[i];
        }
        if (uses_touched(used, groups, resources, out.earlier)) return std::nullopt;
        if (forwards_touched(earlier_, out.earlier) || forwards_touched(later_, out.later)) return std::nullopt;
        return out;
    }

private:
    // What the nouns that were compared name.
    struct Uses {
        std::vector<Id<model::SecurityGroup>> groups;
        std::vector<Id<model::Resource>> resources;
        std::vector<Id<model::Eni>> enis;

        void add(Id<model::SecurityGroup> id) { groups.push_back(id); }
        void add(Id<model::Resource> id) { resources.push_back(id); }
        void add(Id<model::Eni> id) { enis.push_back(id); }
        template <class T>
        void add(Id<T>) {}
    };

    using N = model::Network;
    // What decides about packets of others, too. The tables that stand in neither list decide about none.
    static constexpr std::tuple shared{&N::vpcs,
                                       &N::subnets,
                                       &N::route_tables,
                                       &N::network_acls,
                                       &N::internet_gateways,
                                       &N::egress_only_gateways,
                                       &N::nat_gateways,
                                       &N::endpoints,
                                       &N::peerings,
                                       &N::prefix_lists,
                                       &N::transit_gateways,
                                       &N::transit_attachments,
                                       &N::transit_tables,
                                       &N::entrances,
                                       &N::service_fronts,
                                       &N::service_networks};
    static constexpr std::tuple own{&N::security_groups, &N::resources, &N::enis};

    template <class... T>
    static std::tuple<Numbers<T>...> numbers_of(std::tuple<model::Table<T> N::*...>);  // their type only
    template <class T>
    std::uint32_t number(Id<T> id) const {
        return std::get<Numbers<T>>(numbers_).in_later[id.value];
    }

    template <class T>
    std::vector<bool> each_alike(model::Table<T> N::*table) {
        std::vector<bool> out;
        for (std::size_t i = 0; i < (earlier_.*table).size(); ++i) {
            const Id<T> id = (earlier_.*table).id(i);
            out.push_back(number(id) != nobody && same((earlier_.*table)[id], (later_.*table)[Id<T>{number(id)}]));
        }
        return out;
    }

    // Which admit alike what interfaces that carry them open, and what they take.
    struct Groups {
        std::vector<bool> egress, ingress;
    };
    Groups groups_alike() {
        const std::vector<bool> alike = each_alike(&N::security_groups);
        Groups out;
        for (std::size_t i = 0; i < alike.size(); ++i) {
            const Id<model::SecurityGroup> id = earlier_.security_groups.id(i);
            out.egress.push_back(alike[i] && admit_alike(id, model::Direction::egress));
            out.ingress.push_back(alike[i] && admit_alike(id, model::Direction::ingress));
        }
        return out;
    }
    bool admit_alike(Id<model::SecurityGroup> group, model::Direction direction) {
        const auto permissions = [&](const model::SecurityGroup& of) {
            return std::views::filter(of.permissions, [&](const auto& one) { return one.direction == direction; });
        };
        return std::ranges::equal(
            permissions(earlier_.security_groups[group]),
            permissions(later_.security_groups[Id<model::SecurityGroup>{number(group)}]),
            [this](const model::Permission& one, const model::Permission& other) { return same(one, other); });
    }

    // Whether what all share names something that is touched.
    bool uses_touched(const Uses& used, const Groups& groups, const std::vector<bool>& resources,
                      const Touched::Enis& touched) const {
        const auto eni = [&](Id<model::Eni> id) { return touched.opening[id.value] || touched.taking[id.value]; };
        return std::ranges::any_of(used.groups,
                                   [&](auto id) { return !groups.egress[id.value] || !groups.ingress[id.value]; }) ||
               std::ranges::any_of(used.enis, eni) || std::ranges::any_of(used.resources, [&](auto id) {
                   return !resources[id.value] || std::ranges::any_of(earlier_.resources[id].enis, eni);
               });
    }

    // Whether one that is touched passes on packets of others: a route that is not known may lead there.
    static bool forwards_touched(const model::Network& network, const Touched::Enis& touched) {
        for (std::size_t i = 0; i < network.enis.size(); ++i)
            if ((touched.opening[i] || touched.taking[i]) && !network.enis[network.enis.id(i)].source_dest_check)
                return true;
        return false;
    }

    template <class T>
    bool all_alike(model::Table<T> N::*table) {
        return std::get<Numbers<T>>(numbers_).complete && std::ranges::all_of(each_alike(table), std::identity{});
    }

    template <class T>
    bool same(const T& a, const T& b) {
        if constexpr (requires { fields(a); })
            return same(fields(a), fields(b));
        else if constexpr (is_id<T>) {
            uses_.add(a);
            return number(a) == b.value;
        } else
            return a == b;
    }
    bool same(const model::Certainty& a, const model::Certainty& b) { return a.certain() == b.certain(); }
    // However their entries are numbered and cut.
    bool same(const model::NetworkAcl& a, const model::NetworkAcl& b) {
        return same(a.vpc, b.vpc) && reach::pass_alike(a, b, model::Direction::ingress) &&
               reach::pass_alike(a, b, model::Direction::egress);
    }
    template <class T>
    bool same(const std::optional<T>& a, const std::optional<T>& b) {
        return a.has_value() == b.has_value() && (!a || same(*a, *b));
    }
    template <class T>
    bool same(const std::vector<T>& a, const std::vector<T>& b) {
        return std::ranges::equal(a, b, [this](const T& one, const T& other) { return same(one, other); });
    }
    template <class... T>
    bool same(const std::variant<T...>& a, const std::variant<T...>& b) {
        return a.index() == b.index() && std::visit(
                                             [&](const auto& one) {
                                                 using One = std::remove_cvref_t<decltype(one)>;
                                                 return same(one, std::get<One>(b));
                                             },
                                             a);
    }
    template <class... T>
    bool same(const std::tuple<T...>& a, const std::tuple<T...>& b) {
        return [&]<std::size_t... i>(std::index_sequence<i...>) {
            return (same(std::get<i>(a), std::get<i>(b)) && ...);
        }
        (std::index_sequence_for<T...>{});
    }

    const model::Network &earlier_, &later_;
    decltype(numbers_of(std::tuple_cat(shared, own))) numbers_;
    Uses uses_;
};

}  // namespace

std::optional<Touched> touched(const model::Network& earlier, const model::Network& later, const Renames& renames) {
    return Likeness(earlier, later, renames).touched();
}

}  // namespace netlint::rule
