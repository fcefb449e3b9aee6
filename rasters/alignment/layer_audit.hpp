// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <string>

namespace firnline {

/// A sum that does not depend on the order: whole steps of 2^-32 in 128 bits. Numbers up to 1e28 fit.
class ExactTotal {
 public:
  void add(double value);
  [[nodiscard]] double value() const;
  [[nodiscard]] std::string text() const;  ///< hexadecimal, exact
  static ExactTotal from_text(const std::string& text);

 private:
  __extension__ using Steps = __int128;
  Steps steps_ = 0;
};

/// What happened to a layer's cells so far. Every member is a sum, a minimum or a maximum over cells that belong to
/// exactly one tile: equal for every tiling, order and interruption.
struct LayerCounters {
  std::int64_t cells = 0;           ///< grid cells asked for, over all bands
  std::int64_t valid = 0;           ///< with a value in the end
  std::int64_t filled = 0;          ///< no data inside the footprint, filled by the missing policy
  std::int64_t masked = 0;          ///< outside the area of interest
  std::int64_t infinite = 0, enormous = 0, trapped = 0, doubtful = 0;  ///< source cells (Finding)
  std::int64_t touched = 0, spread = 0;                                ///< vector layers
  double trap_value = 0, doubtful_value = 0;  ///< the smallest sentinel met
  double low = std::numeric_limits<double>::infinity();
  double high = -std::numeric_limits<double>::infinity();
  ExactTotal before, after;

  /// One line of name=value pairs, and back. throws: CheckpointError for a text that is none
  [[nodiscard]] std::string text() const;
  static LayerCounters from_text(const std::string& text);
};

}  // namespace firnline
