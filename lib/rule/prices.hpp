// What AWS bills for packets, so that a finding can say what a way costs.
//
// List prices without taxes and discounts, of NAT gateways (Amazon VPC pricing), interface endpoints (AWS PrivateLink
// pricing) and traffic between zones (Amazon EC2 on-demand pricing, "Data transfer within the same AWS Region").
#pragma once

#include <array>
#include <string_view>

namespace netlint::rule {

inline constexpr std::string_view prices_read = "2026-11";  // when the pages said so

// In US dollars.
struct NatPrice {
    std::string_view region;
    double per_gb;  // processed, in either direction; an hour costs the same amount
};

// The first row stands for regions that are not listed.
inline constexpr std::array<NatPrice, 7> nat_prices{{
    {"us-east-1", 0.045},
    {"us-east-2", 0.045},
    {"us-west-2", 0.045},
    {"ca-central-1", 0.050},
    {"eu-west-1", 0.048},
    {"eu-central-1", 0.052},
    {"ap-southeast-1", 0.059},
}};

inline constexpr double zone_crossing_per_gb = 0.02;  // 0.01 where it leaves a zone and 0.01 where it enters one
inline constexpr double endpoint_per_gb = 0.01;       // of the first petabyte a month
inline constexpr double endpoint_per_hour = 0.01;     // in each zone; somewhat more outside the United States
inline constexpr double hours_per_month = 730;

constexpr NatPrice nat_price_in(std::string_view region) {
    for (const NatPrice& price : nat_prices)
        if (price.region == region) return price;
    return nat_prices.front();
}

}  // namespace netlint::rule
