// The words for verdicts.
#include "netlint/reach/answer.hpp"

namespace netlint::reach {

std::string_view to_string(Verdict verdict) {
    switch (verdict) {
        case Verdict::reachable:
            return "reachable";
        case Verdict::unreachable:
            return "unreachable";
        case Verdict::partial:
            return "partial";
        case Verdict::unknown:
            break;
    }
    return "unknown";
}

}  // namespace netlint::reach
