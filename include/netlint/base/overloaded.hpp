// Lambdas as one visitor: `std::visit(overloaded{[](A) {...}, [](B) {...}}, variant)`.
#pragma once

namespace netlint {

template <class... Visitors>
struct overloaded : Visitors... {
    using Visitors::operator()...;
};

template <class... Visitors>
overloaded(Visitors...) -> overloaded<Visitors...>;

}  // namespace netlint
