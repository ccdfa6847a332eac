// Cells that agree become products of addresses, services and ports.
#include "connection.hpp"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

namespace netlint::reach::fast {

namespace {

using set::Box;
using set::HeaderSpace;
using set::ServiceSet;

using Spans = std::vector<Span>;

// Cells that are equal but for their addresses, which are all sources with all destinations.
struct Block {
    Spans sources, destinations;
    const Cell* like = nullptr;
};

auto labels_of(const Cell& cell) {
    const auto numbers = [](const LabelBounds& bounds) { return std::pair(bounds.must, bounds.may); };
    return std::tuple(cell.family, numbers(cell.first), numbers(cell.every), numbers(cell.some), numbers(cell.replies),
                      cell.gated);
}

// Joins blocks that agree in their labels and on one side of their addresses.
void join(std::vector<Block>& blocks, Spans Block::*same, Spans Block::*joined) {
    const auto before = [&](const Block& a, const Block& b) {
        const auto left = labels_of(*a.like), right = labels_of(*b.like);
        return left != right ? left < right : a.*same < b.*same;
    };
    std::ranges::stable_sort(blocks, before);
    std::vector<Block> out;
    for (Block& block : blocks) {
        if (out.empty() || before(out.back(), block)) {
            out.push_back(std::move(block));
            continue;
        }
        Spans& more = block.*joined;
        (out.back().*joined).insert((out.back().*joined).end(), more.begin(), more.end());
    }
    blocks = std::move(out);
}

// Takes the cell into the block, where that stays all sources with all destinations.
bool extend(Block& block, const Cell& cell) {
    const bool one_source = block.sources.size() == 1 && block.sources.front() == cell.sources;
    if (!one_source && (block.destinations.size() != 1 || block.destinations.front() != cell.destinations))
        return false;
    if (labels_of(*block.like) != labels_of(cell)) return false;
    (one_source ? block.destinations.emplace_back(cell.destinations) : block.sources.emplace_back(cell.sources));
    return true;
}

// A sweep goes along one side, and few labels take turns there: most cells belong to one of the latest blocks.
std::vector<Block> blocks_of(std::span<const Cell> cells) {
    constexpr std::size_t latest = 8;
    std::vector<Block> blocks;
    for (const Cell& cell : cells) {
        const auto last = blocks.rbegin() + static_cast<std::ptrdiff_t>(std::min(latest, blocks.size()));
        if (std::none_of(blocks.rbegin(), last, [&](Block& block) { return extend(block, cell); }))
            blocks.push_back({{cell.sources}, {cell.destinations}, &cell});
    }
    if (blocks.size() < 2) return blocks;
    join(blocks, &Block::destinations, &Block::sources);
    join(blocks, &Block::sources, &Block::destinations);
    return blocks;
}

class Boxes {
public:
    // `asked`: null for everything from these ports.
    Boxes(std::span<const Cell> cells, const set::PortSet& client_ports, const Box* asked, Labels& labels)
        : blocks_(blocks_of(cells)), client_ports_(client_ports), asked_(asked), labels_(labels) {
        for (const Block& block : blocks_) {
            const net::Family family = block.like->family;
            Product product{to_addresses(block.sources, family), to_addresses(block.destinations, family)};
            if (asked_) {
                product.sources &= asked_->source;
                product.destinations &= asked_->destination;
            }
            products_.push_back(std::move(product));
        }
    }

    // Replies to everything that arrives get back.
    bool all_answered() const {
        return std::ranges::all_of(blocks_, [](const Block& block) {
            return block.like->first == block.like->some && block.like->replies == everything;
        });
    }

    // Those services, from every port of the client's that the replies get back to.
    Headers headers(LabelBounds Cell::*services, bool answered) {
        const bool certain = std::ranges::all_of(blocks_, [&](const Block& block) {
            const LabelBounds &label = block.like->*services, &replies = block.like->replies;
            return label.must == label.may && replies.must == replies.may && !block.like->gated;
        });
        HeaderSpace may = headers(services, &LabelBounds::may, answered);
        if (certain) return Headers::exactly(std::move(may));
        return {headers(services, &LabelBounds::must, answered), std::move(may)};
    }

private:
    // The addresses of a block, as far as they are asked for.
    struct Product {
        set::AddressSet sources, destinations;
    };

    HeaderSpace headers(LabelBounds Cell::*services, Label LabelBounds::*world, bool answered) {
        std::vector<Box> boxes;
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            const Cell& cell = *blocks_[i].like;
            const Label label = cell.*services.*world;
            if (label == Label::none) continue;
            const Label replies = answered || cell.gated ? cell.replies.*world : Label::all;
            add(products_[i], labels_.services(label), replies, boxes);
        }
        return HeaderSpace::from(boxes);
    }

    void add(const Product& product, const ServiceSet& services, Label replies, std::vector<Box>& boxes) {
        Box whole{product.sources, product.destinations, asked_ ? services & asked_->services : services,
                  client_ports_};
        if (whole.source.empty() || whole.destination.empty() || whole.services.empty()) return;
        if (replies == Label::all) {
            boxes.push_back(whole);
            return;
        }
        const ServiceSet answered = labels_.services(labels_.answered(replies, client_ports_, Pick::some));
        Box part = whole;
        part.services = (whole.services & answered) - ServiceSet::with_ports();
        if (!part.services.empty()) boxes.push_back(part);
        for (const net::Protocol protocol : {net::Protocol::tcp, net::Protocol::udp}) {
            part.services = whole.services & ServiceSet::protocol(protocol);
            part.source_ports = labels_.services(replies).ports_of(protocol) & client_ports_;
            if (!part.services.empty() && !part.source_ports.empty()) boxes.push_back(part);
        }
    }

    std::vector<Block> blocks_;
    std::vector<Product> products_;  // by block
    const set::PortSet& client_ports_;
    const Box* asked_;
    Labels& labels_;
};

}  // namespace

namespace {

Connection all_three(std::span<const Cell> cells, Boxes boxes) {
    Connection out;
    out.forward = boxes.headers(&Cell::first, false);
    out.some = boxes.all_answered() ? out.forward : boxes.headers(&Cell::some, true);
    const bool translated = std::ranges::any_of(cells, [](const Cell& cell) { return cell.every != cell.some; });
    out.every = translated ? boxes.headers(&Cell::every, true) : out.some;
    return out;
}

}  // namespace

Connection to_connection(std::span<const Cell> cells, const set::PortSet& client_ports, Labels& labels) {
    return cells.empty() ? Connection{} : all_three(cells, Boxes(cells, client_ports, nullptr, labels));
}

Connection to_connection(std::span<const Cell> cells, const Box& asked, Labels& labels) {
    const Label wanted = labels.of(asked.services);
    std::vector<Cell> part;
    part.reserve(cells.size());
    for (const Cell& cell : cells) {
        const auto of = [&](const LabelBounds& services) {
            return labels.both(services, LabelBounds::exactly(wanted));
        };
        if (const LabelBounds first = of(cell.first); !first.empty()) {
            part.push_back(cell);
            part.back().first = first;
            part.back().every = of(cell.every);
            part.back().some = of(cell.some);
        }
    }
    return part.empty() ? Connection{} : all_three(part, Boxes(part, asked.source_ports, &asked, labels));
}

Headers answered_headers(std::span<const Cell> cells, const set::PortSet& client_ports, Labels& labels) {
    if (cells.empty()) return {};
    return Boxes(cells, client_ports, nullptr, labels).headers(&Cell::some, true);
}

LabelBounds answered(std::span<const Cell> cells, const set::PortSet& client_ports, Pick pick, Labels& labels) {
    LabelBounds out;
    for (const Cell& cell : cells)
        out = labels.either(out, labels.both(cell.some, labels.answered(cell.replies, client_ports, pick)));
    return out;
}

}  // namespace netlint::reach::fast
