// Walks the rows of a YAML document.
#include "yaml_node.hpp"

namespace netlint::rule {

std::vector<YamlNode> YamlNode::items() const {
    std::vector<YamlNode> out;
    if (!is_sequence()) return out;
    for (YamlNode item(row_ + 1, texts_); item.row_ != end(); item.row_ = item.end()) out.push_back(item);
    return out;
}

std::vector<std::pair<YamlNode, YamlNode>> YamlNode::entries() const {
    std::vector<std::pair<YamlNode, YamlNode>> out;
    if (!is_map()) return out;
    for (YamlNode key(row_ + 1, texts_); key.row_ != end();) {
        const YamlNode value(key.end(), texts_);
        out.emplace_back(key, value);
        key.row_ = value.end();
    }
    return out;
}

YamlNode YamlNode::find(std::string_view key) const {
    if (!is_map()) return {};
    for (YamlNode at(row_ + 1, texts_); at.row_ != end();) {
        const YamlNode value(at.end(), texts_);
        if (at.is_scalar() && at.scalar() == key) return value;
        at.row_ = value.end();
    }
    return {};
}

}  // namespace netlint::rule
