// The services everyone runs, by name: IANA's registry where it has a name, the product's default port where not.
#include "netlint/net/well_known.hpp"

#include <algorithm>
#include <cctype>
#include <string>

namespace netlint::net {
namespace {

constexpr auto services = std::to_array<NamedService>({
    {"activemq", Protocol::tcp, {61616, 61616}},
    {"amqp", Protocol::tcp, {5672, 5672}},
    {"amqps", Protocol::tcp, {5671, 5671}},
    {"cassandra", Protocol::tcp, {9042, 9042}},
    {"consul", Protocol::tcp, {8500, 8500}},
    {"couchdb", Protocol::tcp, {5984, 5984}},
    {"dax", Protocol::tcp, {8111, 8111}},
    {"dhcp", Protocol::udp, {67, 68}},
    {"dns", Protocol::tcp, {53, 53}},
    {"dns", Protocol::udp, {53, 53}},
    {"docker", Protocol::tcp, {2375, 2376}},
    {"elasticsearch", Protocol::tcp, {9200, 9200}},
    {"etcd", Protocol::tcp, {2379, 2380}},
    {"ftp", Protocol::tcp, {20, 21}},
    {"http", Protocol::tcp, {80, 80}},
    {"https", Protocol::tcp, {443, 443}},
    {"ike", Protocol::udp, {500, 500}},
    {"imap", Protocol::tcp, {143, 143}},
    {"imaps", Protocol::tcp, {993, 993}},
    {"influxdb", Protocol::tcp, {8086, 8086}},
    {"ipsec-nat-traversal", Protocol::udp, {4500, 4500}},
    {"kafka", Protocol::tcp, {9092, 9098}},
    {"kerberos", Protocol::tcp, {88, 88}},
    {"kerberos", Protocol::udp, {88, 88}},
    {"kubelet", Protocol::tcp, {10250, 10250}},
    {"kubernetes-api", Protocol::tcp, {6443, 6443}},
    {"ldap", Protocol::tcp, {389, 389}},
    {"ldaps", Protocol::tcp, {636, 636}},
    {"memcached", Protocol::tcp, {11211, 11211}},
    {"memcached", Protocol::udp, {11211, 11211}},
    {"mongodb", Protocol::tcp, {27017, 27017}},
    {"mqtt", Protocol::tcp, {1883, 1883}},
    {"mqtts", Protocol::tcp, {8883, 8883}},
    {"mssql", Protocol::tcp, {1433, 1433}},
    {"mysql", Protocol::tcp, {3306, 3306}},
    {"nats", Protocol::tcp, {4222, 4222}},
    {"neptune", Protocol::tcp, {8182, 8182}},
    {"netbios-name", Protocol::udp, {137, 137}},
    {"netbios-session", Protocol::tcp, {139, 139}},
    {"nfs", Protocol::tcp, {2049, 2049}},
    {"ntp", Protocol::udp, {123, 123}},
    {"opensearch-dashboards", Protocol::tcp, {5601, 5601}},
    {"openvpn", Protocol::udp, {1194, 1194}},
    {"oracle", Protocol::tcp, {1521, 1521}},
    {"pop3", Protocol::tcp, {110, 110}},
    {"pop3s", Protocol::tcp, {995, 995}},
    {"postgres", Protocol::tcp, {5432, 5432}},
    {"prometheus", Protocol::tcp, {9090, 9090}},
    {"rabbitmq-management", Protocol::tcp, {15672, 15672}},
    {"radius", Protocol::udp, {1812, 1813}},
    {"rdp", Protocol::tcp, {3389, 3389}},
    {"redis", Protocol::tcp, {6379, 6379}},
    {"redshift", Protocol::tcp, {5439, 5439}},
    {"rpcbind", Protocol::tcp, {111, 111}},
    {"rpcbind", Protocol::udp, {111, 111}},
    {"rsync", Protocol::tcp, {873, 873}},
    {"smb", Protocol::tcp, {445, 445}},
    {"smtp", Protocol::tcp, {25, 25}},
    {"smtps", Protocol::tcp, {465, 465}},
    {"snmp", Protocol::udp, {161, 162}},
    {"solr", Protocol::tcp, {8983, 8983}},
    {"ssh", Protocol::tcp, {22, 22}},
    {"submission", Protocol::tcp, {587, 587}},
    {"syslog", Protocol::udp, {514, 514}},
    {"telnet", Protocol::tcp, {23, 23}},
    {"tftp", Protocol::udp, {69, 69}},
    {"vault", Protocol::tcp, {8200, 8200}},
    {"vnc", Protocol::tcp, {5900, 5903}},
    {"winrm", Protocol::tcp, {5985, 5986}},
    {"wireguard", Protocol::udp, {51820, 51820}},
    {"zookeeper", Protocol::tcp, {2181, 2181}},
});

constexpr bool by_name(const NamedService& a, const NamedService& b) {
    return a.name < b.name;
}
static_assert(std::ranges::is_sorted(services, by_name));

}  // namespace

std::span<const NamedService> named_services() {
    return services;
}

std::span<const NamedService> services_named(std::string_view name) {
    std::string wanted(name);
    std::ranges::transform(wanted, wanted.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto [first, last] = std::ranges::equal_range(services, wanted, {}, &NamedService::name);
    return {first, last};
}

std::string_view service_name(Protocol protocol, std::uint16_t port) {
    const auto found = std::ranges::find_if(
        services, [&](const NamedService& s) { return s.protocol == protocol && s.ports.contains(port); });
    return found == services.end() ? std::string_view{} : found->name;
}

}  // namespace netlint::net
