// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/map_labels.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string_view>

#include "kernels/grid/unseen_text.hpp"

namespace firnline {
namespace {

constexpr double ascent = 14, descent = 4, rim = 2;

double width_of(char32_t letter) {
  constexpr std::u32string_view narrow = U"ijlI.,:;'|()[] ", wide = U"MWmw@%ЖМШЩЮЫДФжмшщюыдф";
  if (narrow.find(letter) != std::u32string_view::npos) return 5.5;
  if (wide.find(letter) != std::u32string_view::npos) return 13.5;
  if (letter < 0x80) return letter >= 'A' && letter <= 'Z' ? 10.5 : 8.8;
  return letter < 0x600 ? 10.5 : 15;  // Cyrillic and Greek; Chinese and whatever else is square
}

/// Where a letter of the text ends, its bytes that are none taken one by one.
std::size_t end_of_letter(std::string_view text, std::size_t at) {
  return at + std::max<std::size_t>(utf8_at(text, at).length, 1);
}

}  // namespace

double label_width(const std::string& text) {
  double width = 0;
  for (std::size_t at = 0; at < text.size(); at = end_of_letter(text, at)) {
    const Utf8Character letter = utf8_at(text, at);
    // A character that nobody sees is written as its code point, like [U+202E].
    width += letter.length > 0 && is_unseen(letter.code_point) ? 90 : width_of(letter.code_point);
  }
  return width;
}

std::string fitting(const std::string& text, double width) {
  if (label_width(text) <= width) return text;
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    at = end_of_letter(text, at);
    if (label_width(text.substr(0, at)) + 15 > width) break;
    end = at;
  }
  return text.substr(0, end) + "…";
}

bool LabelPlacer::is_free(const Box& box) const {
  return std::none_of(taken_.begin(), taken_.end(), [&](const Box& other) { return box.overlaps(other); });
}

int LabelPlacer::covered(const Box& box) const {
  return static_cast<int>(
      std::count_if(avoided_.begin(), avoided_.end(), [&](const Box& other) { return box.overlaps(other); }));
}

std::optional<LabelPlace> LabelPlacer::at(double left, double base, double text_width) const {
  const Box box{left - rim, base - ascent, left + text_width + rim, base + descent};
  if (box.left < 0 || box.right > width_ || box.top < 0 || box.bottom > height_) return std::nullopt;
  if (!is_free(box)) return std::nullopt;
  return LabelPlace{box, left, base, false};
}

std::optional<LabelPlace> LabelPlacer::beside(double x, double y, double text_width, double gap) {
  const double below = gap + ascent + 2, above = gap + descent;
  const double offsets[8][2] = {{gap + rim, 5},
                                {-gap - rim - text_width, 5},
                                {-text_width / 2, -above},
                                {-text_width / 2, below},
                                {gap, -gap},
                                {gap, below},
                                {-gap - text_width, -gap},
                                {-gap - text_width, below}};
  std::optional<LabelPlace> best;
  int fewest = std::numeric_limits<int>::max();
  for (const auto& offset : offsets) {
    const auto place = at(x + offset[0], y + offset[1], text_width);
    if (!place) continue;
    if (const int count = covered(place->box); count < fewest) fewest = count, best = place;
  }
  if (best) taken_.push_back(best->box);
  return best;
}

std::optional<LabelPlace> LabelPlacer::anywhere(double x, double y, double text_width, double gap) {
  if (auto place = beside(x, y, text_width, gap)) return place;
  constexpr double step = 6, for_each_covered = 20;  // as bad as so much further away
  std::optional<LabelPlace> best;
  double least = std::numeric_limits<double>::max();
  for (double base = ascent; base <= height_ - descent; base += step)
    for (double left = rim; left <= width_ - text_width - rim; left += step) {
      const double across = std::max({left - x, 0.0, x - left - text_width});
      const double down = base - 5 - y;
      const double away = std::hypot(across, down);
      if (away >= least) continue;
      const auto place = at(left, base, text_width);
      if (!place) continue;
      if (const double cost = away + for_each_covered * covered(place->box); cost < least)
        least = cost, best = place;
    }
  if (best) {
    best->led = true;
    taken_.push_back(best->box);
  }
  return best;
}

}  // namespace firnline
