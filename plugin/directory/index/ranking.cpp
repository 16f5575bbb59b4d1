#include "ranking.hpp"

#include <algorithm>
#include <tuple>

#include <plugin/directory/index/search.hpp>

namespace tandem::directory {
namespace {

unsigned highest_fit(const std::vector<Wish> &wishes) {
  unsigned sum = 0;
  for (const Wish &wish : wishes) sum += wish.weight;
  return sum;
}

// One found row of one of the segments.
struct Place {
  std::size_t part;
  Row row;
};

class Ranking {
 public:
  explicit Ranking(std::vector<Ranked> parts) : parts_(std::move(parts)) {}

  std::vector<Hit> lines(std::size_t begin, std::size_t end) const {
    if (begin == end) return {};
    const Cut last = cut(end);
    if (begin == 0) {
      auto places = by_fit(last.above);
      append(places, in_order(last.at, 0, end - last.count_above));
      return hits(places);
    }
    const Cut first = cut(begin);
    if (first.count_above == last.count_above)  // the page lies within those of one fit
      return hits(in_order(last.at, begin - last.count_above, end - begin));
    std::vector<Bits> between = last.above;
    std::size_t count_at = 0;
    for (std::size_t part = 0; part < parts_.size(); ++part) {
      between[part].subtract(first.above[part]).subtract(first.at[part]);
      count_at += first.at[part].count();
    }
    const std::size_t skipped = begin - first.count_above;
    auto places = in_order(first.at, skipped, count_at - skipped);
    append(places, by_fit(between));
    append(places, in_order(last.at, 0, end - last.count_above));
    return hits(places);
  }

 private:
  // Those who fit better than whoever stands in line `count`, and those who fit as well.
  struct Cut {
    std::vector<Bits> above, at;  // by part
    std::size_t count_above = 0;
  };

  // From the highest plane down: when those who have its bit are enough, all others stand behind;
  // otherwise all of them stand above, and the line is among the others.
  Cut cut(std::size_t count) const {
    Cut cut;
    std::size_t planes = 0;
    for (const Ranked &part : parts_) {
      cut.above.emplace_back(part.segment().rows());
      cut.at.push_back(part.found());
      planes = std::max(planes, part.fits().planes());
    }
    std::vector<Bits> having(parts_.size());
    for (std::size_t plane = planes; plane-- > 0;) {
      std::size_t many = 0;
      for (std::size_t part = 0; part < parts_.size(); ++part) {
        having[part].assign_and(cut.at[part], parts_[part].fits().plane(plane));
        many += having[part].count();
      }
      if (cut.count_above + many >= count) {
        cut.at.swap(having);
        continue;
      }
      if (many == 0) continue;
      cut.count_above += many;
      for (std::size_t part = 0; part < parts_.size(); ++part) {
        cut.above[part] |= having[part];
        cut.at[part].subtract(having[part]);
      }
    }
    return cut;
  }

  auto name_of(const Place &place) const {
    const Segment &segment = parts_[place.part].segment();
    return std::tuple(segment.sort_name(place.row), segment.id(place.row));
  }
  unsigned fit_of(const Place &place) const { return parts_[place.part].fits().of(place.row); }

  // Fewer than a page.
  std::vector<Place> by_fit(const std::vector<Bits> &rows) const {
    std::vector<Place> places;
    for (std::size_t part = 0; part < rows.size(); ++part)
      rows[part].each([&](Row row) { places.push_back({part, row}); });
    std::ranges::sort(places, [&](const Place &left, const Place &right) {
      const unsigned left_fit = fit_of(left), right_fit = fit_of(right);
      if (left_fit != right_fit) return left_fit > right_fit;
      return name_of(left) < name_of(right);
    });
    return places;
  }

  // In order of name, without the first `skipped`.
  std::vector<Place> in_order(const std::vector<Bits> &rows, std::size_t skipped,
                              std::size_t count) const {
    std::vector<Row> next = start(rows, skipped);
    std::vector<Place> places;
    for (std::size_t left = skipped + count; left > 0; --left) {
      std::size_t best = rows.size();
      for (std::size_t part = 0; part < rows.size(); ++part) {
        if (next[part] >= rows[part].rows()) continue;
        if (best == rows.size() || name_of({part, next[part]}) < name_of({best, next[best]}))
          best = part;
      }
      if (best == rows.size()) break;
      if (left <= count) places.push_back({best, next[best]});
      next[best] = rows[best].next(next[best] + 1);
    }
    return places;
  }

  // Where to begin reading: in each part's first found row at or after a name before which no more
  // than `skipped` stand; that many are taken off `skipped`. Found by halving the largest part, so
  // that late pages cost little more than the first.
  std::vector<Row> start(const std::vector<Bits> &rows, std::size_t &skipped) const {
    std::size_t largest = 0;
    for (std::size_t part = 1; part < rows.size(); ++part)
      if (rows[part].rows() > rows[largest].rows()) largest = part;
    std::vector<Row> best(rows.size(), 0);
    std::size_t best_count = 0;
    Row low = 0;
    for (Row high = static_cast<Row>(rows[largest].rows()); skipped > 0 && low < high;) {
      const Row middle = low + (high - low) / 2;
      std::vector<Row> at = split({largest, middle});
      std::size_t count = 0;
      for (std::size_t part = 0; part < rows.size(); ++part)
        count += rows[part].count_before(at[part]);
      if (count > skipped) {
        high = middle;
        continue;
      }
      low = middle + 1;
      best = std::move(at);
      best_count = count;
    }
    skipped -= best_count;
    for (std::size_t part = 0; part < rows.size(); ++part) best[part] = rows[part].next(best[part]);
    return best;
  }

  std::vector<Row> split(const Place &at) const {
    const auto [name, id] = name_of(at);
    std::vector<Row> places;
    for (const Ranked &part : parts_) places.push_back(part.segment().place_of(name, id));
    return places;
  }

  static void append(std::vector<Place> &places, const std::vector<Place> &more) {
    places.insert(places.end(), more.begin(), more.end());
  }

  std::vector<Hit> hits(const std::vector<Place> &places) const {
    std::vector<Hit> hits;
    for (const Place &place : places) {
      const Segment &segment = parts_[place.part].segment();
      hits.push_back(
          {segment.id(place.row), segment.revision(place.row), static_cast<int>(fit_of(place))});
    }
    return hits;
  }

  const std::vector<Ranked> parts_;
};

}  // namespace

Ranked::Ranked(const Segment &segment, Bits found, const std::vector<Wish> &wishes)
    : segment_(&segment), found_(std::move(found)), fits_(segment.rows(), highest_fit(wishes)) {
  std::vector<Sums::Addend> many;
  for (const Wish &wish : wishes) {
    if (const RowSet &rows = segment.set(wish.slot); rows.is_dense())
      many.push_back({&rows.bits(), wish.weight});
  }
  fits_.add(many);
  for (const Wish &wish : wishes) {
    const RowSet &rows = segment.set(wish.slot);
    if (!rows.is_dense()) rows.each([&](Row row) { fits_.add(row, wish.weight); });
  }
}

std::vector<Hit> best(std::vector<Ranked> ranked, std::size_t begin, std::size_t end) {
  return Ranking(std::move(ranked)).lines(begin, end);
}

}  // namespace tandem::directory
