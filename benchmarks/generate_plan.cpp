// generate_plan: writes the plan of a network of any size and shape, the same bytes for the same seed.
//
//     generate_plan --preset org100 --unknown 30 --out org100.json
//     generate_plan --size 10 --seed 7 > ten-megabytes.json
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "generate/plan.hpp"

namespace {

using netlint::generate::Shape;

void add_numbers(CLI::App& app, Shape& shape) {
    app.add_option("--seed", shape.seed, "What chance begins with");
    app.add_option("--vpcs", shape.vpcs, "VPCs");
    app.add_option("--subnets", shape.subnets, "Subnets of each VPC, the first half public");
    app.add_option("--interfaces", shape.interfaces, "Interfaces of each VPC");
    app.add_option("--groups", shape.groups, "Security groups of each VPC");
    app.add_option("--rules", shape.rules, "Rules of each group");
    app.add_option("--acls", shape.acls, "Network ACLs of each VPC");
    app.add_option("--acl-entries", shape.acl_entries, "Entries of each ACL in each direction");
    app.add_option("--group-sets", shape.group_sets, "Sets of groups in each VPC; 0: one for each interface");
    app.add_option("--memberships", shape.memberships, "Groups that an interface carries at most");
    app.add_option("--other", shape.other, "Resources of each VPC that no packet touches");
    app.add_option("--peerings", shape.peerings, "Peerings between VPCs");
    app.add_option("--transit-gateways", shape.transit_gateways, "Transit gateways");
    app.add_option("--segments", shape.segments, "Route tables of each transit gateway");
    app.add_option("--unknown", shape.unknown, "Percent of the objects that are new, with ids that are not known");
    app.add_option("--ipv6", shape.ipv6, "Percent of the VPCs that are dual-stack");
    app.add_option("--instances", shape.instances, "Percent of the interfaces that are an instance's");
    app.add_option("--separate", shape.separate, "Percent of the groups whose rules are resources");
    app.add_option("--isolated", shape.isolated, "Percent of the VPCs that share addresses with another one");
}

int refuse(std::string_view why) {
    fmt::print(stderr, "generate_plan: {}\n", why);
    return 2;
}

}  // namespace

int main(int count, char** arguments) {
    std::string preset, out;
    double megabytes = 0;
    Shape shape;
    const auto parse = [&] {
        CLI::App app("Writes the plan of a generated network as terraform show -json would print it");
        app.add_option("--preset", preset, "A workload: vpc1, vpc-dense, org100, org1000, org-adversarial, eni1m");
        app.add_option("--size", megabytes, "Everyday proportions, and as many VPCs as make so many MB");
        app.add_option("--out", out, "File to write; standard output without it");
        add_numbers(app, shape);
        try {
            app.parse(count, arguments);
        } catch (const CLI::ParseError& error) {
            std::exit(app.exit(error));
        }
    };
    // Twice: first for what to start from, then for the numbers that change it.
    parse();
    if (!preset.empty()) {
        const auto found = netlint::generate::preset(preset);
        if (!found) return refuse(found.error().to_string());
        shape = *found;
    } else if (megabytes > 0) {
        shape = netlint::generate::everyday;
    }
    parse();
    const auto possible = megabytes > 0 ? netlint::generate::sized(static_cast<std::size_t>(megabytes * 1e6), shape)
                                        : netlint::generate::checked(shape);
    if (!possible) return refuse(possible.error().to_string());

    std::FILE* file = out.empty() ? stdout : std::fopen(out.c_str(), "wb");
    if (!file) return refuse("cannot write " + out);
    bool written = true;
    netlint::generate::write_plan(*possible, [&](std::string_view part) {
        written = std::fwrite(part.data(), 1, part.size(), file) == part.size() && written;
    });
    if (std::fflush(file) != 0 || !written) return refuse("the disk is full");
    return 0;
}
