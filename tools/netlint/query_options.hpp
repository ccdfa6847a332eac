// The options that spell one question: --from, --to, --protocol, --port and their like.
#pragma once

#include <CLI/CLI.hpp>

#include "netlint/reach/query.hpp"

namespace netlint::cli {

inline void add_query_options(CLI::App& app, reach::Query& query) {
    app.add_option("--from", query.from, "Who opens the connection (see 'netlint help ends')")->type_name("END");
    app.add_option("--to", query.to, "Whom it is opened to")->type_name("END");
    app.add_option("--protocol", query.protocol, "tcp, udp, icmp, icmpv6, all or a number")
        ->type_name("NAME")
        ->capture_default_str();
    app.add_option("--port", query.port, "Destination port: N, N-M or a service name")->type_name("PORT");
    app.add_option("--icmp", query.icmp, "ICMP type, or type and code: 8 or 8/0")->type_name("TYPE[/CODE]");
    app.add_option("--source-port", query.source_port, "Source port: N or N-M")->type_name("PORT");
    app.add_option("--client", query.client, "Whose ephemeral ports: linux, windows, nat or any")
        ->type_name("KIND")
        ->capture_default_str();
}

}  // namespace netlint::cli
