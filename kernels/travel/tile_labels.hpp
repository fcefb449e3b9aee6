// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/travel/bucket_queue.hpp"
#include "kernels/travel/ground.hpp"

namespace firnline::travel {

/// One tile at work: labels are lowered until none is too high for those that the tile knows of. One tile at
/// a time; its memory serves for the next.
class TileLabels {
 public:
  explicit TileLabels(const Ground& ground) : ground_(ground) {}

  /// Begins with a tile, whose labels are to be filled in.
  void open(const Tiling& tiling, std::int64_t tile);
  /// With a margin as the ground's, where 0 stands: nothing there is lowered.
  [[nodiscard]] Tile<Label>& labels() { return labels_; }
  /// The nearest facilities, of the margin too, as far as a step reaches. From then on labels are those of
  /// the second nearest, and one of the same facility is none.
  void look_for_second(Tile<Label>& nearest) { nearest_ = &nearest; }

  [[nodiscard]] bool is_barrier(std::int64_t row, std::int64_t col) const {
    return elementary::is_nan(tile_.friction.at(row, col));
  }
  /// A label for a cell, if it is lower than what is there. row, col: from the tile's corner
  void offer(std::int64_t row, std::int64_t col, Label label);
  /// What neighbours show, in a margin like that of labels().
  void take_from(const Tile<Label>& around);
  /// What the nearest facilities' labels mean for cells nearby that have others.
  void take_from_nearest();
  /// Until no label lowers another.
  void settle();

 private:
  template <class Body>
  void with_law(const Body& body);
  template <class Law>
  void settle_by();
  template <class Law>
  void take_from_by(const Tile<Label>& around);
  template <class Law>
  void take_from_nearest_by();

  const Ground& ground_;
  TileGround tile_;
  Tile<Label> labels_;
  const Tile<Label>* nearest_ = nullptr;
  BucketQueue queue_;
};

}  // namespace firnline::travel
