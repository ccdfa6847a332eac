// The names of protocols, as the AWS provider takes them from IANA's registry.
#include "netlint/net/protocol.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include <fmt/format.h>

#include "netlint/base/suggestion.hpp"
#include "number.hpp"

namespace netlint::net {
namespace {

// By number, from 0; "" where the registry has a description and no keyword. IANA's "ipv6-icmp" is the one entry that
// AWS spells differently.
constexpr auto names = std::to_array<std::string_view>({
    "hopopt",
    "icmp",
    "igmp",
    "ggp",
    "ipv4",
    "st",
    "tcp",
    "cbt",
    "egp",
    "igp",
    "bbn-rcc-mon",
    "nvp-ii",
    "pup",
    "argus",
    "emcon",
    "xnet",
    "chaos",
    "udp",
    "mux",
    "dcn-meas",
    "hmp",
    "prm",
    "xns-idp",
    "trunk-1",
    "trunk-2",
    "leaf-1",
    "leaf-2",
    "rdp",
    "irtp",
    "iso-tp4",
    "netblt",
    "mfe-nsp",
    "merit-inp",
    "dccp",
    "3pc",
    "idpr",
    "xtp",
    "ddp",
    "idpr-cmtp",
    "tp++",
    "il",
    "ipv6",
    "sdrp",
    "ipv6-route",
    "ipv6-frag",
    "idrp",
    "rsvp",
    "gre",
    "dsr",
    "bna",
    "esp",
    "ah",
    "i-nlsp",
    "swipe",
    "narp",
    "mobile",
    "tlsp",
    "skip",
    "icmpv6",
    "ipv6-nonxt",
    "ipv6-opts",
    "",
    "cftp",
    "",
    "sat-expak",
    "kryptolan",
    "rvd",
    "ippc",
    "",
    "sat-mon",
    "visa",
    "ipcv",
    "cpnx",
    "cphb",
    "wsn",
    "pvp",
    "br-sat-mon",
    "sun-nd",
    "wb-mon",
    "wb-expak",
    "iso-ip",
    "vmtp",
    "secure-vmtp",
    "vines",
    "ttp",
    "nsfnet-igp",
    "dgp",
    "tcf",
    "eigrp",
    "ospfigp",
    "sprite-rpc",
    "larp",
    "mtp",
    "ax.25",
    "ipip",
    "micp",
    "scc-sp",
    "etherip",
    "encap",
    "",
    "gmtp",
    "ifmp",
    "pnni",
    "pim",
    "aris",
    "scps",
    "qnx",
    "a/n",
    "ipcomp",
    "snp",
    "compaq-peer",
    "ipx-in-ip",
    "vrrp",
    "pgm",
    "",
    "l2tp",
    "dd",
    "iatp",
    "stp",
    "srp",
    "uti",
    "smp",
    "sm",
    "ptp",
    "isis-over-ipv4",
    "fire",
    "crtp",
    "crudp",
    "sscopmce",
    "iplt",
    "sps",
    "pipe",
    "sctp",
    "fc",
    "rsvp-e2e-ignore",
    "mobility-header",
    "udplite",
    "mpls-in-ip",
    "manet",
    "hip",
    "shim6",
    "wesp",
    "rohc",
});
static_assert(names[58] == "icmpv6" && names[132] == "sctp" && names.size() == 143);

}  // namespace

Result<Protocol> Protocol::parse(std::string_view text) {
    if (const auto number = parse_number(text, 255)) return Protocol{static_cast<std::uint8_t>(*number)};
    std::string name(text);
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (name == "ipv6-icmp") return icmpv6;
    const auto found = name.empty() ? names.end() : std::ranges::find(names, name);
    if (found == names.end()) {
        static const std::vector<std::string> usual{"tcp", "udp", "icmp", "icmpv6", "sctp", "gre", "esp", "ah"};
        return fail("no such protocol: \"{}\"{}", text, did_you_mean(name, usual, 1));
    }
    return Protocol{static_cast<std::uint8_t>(found - names.begin())};
}

std::string Protocol::to_string() const {
    if (number < names.size() && !names[number].empty()) return std::string(names[number]);
    return fmt::format("protocol {}", number);
}

}  // namespace netlint::net
