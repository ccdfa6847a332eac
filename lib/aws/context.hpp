// What every reader works with: the plan, the network being built, and the way from the one to the other.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
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

    bool is_certain(Id<T> id) const;
};

class Context {
public:
    Context(const plan::Plan& of, const plan::World& which, const plan::Resolver& by, model::Network& into)
        : plan(of), world(which), resolver(by), network(into) {}

    const plan::Plan& plan;
    const plan::World& world;
    const plan::Resolver& resolver;
    model::Network& network;

    // --- reading
    // -------------------------------------------------------------------------------------------------------
    const plan::Resource& resource(plan::ResourceId id) const { return world[id]; }
    const plan::Value& value(plan::ResourceId id, const plan::Path& path) const { return path.in(world[id].values); }
    // The text there; empty when it is unset or unknown.
    std::string_view text(plan::ResourceId id, const plan::Path& path) const;
    // A flag: `omitted` when it is not set, or unknown and not written; unknown when something written is not known.
    model::Tri flag(plan::ResourceId id, const plan::Path& path, model::Tri omitted) const;
    bool written(plan::ResourceId id, const plan::Path& path) const { return resolver.written(id, path); }

    // --- references
    // ----------------------------------------------------------------------------------------------------
    template <class T>
    One<T> one(plan::ResourceId id, const plan::Path& path);
    template <class T>
    Many<T> many(plan::ResourceId id, const plan::Path& path);

    // The noun a source stands for. Vpc, Subnet, SecurityGroup, RouteTable, NetworkAcl and PrefixList: made on the fly,
    // open and not in the plan, when the plan has none. The others: empty when the plan has none.
    template <class T>
    std::optional<Id<T>> noun(const plan::Source& source);

    Id<model::Vpc> vpc_of(const plan::Source& source) { return *noun<model::Vpc>(source); }
    Id<model::Subnet> subnet_of(const plan::Source& source) { return *noun<model::Subnet>(source); }
    Id<model::SecurityGroup> group_of(const plan::Source& source) { return *noun<model::SecurityGroup>(source); }
    Id<model::RouteTable> table_of(const plan::Source& source) { return *noun<model::RouteTable>(source); }
    Id<model::NetworkAcl> acl_of(const plan::Source& source) { return *noun<model::NetworkAcl>(source); }
    Id<model::PrefixList> prefix_list_of(const plan::Source& source) { return *noun<model::PrefixList>(source); }

    // The one VPC that `path` names; an open one of its own when the plan does not tell which.
    Id<model::Vpc> the_vpc(plan::ResourceId id, const plan::Path& path = "vpc_id");
    // The account's default VPC in a region, and a subnet of it in no known zone: open, for what names no subnet at
    // all.
    Id<model::Vpc> default_vpc(std::string_view region);
    Id<model::Subnet> default_subnet(std::string_view region);

    // --- making
    // -------------------------------------------------------------------------------------------------------- A VPC
    // with the table, ACL and group that AWS makes with it; they are open when it is not in the plan.
    Id<model::Vpc> add_vpc(model::Vpc vpc);
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

    // --- saying
    // --------------------------------------------------------------------------------------------------------
    model::Provenance where(plan::ResourceId id, const plan::Path& path = {},
                            model::Grade grade = model::Grade::sure) const;
    // "aws_x.y attribute: known after apply".
    model::Certainty possible(plan::ResourceId id, const plan::Path& path,
                              std::string_view reason = "known after apply") const;
    void diagnose(DiagnosticLevel level, plan::ResourceId id, const plan::Path& path, std::string message);

private:
    template <class T>
    Id<T> external(std::string_view name);
    template <class T>
    std::optional<Id<T>> carried(plan::ResourceId id, std::string_view attribute);

    std::tuple<Bindings<model::Vpc>, Bindings<model::Subnet>, Bindings<model::SecurityGroup>,
               Bindings<model::RouteTable>, Bindings<model::NetworkAcl>, Bindings<model::PrefixList>,
               Bindings<model::InternetGateway>, Bindings<model::EgressOnlyGateway>, Bindings<model::NatGateway>,
               Bindings<model::VpcEndpoint>, Bindings<model::Peering>, Bindings<model::Eni>, Bindings<model::Resource>,
               Bindings<model::LoadBalancer>, Bindings<model::TargetGroup>>
        bindings_;
    std::map<std::string, Id<model::Vpc>, std::less<>> default_vpcs_;
    std::map<std::string, Id<model::Subnet>, std::less<>> default_subnets_;
    int depth_ = 0;  // of references followed through carriers
};

model::Grade to_model(plan::Grade grade);
std::map<std::string, std::string> tags_of(const plan::Resource& resource);

}  // namespace netlint::aws
