// Any text as an instance address, an address, a prefix, ports or a service: what is read must read back the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "netlint/net/address.hpp"
#include "netlint/net/icmp_type.hpp"
#include "netlint/net/port_range.hpp"
#include "netlint/net/prefix.hpp"
#include "netlint/net/protocol.hpp"
#include "netlint/plan/instance_address.hpp"
#include "netlint/set/service_set.hpp"

namespace {

template <class T>
void reads_back(std::string_view text) {
    const auto read = T::parse(text);
    if (!read) return;
    const auto again = T::parse(read->to_string());
    if (!again || !(*again == *read)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    reads_back<netlint::plan::InstanceAddress>(text);
    reads_back<netlint::net::Address>(text);
    reads_back<netlint::net::Prefix>(text);
    reads_back<netlint::net::PortRange>(text);
    reads_back<netlint::net::IcmpType>(text);
    if (const auto masked = netlint::net::Prefix::parse_masked(text))
        reads_back<netlint::net::Prefix>(masked->to_string());
    (void)netlint::net::Protocol::parse(text);
    (void)netlint::set::ServiceSet::parse(text);
    return 0;
}
