// The flow claims of testdata/architectures: what a precise analysis must answer.
#pragma once

#include <array>
#include <string>
#include <vector>

#include <yaml-cpp/yaml.h>

namespace netlint::testing {

struct Claim {
    std::string id, root, kind, from, to, protocol, port, verdict;
};

inline const std::array<std::string, 5> architectures{"dagflow", "data-scanner", "omnigen", "stl", "toss"};

inline std::string architecture_folder(const std::string& architecture) {
    return std::string(NETLINT_TESTDATA) + "/architectures/" + architecture;
}

inline std::vector<Claim> claims_of(const std::string& architecture) {
    std::vector<Claim> claims;
    for (const YAML::Node& node : YAML::LoadFile(architecture_folder(architecture) + "/claims.yaml")) {
        const auto text = [](const YAML::Node& value) { return value ? value.as<std::string>() : std::string(); };
        Claim claim{
            text(node["id"]), text(node["root"]), text(node["kind"]), "", "", "", "", text(node["verdict_as_written"])};
        if (const YAML::Node flow = node["flow"]) {
            claim.from = text(flow["from"]);
            claim.to = text(flow["to"]);
            claim.protocol = text(flow["protocol"]);
            claim.port = text(flow["port"]);
        }
        claims.push_back(std::move(claim));
    }
    return claims;
}

}  // namespace netlint::testing
