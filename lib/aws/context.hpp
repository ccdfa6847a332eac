// What every reader works with: the plan, the network being built, and the way from the one to the other.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "accept.hpp"
#include "bindings.hpp"
#include "netlint/model/network.hpp"
#include "netlint/plan/plan.hpp"
#include "netlint/plan/resolver.hpp"

namespace netlint::aws {

// What a scalar reference means. A guess of the resolver is never `exactly`.
template <class T>
struct One {
    plan::Target::Kind kind = plan::Target::Kind::none;  // none: not written
    std::vector<Id<T>> ids;                              // one when exactly, else candidates
    model::Grade grade = model::Grade::sure;
    std::string reason;  // why it is not exact: "known after apply"

    bool written() const { return kind != plan::Target::Kind::none; }
    std::optional<Id<T>> exactly() const {
        return kind == plan::Target::Kind::exactly && ids.size() == 1 ? std::optional(ids.front()) : std::nullopt;
    }
};

// What a list or set of references means. Both lists are sorted and free of doubles.
template <class T>
struct Many {
    std::vector<Id<T>> certain;
    std::vector<Id<T>> possible;  // certain ones included
    bool open = false;            // may hold others
    bool written = false;
    model::Grade grade = model::Grade::sure;
    std::string reason;

    bool is_certain(Id<T> id) const { return std::ranges::binary_search(certain, id); }
};

// Chooses an overload by noun.
template <class T>
struct Noun {};

class Context {
public:
    Context(const plan::Plan& of, const plan::World& which, const plan::Resolver& by, model::Network& into)
        : plan(of), world(which), resolver(by), network(into) {}

    const plan::Plan& plan;
    const plan::World& world;
    const plan::Resolver& resolver;
    model::Network& network;

    // --- reading
    const plan::Resource& resource(plan::ResourceId id) const { return world[id]; }
    const plan::Value& value(plan::ResourceId id, const plan::Path& path) const { return path.in(world[id].values); }
    // The text there; empty when it is unset or unknown.
    std::string_view text(plan::ResourceId id, const plan::Path& path) const;
    // A flag: `omitted` when it is not set, or unknown and not written; unknown when something written is not known.
    model::Tri flag(plan::ResourceId id, const plan::Path& path, model::Tri omitted) const;
    bool written(plan::ResourceId id, const plan::Path& path) const { return resolver.written(id, path); }

    // Whether the plan removes the instance: it is of the network before only.
    bool removed(std::string_view address) const;
    // Resources of the type that had this text there before the plan.
    std::span<const plan::ResourceId> earlier(std::string_view type, std::string_view attribute, std::string_view text);

    // --- references
    template <class T>
    One<T> one(plan::ResourceId id, const plan::Path& path);
    template <class T>
    Many<T> many(plan::ResourceId id, const plan::Path& path);

    // The noun a source stands for. Vpc, Subnet, SecurityGroup, RouteTable, NetworkAcl and PrefixList: made on the fly,
    // open and not in the plan, when the plan has none with that id. Empty for the others, and for a carrier that leads
    // nowhere certain.
    template <class T>
    std::optional<Id<T>> noun(const plan::Source& source);

    // These always answer; a carrier that leads nowhere is a noun of its own, outside the plan.
    Id<model::Vpc> vpc_of(const plan::Source& source) { return always<model::Vpc>(source); }
    Id<model::Subnet> subnet_of(const plan::Source& source) { return always<model::Subnet>(source); }
    Id<model::SecurityGroup> group_of(const plan::Source& source) { return always<model::SecurityGroup>(source); }
    Id<model::RouteTable> table_of(const plan::Source& source) { return always<model::RouteTable>(source); }
    Id<model::NetworkAcl> acl_of(const plan::Source& source) { return always<model::NetworkAcl>(source); }
    Id<model::PrefixList> prefix_list_of(const plan::Source& source) { return always<model::PrefixList>(source); }

    // The interfaces that a source which stands for none of them may still mean: those of its resource, and where these
    // are not all known, whatever interface this plan makes for users to name. Empty for an id that AWS gave.
    std::vector<Id<model::Eni>> interfaces_of(const plan::Source& source) const;

    // What an id that is not known yet can turn out to be: the nouns this plan makes. Sorted.
    template <class T>
    std::vector<Id<T>> fresh() const;

    // The one VPC that `path` names; an open one of its own when the plan does not tell which.
    Id<model::Vpc> the_vpc(plan::ResourceId id, const plan::Path& path = "vpc_id");
    // The account's default VPC in a region, and a subnet of it in no known zone: open, for what names no subnet at
    // all.
    Id<model::Vpc> default_vpc(std::string_view region);
    Id<model::Subnet> default_subnet(std::string_view region);

    // The IPv6 block that a VPC, or what associates another one with it, has or will get.
    std::map<plan::ResourceId, net::Prefix> ipv6_blocks;

    // --- making
    // A VPC with the table, ACL and group that AWS makes with it; they are open when it is not in the plan.
    Id<model::Vpc> add_vpc(model::Vpc vpc);
    // AWS's own list for one of its services in a region: "com.amazonaws.us-east-1.s3".
    Id<model::PrefixList> service_list(std::string_view name);
    // The table that AWS made with the VPC, whether or not it still is the main one.
    Id<model::RouteTable> original_table(Id<model::Vpc> vpc) const { return original_tables_[vpc.value]; }
    // A resource named after the plan's, bound to it, without interfaces.
    Id<model::Resource> add_resource(plan::ResourceId id, model::Tier tier);
    // An interface, listed with its resource.
    Id<model::Eni> add_eni(model::Eni eni);

    template <class T>
    void bind(plan::ResourceId id, Id<T> noun);  // by the instance, and by its known id
    template <class T>
    Bindings<T>& bindings() {
        return std::get<Bindings<T>>(bindings_);
    }
    template <class T>
    const Bindings<T>& bindings() const {
        return std::get<Bindings<T>>(bindings_);
    }

    // --- saying
    model::Provenance where(plan::ResourceId id, const plan::Path& path = {},
                            model::Grade grade = model::Grade::sure) const;
    // "aws_x.y attribute: known after apply".
    model::Certainty possible(plan::ResourceId id, const plan::Path& path,
                              std::string_view reason = "known after apply") const;
    void diagnose(DiagnosticLevel level, plan::ResourceId id, const plan::Path& path, std::string message);

private:
    // A noun known by name only: an id that nothing in the plan has, or a resource that no reader understands.
    template <class T>
    std::optional<Id<T>> external(Noun<T>, std::string_view name) {
        return bindings<T>().find(name);
    }
    std::optional<Id<model::Vpc>> external(Noun<model::Vpc>, std::string_view name);
    std::optional<Id<model::Subnet>> external(Noun<model::Subnet>, std::string_view name);
    std::optional<Id<model::SecurityGroup>> external(Noun<model::SecurityGroup>, std::string_view name);
    std::optional<Id<model::RouteTable>> external(Noun<model::RouteTable>, std::string_view name);
    std::optional<Id<model::NetworkAcl>> external(Noun<model::NetworkAcl>, std::string_view name);
    std::optional<Id<model::PrefixList>> external(Noun<model::PrefixList>, std::string_view name);
    std::optional<Id<model::TransitGateway>> external(Noun<model::TransitGateway>, std::string_view name);
    std::optional<Id<model::TransitAttachment>> external(Noun<model::TransitAttachment>, std::string_view name);
    std::optional<Id<model::TransitTable>> external(Noun<model::TransitTable>, std::string_view name);

    // A noun that a resource of another kind carries the id of: a VPC its default group, a subnet its VPC.
    template <class T>
    std::optional<Id<T>> carried(Noun<T>, plan::ResourceId id, std::string_view attribute) {
        return followed<T>(id, attribute);
    }
    std::optional<Id<model::SecurityGroup>> carried(Noun<model::SecurityGroup>, plan::ResourceId id,
                                                    std::string_view attribute);
    std::optional<Id<model::RouteTable>> carried(Noun<model::RouteTable>, plan::ResourceId id,
                                                 std::string_view attribute);
    std::optional<Id<model::NetworkAcl>> carried(Noun<model::NetworkAcl>, plan::ResourceId id,
                                                 std::string_view attribute);
    std::optional<Id<model::PrefixList>> carried(Noun<model::PrefixList>, plan::ResourceId id,
                                                 std::string_view attribute);
    template <class T>
    std::optional<Id<T>> followed(plan::ResourceId id, std::string_view attribute);
    template <class T>
    Id<T> always(const plan::Source& source) {
        if (const auto found = noun<T>(source)) return *found;
        return *external(Noun<T>{}, where(*source.resource, plan::Path(source.attribute)).to_string());
    }
    Id<model::Vpc> vpc_outside();

    std::tuple<Bindings<model::Vpc>, Bindings<model::Subnet>, Bindings<model::SecurityGroup>,
               Bindings<model::RouteTable>, Bindings<model::NetworkAcl>, Bindings<model::PrefixList>,
               Bindings<model::InternetGateway>, Bindings<model::VpnGateway>, Bindings<model::EgressOnlyGateway>,
               Bindings<model::NatGateway>, Bindings<model::VpcEndpoint>, Bindings<model::Peering>,
               Bindings<model::Eni>, Bindings<model::Resource>, Bindings<model::LoadBalancer>,
               Bindings<model::TargetGroup>, Bindings<model::TransitGateway>, Bindings<model::TransitAttachment>,
               Bindings<model::TransitTable>, Bindings<model::ElasticAddress>>
        bindings_;
    using ByText = std::unordered_map<std::string_view, std::vector<plan::ResourceId>>;
    std::map<std::pair<std::string_view, std::string_view>, ByText> earlier_;  // by type and attribute, once asked for
    std::map<std::string, Id<model::Vpc>, std::less<>> default_vpcs_;
    std::map<std::string, Id<model::Subnet>, std::less<>> default_subnets_;
    std::map<std::string, Id<model::PrefixList>, std::less<>> service_lists_;
    std::vector<Id<model::RouteTable>> original_tables_;  // by VPC: the table made with it, main or not
    std::optional<Id<model::Vpc>> outside_;
    // What copies of identities led to, by noun, resource and attribute; no entry: nobody asked since the last binding.
    std::map<std::tuple<std::size_t, plan::ResourceId, std::string>, std::optional<std::uint32_t>> copies_;
};

model::Grade to_model(plan::Grade grade);
std::map<std::string, std::string> tags_of(const plan::Resource& resource);

template <class T>
void normalise(std::vector<Id<T>>& ids) {
    std::ranges::sort(ids);
    const auto doubles = std::ranges::unique(ids);
    ids.erase(doubles.begin(), doubles.end());
}

}  // namespace netlint::aws
