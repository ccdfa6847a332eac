// Flows, places, hops and edits as JSON.
#include "json_parts.hpp"

#include "address_text.hpp"

namespace netlint::report {

namespace json = boost::json;

namespace {

json::object to_value(const reach::Hop& hop) {
    json::object object{{"at", hop.at},
                        {"stage", reach::to_string(hop.stage)},
                        {"decides", reach::to_string(hop.decision)},
                        {"because", hop.because},
                        {"address", hop.where.address},
                        {"attribute", hop.where.attribute},
                        {"direction", hop.half == reach::Half::forward ? "forward" : "reply"}};
    if (!hop.code.empty()) object["code"] = hop.code;
    if (!hop.depends_on.empty()) object["depends_on"] = hop.depends_on;
    if (hop.place) {
        object["file"] = hop.place->file;
        object["line"] = hop.place->line;
    }
    return object;
}

}  // namespace

json::array strings(const std::vector<std::string>& texts) {
    json::array array;
    for (const std::string& text : texts) array.emplace_back(text);
    return array;
}

std::string_view to_string(model::Grade grade) {
    switch (grade) {
        case model::Grade::sure:
            return "sure";
        case model::Grade::likely:
            return "likely";
        case model::Grade::guess:
            return "guess";
    }
    return "";
}

json::object to_value(const net::Flow& flow) {
    json::object object{{"source", address_text(flow.source)},
                        {"destination", address_text(flow.destination)},
                        {"protocol", flow.protocol.to_string()}};
    if (flow.protocol.has_ports()) {
        object["source_port"] = flow.source_port;
        object["destination_port"] = flow.destination_port;
    }
    if (flow.protocol.has_icmp()) {
        object["icmp_type"] = flow.icmp_type;
        object["icmp_code"] = flow.icmp_code;
    }
    return object;
}

json::object to_value(const model::Provenance& where) {
    json::object object{{"address", where.address}};
    if (!where.attribute.empty()) object["attribute"] = where.attribute;
    if (where.byte) object["byte"] = where.byte;
    return object;
}

json::array to_value(std::span<const reach::Hop> hops) {
    json::array array;
    for (const reach::Hop& hop : hops) array.push_back(to_value(hop));
    return array;
}

json::array to_value(std::span<const reach::Fix> fixes) {
    json::array array;
    for (const reach::Fix& fix : fixes) array.push_back(json::object{{"address", fix.address}, {"edit", fix.edit}});
    return array;
}

}  // namespace netlint::report
