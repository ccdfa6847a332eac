// The pollers that Lambda keeps in the VPC of an event source.
//
// https://docs.aws.amazon.com/lambda/latest/dg/with-msk.html, with-kafka.html, with-mq.html, with-documentdb.html
// ("Configure network security"): for a cluster or a broker they stand in its own subnets and carry its own groups; for
// a Kafka of the user's own, in those that the mapping names. They poll, and call Lambda and STS, so that they take
// nothing. Queues and streams are polled outside any VPC.
#include <array>

#include "place.hpp"
#include "readers.hpp"

namespace netlint::aws {
namespace {

constexpr std::array<std::string_view, 5> source_types{"aws_msk_cluster", "aws_msk_serverless_cluster", "aws_mq_broker",
                                                       "aws_docdb_cluster", "aws_docdbelastic_cluster"};
// Of ARNs, the services that stand in a VPC.
constexpr std::array<std::string_view, 4> source_services{":kafka:", ":mq:", ":rds:", ":docdb-elastic:"};

plan::Accept polled() {
    plan::Accept accept;
    for (const std::string_view type : source_types)
        for (const char* attribute : {"arn", "id"}) accept.push_back({type, attribute});
    return accept;
}

// What "subnet:subnet-0123" or "security_group:sg-0123" names, once it is known.
plan::Source named(std::string_view uri) {
    plan::Source source;
    source.external_id = std::string(uri.substr(uri.find(':') + 1));
    return source;
}

template <class Noun>
One<Noun> only(Id<Noun> id) {
    return {.kind = plan::Target::Kind::exactly, .ids = {id}};
}

// A Kafka of the user's own. https://docs.aws.amazon.com/lambda/latest/api/API_SourceAccessConfiguration.html
Placing as_written(Context& context, plan::ResourceId id) {
    const plan::Path list = "source_access_configuration";
    Placing placing{.plan = id, .tier = model::Tier::other};
    placing.guard.where = context.where(id, list);
    const std::size_t count = context.value(id, list).items().size();
    for (std::size_t i = 0; i < count; ++i) {
        const plan::Path block = list.then(i), uri = block.then("uri");
        const std::string_view type = context.text(id, block.then("type")), text = context.text(id, uri);
        if (type == "VPC_SUBNET") {
            placing.spots.written = true;
            const auto subnets =
                text.empty() ? context.one<model::Subnet>(id, uri) : only(context.subnet_of(named(text)));
            for (const Id<model::Subnet> subnet : subnets.ids)
                placing.spots.add({.subnet = subnet,
                                   .where = context.where(id, uri, subnets.grade),
                                   .certain = subnets.exactly().has_value()});
            if (subnets.ids.empty()) placing.spots.complete = context.possible(id, uri);
        } else if (type == "VPC_SECURITY_GROUP") {
            placing.guard.written = true;
            const auto groups =
                text.empty() ? context.one<model::SecurityGroup>(id, uri) : only(context.group_of(named(text)));
            for (const Id<model::SecurityGroup> group : groups.ids)
                placing.guard.add({group, groups.exactly() ? model::Certainty{} : context.possible(id, uri),
                                   context.where(id, uri, groups.grade)});
            if (groups.ids.empty()) placing.guard.complete = context.possible(id, uri);
        }
    }
    return placing;
}

// Beside the interfaces of what it polls.
Placing beside_source(Context& context, plan::ResourceId id, const plan::Target& source) {
    const plan::Path path = "event_source_arn";
    const bool exact = source.kind == plan::Target::Kind::exactly;
    Placing placing{.plan = id, .tier = model::Tier::other};
    if (!exact) placing.spots.complete = context.possible(id, path, source.reason);
    for (const plan::Source& one : source.sources) {
        const auto owner = one.resource ? context.bindings<model::Resource>().find(*one.resource) : std::nullopt;
        if (!owner) continue;
        const model::Resource& from = context.network.resources[*owner];
        for (const Id<model::Eni> eni_id : from.enis) {
            const model::Eni& eni = context.network.enis[eni_id];
            placing.spots.written = placing.guard.written = true;
            placing.spots.add(
                {.subnet = eni.subnet, .where = context.where(id, path, to_model(source.grade)), .certain = exact});
            for (const model::Attachment& attachment : eni.groups) placing.guard.add(attachment);
            if (!eni.groups_complete.certain()) placing.guard.complete = eni.groups_complete;
        }
        if (!from.enis_complete.certain()) placing.spots.complete = from.enis_complete;
    }
    return placing;
}

void read_event_source(Context& context, plan::ResourceId id) {
    if (!context.resource(id).managed()) return;
    const plan::Path path = "event_source_arn";
    const std::string_view arn = context.text(id, path);
    const bool own = !context.value(id, "self_managed_event_source").items().empty();
    Placing placing{.plan = id};
    if (own) {
        placing = as_written(context, id);
        if (placing.spots.list.empty() && placing.spots.complete.certain()) return;  // polled over the internet
    } else {
        const plan::Target source = context.resolver.one(id, path, polled());
        placing = beside_source(context, id, source);
        if (placing.spots.list.empty()) {
            for (const std::string_view service : source_services)
                if (arn.find(service) != std::string_view::npos) {
                    context.network.unmodelled.push_back(
                        {context.resource(id).type(), context.resource(id).address_text, true});
                    context.diagnose(DiagnosticLevel::note, id, path,
                                     "Lambda polls it from its own subnets, which are not in the plan");
                }
            return;
        }
    }
    placing.placement = model::Placement::some;
    placing.accepts_connections = false;
    place(context, std::move(placing));
}

}  // namespace

}  // namespace netlint::aws

namespace netlint::aws::readers {

constexpr Reader event_source{"aws_lambda_event_source_mapping", Phase::placements, read_event_source};

}  // namespace netlint::aws::readers
