// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>

#include "kernels/hydrology/downstream.hpp"
#include "kernels/hydrology/weights.hpp"
#include "kernels/wholegrid/tile_plane.hpp"

namespace firnline {

/// Where fields take water from the river: at the first river cell on their own water's way down, themselves
/// included. Without a plane of the river each field takes it where it lies.
class Intakes {
 public:
  /// river: codes of streams(), or null. sums: memory for one month's demand, used with a river alone
  Intakes(const WholeGrid& where, const TilePlane<std::uint8_t>& direction,
          const TilePlane<std::uint8_t>* river, std::unique_ptr<TilePlane<std::int64_t>> sums);
  ~Intakes();

  /// What is to be taken at each cell: what all fields ask for that take it there.
  /// in: demand in quanta, 0 or more; it must outlive the result. throws: LimitError at overflow
  const TilePlane<std::int64_t>& gather(const TilePlane<std::int64_t>& demand);

  /// What each field gets of what was taken: as much of what it asks for as all fields of its intake.
  /// in: what was gathered last, and of it taken. out: m3; 0 for a field that asks for none; NaN where it
  /// does and meets no river, or where the river is not known
  void share_out(const TilePlane<std::int64_t>& taken, double quantum_m3, TilePlane<float>& supply_m3) const;

 private:
  class AtRiver;
  class EndingAtRiver;

  const WholeGrid& where_;
  const TilePlane<std::uint8_t>& direction_;
  const TilePlane<std::uint8_t>* river_;
  std::unique_ptr<TilePlane<std::int64_t>> sums_;
  std::unique_ptr<AtRiver> at_river_;
  StepLengths lengths_;
  const TilePlane<std::int64_t>* demand_ = nullptr;  ///< gathered last
};

}  // namespace firnline
