// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "host/report/map_frame.hpp"

namespace firnline {

// Where names stand on a map. Private to report/.

/// Width of a name in 14 px bold [units of the figure]: rather too wide than too narrow, so that none touches
/// another.
[[nodiscard]] double label_width(const std::string& text);

/// The text, cut with an ellipsis to what fits into a width.
[[nodiscard]] std::string fitting(const std::string& text, double width);

struct LabelPlace {
  Box box;              ///< of the text, with a rim
  double x = 0, y = 0;  ///< where the text begins, on its base line
  bool led = false;     ///< too far from its point to be read without a line
};

/// Finds room for names beside points: always in the same places for the same points, none over another, over
/// a point that must be seen, or over the scale bar.
class LabelPlacer {
 public:
  LabelPlacer(double width, double height) : width_(width), height_(height) {}

  void keep_free(const Box& box) { taken_.push_back(box); }
  [[nodiscard]] bool is_free(const Box& box) const;
  /// A point that names rather do not cover.
  void avoid(double x, double y, double radius) {
    avoided_.push_back({x - radius, y - radius, x + radius, y + radius});
  }

  /// The best of eight places beside the point, or nothing when all are taken.
  [[nodiscard]] std::optional<LabelPlace> beside(double x, double y, double text_width, double gap);
  /// The same; when all are taken the nearest free place of the whole figure. Nothing only where the figure
  /// is full.
  [[nodiscard]] std::optional<LabelPlace> anywhere(double x, double y, double text_width, double gap);

 private:
  [[nodiscard]] std::optional<LabelPlace> at(double left, double base, double text_width) const;
  [[nodiscard]] int covered(const Box& box) const;

  double width_, height_;
  std::vector<Box> taken_, avoided_;
};

}  // namespace firnline
