// The engines' default ports, one row each.
#include "engines.hpp"

#include <algorithm>
#include <array>

namespace netlint::aws {
namespace {

struct Engine {
    std::string_view prefix;  // the name up to its edition: "oracle" for "oracle-ee-cdb"
    std::string_view services;
};

// The first prefix that fits counts, so "aurora-postgresql" stands before "aurora".
constexpr std::array engines{
    Engine{"aurora-postgresql", "tcp/5432"},
    Engine{"aurora", "tcp/3306"},  // aurora-mysql
    Engine{"postgres", "tcp/5432"},
    Engine{"mysql", "tcp/3306"},
    Engine{"mariadb", "tcp/3306"},
    Engine{"oracle", "tcp/1521"},
    Engine{"custom-oracle", "tcp/1521"},
    Engine{"sqlserver", "tcp/1433"},
    Engine{"custom-sqlserver", "tcp/1433"},
    Engine{"db2", "tcp/50000"},
    Engine{"redis", "tcp/6379"},
    Engine{"valkey", "tcp/6379"},
    Engine{"memcached", "tcp/11211"},
    Engine{"docdb", "tcp/27017"},
    Engine{"neptune", "tcp/8182"},
    // message brokers (aws_mq_broker)
    Engine{"activemq", "tcp/61617,tcp/5671,tcp/61614,tcp/8883,tcp/61619,tcp/8162"},
    Engine{"rabbitmq", "tcp/5671,tcp/443"},
};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Services disagree about letter case: "RabbitMQ", "POSTGRESQL".
bool starts_with(std::string_view name, std::string_view prefix) {
    return name.size() >= prefix.size() && std::ranges::equal(name.substr(0, prefix.size()), prefix, {}, lower);
}

}  // namespace

std::string_view engine_services(std::string_view engine) {
    for (const Engine& one : engines)
        if (starts_with(engine, one.prefix)) return one.services;
    return "";
}

}  // namespace netlint::aws
